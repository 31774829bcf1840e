"""Donors suggested at the pledge desk: who is here, the list, who was invited, who gave before."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest
import sqlalchemy as sa
from flask import Flask

from forum_app.donors.queries.suggesting import suggestions
from forum_app.forums.queries import Forum
from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.guests.rules.guest import search_text
from forum_app.kernel.actors import Role
from forum_app.pledges.models import PledgeRow
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests.cast import THE_EVENING, Client
from tests.donors.factories import add
from tests.guests.factories import invite, load_plan_groups
from tests.pledges.factories import take

SignIn = Callable[[Role], Client]


@pytest.fixture
def groups(app: Flask, forum: Forum) -> None:
    load_plan_groups(app, forum)


def arrive(app: Flask, forum: Forum, guest_id: int) -> None:
    with app.app_context(), transaction(forum.id) as session:
        session.execute(sa.update(GuestRow).where(GuestRow.id == guest_id).values(admitted_at=THE_EVENING))


def suggested(desk: Client, q: str) -> list[tuple[str, str, bool]]:
    items = desk.get("donors", query_string={"q": q}).json["items"]
    return [(item["name"], item["source"], item["present"]) for item in items]


def test_the_present_come_first_then_the_list_the_invited_and_the_earlier(
    app: Flask, forum: Forum, groups: None, office: Client
) -> None:
    take(office, donor={"name": "Công ty Đường Đã Cho"})
    add(office, "Công ty Đường Trong Danh Sách")
    invite(app, forum, "Lê An", organisation="Công ty Đường Chưa Đến")
    here = invite(app, forum, "Lê Bình", organisation="Công ty Đường Có Mặt")
    arrive(app, forum, here.id)
    assert suggested(office, "dường") == [
        ("Công ty Đường Có Mặt", "guests", True),
        ("Công ty Đường Trong Danh Sách", "list", False),
        ("Công ty Đường Chưa Đến", "guests", False),
        ("Công ty Đường Đã Cho", "pledges", False),
    ]


def test_a_company_is_suggested_once_by_its_name_of_the_list(
    app: Flask, forum: Forum, groups: None, office: Client
) -> None:
    donor = add(office, "Công ty Đường Phan Rang")
    take(office, donor={"name": "CÔNG TY ĐƯỜNG PHAN RANG"})
    arrive(app, forum, invite(app, forum, "Lê An", organisation="Cty Muối; công ty đường phan rang").id)
    arrive(app, forum, invite(app, forum, "Lê Bình", organisation="công ty đường Phan Rang.").id)
    items = sorted(office.get("donors?q=duong phan").json["items"], key=lambda item: item["name"])
    once = {"kind": "organisation", "source": "guests", "present": True}
    assert items == [
        {"name": "Cty Muối; công ty đường phan rang", "donor_id": None} | once,
        {"name": "Công ty Đường Phan Rang", "donor_id": donor["id"]} | once,
    ]


def test_a_delegation_is_present_once_one_of_it_is(
    app: Flask, forum: Forum, groups: None, office: Client, signed_in: SignIn
) -> None:
    guest = invite(app, forum, "Lê An")
    made = signed_in("checkin").post("delegations", json={"name": "Đoàn Đường sắt", "guest_ids": [guest.id]})
    assert made.status_code == 201, made.json
    assert suggested(office, "duong sat") == [("Đoàn Đường sắt", "guests", False)]
    arrive(app, forum, guest.id)
    assert suggested(office, "duong sat") == [("Đoàn Đường sắt", "guests", True)]


def test_protected_guests_are_never_suggested(app: Flask, forum: Forum, groups: None, office: Client) -> None:
    with app.app_context():
        number = db.session.scalar(sa.select(GuestGroup.number).where(GuestGroup.protected))
    assert number is not None
    arrive(app, forum, invite(app, forum, "Lê An", group=number, organisation="Hộ nghèo đường Trần Phú").id)
    assert suggested(office, "đường") == []


def test_a_person_whose_job_fits_is_not_their_organisation(
    app: Flask, forum: Forum, groups: None, office: Client
) -> None:
    invite(app, forum, "Lê An", position="Giám đốc nhà máy đường", organisation="Công ty Muối")
    assert suggested(office, "duong") == []
    assert suggested(office, "cong mu") == [("Công ty Muối", "guests", False)]


@pytest.mark.parametrize("q", ["!!!", "%", "không có ai"])
def test_what_fits_nobody_suggests_nobody(office: Client, q: str) -> None:
    add(office)
    assert suggested(office, q) == []


@pytest.mark.parametrize("query", ["limit=0", "limit=51", "q=" + "x" * 201])
def test_an_unusable_question_is_refused(office: Client, query: str) -> None:
    assert office.get(f"donors?{query}").status_code == 422


def test_who_may_be_told(office: Client, signed_in: SignIn, anonymous: Client) -> None:
    roles: tuple[Role, ...] = ("admin", "pledges", "stage", "crew", "checkin", "display")
    assert [signed_in(role).get("donors").status_code for role in roles] == [200, 200, 403, 403, 403, 403]
    assert anonymous.get("donors").status_code == 401


def crowd(app: Flask, forum: Forum) -> None:
    """Three thousand guests of six hundred organisations, five thousand pledges of two thousand donors."""
    with app.app_context(), transaction(forum.id) as session:
        group = session.scalar(sa.select(GuestGroup.id).where(GuestGroup.protected.is_(False)))
        guests = [
            {
                "forum_id": forum.id,
                "group_id": group,
                "full_name": f"Nguyễn Văn {number}",
                "organisation": f"Công ty Cổ phần Đầu tư {number % 600}",
                "position": "Giám đốc",
                "search": search_text(
                    f"Nguyễn Văn {number}", "Giám đốc", f"Công ty Cổ phần Đầu tư {number % 600}"
                ),
                "sort_key": str(number),
                "rank": number,
                "code": f"{number:020d}",
                "created_at": THE_EVENING,
            }
            for number in range(3000)
        ]
        pledges = [
            {
                "forum_id": forum.id,
                "number": number,
                "reference": str(number),
                "donor_name": f"Công ty TNHH Xây dựng {number % 2000}",
                "donor_folded": f"cong ty tnhh xay dung {number % 2000}",
                "donor_kind": "organisation",
                "anonymous": False,
                "kind": "cash",
                "description": "",
                "channel": "desk",
                "status": "confirmed",
                "taken_at": THE_EVENING,
                "taken_by": "Bàn 1",
            }
            for number in range(1, 5001)
        ]
        session.execute(sa.insert(GuestRow), guests)
        session.execute(sa.insert(PledgeRow), pledges)


@pytest.mark.parametrize("q", ["cong", "xay dung 19", "dau tu 12"])
def test_suggesting_keeps_up_with_typing(app: Flask, forum: Forum, groups: None, q: str) -> None:
    crowd(app, forum)
    with app.app_context():
        best = min(_seconds(forum, q) for _ in range(5))
    assert best < 0.1  # far above what it takes: a test is no benchmark


def _seconds(forum: Forum, q: str) -> float:
    begun = perf_counter()
    assert len(suggestions(db.session(), forum.id, q, 7)) == 7
    return perf_counter() - begun

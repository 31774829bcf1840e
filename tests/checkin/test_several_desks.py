"""Desks beside each other: tallies, conflicts, coming back in, delegations, the list each keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from forum_app.checkin import queries
from forum_app.forums.queries import Forum
from forum_app.guests.models import DelegationRow, GuestRow
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import THE_EVENING, Client, FixedClock
from tests.checkin.factories import EARLIER, NOW, counted, facts, scan
from tests.checkin.test_attempts import hand_over
from tests.guests.factories import invite, said

LATER = "2024-10-17T12:31:00.000+00:00"


def door(app: Flask, forum: Forum) -> dict[str, Any]:
    """Give what the desks watch."""
    with app.app_context():
        return queries.door(db.session(), forum.id, THE_EVENING)


@pytest.fixture
def delegation(app: Flask, forum: Forum, leader: Guest, donor: Guest) -> int:
    with app.app_context(), transaction(forum.id) as session:
        row = DelegationRow(
            forum_id=forum.id, name="Sở Y tế", folded="so y te", contact_phone="0912", created_at=THE_EVENING
        )
        session.add(row)
        session.flush()
        of_it = sa.update(GuestRow).where(GuestRow.id.in_([leader.id, donor.id]))
        session.execute(of_it.values(delegation_id=row.id))
        return row.id


def test_each_desk_has_its_tally_and_when_it_was_heard(
    app: Flask, forum: Forum, desk: Client, leader: Guest, donor: Guest, clock: FixedClock
) -> None:
    scan(desk, leader.code)
    scan(desk, donor.code, at="Bàn 2")
    clock.forward(minutes=1)
    scan(desk, donor.code, at="Bàn 1")
    assert door(app, forum)["desks"] == [
        {"desk": "Bàn 1", "admitted": 1, "last_at": LATER},
        {"desk": "Bàn 2", "admitted": 1, "last_at": NOW},
    ]
    desk.post("check-ins/2/undo")
    assert [one["admitted"] for one in door(app, forum)["desks"]] == [1, 0]


def test_the_desk_of_a_device_is_heard_before_it_scans(app: Flask, forum: Forum) -> None:
    phone = cast.bearer(app, "checkin", desk="Bàn 7")
    assert door(app, forum)["desks"] == [{"desk": "Bàn 7", "admitted": 0, "last_at": None}]
    phone.get("attendance")
    assert door(app, forum)["desks"] == [{"desk": "Bàn 7", "admitted": 0, "last_at": NOW}]


def test_a_desk_that_is_revoked_is_out_at_its_next_request(
    app: Flask, forum: Forum, signed_in: Callable[[Role], Client], leader: Guest
) -> None:
    phone = cast.bearer(app, "checkin", desk="Bàn 7")
    assert phone.get("desk-list").status_code == 200
    (device,) = signed_in("admin").get("/api/v1/devices").json["items"]
    signed_in("admin").delete(f"/api/v1/devices/{device['id']}")
    asked = [scan(phone, leader.code), phone.get("desk-list"), phone.get("scans/1")]
    assert [answer.status_code for answer in asked] == [401, 401, 401]


def test_two_desks_learn_that_both_let_in_the_same_person(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    scan(desk, leader.code)
    result = hand_over(desk, "later", leader.code)
    assert (result["status"], result["admission"]["desk"], counted(desk)) == (
        "already_admitted",
        "Bàn 1",
        (1, 1),
    )
    assert door(app, forum)["conflicts"] == [
        {
            "key": "later",
            "full_name": "Lý Ngọc Nam",
            "group": "Lãnh đạo tỉnh",
            "first": {"desk": "Bàn 1", "at": NOW},
            "second": {"desk": "Bàn 2", "at": EARLIER},
        }
    ]
    assert facts(app, forum) == ["guest.admitted", "scan.conflicted"]


def test_an_answer_that_was_lost_is_a_conflict_once_the_desk_let_the_person_in(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    scan(desk, leader.code)
    asked = {"code": leader.code, "desk": "Bàn 2", "scanned_at": EARLIER}
    assert desk.post("check-ins", json=asked, key="lost").status_code == 409
    assert door(app, forum)["conflicts"] == []
    for _ in range(2):
        assert hand_over(desk, "lost", leader.code)["status"] == "already_admitted"
    assert [conflict["key"] for conflict in door(app, forum)["conflicts"]] == ["lost"]
    assert facts(app, forum) == ["guest.admitted", "scan.conflicted"]


def test_a_conflict_that_somebody_settled_is_off_every_desk(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    scan(desk, leader.code)
    hand_over(desk, "later", leader.code)
    settled = [desk.post("scans/later/settle") for _ in range(2)]
    assert [(answer.status_code, said(answer)["settled"]) for answer in settled] == [(200, True)] * 2
    assert (door(app, forum)["conflicts"], facts(app, forum)[2:]) == ([], ["scan.settled"])
    assert desk.post("scans/other/settle").status_code == 404
    assert desk.post("scans/later/settle", json={"why": "x"}).status_code == 422


@pytest.mark.parametrize("again", [{"at": "Bàn 1"}, {"offline": False}])
def test_no_conflict_where_one_desk_scanned_twice_or_nobody_was_let_in(
    app: Flask, forum: Forum, desk: Client, leader: Guest, again: dict[str, Any]
) -> None:
    scan(desk, leader.code)
    hand_over(desk, "later", leader.code, **again)
    assert (door(app, forum)["conflicts"], facts(app, forum)) == ([], ["guest.admitted"])


def test_coming_back_in_changes_no_count(app: Flask, forum: Forum, desk: Client, leader: Guest) -> None:
    scan(desk, leader.code)
    came = [desk.post("check-ins/1/reentry", json={"desk": "Bàn 2"}, key=key) for key in ("a", "b", "b")]
    assert [(answer.status_code, said(answer)["admission"]["reentries"]) for answer in came] == [
        (200, 1),
        (200, 2),
        (200, 2),
    ]
    assert (came[1].data, came[2].headers["Idempotency-Replayed"]) == (came[2].data, "true")
    assert (facts(app, forum), counted(desk)) == (["guest.admitted", *["guest.reentered"] * 2], (1, 1))


def test_who_was_undone_does_not_come_back_in(
    desk: Client, signed_in: Callable[[Role], Client], leader: Guest
) -> None:
    scan(desk, leader.code)
    desk.post("check-ins/1/undo")
    assert said(desk.post("check-ins/1/reentry"))["code"] == "stale"
    assert desk.post("check-ins/9/reentry").status_code == 404
    assert desk.post("check-ins/1/reentry", json={"desk": 5}).status_code == 422
    assert signed_in("crew").post("check-ins/1/reentry").status_code == 403


def test_a_delegation_comes_in_together(
    app: Flask, forum: Forum, desk: Client, delegation: int, leader: Guest, donor: Guest, pupil: Guest
) -> None:
    scan(desk, donor.code)
    body = {"delegation_id": delegation, "guest_ids": [leader.id, donor.id, pupil.id], "desk": "Bàn 2"}
    answers = [desk.post("check-ins/delegation", json=body, key="k") for _ in range(2)]
    results = said(answers[0])["results"]
    assert [(one["guest_id"], one["status"]) for one in results] == [
        (leader.id, "admitted"),
        (donor.id, "already_admitted"),
        (pupil.id, "invalid"),
    ]
    assert [one.get("admission", {}).get("desk") for one in results] == ["Bàn 2", "Bàn 1", None]
    assert results[0]["guest"]["state"] == "present"
    assert (answers[1].json, answers[1].headers["Idempotency-Replayed"]) == (answers[0].json, "true")
    assert (facts(app, forum), counted(desk)) == (["guest.admitted"] * 2, (3, 2))


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"delegation_id": 99}, 404),
        ({"guest_ids": []}, 422),
        ({"guest_ids": ["x"]}, 422),
        ({"guest_ids": list(range(1, 102))}, 422),
        ({"who": 1}, 422),
    ],
)
def test_refused_delegations(desk: Client, delegation: int, change: dict[str, Any], status: int) -> None:
    body = {"delegation_id": delegation, "guest_ids": [1], "desk": "Bàn 2"}
    assert desk.post("check-ins/delegation", json=body | change).status_code == status
    assert counted(desk)[1] == 0


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_have_no_list_and_let_nobody_in(
    signed_in: Callable[[Role], Client], forum: Forum, role: Role
) -> None:
    body = {"delegation_id": 1, "guest_ids": [1]}
    assert signed_in(role).post("check-ins/delegation", json=body).status_code == 403
    assert signed_in(role).get("desk-list").status_code == 403


def test_the_list_holds_what_a_desk_needs(
    app: Flask, forum: Forum, desk: Client, delegation: int, leader: Guest
) -> None:
    invite(app, forum, "Lê Thị Hoa", phone="0912345678")
    scan(desk, leader.code)
    answer = desk.get("desk-list")
    listed = said(answer)
    assert listed["guests"][0] == {
        "id": leader.id,
        "code": leader.code,
        "full_name": "Lý Ngọc Nam",
        "salutation": "Ông",
        "position": "Phó Chủ tịch",
        "organisation": "UBND tỉnh",
        "group_number": 1,
        "leader": True,
        "vip": False,
        "protected": False,
        "zone": "",
        "seat": "",
        "note": "",
        "delegation_id": delegation,
        "heads": False,
        "state": "present",
        "admitted_at": NOW,
        "desk": "Bàn 1",
    }
    assert listed["delegations"] == [{"id": delegation, "name": "Sở Y tế"}]
    assert (listed["retired"], listed["server_time"], len(listed["guests"])) == ([], NOW, 3)
    assert "0912" not in answer.text


def test_an_unchanged_list_is_not_sent_again(desk: Client, leader: Guest) -> None:
    first = desk.get("desk-list")
    unchanged = desk.get("desk-list", headers={"If-None-Match": first.headers["ETag"]})
    assert (unchanged.status_code, unchanged.data) == (304, b"")
    scan(desk, leader.code)
    changed = desk.get("desk-list", headers={"If-None-Match": first.headers["ETag"]})
    assert (changed.status_code, said(changed)["guests"][0]["state"]) == (200, "present")


def test_desks_hear_when_the_list_changed_by_more_than_scans(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    before = door(app, forum)["list_seq"]
    scan(desk, leader.code)
    assert door(app, forum)["list_seq"] == before
    desk.patch(f"guests/{leader.id}", json={"version": 1, "seat": "A1"})
    assert door(app, forum)["list_seq"] == door(app, forum)["seq"] > before
    assert said(desk.get("desk-list"))["seq"] == door(app, forum)["list_seq"]

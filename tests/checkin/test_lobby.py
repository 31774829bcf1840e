"""The lobby: delegations, the curve of arrivals, who is heralded, seats to fill."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from forum_app.checkin import queries
from forum_app.checkin.topics import TOPICS
from forum_app.forums.queries import Forum
from forum_app.guests.models import DelegationRow, GuestRow, SeatRow
from forum_app.guests.rules.guest import Guest, folded
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests.cast import THE_EVENING, Client, FixedClock
from tests.checkin.factories import scan
from tests.guests.factories import invite, said

Change = Callable[..., None]


@pytest.fixture
def change(app: Flask, forum: Forum) -> Change:
    """Write columns of a guest as other slices' commands would."""

    def change_(guest: Guest, **columns: object) -> None:
        with app.app_context(), transaction(forum.id) as session:
            row = session.get(GuestRow, guest.id)
            for name, value in columns.items():
                setattr(row, name, value)

    return change_


def attendance(desk: Client) -> dict[str, Any]:
    return said(desk.get("attendance"))


def lobby(desk: Client) -> dict[str, Any]:
    return said(desk.get("lobby"))


def delegation(app: Flask, forum: Forum, name: str) -> int:
    with app.app_context(), transaction(forum.id) as session:
        row = DelegationRow(forum_id=forum.id, name=name, folded=folded(name), created_at=THE_EVENING)
        session.add(row)
        session.flush()
        return row.id


def seats(app: Flask, forum: Forum, zone: str, *labels: str) -> None:
    with app.app_context(), transaction(forum.id) as session:
        for number, label in enumerate(labels, start=1):
            session.add(
                SeatRow(forum_id=forum.id, label=label, folded=folded(label), zone=zone, row=1, column=number)
            )


def test_delegations_not_whole_yet_come_first(app: Flask, forum: Forum, desk: Client, change: Change) -> None:
    whole, waiting = delegation(app, forum, "Muối Cà Ná"), delegation(app, forum, "Sở Công Thương")
    one, two, three = (invite(app, forum, f"Lê An {number}") for number in range(3))
    change(one, delegation_id=whole, heads=True)
    change(two, delegation_id=waiting, heads=True)
    change(three, delegation_id=waiting)
    for guest in (one, three):
        scan(desk, guest.code)
    assert lobby(desk)["delegations"] == [
        {"name": "Sở Công Thương", "expected": 2, "present": 1, "head_present": False},
        {"name": "Muối Cà Ná", "expected": 1, "present": 1, "head_present": True},
    ]


def test_a_delegation_of_people_in_need_is_not_shown(
    app: Flask, forum: Forum, desk: Client, pupil: Guest, change: Change
) -> None:
    change(pupil, delegation_id=delegation(app, forum, "Trường Nguyễn Trãi"))
    scan(desk, pupil.code)
    assert lobby(desk)["delegations"] == []


def test_a_hundred_delegations_stay_a_small_picture(
    app: Flask, forum: Forum, desk: Client, change: Change
) -> None:
    for number in range(100):
        long = f"Công ty Cổ phần Đầu tư Xây dựng và Thương mại Dịch vụ Xuất nhập khẩu số {number} " * 3
        change(
            invite(app, forum, f"Lê An {number}", position="Phó Tổng Giám đốc"),
            delegation_id=delegation(app, forum, long[:290]),
        )
    state = lobby(desk)
    assert (len(state["delegations"]), state["delegations_more"]) == (16, 84)
    assert all(len(one["name"]) <= 80 for one in state["delegations"])
    assert len(json.dumps(state, ensure_ascii=False).encode()) < 5_000


def test_the_curve_counts_each_ten_minutes_without_gaps(
    app: Flask, forum: Forum, desk: Client, clock: FixedClock
) -> None:
    assert lobby(desk)["curve"] == {"begins_at": None, "step_s": 600, "counts": []}
    for number, minutes in enumerate((1, 8, 21)):
        scan(desk, invite(app, forum, f"Lê An {number}").code)
        clock.forward(minutes=minutes)
    scan(desk, invite(app, forum, "Lê An").code)
    begins = "2024-10-17T12:30:00.000+00:00"
    assert lobby(desk)["curve"] == {"begins_at": begins, "step_s": 600, "counts": [3, 0, 0, 1]}
    desk.post("check-ins/4/undo")
    assert lobby(desk)["curve"]["counts"] == [3]


def test_the_curve_of_an_evening_after_a_rehearsal_is_the_evenings(
    app: Flask, forum: Forum, desk: Client, clock: FixedClock
) -> None:
    scan(desk, invite(app, forum, "Lê An").code)
    clock.forward(days=2)
    scan(desk, invite(app, forum, "Lê Bình").code)
    counts = lobby(desk)["curve"]["counts"]
    assert (len(counts), sum(counts)) == (36, 1)


def test_leaders_and_guests_of_honour_stay_heralded_however_many_follow(
    app: Flask, forum: Forum, desk: Client, leader: Guest, donor: Guest, change: Change
) -> None:
    change(donor, vip=True)
    for guest in (leader, donor, *(invite(app, forum, f"Lê An {number}") for number in range(12))):
        scan(desk, guest.code)
    state = attendance(desk)
    heralded = [(one["full_name"], one["leader"], one["vip"]) for one in state["heralded"]]
    assert heralded == [("Võ Thanh Yến", False, True), ("Lý Ngọc Nam", True, False)]
    assert lobby(desk)["vips"] == {"expected": 1, "present": 1, "missing": []}
    assert "Lý Ngọc Nam" not in [one["full_name"] for one in state["recent"]]


def test_a_guest_of_honour_who_has_not_come_is_named(
    desk: Client, leader: Guest, donor: Guest, change: Change
) -> None:
    for guest in (leader, donor):
        change(guest, vip=True, seat="A2")
    missing = {"full_name": "Võ Thanh Yến", "position": "Giám đốc", "seat": "A2"}
    assert lobby(desk)["vips"] == {"expected": 1, "present": 0, "missing": [missing]}


def test_nobody_in_need_is_heralded(desk: Client, pupil: Guest, change: Change) -> None:
    change(pupil, vip=True)
    scan(desk, pupil.code)
    state = attendance(desk)
    assert (state["heralded"], lobby(desk)["vips"]["expected"], state["recent"][0]["vip"]) == ([], 0, False)


def test_the_empty_seats_in_front_are_listed_as_people_count_them(
    app: Flask, forum: Forum, desk: Client, leader: Guest, donor: Guest, pupil: Guest, change: Change
) -> None:
    change(leader, zone="A", seat="A2")
    change(donor, zone="A", seat="A10")
    change(pupil, zone="A", seat="A3")
    change(invite(app, forum, "Lê An"), zone="C", seat="C1")
    seats(app, forum, "A", "A1", "A2", "A3", "A10")
    seats(app, forum, "C", "C2")
    answer = said(desk.get("seats-to-fill"))
    shown = [(one["seat"], one["full_name"], one["leader"], one["kept"]) for one in answer["items"]]
    assert shown == [
        ("A1", "", False, False),
        ("A2", "Lý Ngọc Nam", True, True),
        ("A3", "", False, True),
        ("A10", "Võ Thanh Yến", False, True),
    ]
    scan(desk, leader.code)
    assert "A2" not in [one["seat"] for one in said(desk.get("seats-to-fill"))["items"]]
    assert answer["count"] == 4


def test_without_zones_only_the_seats_of_leaders_and_guests_of_honour_count(
    desk: Client, leader: Guest, donor: Guest, change: Change
) -> None:
    change(leader, seat="1")
    change(donor, seat="2")
    assert [one["seat"] for one in said(desk.get("seats-to-fill"))["items"]] == ["1"]


@pytest.mark.parametrize("path", ["seats-to-fill", "lobby"])
@pytest.mark.parametrize("role", ["pledges", "display"])
def test_who_may_not_look(signed_in: Callable[[Role], Client], role: Role, path: str) -> None:
    assert signed_in(role).get(path).status_code == 403


def test_the_topic_shows_what_the_page_asks_for(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    scan(desk, leader.code)
    topic = next(topic for topic in TOPICS if topic.name == "lobby")
    with app.app_context():
        assert topic.state(db.session(), forum.id, THE_EVENING) == lobby(desk)
    assert (topic.touched_by("guest.admitted"), topic.watch) == (True, "attendance.read")


def test_the_picture_is_counted_in_few_statements(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    scan(desk, leader.code)
    said_to_database: list[str] = []
    with app.app_context():
        engine = db.engine

        def hear(_c: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            said_to_database.append(statement)

        event.listen(engine, "before_cursor_execute", hear)
        queries.attendance(db.session(), forum.id, THE_EVENING)
        event.remove(engine, "before_cursor_execute", hear)
    assert len([text for text in said_to_database if text.startswith("SELECT")]) <= 6

"""Who is inside: the count at the door, and the delegates as they are greeted."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.checkin.topics import TOPICS
from forum_app.forums.queries import Forum
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from tests.cast import THE_EVENING, Client
from tests.checkin.factories import NOW, scan
from tests.guests.factories import invite, said


def test_the_count_of_the_door(desk: Client, leader: Guest, donor: Guest, pupil: Guest) -> None:
    scan(desk, donor.code)
    state = said(desk.get("attendance"))
    assert (state["seq"], state["expected"], state["present"]) == (4, 3, 1)
    counted = {group["number"]: (group["expected"], group["present"]) for group in state["by_group"]}
    assert counted == {1: (1, 0), 2: (1, 1), 3: (0, 0), 4: (0, 0), 5: (0, 0), 6: (0, 0), 7: (1, 0)}
    assert [pupil.full_name in json.dumps(state, ensure_ascii=False), leader.id] == [False, 1]


def test_leaders_who_are_missing_are_named(desk: Client, leader: Guest) -> None:
    missing = {"full_name": "Lý Ngọc Nam", "position": "Phó Chủ tịch", "seat": ""}
    assert said(desk.get("attendance"))["leaders"] == {"expected": 1, "present": 0, "missing": [missing]}
    scan(desk, leader.code)
    assert said(desk.get("attendance"))["leaders"] == {"expected": 1, "present": 1, "missing": []}


def test_the_last_arrivals_come_first(desk: Client, leader: Guest, donor: Guest) -> None:
    scan(desk, leader.code, deputy={"full_name": "Lê Thay", "position": "Thư ký"})
    scan(desk, donor.code)
    second, first = said(desk.get("attendance"))["recent"]
    assert (second["full_name"], second["leader"]) == ("Võ Thanh Yến", False)
    assert first == {
        "admission_id": 1,
        "at": NOW,
        "desk": "Bàn 1",
        "full_name": "Lý Ngọc Nam",
        "salutation": "Ông",
        "position": "Phó Chủ tịch",
        "organisation": "UBND tỉnh",
        "seat": "",
        "group": "Lãnh đạo tỉnh",
        "leader": True,
        "vip": False,
        "deputy": {"full_name": "Lê Thay", "position": "Thư ký"},
    }


def test_only_the_last_ten_are_told(app: Flask, forum: Forum, desk: Client) -> None:
    for number in range(12):
        scan(desk, invite(app, forum, f"Lê An {number}").code)
    told = [arrival["full_name"] for arrival in said(desk.get("attendance"))["recent"]]
    assert told == [f"Lê An {number}" for number in range(11, 1, -1)]


def test_people_in_need_arrive_without_a_name(desk: Client, pupil: Guest) -> None:
    scan(desk, pupil.code, deputy={"full_name": "Mẹ của An"})
    for path in ("attendance", "delegates-present"):
        told = json.dumps(said(desk.get(path)), ensure_ascii=False)
        assert [
            word for word in (pupil.full_name, pupil.organisation, "Học sinh", "Mẹ của An") if word in told
        ] == []
    assert said(desk.get("attendance"))["recent"][0]["group"] == "Hộ nghèo, học sinh"


def test_an_undone_entry_is_no_arrival(desk: Client, leader: Guest) -> None:
    scan(desk, leader.code)
    desk.post("check-ins/1/undo")
    assert said(desk.get("attendance"))["recent"] == []


def test_a_cancelled_guest_is_not_expected(desk: Client, leader: Guest) -> None:
    desk.post(f"guests/{leader.id}/cancel")
    assert said(desk.get("attendance"))["expected"] == 0


def test_delegates_are_greeted_in_protocol_order(
    desk: Client, donor: Guest, leader: Guest, pupil: Guest
) -> None:
    for guest in (pupil, donor, leader):
        scan(desk, guest.code)
    answer = said(desk.get("delegates-present"))
    assert answer["next_cursor"] is None
    assert [delegate["full_name"] for delegate in answer["items"]] == ["Lý Ngọc Nam", "Võ Thanh Yến"]
    assert (answer["protected_present"], answer["seq"]) == (1, 6)
    assert answer["items"][0] == {
        "guest_id": leader.id,
        "full_name": "Lý Ngọc Nam",
        "salutation": "Ông",
        "position": "Phó Chủ tịch",
        "organisation": "UBND tỉnh",
        "group": leader.group,
        "group_number": 1,
        "leader": True,
        "vip": False,
        "rank": 100_001,
        "seat": "",
        "admitted_at": NOW,
        "desk": "Bàn 1",
        "deputy": None,
        "late": False,
    }


def test_the_topic_shows_what_the_page_asks_for(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    scan(desk, leader.code)
    topic = TOPICS[0]
    with app.app_context():
        assert topic.state(db.session(), forum.id, THE_EVENING) == said(desk.get("attendance"))
    touching = ("guest.added", "guest.admitted", "guests.imported", "admission.undone", "admission.deputised")
    assert ([topic.touched_by(kind) for kind in touching], topic.watch) == ([True] * 5, "attendance.read")


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "admin"])
@pytest.mark.parametrize("path", ["attendance", "delegates-present"])
def test_who_may_look(signed_in: Callable[[Role], Client], forum: Forum, role: Role, path: str) -> None:
    assert forum.id == 1
    assert signed_in(role).get(path).status_code == 200


@pytest.mark.parametrize("role", ["pledges", "display"])
@pytest.mark.parametrize("path", ["attendance", "delegates-present"])
def test_who_may_not(signed_in: Callable[[Role], Client], role: Role, path: str) -> None:
    assert signed_in(role).get(path).status_code == 403


def test_nobody_may_look(anonymous: Client) -> None:
    assert anonymous.get("attendance").status_code == 401

"""The MC reads the list of delegates present: who comes later is marked."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from python_calamine import CalamineWorkbook

from forum_app.checkin.topics import TOPICS
from forum_app.forums.queries import Forum
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from tests.cast import Client, FixedClock, sign_in
from tests.checkin.factories import facts, scan
from tests.guests.factories import said


@pytest.fixture
def prompter(forum: Forum, signed_in: Callable[[Role], Client]) -> Client:
    assert forum.id == 1
    return signed_in("crew")


def listed(client: Client) -> dict[str, Any]:
    return said(client.get("delegates-present"))


def late(client: Client) -> dict[str, bool]:
    return {one["full_name"]: one["late"] for one in listed(client)["items"]}


def read(client: Client, seq: int | None = None) -> Any:
    return client.post("delegates-present/read", json={"seq": seq or listed(client)["seq"]})


def test_who_comes_after_the_list_was_read_is_late(
    desk: Client, prompter: Client, leader: Guest, donor: Guest, clock: FixedClock
) -> None:
    scan(desk, leader.code)
    assert late(prompter) == {"Lý Ngọc Nam": False}
    answer = said(read(prompter))
    assert answer == {"read_at": "2024-10-17T12:30:00.000+00:00"}
    clock.forward(minutes=3)
    scan(desk, donor.code)
    assert late(prompter) == {"Lý Ngọc Nam": False, "Võ Thanh Yến": True}
    assert said(desk.get("attendance"))["read_at"] == listed(prompter)["read_at"] == answer["read_at"]
    read(prompter)
    assert late(prompter) == {"Lý Ngọc Nam": False, "Võ Thanh Yến": False}


def test_what_came_between_the_list_and_the_press_was_not_read(
    desk: Client, prompter: Client, leader: Guest, donor: Guest, clock: FixedClock
) -> None:
    scan(desk, leader.code)
    in_hand = listed(prompter)["seq"]
    clock.forward(seconds=2)
    scan(desk, donor.code)
    clock.forward(seconds=1)
    read(prompter, in_hand)
    assert late(prompter) == {"Lý Ngọc Nam": False, "Võ Thanh Yến": True}


def test_a_desk_that_was_cut_off_hands_over_who_was_on_no_list(
    desk: Client, prompter: Client, leader: Guest, donor: Guest, clock: FixedClock
) -> None:
    scanned_at = clock().isoformat()
    clock.forward(minutes=5)
    scan(desk, leader.code)
    read(prompter)
    clock.forward(minutes=5)
    item = {"key": "k1", "code": donor.code, "desk": "Bàn 2", "scanned_at": scanned_at, "offline": True}
    desk.post("check-ins/batch", json={"items": [item]})
    assert late(prompter) == {"Lý Ngọc Nam": False, "Võ Thanh Yến": True}


def test_an_older_list_read_afterwards_and_a_repeat_change_nothing(
    app: Flask, forum: Forum, desk: Client, prompter: Client, leader: Guest, donor: Guest, clock: FixedClock
) -> None:
    scan(desk, leader.code)
    older = listed(prompter)["seq"]
    clock.forward(minutes=1)
    scan(desk, donor.code)
    newer = said(read(prompter))
    assert said(read(prompter, older)) == newer
    first = prompter.post("delegates-present/read", json={"seq": listed(prompter)["seq"]}, key="k")
    again = prompter.post("delegates-present/read", json={"seq": listed(prompter)["seq"]}, key="k2")
    assert said(first) == said(again)
    assert facts(app, forum).count("greeting.read") == 1


def test_reading_is_told_to_the_screens() -> None:
    assert TOPICS[0].touched_by("greeting.read")


@pytest.mark.parametrize("body", [{}, {"seq": 0}, {"seq": "4"}, {"seq": 999}, {"seq": 4, "more": 1}])
def test_a_list_that_never_was_cannot_be_read(desk: Client, prompter: Client, body: object) -> None:
    assert prompter.post("delegates-present/read", json=body).status_code == 422
    assert listed(prompter)["read_at"] is None


@pytest.mark.parametrize(
    ("role", "status"), [("stage", 200), ("admin", 200), ("checkin", 403), ("display", 403)]
)
def test_who_may_say_that_it_was_read(
    signed_in: Callable[[Role], Client], leader: Guest, role: Role, status: int
) -> None:
    assert signed_in(role).post("delegates-present/read", json={"seq": leader.id}).status_code == status


def test_the_workbook_says_what_the_list_says(
    app: Flask, desk: Client, leader: Guest, donor: Guest, pupil: Guest, clock: FixedClock
) -> None:
    scan(desk, leader.code, deputy={"full_name": "Lê Thay", "position": "Thư ký"})
    scan(desk, pupil.code)
    said(read(sign_in(app, "stage")))
    clock.forward(minutes=12)
    scan(desk, donor.code)
    answer = desk.get("delegates-present.xlsx")
    assert answer.status_code == 200
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.data)).get_sheet_by_index(0).to_python()
    texts = [[str(cell) for cell in row] for row in rows]
    first = next(row for row in texts if "Lý Ngọc Nam" in row)
    second = next(row for row in texts if "Võ Thanh Yến" in row)
    assert (first[6], first[8], first[9]) == ("Lê Thay, Thư ký", "19:30", "")
    assert (second[8], second[9]) == ("19:42", "x")
    assert any("không nêu tên): 1" in cell for row in texts for cell in row)
    assert pupil.full_name not in str(texts)


def test_the_workbook_of_an_empty_hall_opens(desk: Client, signed_in: Callable[[Role], Client]) -> None:
    assert desk.get("delegates-present.xlsx").data[:2] == b"PK"
    assert signed_in("display").get("delegates-present.xlsx").status_code == 403

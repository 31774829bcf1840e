"""A desk that was cut off hands over what it scanned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.checkin.factories import EARLIER, counted, facts, scan
from tests.guests.factories import invite, said


def item(key: str, code: str, **more: object) -> dict[str, object]:
    return {"key": key, "code": code, "desk": "Bàn 3", "scanned_at": EARLIER, **more}


def hand_over(desk: Client, *items: dict[str, object]) -> list[dict[str, Any]]:
    answer = desk.post("check-ins/batch", json={"items": list(items)})
    assert answer.status_code == 200
    return list(said(answer)["results"])


def statuses(results: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(result["key"], result["status"]) for result in results]


def test_each_scan_gets_its_answer_in_order(
    app: Flask, forum: Forum, desk: Client, leader: Guest, donor: Guest, pupil: Guest
) -> None:
    scan(desk, donor.code)
    desk.post(f"guests/{pupil.id}/cancel")
    results = hand_over(
        desk,
        item("1", leader.code),
        item("2", donor.code),
        item("3", pupil.code),
        item("4", "123"),
        item("5", leader.code, scanned_at="half past seven"),
        item("6", leader.code),
    )
    assert statuses(results) == [
        ("1", "admitted"),
        ("2", "already_admitted"),
        ("3", "revoked"),
        ("4", "unknown_code"),
        ("5", "invalid"),
        ("6", "already_admitted"),
    ]
    assert [result.get("code") for result in results] == [None, *(result["status"] for result in results[1:])]
    assert [result.get("admission", {}).get("desk") for result in results] == [
        "Bàn 3",
        "Bàn 1",
        None,
        None,
        None,
        "Bàn 3",
    ]
    assert results[0]["admission"]["admitted_at"] == EARLIER
    assert (facts(app, forum).count("guest.admitted"), counted(desk)) == (2, (2, 2))


def test_handing_over_again_answers_the_same(app: Flask, forum: Forum, desk: Client, leader: Guest) -> None:
    first = hand_over(desk, item("1", leader.code))
    assert hand_over(desk, item("1", leader.code)) == first
    assert facts(app, forum) == ["guest.admitted"]


def test_handing_over_again_does_not_undo_an_undo(desk: Client, leader: Guest) -> None:
    (first,) = hand_over(desk, item("1", leader.code))
    desk.post(f"check-ins/{first['admission']['id']}/undo")
    assert hand_over(desk, item("1", leader.code)) == [first]
    assert counted(desk) == (1, 0)
    assert said(desk.get("scans/1"))["undone"] is True


def test_a_key_used_for_another_badge_is_invalid(desk: Client, leader: Guest, donor: Guest) -> None:
    results = hand_over(desk, item("1", leader.code), item("1", donor.code))
    assert (statuses(results), counted(desk)) == ([("1", "admitted"), ("1", "invalid")], (2, 1))


def test_a_deputy_comes_along(desk: Client, leader: Guest) -> None:
    deputy = {"full_name": "Lê Văn Thay", "position": ""}
    (result,) = hand_over(desk, item("1", leader.code, deputy=deputy))
    assert result["admission"]["deputy"] == deputy


def test_a_whole_evening_is_handed_over_at_once(app: Flask, forum: Forum, desk: Client) -> None:
    codes = [invite(app, forum, f"Lê An {number}").code for number in range(60)]
    results = hand_over(desk, *(item(code, code) for code in codes))
    assert ({result["status"] for result in results}, counted(desk)) == ({"admitted"}, (60, 60))


def test_more_than_500_are_too_many(desk: Client) -> None:
    items = [item(str(number), "123") for number in range(501)]
    assert desk.post("check-ins/batch", json={"items": items}).status_code == 422


@pytest.mark.parametrize(
    "items",
    [None, {}, [5], [{"code": "1"}], [item("", "1")], [item("x" * 101, "1")], [item("1", "1", desk=5)]],
)
def test_what_is_no_list_of_scans_is_refused(desk: Client, items: object) -> None:
    assert desk.post("check-ins/batch", json={"items": items}).status_code == 422


def test_nothing_to_hand_over_is_fine(desk: Client) -> None:
    assert hand_over(desk) == []


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_hand_nothing_over(signed_in: Callable[[Role], Client], role: Role) -> None:
    assert signed_in(role).post("check-ins/batch", json={"items": []}).status_code == 403

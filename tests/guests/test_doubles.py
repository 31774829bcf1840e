"""People who stand in the list twice, and badges that are replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests import queries
from forum_app.guests.operations.erasing import erase_guests
from forum_app.guests.queries.order import two_people
from forum_app.guests.rules.doubles import Record, likely_doubles
from forum_app.kernel.actors import Role
from forum_app.kernel.text import ERASED
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests.cast import Client, FixedClock
from tests.guests.factories import invite, said
from tests.guests.test_adding import kinds


@pytest.fixture(autouse=True)
def _invited(app: Flask, forum: Forum) -> None:
    invite(app, forum, "Lê An", organisation="Muối Cà Ná")
    invite(app, forum, "LÊ AN", organisation="Muối Cà Ná ", phone="0912345678", position="Giám đốc")
    invite(app, forum, "Lê Bình", organisation="Tỉnh đoàn", phone="0912345678")


def guest(desk: Client, guest_id: int) -> dict[str, Any]:
    return said(desk.get(f"guests/{guest_id}"))


def retired(app: Flask, forum: Forum, code: str) -> tuple[str, int] | None:
    with app.app_context():
        found = queries.retired(db.session(), forum.id, code)
    return None if found is None else (found.why, found.guest_id)


def merge(desk: Client, guest_id: int, other_id: int) -> dict[str, Any]:
    version = guest(desk, guest_id)["version"]
    answer = desk.post(f"guests/{guest_id}/merge", json={"other_id": other_id, "version": version})
    assert answer.status_code == 200, answer.json
    return said(answer)


def test_the_queue_shows_both_records_of_a_pair(desk: Client) -> None:
    pairs = said(desk.get("guests/duplicates"))["items"]
    assert [(pair["why"], [one["id"] for one in pair["guests"]]) for pair in pairs] == [
        ("name", [1, 2]),
        ("phone", [2, 3]),
    ]
    merge(desk, 1, 2)
    pairs = said(desk.get("guests/duplicates"))["items"]
    assert [(pair["why"], [one["id"] for one in pair["guests"]]) for pair in pairs] == [("phone", [1, 3])]


def test_the_survivor_gets_what_it_lacked_and_keeps_what_it_had(
    app: Flask, forum: Forum, desk: Client
) -> None:
    desk.patch("guests/1", json={"version": 1, "seat": "A1", "note": "Ăn chay"})
    desk.patch("guests/2", json={"version": 1, "seat": "B2", "zone": "Khu B", "note": "Xe lăn", "vip": True})
    one = merge(desk, 1, 2)
    kept = ("full_name", "position", "phone", "seat", "zone", "note", "vip", "version")
    assert [one[name] for name in kept] == [
        "Lê An", "Giám đốc", "0912345678", "A1", "", "Ăn chay; Xe lăn", True, 3
    ]  # fmt: skip
    other = guest(desk, 2)
    assert (other["state"], other["merged_into_id"]) == ("cancelled", 1)
    assert kinds(app, forum)[-1] == "guest.merged"


def test_the_old_badge_leads_to_the_survivor(app: Flask, forum: Forum, desk: Client) -> None:
    code = guest(desk, 2)["code"]
    merge(desk, 1, 2)
    assert retired(app, forum, code) == ("merged", 1)
    assert guest(desk, 2)["code"] != code
    admitted = desk.post("check-ins", json={"code": code})
    assert (admitted.status_code, said(admitted)["guest"]["id"]) == (201, 1)


def test_badges_of_those_who_were_merged_before_lead_on(
    app: Flask, forum: Forum, desk: Client, clock: FixedClock
) -> None:
    first, second = (guest(desk, one)["code"] for one in (2, 3))
    merge(desk, 3, 2)
    clock.forward(minutes=1)
    merge(desk, 1, 3)
    assert [retired(app, forum, code) for code in (first, second)] == [("merged", 1), ("merged", 1)]
    assert guest(desk, 2)["merged_into_id"] == 1


def test_the_survivor_takes_over_the_head_of_a_delegation(desk: Client) -> None:
    desk.post("delegations", json={"name": "Muối Cà Ná", "guest_ids": [2, 3], "head_id": 2})
    one = merge(desk, 1, 2)
    assert (one["delegation"], one["heads"]) == ("Muối Cà Ná", True)
    assert said(desk.get("delegations/1"))["expected"] == 2


def test_a_merge_repeated_changes_nothing(app: Flask, forum: Forum, desk: Client) -> None:
    first = merge(desk, 1, 2)
    again = desk.post("guests/1/merge", json={"other_id": 2, "version": 1})
    assert (again.status_code, again.json) == (200, first)
    assert kinds(app, forum).count("guest.merged") == 1


def test_the_one_who_is_present_survives(desk: Client) -> None:
    desk.post("check-ins", json={"guest_id": 2})
    refused = desk.post("guests/1/merge", json={"other_id": 2, "version": 1})
    assert (refused.status_code, said(refused)["code"]) == (409, "already_admitted")
    assert "giữ bản đang có mặt" in said(refused)["detail"]
    assert merge(desk, 2, 1)["state"] == "present"


def test_two_who_are_both_present_stay_two(desk: Client) -> None:
    for one in (1, 2):
        desk.post("check-ins", json={"guest_id": one})
    refused = desk.post("guests/1/merge", json={"other_id": 2, "version": 1})
    assert (refused.status_code, "Cả hai đều đã vào cửa" in said(refused)["detail"]) == (409, True)


@pytest.mark.parametrize(
    ("other", "version", "status"), [(1, 1, 422), (99, 1, 404), (2, 7, 409), ("2", 1, 422)]
)
def test_refused_merges(desk: Client, other: object, version: int, status: int) -> None:
    refused = desk.post("guests/1/merge", json={"other_id": other, "version": version})
    assert refused.status_code == status


def test_a_cancelled_record_is_not_merged(desk: Client) -> None:
    desk.post("guests/2/cancel")
    assert desk.post("guests/1/merge", json={"other_id": 2, "version": 1}).status_code == 422


def test_a_merge_by_mistake_is_parted_with_a_new_badge(app: Flask, forum: Forum, desk: Client) -> None:
    old = guest(desk, 2)["code"]
    merge(desk, 1, 2)
    parted = said(desk.post("guests/2/restore"))
    assert (parted["state"], parted["merged_into_id"], parted["code"] == old) == ("expected", None, False)
    assert retired(app, forum, old) == ("reissued", 2)


def test_a_lost_badge_is_replaced(app: Flask, forum: Forum, desk: Client) -> None:
    old = guest(desk, 1)["code"]
    answer = desk.post("guests/1/reissue", json={"version": 1, "reason": "Mất thẻ"}, key="k")
    again = desk.post("guests/1/reissue", json={"version": 1, "reason": "Mất thẻ"}, key="k")
    assert (answer.status_code, said(answer)["version"], again.json) == (200, 2, answer.json)
    assert (said(answer)["code"] != old, retired(app, forum, old)) == (True, ("reissued", 1))
    assert kinds(app, forum)[-1] == "guest.reissued"
    assert desk.post("check-ins", json={"code": said(answer)["code"]}).status_code == 201


def test_a_new_badge_closes_the_door_to_those_of_merged_records(
    app: Flask, forum: Forum, desk: Client
) -> None:
    old = guest(desk, 2)["code"]
    merge(desk, 1, 2)
    desk.post("guests/1/reissue", json={"version": 2})
    assert retired(app, forum, old) == ("reissued", 1)
    assert desk.post("check-ins", json={"code": old}).status_code == 410


def test_no_badge_is_replaced_of_what_was_changed_or_cancelled(desk: Client) -> None:
    assert desk.post("guests/1/reissue", json={"version": 3}).status_code == 409
    desk.post("guests/1/cancel")
    refused = desk.post("guests/1/reissue", json={})
    assert (refused.status_code, said(refused)["code"]) == (410, "revoked")
    assert desk.post("guests/99/reissue", json={}).status_code == 404


def test_a_code_that_never_was_is_not_retired(app: Flask, forum: Forum) -> None:
    assert retired(app, forum, "1" * 20) is None


def tell_apart(desk: Client, guest_id: int, other_id: object) -> tuple[int, dict[str, Any]]:
    answer = desk.post(f"guests/{guest_id}/tell-apart", json={"other_id": other_id})
    return answer.status_code, said(answer)


def pairs(desk: Client) -> list[list[int]]:
    return [[one["id"] for one in pair["guests"]] for pair in said(desk.get("guests/duplicates"))["items"]]


def test_two_people_are_told_apart_for_everybody_once(
    app: Flask, forum: Forum, desk: Client, signed_in: Callable[[Role], Client]
) -> None:
    assert tell_apart(desk, 2, 1) == tell_apart(desk, 1, 2) == (200, {"ids": [1, 2]})
    assert pairs(desk) == pairs(signed_in("admin")) == [[2, 3]]
    assert kinds(app, forum).count("guest.told_apart") == 1


def test_of_three_alike_each_is_compared_with_each(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Lê An", organisation="Muối Cà Ná")
    tell_apart(desk, 1, 2)
    tell_apart(desk, 1, 4)
    assert pairs(desk) == [[2, 4], [2, 3]]


def told_apart(app: Flask, forum: Forum) -> set[tuple[int, int]]:
    with app.app_context():
        return two_people(db.session(), forum.id)


def test_two_people_who_are_one_after_all_are_merged_and_nothing_is_left(
    app: Flask, forum: Forum, desk: Client
) -> None:
    tell_apart(desk, 1, 2)
    tell_apart(desk, 3, 2)
    merge(desk, 3, 2)
    assert told_apart(app, forum) == set()
    tell_apart(desk, 1, 3)
    with app.app_context(), transaction(forum.id) as session:
        erase_guests(session, forum.id)
    assert told_apart(app, forum) == set()


def compare_again(desk: Client, guest_id: int, other_id: object) -> tuple[int, dict[str, Any]]:
    answer = desk.delete(f"guests/{guest_id}/tell-apart", json={"other_id": other_id})
    return answer.status_code, said(answer)


def kept_apart(desk: Client, guest_id: int) -> list[int]:
    return [other["id"] for other in said(desk.get(f"guests/{guest_id}/tell-apart"))["items"]]


def test_two_people_told_apart_by_mistake_are_asked_about_again(
    app: Flask, forum: Forum, desk: Client
) -> None:
    tell_apart(desk, 1, 2)
    tell_apart(desk, 2, 3)
    assert (kept_apart(desk, 1), kept_apart(desk, 2), pairs(desk)) == ([2], [1, 3], [])
    assert compare_again(desk, 2, 1) == compare_again(desk, 1, 2) == (200, {"ids": [1, 2]})
    assert (kept_apart(desk, 1), kept_apart(desk, 2), pairs(desk)) == ([], [3], [[1, 2]])
    assert kinds(app, forum).count("guest.compared_again") == 1


@pytest.mark.parametrize(("other", "status"), [("2", 422), (None, 422), (99, 404)])
def test_what_is_nobody_is_not_compared_again(desk: Client, other: object, status: int) -> None:
    tell_apart(desk, 1, 2)
    assert (compare_again(desk, 1, other)[0], kept_apart(desk, 1)) == (status, [2])
    assert desk.get("guests/99/tell-apart").status_code == 404


@pytest.mark.parametrize(("other", "status"), [(1, 422), ("2", 422), (99, 404)])
def test_what_is_no_pair_is_not_told_apart(desk: Client, other: object, status: int) -> None:
    assert tell_apart(desk, 1, other)[0] == status


def test_a_merged_record_is_nobody_to_be_told_apart(desk: Client) -> None:
    merge(desk, 1, 2)
    assert tell_apart(desk, 3, 2)[0] == 422


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_merge_and_replace_nothing(signed_in: Callable[[Role], Client], role: Role) -> None:
    other = signed_in(role)
    assert other.get("guests/duplicates").status_code == 403
    assert other.post("guests/1/merge", json={"other_id": 2, "version": 1}).status_code == 403
    assert other.post("guests/1/tell-apart", json={"other_id": 2}).status_code == 403
    assert other.get("guests/1/tell-apart").status_code == 403
    assert other.delete("guests/1/tell-apart", json={"other_id": 2}).status_code == 403
    assert other.post("guests/1/reissue", json={"version": 1}).status_code == 403


def test_a_phone_that_many_share_is_an_offices() -> None:
    shared = [Record(number, f"Người {number}", "Sở Y tế", "0259382222") for number in range(1, 6)]
    assert likely_doubles(shared) == []
    assert likely_doubles(shared[:2]) == [(1, 2, "phone")]


def test_erased_guests_are_nobody_twice() -> None:
    assert likely_doubles([Record(1, ERASED, "", ""), Record(2, ERASED, "", "")]) == []

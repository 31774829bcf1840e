"""Each attempt has a name given by the desk; its whole outcome is kept and told again."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from forum_app.checkin import queries
from forum_app.forums.queries import Forum
from forum_app.guests.models import GuestRow, RetiredCodeRow
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from forum_app.kernel.codes import new_code
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests.cast import THE_EVENING, Client, FixedClock, Reply
from tests.checkin.factories import EARLIER, NOW, counted, facts
from tests.guests.factories import said


def attempt(desk: Client, key: str, code: str, at: str = "Bàn 1", **more: object) -> Reply:
    return desk.post("check-ins", json={"code": code, "desk": at, **more}, key=key)


def hand_over(desk: Client, key: str, code: str, at: str = "Bàn 2", **more: object) -> dict[str, Any]:
    item = {"key": key, "code": code, "desk": at, "scanned_at": EARLIER, "offline": True, **more}
    (result,) = said(desk.post("check-ins/batch", json={"items": [item]}))["results"]
    assert isinstance(result, dict)
    return result


def same(first: Reply, again: Reply) -> bool:
    """Say whether an answer was told again, byte for byte, and marked so."""
    replayed = [answer.headers.get("Idempotency-Replayed") for answer in (first, again)]
    return (first.status_code, first.data, replayed) == (again.status_code, again.data, [None, "true"])


def test_every_outcome_is_told_again_byte_for_byte(
    desk: Client, leader: Guest, donor: Guest, clock: FixedClock
) -> None:
    desk.post(f"guests/{donor.id}/cancel")
    asked = {
        "admitted": leader.code,
        "inside": leader.code,
        "revoked": donor.code,
        "unknown": new_code(Random(1)),
        "misread": "123",
    }
    first = {key: attempt(desk, key, code) for key, code in asked.items()}
    clock.forward(seconds=30)
    desk.post(f"guests/{leader.id}", json={"version": 1})
    again = {key: attempt(desk, key, code) for key, code in asked.items()}
    assert [answer.status_code for answer in first.values()] == [201, 409, 410, 404, 404]
    assert [said(answer)["scan"] for answer in first.values()] == list(asked)
    assert {key: same(first[key], again[key]) for key in asked} == dict.fromkeys(asked, True)


def test_a_refused_attempt_stays_refused_after_the_guest_may_come_in(desk: Client, leader: Guest) -> None:
    entry = attempt(desk, "1", leader.code).json
    refused = attempt(desk, "2", leader.code)
    desk.post(f"check-ins/{entry['admission']['id']}/undo")
    assert same(refused, attempt(desk, "2", leader.code))
    assert counted(desk) == (1, 0)


def test_an_attempt_that_was_undone_never_admits_again(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    first = attempt(desk, "1", leader.code)
    desk.post("check-ins/1/undo")
    assert same(first, attempt(desk, "1", leader.code))
    assert hand_over(desk, "1", leader.code, at="Bàn 1")["admission"] == said(first)["admission"]
    assert (facts(app, forum), counted(desk)) == (["guest.admitted", "admission.undone"], (1, 0))
    assert attempt(desk, "2", leader.code).status_code == 201


def test_a_lost_answer_comes_back_with_the_batch(desk: Client, leader: Guest) -> None:
    first = said(attempt(desk, "1", leader.code))
    result = hand_over(desk, "1", leader.code, at="Bàn 1")
    told = {"admission": first["admission"], "guest": first["guest"]}
    assert result == {"key": "1", "status": "admitted", **told}
    assert "phone" not in result["guest"]


def test_what_a_batch_brought_is_told_to_a_single_scan(desk: Client, leader: Guest) -> None:
    result = hand_over(desk, "1", leader.code)
    again = attempt(desk, "1", leader.code, at="Bàn 2")
    assert (again.status_code, said(again)["admission"]) == (201, result["admission"])
    assert again.headers["Idempotency-Replayed"] == "true"


def test_another_question_under_the_same_name_is_refused(desk: Client, leader: Guest, donor: Guest) -> None:
    attempt(desk, "1", leader.code)
    for answer in (
        attempt(desk, "1", donor.code),
        attempt(desk, "1", leader.code, at="Bàn 2"),
        attempt(desk, "1", leader.code, deputy={"full_name": "Lê Thay"}),
        desk.post("check-ins", json={"guest_id": leader.id, "desk": "Bàn 1"}, key="1"),
    ):
        assert (answer.status_code, said(answer)["code"]) == (422, "invalid")
    assert (counted(desk), attempt(desk, "2", donor.code).status_code) == ((2, 1), 201)


def test_without_a_name_the_server_gives_one(desk: Client, leader: Guest) -> None:
    entry = desk.post("check-ins", json={"code": leader.code, "desk": "Bàn 1"}).json
    again = attempt(desk, entry["scan"], leader.code)
    assert (again.status_code, said(again)) == (201, entry)


@pytest.mark.parametrize("key", ["", "x" * 101])
def test_a_name_nobody_can_keep_is_refused(desk: Client, leader: Guest, key: str) -> None:
    headers = {"Idempotency-Key": key}
    answer = desk.post("check-ins", json={"code": leader.code}, headers=headers)
    assert (answer.status_code, counted(desk)) == (422, (1, 0))


def test_what_is_no_outcome_of_the_door_is_not_kept(
    desk: Client, anonymous: Client, signed_in: Callable[[Role], Client], leader: Guest
) -> None:
    assert attempt(anonymous, "1", leader.code).status_code == 401
    assert attempt(signed_in("crew"), "1", leader.code).status_code == 403
    assert desk.post("check-ins", json={"code": 5}, key="1").status_code == 422
    assert desk.post("check-ins", json={"guest_id": 99}, key="1").status_code == 404
    assert desk.get("scans/1").status_code == 404
    assert attempt(desk, "1", leader.code).status_code == 201


def test_a_desk_learns_what_became_of_an_attempt(desk: Client, leader: Guest) -> None:
    entry = said(attempt(desk, "1", leader.code, scanned_at=EARLIER))
    kept: dict[str, object] = {
        "key": "1",
        "status": "admitted",
        "at": NOW,
        "desk": "Bàn 1",
        "scanned_at": EARLIER,
    }
    kept |= {"offline": False, "settled": False, "undone": False}
    assert said(desk.get("scans/1")) == kept | {"admission": entry["admission"], "guest": entry["guest"]}
    undone = said(desk.post(f"check-ins/{entry['admission']['id']}/undo", json={"reason": "nhầm"}))
    assert said(desk.get("scans/1")) == kept | {"undone": True, **undone}


def test_a_desk_learns_that_an_attempt_was_refused_or_never_came(desk: Client, leader: Guest) -> None:
    attempt(desk, "1", "123")
    assert said(desk.get("scans/1"))["status"] == "unknown_code"
    never = desk.get("scans/2")
    assert (never.status_code, said(never)["code"], said(never)["scan"]) == (404, "missing", "2")
    assert "scan" not in said(desk.get("scans/2/unknown"))  # what the address of another version would be


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_learn_nothing(signed_in: Callable[[Role], Client], desk: Client, role: Role) -> None:
    caller = signed_in(role)
    assert caller.get("scans/1").status_code == 403
    assert caller.post("scans/1/settle").status_code == 403


def test_a_batch_takes_guests_from_the_list_and_holds_nothing_up(
    desk: Client, leader: Guest, donor: Guest
) -> None:
    items: list[dict[str, object]] = [
        {"key": "1", "guest_id": leader.id, "desk": "Bàn 1"},
        {"key": "2", "guest_id": 99, "desk": "Bàn 1"},
        {"key": "3", "desk": "Bàn 1"},
        {"key": "4", "guest_id": donor.id, "code": donor.code},
        {"key": "5", "code": donor.code, "deputy": {"full_name": " "}},
        {"key": "6", "code": donor.code},
    ]
    results = said(desk.post("check-ins/batch", json={"items": items}))["results"]
    assert [result["status"] for result in results] == ["admitted", *["invalid"] * 4, "admitted"]
    assert counted(desk) == (2, 2)


def test_a_reissued_badge_says_that_there_is_a_new_one(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    new = new_code(Random(2))
    _retire(app, forum, leader, "reissued", leader.id, {"code": new})
    refused = attempt(desk, "1", leader.code)
    assert (refused.status_code, said(refused)["code"]) == (410, "revoked")
    assert said(refused)["detail"].startswith("Khách đã được cấp thẻ mới")
    assert said(refused)["guest"]["full_name"] == leader.full_name
    assert attempt(desk, "2", new).status_code == 201


@pytest.mark.parametrize("keeps_code", [True, False])
def test_a_merged_badge_opens_the_door_for_the_one_it_went_to(
    app: Flask, forum: Forum, desk: Client, leader: Guest, donor: Guest, keeps_code: bool
) -> None:
    gone: dict[str, object] = {"cancelled_at": THE_EVENING, "merged_into_id": donor.id}
    code = {} if keeps_code else {"code": new_code(Random(3))}
    _retire(app, forum, leader, "merged", donor.id, gone | code)
    entry = attempt(desk, "1", leader.code)
    assert (entry.status_code, said(entry)["guest"]["id"]) == (201, donor.id)
    again = attempt(desk, "2", leader.code)
    assert (again.status_code, said(again)["guest"]["id"]) == (409, donor.id)


def test_a_desk_with_an_old_list_admits_whom_the_guest_was_merged_into(
    app: Flask, forum: Forum, desk: Client, leader: Guest, donor: Guest, pupil: Guest
) -> None:
    for guest, into in ((leader, donor), (donor, pupil)):
        gone = {"cancelled_at": THE_EVENING, "merged_into_id": into.id}
        _retire(app, forum, guest, "merged", into.id, gone)
    entry = desk.post("check-ins", json={"guest_id": leader.id, "desk": "Bàn 1"})
    assert (entry.status_code, said(entry)["guest"]["id"]) == (201, pupil.id)
    assert said(attempt(desk, "2", leader.code))["guest"]["id"] == pupil.id


def test_what_is_told_of_a_guest_is_the_same_at_the_door_and_in_the_list(desk: Client, leader: Guest) -> None:
    told = said(attempt(desk, "1", leader.code))["guest"]
    listed = said(desk.get(f"guests/{leader.id}"))
    assert told == {name: listed[name] for name in listed if name != "phone"}


def test_reports_tell_of_every_refused_attempt(app: Flask, forum: Forum, desk: Client, leader: Guest) -> None:
    for key, code in (("1", leader.code), ("2", leader.code), ("3", "123")):
        attempt(desk, key, code)
    with app.app_context():
        refused = queries.attempts(db.session(), forum.id, ("already_admitted", "unknown_code", "revoked"))
        everything = queries.attempts(db.session(), forum.id)
    assert [(one.status, one.desk, one.full_name) for one in refused] == [
        ("already_admitted", "Bàn 1", "Lý Ngọc Nam"),
        ("unknown_code", "Bàn 1", ""),
    ]
    assert len(everything) == 3


def _retire(
    app: Flask, forum: Forum, guest: Guest, why: str, leads_to: int, changes: dict[str, object]
) -> None:
    retired = {"forum_id": forum.id, "code": guest.code, "guest_id": leads_to, "why": why}
    with app.app_context(), transaction(forum.id) as session:
        session.execute(sa.update(GuestRow).where(GuestRow.id == guest.id).values(changes))
        session.execute(sa.insert(RetiredCodeRow).values(**retired, retired_at=THE_EVENING))

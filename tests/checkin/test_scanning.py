"""A badge is held to a scanner."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from forum_app.kernel.codes import new_code
from tests import cast
from tests.cast import Client
from tests.checkin.factories import EARLIER, NOW, counted, facts, scan
from tests.guests.factories import said


def test_a_badge_opens_the_door(app: Flask, forum: Forum, desk: Client, leader: Guest) -> None:
    entry = scan(desk, leader.code)
    assert entry.status_code == 201
    assert said(entry)["admission"] == {
        "id": 1,
        "guest_id": leader.id,
        "desk": "Bàn 1",
        "admitted_at": NOW,
        "scanned_at": None,
        "deputy": None,
        "undone_at": None,
        "undo_reason": "",
        "scan": said(entry)["scan"],
    }
    shown = said(entry)["guest"]
    assert (shown["full_name"], shown["state"], shown["leader"]) == ("Lý Ngọc Nam", "present", True)
    assert "phone" not in shown
    assert facts(app, forum) == ["guest.admitted"]


def test_a_guest_found_by_name_comes_in_too(desk: Client, leader: Guest) -> None:
    entry = desk.post("check-ins", json={"guest_id": leader.id, "desk": "Bàn 1"})
    assert (entry.status_code, said(entry)["guest"]["state"]) == (201, "present")


def test_a_second_scan_says_when_and_where_the_first_was(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    first = said(scan(desk, leader.code))
    again = scan(desk, leader.code, at="Bàn 2")
    assert (again.status_code, said(again)["code"]) == (409, "already_admitted")
    assert (said(again)["admission"], said(again)["guest"]) == (first["admission"], first["guest"])
    assert (facts(app, forum), counted(desk)) == (["guest.admitted"], (1, 1))


def test_a_lost_answer_asked_for_again_is_the_first_one(desk: Client, leader: Guest) -> None:
    body = {"code": leader.code, "desk": "Bàn 1"}
    first = desk.post("check-ins", json=body, key="k")
    again = desk.post("check-ins", json=body, key="k")
    assert (again.status_code, again.json, again.headers["Idempotency-Replayed"]) == (201, first.json, "true")


def test_a_code_nobody_carries_is_unknown(desk: Client, leader: Guest) -> None:
    stranger = new_code(Random(1))
    assert stranger != leader.code
    refused = scan(desk, stranger)
    assert (refused.status_code, said(refused)["code"]) == (404, "unknown_code")
    assert said(refused)["detail"].startswith("Không có khách mời nào mang mã này.")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "123",
        "9" * 20,
        "=cmd()",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "٣" * 20,
        "\u202e",
        "x" * 4000,
    ],
)
def test_what_is_no_code_is_said_to_be_misread(desk: Client, leader: Guest, typed: str) -> None:
    assert leader.code != typed
    refused = scan(desk, typed)
    assert (refused.status_code, said(refused)["code"]) == (404, "unknown_code")
    assert said(refused)["detail"].startswith("Mã bị đọc hoặc gõ sai.")


def test_one_wrong_digit_admits_nobody(desk: Client, leader: Guest) -> None:
    for place in range(20):
        wrong = str((int(leader.code[place]) + 1) % 10)
        assert scan(desk, leader.code[:place] + wrong + leader.code[place + 1 :]).status_code == 404
    assert counted(desk) == (1, 0)


def test_blanks_and_dashes_between_digits_do_not_matter(desk: Client, leader: Guest) -> None:
    typed = "-".join(leader.code[start : start + 4] for start in range(0, 20, 4))
    assert scan(desk, f" {typed} ").status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"code": "1", "guest_id": 1},
        {"code": 5},
        {"guest_id": "x"},
        {"guest_id": 0},
        {"guest_id": 10**30},
        {"guest_id": 1, "desk": "x" * 61},
        {"guest_id": 1, "scanned_at": "yesterday"},
        {"guest_id": 1, "scanned_at": "2024-10-17T19:30:00"},
        {"guest_id": 1, "deputy": {"full_name": " "}},
        {"guest_id": 1, "deputy": {"full_name": "x" * 200}},
        {"guest_id": 1, "colour": "red"},
        {"code": "1" * 10_000},
    ],
)
def test_what_cannot_be_read_is_refused(desk: Client, leader: Guest, body: dict[str, object]) -> None:
    assert desk.post("check-ins", json=body).status_code == 422
    assert said(desk.get(f"guests/{leader.id}"))["state"] == "expected"


def test_an_unknown_guest_is_missing(desk: Client) -> None:
    assert desk.post("check-ins", json={"guest_id": 99}).status_code == 404


def test_the_device_knows_its_desk(app: Flask, leader: Guest) -> None:
    phone = cast.bearer(app, "checkin", desk="Bàn 3")
    assert said(phone.post("check-ins", json={"code": leader.code}))["admission"]["desk"] == "Bàn 3"


def test_a_desk_says_when_it_scanned(desk: Client, leader: Guest) -> None:
    admission = said(scan(desk, leader.code, scanned_at="2024-10-17T19:29:00+07:00"))["admission"]
    assert (admission["admitted_at"], admission["scanned_at"]) == (EARLIER, EARLIER)


@pytest.mark.parametrize(
    "wrong", ["2024-10-17T19:31:00+07:00", "2023-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
)
def test_a_clock_that_is_plainly_wrong_is_not_believed(desk: Client, leader: Guest, wrong: str) -> None:
    assert said(scan(desk, leader.code, scanned_at=wrong))["admission"]["admitted_at"] == NOW


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_let_nobody_in(signed_in: Callable[[Role], Client], leader: Guest, role: Role) -> None:
    assert scan(signed_in(role), leader.code).status_code == 403


def test_nobody_lets_nobody_in(anonymous: Client, leader: Guest) -> None:
    assert scan(anonymous, leader.code).status_code == 401

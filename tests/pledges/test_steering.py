"""Steering the tote: freeze, release and spotlight."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.pledges.factories import json_of, take, tote

SignIn = Callable[[Role], Client]


def picture(shown: dict[str, object]) -> dict[str, object]:
    """Give what is shown, without the number it was shown at."""
    return {name: value for name, value in shown.items() if name != "seq"}


def test_a_frozen_total_stands_still_and_catches_up(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    take(desk, amount="100tr")
    take(desk, amount="10tr", hold=True)
    frozen = json_of(signed_in("stage").post("tote/freeze"))
    take(desk, amount="1tr")
    desk.patch("pledges/1", json={"version": 1, "amount": "90tr", "reason": "Nghe nhầm"})
    desk.post("pledges/2/release", json={"version": 1})
    still = tote(anonymous)
    released = json_of(signed_in("stage").post("tote/release"))
    assert (frozen["frozen"], frozen["total"], frozen["pledge_count"]) == (True, 100_000_000, 1)
    assert picture(still) == picture(frozen)
    assert (released["frozen"], released["total"], released["pledge_count"]) == (False, 101_000_000, 3)
    assert picture(tote(anonymous)) == picture(released)


def test_a_void_waits_while_the_total_is_frozen(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    take(desk)
    desk.post("tote/freeze")
    desk.post("pledges/1/void", json={"version": 1, "reason": "Trùng"})
    assert (tote(anonymous)["total"], tote(anonymous)["pledge_count"]) == (500_000_000, 1)
    desk.post("tote/release")
    assert (tote(anonymous)["total"], tote(anonymous)["latest"]) == (0, [])


def test_a_second_freeze_keeps_the_first_place(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    first = json_of(desk.post("tote/freeze"))
    take(desk)
    again = desk.post("tote/freeze")
    assert (again.status_code, picture(json_of(again))) == (200, picture(first))


def test_a_second_release_changes_nothing(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    desk.post("tote/freeze")
    first = desk.post("tote/release")
    again = desk.post("tote/release")
    assert (again.status_code, again.json) == (200, first.json)


def test_a_donor_in_the_spotlight(signed_in: SignIn, anonymous: Client) -> None:
    take(signed_in("pledges"))
    stage = signed_in("stage")
    lit = json_of(stage.post("tote/spotlight", json={"pledge_id": 1}))
    assert lit["spotlight"] == {
        "pledge_id": 1,
        "name": "Công ty CP Xây dựng Ninh Thuận",
        "anonymous": False,
        "kind": "cash",
        "amount": 500_000_000,
        "amount_in_words": "Năm trăm triệu đồng",
        "description": "",
        "programme": "fund",
        "quantity": None,
        "unit": "",
        "months": None,
        "per_month": None,
        "beneficiary": "",
    }
    assert tote(anonymous)["spotlight"] == lit["spotlight"]
    assert json_of(stage.post("tote/spotlight", json={"pledge_id": None}))["spotlight"] is None


def test_a_held_donor_may_be_shown_before_the_pledge_counts(signed_in: SignIn) -> None:
    take(signed_in("pledges"), hold=True)
    lit = json_of(signed_in("stage").post("tote/spotlight", json={"pledge_id": 1}))
    assert (lit["spotlight"]["pledge_id"], lit["total"]) == (1, 0)


def test_the_spotlight_follows_corrections_and_leaves_a_void_pledge(
    signed_in: SignIn, anonymous: Client
) -> None:
    desk = signed_in("pledges")
    take(desk)
    desk.post("tote/spotlight", json={"pledge_id": 1})
    change = {"version": 1, "amount": "1 tỷ", "donor": {"anonymous": True}, "reason": "Nâng mức"}
    desk.patch("pledges/1", json=change)
    lit = tote(anonymous)["spotlight"]
    assert (lit["name"], lit["amount"]) == ("Nhà hảo tâm", 1_000_000_000)
    desk.post("pledges/1/void", json={"version": 2, "reason": "Rút lại"})
    assert tote(anonymous)["spotlight"] is None


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"pledge_id": 1}, 422),
        ({"pledge_id": 99}, 404),
        ({"pledge_id": "1"}, 422),
        ({"pledge_id": 2**31}, 422),
        ({}, 422),
    ],
)
def test_what_gets_no_spotlight(signed_in: SignIn, sent: dict[str, object], status: int) -> None:
    desk = signed_in("pledges")
    take(desk)
    desk.post("pledges/1/void", json={"version": 1, "reason": "Trùng"})
    assert desk.post("tote/spotlight", json=sent).status_code == status


@pytest.mark.parametrize("call", ["freeze", "release", "spotlight"])
def test_who_may_not_steer(signed_in: SignIn, anonymous: Client, call: str) -> None:
    roles: tuple[Role, ...] = ("crew", "checkin", "display")
    sent = {"pledge_id": None} if call == "spotlight" else {}
    answers = [signed_in(role).post(f"tote/{call}", json=sent).status_code for role in roles]
    assert (answers, anonymous.post(f"tote/{call}", json=sent).status_code) == ([403, 403, 403], 401)

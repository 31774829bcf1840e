"""Correcting and voiding a pledge: the ledger keeps everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from forum_app.pledges.api.shapes import PledgeHistoryView
from tests.cast import Client
from tests.pledges.factories import DONOR, json_of, take, tote

SignIn = Callable[[Role], Client]


def amounts(desk: Client, pledge_id: int = 1) -> list[int]:
    """Read the ledger of a pledge."""
    return [line["amount"] for line in json_of(desk.get(f"pledges/{pledge_id}"))["ledger"]]


def test_a_corrected_amount_is_a_line_more(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    take(desk)
    answer = desk.patch("pledges/1", json={"version": 1, "amount": "50tr", "reason": "Nghe nhầm"})
    corrected = json_of(answer)
    assert (answer.status_code, corrected["amount"], corrected["version"]) == (200, 50_000_000, 2)
    history = json_of(desk.get("pledges/1"))
    PledgeHistoryView.model_validate(history)
    assert [(line["line"], line["amount"], line["reason"]) for line in history["ledger"]] == [
        (1, 500_000_000, ""),
        (2, -450_000_000, "Nghe nhầm"),
    ]
    assert tote(anonymous)["total"] == 50_000_000


def test_a_corrected_donor_keeps_what_was_written(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    take(desk)
    desk.patch(
        "pledges/1",
        json={"version": 1, "donor": {"anonymous": True}, "channel": "stage", "reason": "Xin ẩn danh"},
    )
    history = json_of(desk.get("pledges/1"))
    assert (history["donor"], history["channel"]) == (DONOR | {"anonymous": True}, "stage")
    assert [(was["version"], was["before"], was["reason"]) for was in history["rewordings"]] == [
        (2, {"donor": DONOR, "channel": "desk"}, "Xin ẩn danh")
    ]
    assert tote(anonymous)["latest"][0]["name"] == "Nhà hảo tâm"


def test_a_slip_typed_wrongly_is_put_right_found_and_remembered(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, slip="Bàn 1 – 071")
    answer = desk.patch("pledges/1", json={"version": 1, "slip": " Bàn 1 – 017 "})
    assert (answer.status_code, json_of(answer)["slip"]) == (200, "Bàn 1 – 017")
    found = [json_of(desk.get(f"pledges?q={number}"))["items"] for number in ("017", "071")]
    assert [len(items) for items in found] == [1, 0]
    (was,) = json_of(desk.get("pledges/1"))["rewordings"]
    assert was["before"] == {"slip": "Bàn 1 – 071"}
    emptied = desk.patch("pledges/1", json={"version": 2, "slip": ""})
    assert json_of(emptied)["slip"] == ""
    refused = desk.patch("pledges/1", json={"version": 3, "slip": "9" * 200})
    assert (refused.status_code, list(json_of(refused)["errors"])) == (422, ["slip"])


def test_an_estimate_may_be_added_and_taken_away(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, kind="in_kind", amount=None, description="10 tấn gạo")
    desk.patch("pledges/1", json={"version": 1, "amount": "150tr", "reason": "Báo giá"})
    answer = desk.patch("pledges/1", json={"version": 2, "amount": 0, "reason": "Chưa chắc"})
    assert (json_of(answer)["amount"], amounts(desk)) == (None, [150_000_000, -150_000_000])


def test_a_correction_without_a_change_is_nothing(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk)
    answer = desk.patch("pledges/1", json={"version": 1, "amount": "500tr", "donor": DONOR, "reason": ""})
    assert (json_of(answer)["version"], amounts(desk)) == (1, [500_000_000])


def test_a_correction_sent_twice_is_done_once(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk)
    wanted = {"version": 1, "amount": "50tr", "reason": "Nghe nhầm"}
    first = desk.patch("pledges/1", json=wanted, key="c")
    replay = desk.patch("pledges/1", json=wanted, key="c")
    late = desk.patch("pledges/1", json=wanted)
    assert (replay.status_code, replay.json) == (200, first.json)
    assert (late.status_code, json_of(late)["code"], json_of(late)["current"]) == (409, "stale", first.json)
    assert amounts(desk) == [500_000_000, -450_000_000]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"amount": "50tr"}, "reason"),
        ({"amount": "50tr", "reason": "x" * 301}, "reason"),
        ({"amount": 0, "reason": "Bỏ"}, "amount"),
        ({"kind": "in_kind", "reason": "Nhầm"}, "kind"),
        ({"donor": {"name": ""}, "reason": "Nhầm"}, "donor.name"),
        ({"version": None}, "version"),
        ({"version": 2**40}, "version"),
    ],
)
def test_an_unusable_correction_is_refused(signed_in: SignIn, wrong: dict[str, object], field: str) -> None:
    desk = signed_in("pledges")
    take(desk)
    answer = desk.patch("pledges/1", json={"version": 1} | wrong)
    assert (answer.status_code, list(json_of(answer)["errors"])) == (422, [field])
    assert amounts(desk) == [500_000_000]


def test_a_voided_pledge_leaves_the_total_and_stays_in_the_book(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    take(desk)
    take(desk, amount="70tr")
    answer = desk.post("pledges/1/void", json={"version": 1, "reason": "Trùng"})
    voided = json_of(answer)
    assert (answer.status_code, voided["status"], voided["amount"], voided["promised"]) == (
        200,
        "void",
        0,
        500_000_000,
    )
    assert amounts(desk) == [500_000_000, -500_000_000]
    shown = tote(anonymous)
    assert (shown["total"], shown["pledge_count"]) == (70_000_000, 1)
    assert [given["amount"] for given in shown["latest"]] == [70_000_000]


def test_a_void_pledge_changes_no_more(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk)
    voided = json_of(desk.post("pledges/1/void", json={"version": 1, "reason": "Trùng"}))
    for late in (
        desk.post("pledges/1/void", json={"version": 1, "reason": "Trùng"}),
        desk.post("pledges/1/void", json={"version": 2, "reason": "Trùng"}),
        desk.patch("pledges/1", json={"version": 2, "amount": "1tr", "reason": "Lại"}),
        desk.post("pledges/1/release", json={"version": 2}),
    ):
        assert (late.status_code, json_of(late)["code"], json_of(late)["current"]) == (409, "stale", voided)
    assert amounts(desk) == [500_000_000, -500_000_000]


def test_a_void_needs_a_reason(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk)
    for reason in ({}, {"reason": "  "}):
        answer = desk.post("pledges/1/void", json={"version": 1} | reason)
        assert (answer.status_code, list(json_of(answer)["errors"])) == (422, ["reason"])


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_who_may_not_correct(signed_in: SignIn, role: Role) -> None:
    take(signed_in("pledges"))
    caller = signed_in(role)
    assert caller.patch("pledges/1", json={"version": 1}).status_code == 403
    assert caller.post("pledges/1/void", json={"version": 1, "reason": "x"}).status_code == 403


@pytest.mark.parametrize("number", [99, 2**31 - 1, 2**31, 10**30])
def test_a_pledge_that_is_not_there(signed_in: SignIn, number: int) -> None:
    desk = signed_in("pledges")
    for answer in (
        desk.get(f"pledges/{number}"),
        desk.patch(f"pledges/{number}", json={"version": 1}),
        desk.post(f"pledges/{number}/void", json={"version": 1, "reason": "x"}),
        desk.post(f"pledges/{number}/release", json={"version": 1}),
    ):
        assert (answer.status_code, json_of(answer)["code"]) == (404, "missing")

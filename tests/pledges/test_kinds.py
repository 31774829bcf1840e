"""Gifts, scholarships, sponsorships at the desk: apart from the money, discreet about who is helped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forum_app.kernel.actors import Role
from forum_app.pledges.api.shapes import PledgeHistoryView, TakenView
from tests.cast import Client
from tests.pledges.factories import body, json_of, take, tote

SignIn = Callable[[Role], Client]
SPONSORSHIP: dict[str, Any] = {
    "kind": "sponsorship",
    "amount": None,
    "months": 12,
    "per_month": "500 nghìn",
    "beneficiary": "em Lê Thị Mơ",
    "programme": "social",
}
PARTS = ("programme", "quantity", "unit", "months", "per_month", "beneficiary", "amount_shown")


def test_a_sponsorship_is_taken_with_all_it_says(signed_in: SignIn, anonymous: Client) -> None:
    taken = take(signed_in("pledges"), **SPONSORSHIP, amount_shown=False)
    TakenView.model_validate(taken)
    assert [taken[part] for part in PARTS] == ["social", None, "", 12, 500_000, "em Lê Thị Mơ", False]
    assert (taken["amount"], taken["beneficiary_released"]) == (6_000_000, False)
    shown = tote(anonymous)
    assert (shown["total"], shown["sponsorship_count"], shown["pledge_count"]) == (0, 1, 0)


def test_scholarships_are_counted_apart_and_never_as_money(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    take(desk, kind="scholarship", amount="100tr", quantity=50)
    take(desk, kind="in_kind", amount="150tr", quantity=10, unit="tấn gạo")
    shown = tote(anonymous)
    counts = [shown[name] for name in ("scholarship_count", "in_kind_count", "sponsorship_count")]
    assert (counts, shown["total"], shown["latest"]) == ([1, 1, 0], 0, [])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (SPONSORSHIP | {"amount": "5tr"}, "amount"),
        (SPONSORSHIP | {"months": 601}, "months"),
        (SPONSORSHIP | {"months": "12"}, "months"),
        (SPONSORSHIP | {"per_month": "nhiều"}, "per_month"),
        ({"kind": "scholarship", "amount": None}, "quantity"),
        ({"kind": "in_kind", "amount": None, "quantity": 0, "unit": "áo"}, "quantity"),
        ({"kind": "in_kind", "amount": None, "quantity": 1.5, "unit": "áo"}, "quantity"),
        ({"months": 12}, "months"),
        ({"programme": "health"}, "programme"),
        ({"amount_shown": "no"}, "amount_shown"),
        ({"beneficiary_released": True}, "beneficiary_released"),
    ],
)
def test_what_does_not_fit_is_refused(
    signed_in: SignIn, anonymous: Client, wrong: dict[str, Any], field: str
) -> None:
    answer = signed_in("pledges").post("pledges", json=body(**wrong), key="a")
    assert (answer.status_code, list(json_of(answer)["errors"])) == (422, [field])
    assert tote(anonymous)["sponsorship_count"] == 0


def test_the_refused_sum_is_answered_with_the_right_one(signed_in: SignIn) -> None:
    answer = signed_in("pledges").post("pledges", json=body(**SPONSORSHIP | {"amount": "5tr"}), key="a")
    assert "12 tháng × 500.000 đồng là 6.000.000 đồng" in json_of(answer)["errors"]["amount"]


def test_corrected_particulars_keep_what_was_said(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, **SPONSORSHIP)
    wanted = {"version": 1, "months": 24, "programme": "fund", "reason": "Thêm một năm"}
    answer = desk.patch("pledges/1", json=wanted)
    corrected = json_of(answer)
    assert (answer.status_code, corrected["amount"], corrected["programme"]) == (200, 12_000_000, "fund")
    history = json_of(desk.get("pledges/1"))
    PledgeHistoryView.model_validate(history)
    assert [line["amount"] for line in history["ledger"]] == [6_000_000, 6_000_000]
    before = history["rewordings"][0]["before"]["particulars"]
    assert (before["months"], before["programme"]) == (12, "social")


def test_a_sum_that_follows_from_the_months_needs_a_reason_too(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, **SPONSORSHIP)
    answer = desk.patch("pledges/1", json={"version": 1, "months": 24})
    assert (answer.status_code, list(json_of(answer)["errors"])) == (422, ["reason"])


def test_a_correction_leaves_alone_what_it_does_not_name(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, **SPONSORSHIP, amount_shown=False)
    corrected = json_of(desk.patch("pledges/1", json={"version": 1, "channel": "stage"}))
    assert [corrected[part] for part in PARTS] == ["social", None, "", 12, 500_000, "em Lê Thị Mơ", False]
    cleared = json_of(desk.patch("pledges/1", json={"version": 2, "beneficiary": None}))
    assert cleared["beneficiary"] == ""


def test_the_history_says_who_released_and_why_a_gift_without_a_sum_was_voided(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, kind="in_kind", amount=None, quantity=10, unit="tấn gạo", hold=True)
    desk.post("pledges/1/release", json={"version": 1})
    desk.post("pledges/1/void", json={"version": 2, "reason": "Ghi trùng"})
    history = json_of(desk.get("pledges/1"))
    told = [(was["before"], was["reason"], was["by"]) for was in history["rewordings"]]
    assert told == [({"status": "held"}, "", "pledges"), ({"status": "confirmed"}, "Ghi trùng", "pledges")]


def test_a_name_is_released_and_taken_back(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    take(desk, **SPONSORSHIP)
    desk.post("tote/spotlight", json={"pledge_id": 1})
    assert tote(anonymous)["spotlight"]["beneficiary"] == ""
    released = json_of(desk.post("pledges/1/beneficiary", json={"version": 1, "released": True}))
    assert (released["beneficiary_released"], released["version"]) == (True, 2)
    assert tote(anonymous)["spotlight"]["beneficiary"] == "em Lê Thị Mơ"
    desk.post("pledges/1/beneficiary", json={"version": 2, "released": False})
    assert tote(anonymous)["spotlight"]["beneficiary"] == ""
    before = [was["before"]["particulars"]["beneficiary_released"] for was in _rewordings(desk)]
    assert before == [False, True]


def test_a_name_released_twice_is_released_once(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, **SPONSORSHIP)
    wanted = {"version": 1, "released": True}
    first = desk.post("pledges/1/beneficiary", json=wanted, key="b")
    replay = desk.post("pledges/1/beneficiary", json=wanted, key="b")
    late = desk.post("pledges/1/beneficiary", json=wanted)
    again = desk.post("pledges/1/beneficiary", json={"version": 2, "released": True})
    assert (first.json, first.status_code) == (replay.json, 200)
    assert (late.status_code, json_of(late)["current"]) == (409, first.json)
    assert (again.status_code, json_of(again)["version"]) == (200, 2)


@pytest.mark.parametrize(("sent", "field"), [({"version": 1}, "released"), ({"released": True}, "version")])
def test_an_unusable_release_of_a_name_is_refused(
    signed_in: SignIn, sent: dict[str, Any], field: str
) -> None:
    desk = signed_in("pledges")
    take(desk, **SPONSORSHIP)
    answer = desk.post("pledges/1/beneficiary", json=sent)
    assert (answer.status_code, list(json_of(answer)["errors"])) == (422, [field])


def test_there_is_no_name_to_release_on_money(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk)
    answer = desk.post("pledges/1/beneficiary", json={"version": 1, "released": True})
    assert (answer.status_code, list(json_of(answer)["errors"])) == (422, ["released"])


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_other_roles_release_no_name(signed_in: SignIn, role: Role) -> None:
    take(signed_in("pledges"), **SPONSORSHIP)
    answer = signed_in(role).post("pledges/1/beneficiary", json={"version": 1, "released": True})
    assert answer.status_code == 403


def test_a_sponsorship_is_read_back_as_months_times_a_month(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    read = json_of(desk.get("pledges/repeat-check?donor=Lan&months=12&per_month=500k"))
    assert (read["amount"], read["per_month"], read["amount_in_words"]) == (
        6_000_000,
        500_000,
        "Sáu triệu đồng",
    )
    wrong = desk.get("pledges/repeat-check?donor=Lan&months=12&per_month=500k&amount=5tr")
    assert (wrong.status_code, list(json_of(wrong)["errors"])) == (422, ["amount"])


def test_paper_and_list_are_compared_by_the_number_of_the_slip(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, slip="Bàn 1 – 017")
    take(desk, slip="Bàn 2 – 018")
    found = json_of(desk.get("pledges?q=017"))["items"]
    assert [(item["number"], item["slip"]) for item in found] == [(1, "Bàn 1 – 017")]


def _rewordings(desk: Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json_of(desk.get("pledges/1"))["rewordings"]
    return found

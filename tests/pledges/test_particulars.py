"""What a pledge says beside its amount, in plain values."""

from __future__ import annotations

from typing import Any

import pytest

from forum_app.kernel.errors import Invalid
from forum_app.kernel.money import Dong
from forum_app.pledges.rules import pledges as rules
from forum_app.pledges.rules.particulars import particulars
from forum_app.pledges.rules.values import Donor, Draft, Particulars, PledgeKind
from tests.pledges.factories import pledge

DONOR = Donor("Công ty Muối Cà Ná")
MONTHLY: dict[str, Any] = {"months": 12, "per_month": "500k"}
SPONSORED = Particulars(months=12, per_month=500_000, beneficiary="em Lê Thị Mơ")


def drafted(kind: PledgeKind, amount: int | str | None = None, text: str = "", **parts: Any) -> Draft:
    return rules.draft(DONOR, kind, amount, text, parts=parts)


def complaints(kind: PledgeKind, amount: int | str | None = None, text: str = "", **parts: Any) -> list[str]:
    with pytest.raises(Invalid) as refused:
        drafted(kind, amount, text, **parts)
    return list(refused.value.errors)


def test_a_gift_is_counted_and_its_estimate_stands_apart() -> None:
    told = drafted("in_kind", "150tr", quantity=10, unit=" tấn  gạo ")
    assert (told.amount, told.particulars) == (150_000_000, Particulars(quantity=10, unit="tấn gạo"))
    assert drafted("in_kind", quantity=10, unit="tấn gạo").amount == 0


def test_a_gift_says_its_unit_or_what_it_is() -> None:
    assert complaints("in_kind", quantity=10) == ["description"]
    assert drafted("in_kind", text="Hai căn nhà tình thương").description == "Hai căn nhà tình thương"


def test_a_scholarship_counts_its_places_and_may_come_without_a_sum() -> None:
    assert drafted("scholarship", "100tr", quantity=50).amount == 100_000_000
    assert drafted("scholarship", quantity=50).amount == 0
    assert complaints("scholarship", "100tr") == ["quantity"]


def test_a_sponsorship_is_months_times_what_a_month_brings() -> None:
    told = drafted("sponsorship", **MONTHLY)
    assert (told.amount, told.particulars) == (6_000_000, Particulars(months=12, per_month=500_000))
    assert drafted("sponsorship", "6 triệu", **MONTHLY).amount == 6_000_000


def test_a_sum_that_contradicts_the_months_is_refused_with_what_it_would_be() -> None:
    with pytest.raises(Invalid) as refused:
        drafted("sponsorship", "5tr", **MONTHLY)
    told = refused.value.errors["amount"] % refused.value.params
    assert told.startswith("12 tháng × 500.000 đồng là 6.000.000 đồng.")


def test_a_sponsorship_says_for_whom_or_how_long_or_what() -> None:
    assert complaints("sponsorship", "50tr", months=12) == ["description"]
    assert drafted("sponsorship", "50tr", beneficiary="hộ bà Katơr Thị Xa").amount == 50_000_000


@pytest.mark.parametrize(
    ("kind", "parts", "field"),
    [
        ("in_kind", {"quantity": 0, "unit": "phần quà"}, "quantity"),
        ("in_kind", {"quantity": -3, "unit": "phần quà"}, "quantity"),
        ("in_kind", {"quantity": 10_000_001, "unit": "phần quà"}, "quantity"),
        ("in_kind", {"unit": "x" * 41}, "unit"),
        ("sponsorship", {"months": 0}, "months"),
        ("sponsorship", {"months": 601}, "months"),
        ("sponsorship", {"per_month": "nhiều"}, "per_month"),
        ("sponsorship", {"per_month": "-1"}, "per_month"),
        ("sponsorship", {"months": 600, "per_month": "100 tỷ"}, "per_month"),
        ("sponsorship", {"beneficiary": "x" * 201}, "beneficiary"),
        ("cash", {"quantity": 1}, "quantity"),
        ("cash", {"months": 12}, "months"),
        ("cash", {"beneficiary": "em Mơ"}, "beneficiary"),
        ("sponsorship", {"unit": "suất"}, "unit"),
        ("scholarship", {"per_month": "1tr"}, "per_month"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(kind: PledgeKind, parts: dict[str, Any], field: str) -> None:
    assert complaints(kind, "5tr", "Đã rõ", **parts) == [field]


def test_what_is_left_empty_belongs_to_no_kind() -> None:
    empty: dict[str, Any] = {"quantity": None, "unit": "", "months": None, "per_month": "", "beneficiary": ""}
    assert drafted("cash", "5tr", **empty).particulars == Particulars()


def test_the_name_of_who_is_helped_may_not_stand_in_what_is_public() -> None:
    parts: dict[str, Any] = MONTHLY | {"beneficiary": "em Lê Thị Mơ"}
    assert complaints("sponsorship", text="Đỡ đầu EM LE THI MO lớp 5", **parts) == ["description"]
    assert drafted("sponsorship", text="Vì an sinh xã hội", beneficiary="An").description


def test_another_name_is_not_released_with_the_leave_for_the_first() -> None:
    before = Particulars(beneficiary="em Mơ", beneficiary_released=True, programme="social")
    assert particulars("sponsorship", {"amount_shown": False}, before).beneficiary_released
    renamed = particulars("sponsorship", {"beneficiary": "em Mai"}, before)
    assert renamed == Particulars(beneficiary="em Mai", programme="social")


def test_other_months_are_another_sum() -> None:
    given = pledge(kind="sponsorship", amount=6_000_000, particulars=SPONSORED)
    assert rules.change(given, parts={"months": 24}).amount == 12_000_000
    assert rules.change(given, parts={"programme": "social"}).amount is None
    with pytest.raises(Invalid):
        rules.change(given, said="5tr")


def test_months_taken_away_leave_the_sum_as_it_is() -> None:
    given = pledge(kind="sponsorship", amount=6_000_000, particulars=SPONSORED)
    assert rules.change(given, said="5tr", parts={"months": None}).amount == Dong(5_000_000)
    assert rules.change(given, parts={"months": None}).amount is None


def test_a_name_is_released_one_by_one() -> None:
    given = pledge(kind="sponsorship", amount=6_000_000, particulars=SPONSORED)
    naming = rules.name_beneficiary(given, 1, True)
    assert (naming.after.particulars.beneficiary_released, naming.after.version) == (True, 2)
    assert rules.name_beneficiary(given, 1, False).empty
    with pytest.raises(Invalid):
        rules.name_beneficiary(pledge(), 1, True)

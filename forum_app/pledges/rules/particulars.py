"""What a pledge says beside its amount: what for, how much of what, for whom, what may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.money import MAX, Dong, format_dong, parse_dong
from forum_app.kernel.text import fold, within
from forum_app.pledges.rules.values import PLAIN, Particulars, PledgeKind

UNIT_LIMIT = 40
BENEFICIARY_LIMIT = 200
MOST_COUNTED = 10_000_000
MOST_MONTHS = 600

# What was said, by name; a part that is not in it was not spoken of.
Parts = Mapping[str, Any]
NOTHING: Parts = MappingProxyType({})

# Which kinds have a part at all: what is typed into the wrong box is said, not dropped.
OWNERS: Mapping[str, tuple[PledgeKind, ...]] = {
    "quantity": ("in_kind", "scholarship"),
    "unit": ("in_kind", "scholarship"),
    "months": ("sponsorship",),
    "per_month": ("sponsorship",),
    "beneficiary": ("in_kind", "scholarship", "sponsorship"),
}


def particulars(kind: PledgeKind, said: Parts, before: Particulars = PLAIN) -> Particulars:
    """Read what was said; what was not spoken of stays as it was.

    A name written anew is not released with the leave for the old one. Raises Invalid.
    """
    read = replace(before, **{name: _read(kind, name, value) for name, value in said.items()})
    renamed = read.beneficiary != before.beneficiary
    return replace(read, beneficiary_released=False) if renamed else read


def monthly_total(told: Particulars) -> Dong | None:
    """Give months × per month where both are known. Raises Invalid beyond what an amount can be."""
    if told.months is None or told.per_month is None:
        return None
    total = told.months * told.per_month
    if total > MAX:
        raise Invalid({"per_month": N_("Số tháng × mức mỗi tháng vượt quá 999.999.999.999 đồng.")})
    return Dong(total)


def agreed_with(told: Particulars, amount: Dong) -> Dong:
    """Give the amount of a pledge, which months × per month decide where both are known.

    `amount` 0 was not said. Raises Invalid where what was said is another sum.
    """
    total = monthly_total(told)
    if total is None or amount == total:
        return amount
    if amount:
        wrong = N_("%(months)s tháng × %(each)s là %(total)s. Hãy sửa số tiền, số tháng hoặc mức mỗi tháng.")
        each = format_dong(Dong(told.per_month or 0))
        sums = {"months": told.months, "each": each, "total": format_dong(total)}
        raise Invalid({"amount": wrong}, params=sums)
    return total


def make_sure_told(kind: PledgeKind, description: str, told: Particulars) -> None:
    """Raise Invalid where a gift, scholarship or sponsorship does not say what it is."""
    if kind == "scholarship" and told.quantity is None:
        raise Invalid({"quantity": N_("Cần ghi số suất học bổng.")})
    said = {
        "in_kind": bool(told.unit),
        "sponsorship": bool(told.beneficiary) or monthly_total(told) is not None,
    }
    if not description and not said.get(kind, True):
        raise Invalid({"description": N_("Cần ghi rõ hiện vật hoặc nội dung tài trợ.")})


def make_sure_discreet(description: str, told: Particulars) -> None:
    """Raise Invalid where a name not released stands in a text that is public.

    A lone word is let pass: `An` is a name and also half of `an sinh`.
    """
    named = fold(told.beneficiary)
    if told.beneficiary_released or " " not in named:
        return
    for field, text in (("description", description), ("unit", told.unit)):
        if f" {named} " in f" {fold(text)} ":
            raise Invalid({field: N_("Đừng ghi tên người được nhận ở đây: nội dung này được công khai.")})


def _read(kind: PledgeKind, name: str, value: Any) -> Any:
    if value in (None, "") and name in EMPTY:
        return EMPTY[name]
    if kind not in OWNERS.get(name, (kind,)):
        raise Invalid({name: N_("Hình thức ủng hộ này không có mục này.")})
    return READERS[name](value) if name in READERS else value


def _quantity(value: int) -> int:
    if not 1 <= value <= MOST_COUNTED:
        raise Invalid({"quantity": N_("Số lượng là số nguyên từ 1 đến 10.000.000.")})
    return value


def _months(value: int) -> int:
    if not 1 <= value <= MOST_MONTHS:
        raise Invalid({"months": N_("Số tháng từ 1 đến 600.")})
    return value


def _per_month(value: int | str) -> Dong:
    try:
        return parse_dong(value)
    except Invalid as refused:
        raise Invalid({"per_month": refused.errors["amount"]}) from refused


EMPTY: Mapping[str, Any] = {
    "quantity": None,
    "unit": "",
    "months": None,
    "per_month": None,
    "beneficiary": "",
}
READERS: Mapping[str, Any] = {
    "quantity": _quantity,
    "unit": lambda value: within(value, UNIT_LIMIT, "unit"),
    "months": _months,
    "per_month": _per_month,
    "beneficiary": lambda value: within(value, BENEFICIARY_LIMIT, "beneficiary"),
}

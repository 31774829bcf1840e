"""What a pledge is, in the words of papers and workbooks: as much as the public may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forum_app.kernel.errors import N_
from forum_app.kernel.money import Dong, format_dong
from forum_app.pledges.rules.values import Particulars

Translate = Callable[[str], str]

KINDS: Mapping[str, str] = {
    "cash": N_("Tiền"),
    "in_kind": N_("Hiện vật"),
    "scholarship": N_("Học bổng"),
    "sponsorship": N_("Nhận đỡ đầu"),
}
PROGRAMMES: Mapping[str, str] = {
    "fund": N_("Quỹ “Vì người nghèo”"),
    "social": N_("An sinh xã hội"),
}


def gift_in_words(kind: str, description: str, told: Particulars, translate: Translate) -> str:
    """Say what is given other than money, and for whom once that name is released; "" for money.

    What a desk notes on money is for the desk.
    """
    if kind == "cash":
        return ""
    named = told.beneficiary if told.beneficiary_released else ""
    said = (_counted(kind, told, translate), description, named)
    return " – ".join(part for part in said if part)


def _counted(kind: str, told: Particulars, translate: Translate) -> str:
    if told.quantity is not None:
        count = f"{told.quantity:,}".replace(",", ".")
        pattern = N_("%(count)s %(unit)s học bổng") if kind == "scholarship" else N_("%(count)s %(unit)s")
        unit = told.unit or (translate(N_("suất")) if kind == "scholarship" else "")
        return (translate(pattern) % {"count": count, "unit": unit}).strip()
    if told.months is not None:
        return _monthly(told, told.months, translate)
    return told.unit


def _monthly(told: Particulars, months: int, translate: Translate) -> str:
    if told.per_month is None or not told.amount_shown:
        return translate(N_("%(months)s tháng")) % {"months": months}
    each = format_dong(Dong(told.per_month))
    return translate(N_("%(months)s tháng × %(each)s mỗi tháng")) % {"months": months, "each": each}

"""What a pledge is, in the words of papers and workbooks: as much as the public may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from forum_app.kernel.errors import N_
from forum_app.kernel.money import Dong, format_dong
from forum_app.pledges.rules.values import Particulars

Translate = Callable[[str], str]


class Plural(Protocol):
    """How many of a thing, in the reader's language: `ngettext` of Flask-Babel."""

    def __call__(self, singular: str, plural: str, num: int, /, **variables: object) -> str: ...


def vietnamese(singular: str, _plural: str, _num: int, /, **variables: object) -> str:
    """Say it in the source language, for what is kept in Vietnamese whoever reads it."""
    return singular % variables


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


def gift_in_words(kind: str, description: str, told: Particulars, ngettext: Plural) -> str:
    """Say what is given other than money, and for whom once that name is released; "" for money.

    What a desk notes on money is for the desk.
    """
    if kind == "cash":
        return ""
    named = told.beneficiary if told.beneficiary_released else ""
    said = (_counted(kind, told, ngettext), description, named)
    return " – ".join(part for part in said if part)


def _counted(kind: str, told: Particulars, ngettext: Plural) -> str:
    if told.quantity is not None:
        return _many(kind, told.quantity, told.unit, ngettext)
    if told.months is not None:
        return _monthly(told, told.months, ngettext)
    return told.unit


def _many(kind: str, quantity: int, unit: str, ngettext: Plural) -> str:
    count = f"{quantity:,}".replace(",", ".")
    if kind != "scholarship":
        return f"{count} {unit}".strip()
    if not unit:
        return ngettext("%(count)s suất học bổng", "%(count)s suất học bổng", quantity, count=count)
    return ngettext(
        "%(count)s %(unit)s học bổng", "%(count)s %(unit)s học bổng", quantity, count=count, unit=unit
    )


def _monthly(told: Particulars, months: int, ngettext: Plural) -> str:
    if told.per_month is None or not told.amount_shown:
        return ngettext("%(months)s tháng", "%(months)s tháng", months, months=months)
    each = format_dong(Dong(told.per_month))
    return ngettext(
        "%(months)s tháng × %(each)s mỗi tháng",
        "%(months)s tháng × %(each)s mỗi tháng",
        months,
        months=months,
        each=each,
    )

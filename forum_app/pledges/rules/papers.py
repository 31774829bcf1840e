"""What a paper says of a pledge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

from forum_app.kernel.errors import N_
from forum_app.kernel.money import format_dong
from forum_app.kernel.words import dong_in_words
from forum_app.pledges.rules.values import Pledge

Paper = Literal["certificates", "receipts", "boards"]
Translate = Callable[[str], str]

KINDS: Mapping[str, str] = {
    "cash": N_("Tiền"),
    "in_kind": N_("Hiện vật"),
    "sponsorship": N_("Nhận đỡ đầu"),
}
DEEDS: Mapping[str, str] = {
    "cash": N_("đã ủng hộ Quỹ “Vì người nghèo” số tiền"),
    "in_kind": N_("đã ủng hộ Quỹ “Vì người nghèo” hiện vật"),
    "sponsorship": N_("đã nhận đỡ đầu hộ nghèo, học sinh nghèo hiếu học"),
}


def printable(paper: Paper, pledge: Pledge) -> bool:
    """Say whether a paper may be made: a board is painted before its pledge counts, thanks come after."""
    return pledge.status == "confirmed" or (paper == "boards" and pledge.status == "held")


def given_on(pledge: Pledge, at: Callable[[datetime], str], translate: Translate) -> dict[str, str]:
    """Give what the templates print; `at` writes a time as the forum's clock reads."""
    cash = pledge.kind == "cash"
    money = format_dong(pledge.amount) if cash else ""
    return {
        "donor": pledge.donor.name,
        "reference": pledge.reference,
        "kind": translate(KINDS[pledge.kind]),
        "deed": translate(DEEDS[pledge.kind]),
        "amount": money,
        "in_words": dong_in_words(pledge.amount) if cash else "",
        # A gift in kind is what is given: its value is the desk's estimate, and no paper promises it.
        "gift": money or pledge.description,
        # What a desk noted on money is for the desk.
        "description": "" if cash else pledge.description,
        "at": at(pledge.taken_at),
    }

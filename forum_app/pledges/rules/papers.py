"""What a paper says of a pledge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal

from forum_app.kernel.errors import N_
from forum_app.kernel.money import format_dong
from forum_app.kernel.words import dong_in_words
from forum_app.pledges.rules.values import Pledge
from forum_app.pledges.rules.wording import KINDS, PROGRAMMES, Plural, Translate, gift_in_words

Paper = Literal["certificates", "receipts", "boards"]

DEEDS: Mapping[tuple[str, str], str] = {
    ("cash", "fund"): N_("đã ủng hộ Quỹ “Vì người nghèo” số tiền"),
    ("cash", "social"): N_("đã ủng hộ chương trình an sinh xã hội số tiền"),
    ("in_kind", "fund"): N_("đã ủng hộ Quỹ “Vì người nghèo” hiện vật"),
    ("in_kind", "social"): N_("đã ủng hộ chương trình an sinh xã hội hiện vật"),
    ("scholarship", "fund"): N_("đã trao tặng học bổng cho học sinh nghèo hiếu học"),
    ("scholarship", "social"): N_("đã trao tặng học bổng cho học sinh nghèo hiếu học"),
    ("sponsorship", "fund"): N_("đã nhận đỡ đầu hộ nghèo, học sinh nghèo hiếu học"),
    ("sponsorship", "social"): N_("đã nhận đỡ đầu hộ nghèo, học sinh nghèo hiếu học"),
}
# Where the donor wishes the sum not to be named.
QUIET_DEEDS: Mapping[str, str] = {
    "fund": N_("đã ủng hộ Quỹ “Vì người nghèo”"),
    "social": N_("đã ủng hộ chương trình an sinh xã hội"),
}
BOARDS: Mapping[str, str] = {
    "fund": N_("Bảng tượng trưng ủng hộ Quỹ “Vì người nghèo”"),
    "social": N_("Bảng tượng trưng ủng hộ an sinh xã hội"),
}


def printable(paper: Paper, pledge: Pledge) -> bool:
    """Say whether a paper may be made: a board is painted before its pledge counts, thanks come after."""
    return pledge.status == "confirmed" or (paper == "boards" and pledge.status == "held")


def given_on(
    paper: Paper, pledge: Pledge, at: Callable[[datetime], str], translate: Translate, ngettext: Plural
) -> dict[str, str]:
    """Give what the templates print; `at` writes a time as the forum's clock reads.

    An amount that is not to be shown stands on the receipt alone, which is between donor and Fund.
    """
    told, private = pledge.particulars, paper == "receipts"
    named = _is_money(pledge) and (told.amount_shown or private)
    money = format_dong(pledge.amount) if named else ""
    gift = gift_in_words(pledge.kind, pledge.description, told, ngettext)
    return {
        "donor": pledge.donor.name,
        "reference": pledge.reference,
        "kind": translate(KINDS[pledge.kind]),
        "programme": translate(PROGRAMMES[told.programme]),
        "board": translate(BOARDS[told.programme]),
        "deed": translate(_deed(pledge, shown=named or pledge.kind != "cash")),
        "amount": money,
        "in_words": dong_in_words(pledge.amount) if named and (pledge.kind == "cash" or private) else "",
        # A gift in kind is what is given: its value is the desk's estimate, and no paper promises it.
        "gift": gift or money or translate(N_("Tấm lòng vàng")),
        "description": gift,
        "consent": "" if told.amount_shown else translate(N_("Không công bố số tiền")),
        "at": at(pledge.taken_at),
    }


def _is_money(pledge: Pledge) -> bool:
    """Say whether the amount is promised money; of anything else it is an estimate."""
    monthly = pledge.particulars.per_month is not None
    return pledge.amount > 0 and (pledge.kind in ("cash", "scholarship") or monthly)


def _deed(pledge: Pledge, *, shown: bool) -> str:
    programme = pledge.particulars.programme
    return DEEDS[pledge.kind, programme] if shown else QUIET_DEEDS[programme]

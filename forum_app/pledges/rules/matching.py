"""Matching gifts: a donor adds to what others give, by a rule that is read out on stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.money import Dong, format_dong, parse_dong
from forum_app.pledges.rules.values import Donor, Draft, Particulars, Programme

MOST_PERCENT = 1000
REASON = "Đối ứng %(percent)s %% của %(base)s"
PROGRAMMES: dict[Programme, str] = {"fund": "Quỹ “Vì người nghèo”", "social": "an sinh xã hội"}


@dataclass(frozen=True, slots=True)
class Matching:
    """`percent` of the pledges that begin to count while it runs, at most `most` đồng in all.

    `programme` is the only one matched; blank for both.
    """

    percent: int
    most: Dong | None = None
    programme: Programme | Literal[""] = ""


def matching(percent: int, most: int | str | None, programme: Programme | Literal[""]) -> Matching:
    """Make a rule ready to begin. Raises Invalid for a share of nothing, or an unusable amount."""
    if not 1 <= percent <= MOST_PERCENT:
        raise Invalid({"percent": N_("Tỷ lệ đối ứng phải từ 1 đến 1000 %.")})
    return Matching(percent, None if most in (None, "") else _most(most), programme)


def _most(said: object) -> Dong:
    try:
        return parse_dong(said)
    except Invalid as fault:
        raise Invalid({"most": fault.errors["amount"]}, params=fault.params) from fault


def comes_to(rule: Matching, given: int) -> int:
    """Give what the donor adds to what others gave: floored, never below nothing, never above its most."""
    share = max(given, 0) * rule.percent // 100
    return share if rule.most is None else min(share, rule.most)


def drafted(rule: Matching, donor: Donor) -> Draft:
    """Write the gift down as one pledge, of nothing yet."""
    particulars = Particulars(programme=rule.programme or "fund")
    return Draft(donor, "cash", Dong(0), described(rule), "stage", particulars=particulars)


def described(rule: Matching) -> str:
    """Say a rule as it is read out; papers of the Fund are in Vietnamese."""
    most = "" if rule.most is None else f", tối đa {format_dong(rule.most)}"
    only = f" cho {PROGRAMMES[rule.programme]}" if rule.programme else ""
    return f"Đối ứng {rule.percent} % mỗi khoản ủng hộ{only}{most}"

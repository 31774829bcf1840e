"""The numbered paper slips a desk writes on while the network or its machine is down.

A slip is `Bàn 1 – 017`: the desk's name, and how often that desk has counted. static/js/pledges/desk/slips.js
writes the same, so that what was printed beforehand is what the screen names and the list is searched for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import within

SLIP_LIMIT = 80
SLIP_DIGITS = 3
LAST_SLIP = 9999
DESK_LIMIT = 60
# A hundred sheets: a desk fills fewer in an evening, and a printer's tray holds as many.
MOST_SLIPS = 400
ON_A_SHEET = 4
# A slip typed in further ahead is of a pile of its own, or a slip of the finger: nobody counts on from there.
NEAR = 100


@dataclass(frozen=True, slots=True)
class Slip:
    """`number` stands large on the paper; `name` is what a pledge keeps of it."""

    number: str
    name: str


def blank_slips(first: int, last: int, desk: str = "") -> tuple[Slip, ...]:
    """Give the slips of a range; without a desk its name is left to be written by hand.

    Raises Invalid where the range is turned round, leaves 1 to LAST_SLIP or has more than MOST_SLIPS, and for
    a desk's name that is too long.
    """
    _make_sure_in_range(first, last)
    named = within(desk, DESK_LIMIT, "desk")
    return tuple(_slip(number, named) for number in range(first, last + 1))


def sheets_of(slips: Sequence[Slip]) -> list[list[Slip]]:
    """Lay slips out so that sheets cut as one pile give four piles in order, each going on after the last."""
    high = -(-len(slips) // ON_A_SHEET)
    return [list(slips[place::high]) for place in range(high)]


def beginning(desk: str) -> str:
    """Give what the slips of a desk begin with."""
    return f"{desk} – "


def counted_to(slips: Iterable[str], desk: str) -> int:
    """Say how far a desk has counted, of the slips its pledges name; 0 before the first."""
    named = (slip.removeprefix(beginning(desk)) for slip in slips)
    counted = 0
    for number in sorted(int(digits) for digits in named if digits.isascii() and digits.isdecimal()):
        counted = number if number <= counted + NEAR else counted
    return counted


def _slip(number: int, desk: str) -> Slip:
    printed = f"{number:0{SLIP_DIGITS}d}"
    return Slip(printed, beginning(desk) + printed if desk else printed)


def _make_sure_in_range(first: int, last: int) -> None:
    outside = {
        name: number for name, number in (("first", first), ("last", last)) if not 1 <= number <= LAST_SLIP
    }
    if outside:
        text = N_("Số phiếu từ 1 đến %(most)s.")
        raise Invalid(dict.fromkeys(outside, text), params={"most": LAST_SLIP})
    if last < first:
        raise Invalid({"last": N_("Số cuối phải bằng hoặc lớn hơn số đầu.")})
    if last - first >= MOST_SLIPS:
        raise Invalid({"last": N_("Mỗi lần in tối đa %(most)s phiếu.")}, params={"most": MOST_SLIPS})

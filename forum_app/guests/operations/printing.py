"""The heavy half of what is printed of guests: filling templates and typesetting them, in a worker process.

Only pure functions live here; they take and give plain values, and load neither Flask nor the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from forum_app.guests.rules.guest import folded
from forum_app.guests.rules.printed import Invited, shown_group, shown_work
from forum_app.kernel.codes import code_in_groups
from forum_app.kernel.qr import qr_svg
from forum_app.paper import pdf

Layout = Literal["card", "a6", "one"]
# An Invited as a bare tuple: thousands of them cross to the worker.
Row = tuple[Any, ...]
Paper = Mapping[str, Any]


def print_badges(rows: Iterable[Row], paper: Paper, layout: Layout) -> bytes:
    """Typeset badges: `card` eight to a page of A4, `a6` and `one` (a card) each on a page of its own."""
    return pdf("guests/badges", {**paper, "layout": layout, "people": people_on(rows, paper, coded=True)})


def print_invitations(rows: Iterable[Row], paper: Paper) -> bytes:
    """Typeset invitations, a page of A5 for each guest."""
    return pdf("guests/invitations", {**paper, "people": people_on(rows, paper, coded=True)})


def print_signs(rows: Iterable[Row], paper: Paper) -> bytes:
    """Typeset table signs, a page of A4 to be folded for each guest."""
    return pdf("guests/table_signs", {**paper, "people": people_on(rows, paper, coded=False)})


def people_on(rows: Iterable[Row], paper: Paper, *, coded: bool) -> Sequence[Mapping[str, object]]:
    """Give what a template needs of each guest; where `coded`, the code and its picture too."""
    return [_person(Invited(*row), paper["words"], coded) for row in rows]


def _person(invited: Invited, words: Mapping[str, str], coded: bool) -> dict[str, object]:
    position, organisation = shown_work(invited)
    person: dict[str, object] = {
        "salutation": invited.salutation,
        "name": invited.full_name,
        "position": position,
        "organisation": organisation,
        "group": shown_group(invited),
        "place": _place(invited, words),
        "gold": invited.gold,
    }
    if coded:
        person |= {"code": code_in_groups(invited.code), "qr": qr_svg(invited.code).decode()}
    return person


def _place(invited: Invited, words: Mapping[str, str]) -> str:
    """Say where to sit; an office that writes `Khu A` or `ghế 12` itself needs no second word."""
    zone, seat = invited.zone, invited.seat
    if zone and not folded(zone).startswith("khu"):
        zone = words["zone"] % {"zone": zone}
    if seat and "ghe" not in folded(seat).split():
        seat = words["seat"] % {"seat": seat}
    return " · ".join(filter(None, (zone, seat)))

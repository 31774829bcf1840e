"""Reading the plan of the seats, and who sits where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import GuestGroup, GuestRow, SeatRow
from forum_app.guests.rules.guest import search_words
from forum_app.guests.rules.seats import Seat, folded_seat

# Of thousands without a seat a person reads the first and looks for the rest.
MOST_UNPLACED = 300


class Sitter(NamedTuple):
    """A guest on the plan of the seats, or waiting for a seat."""

    id: int
    full_name: str
    salutation: str
    position: str
    organisation: str
    group_number: int
    leader: bool
    vip: bool
    seat: str
    zone: str
    present: bool
    version: int

    def as_json(self) -> dict[str, object]:
        state = {"state": "present" if self.present else "expected"}
        return {name: value for name, value in self._asdict().items() if name != "present"} | state


COLUMNS = (
    GuestRow.id,
    GuestRow.full_name,
    GuestRow.salutation,
    GuestRow.position,
    GuestRow.organisation,
    GuestGroup.number,
    GuestGroup.leaders,
    GuestRow.vip,
    GuestRow.seat,
    GuestRow.zone,
    GuestRow.admitted_at.is_not(None),
    GuestRow.version,
)
IN_ORDER = GuestRow.rank, GuestRow.id


def seats(session: Session, forum_id: int) -> list[Seat]:
    """List the seats from the front and from the left."""
    columns = SeatRow.label, SeatRow.zone, SeatRow.row, SeatRow.column
    wanted = sa.select(*columns).where(SeatRow.forum_id == forum_id)
    rows = session.connection().execute(wanted.order_by(SeatRow.id))
    return [Seat(*row) for row in rows]


def seated(session: Session, forum_id: int) -> list[Sitter]:
    """List the invited who have a seat, in protocol order."""
    return _sitters(session, forum_id, [GuestRow.seat != ""])


def seat_map(session: Session, forum_id: int, q: str = "") -> dict[str, object]:
    """Give the plan with who sits where, and those to place: without a seat, or with one the plan lacks.

    `q` finds words of name, position and organisation among those without a seat. Two guests of one seat
    stand in it both: the first by rank as `guest`, the rest as `others`. Who declined needs no seat.
    """
    by_seat: dict[str, list[Sitter]] = defaultdict(list)
    for sitter in seated(session, forum_id):
        by_seat[folded_seat(sitter.seat)].append(sitter)
    drawn = [_drawn(seat, by_seat.pop(seat.folded, [])) for seat in seats(session, forum_id)]
    misplaced = sorted((one for many in by_seat.values() for one in many), key=lambda one: one.id)
    without = [GuestRow.seat == "", GuestRow.rsvp != "declined"]
    named = [GuestRow.search.contains(f" {word}", autoescape=True) for word in search_words(q)]
    unseated = _sitters(session, forum_id, [*without, *named], MOST_UNPLACED)
    return {
        "seats": drawn,
        "unplaced": [sitter.as_json() for sitter in (*misplaced, *unseated)],
        "unplaced_count": len(misplaced) + _count(session, forum_id, without),
    }


def _drawn(seat: Seat, sitters: list[Sitter]) -> dict[str, object]:
    drawn: dict[str, object] = {
        "label": seat.label,
        "zone": seat.zone,
        "row": seat.row,
        "column": seat.column,
    }
    if sitters:
        drawn["guest"] = sitters[0].as_json()
    if len(sitters) > 1:
        drawn["others"] = [sitter.as_json() for sitter in sitters[1:]]
    return drawn


def _sitters(
    session: Session, forum_id: int, asked: Iterable[sa.ColumnElement[bool]], limit: int | None = None
) -> list[Sitter]:
    invited = GuestRow.forum_id == forum_id, GuestRow.cancelled_at.is_(None)
    wanted = sa.select(*COLUMNS).join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    wanted = wanted.where(*invited, *asked).order_by(*IN_ORDER).limit(limit)
    return [Sitter._make(row) for row in session.connection().execute(wanted)]


def _count(session: Session, forum_id: int, asked: Iterable[sa.ColumnElement[bool]]) -> int:
    invited = GuestRow.forum_id == forum_id, GuestRow.cancelled_at.is_(None)
    return session.scalar(sa.select(sa.func.count()).select_from(GuestRow).where(*invited, *asked)) or 0

"""The plan of the seats: read in a worker process, written in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import SeatRow
from forum_app.guests.queries import seats as queries
from forum_app.guests.queries.seats import Sitter
from forum_app.guests.rules.seats import MOST_SEATS, Grid, SeatPlan, folded_seat, read_plan
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid
from forum_app.sheets import RowError, Sheet, cell_text, read_sheets
from forum_app.store import feed

# Begins as facts of the guest list do: whoever watches the door sees the new plan at once.
DRAWN = "guests.seats_drawn"

NO_SEATS = N_("Không thấy ghế nào trong tệp. Mỗi ô ghi một số ghế, ví dụ A1, A2, xếp như trong hội trường.")
TOO_MANY = N_("Tệp có quá nhiều ghế (tối đa 5.000).")


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What a new plan does: its zones with their seats, what comes and goes, who loses their seat."""

    zones: tuple[tuple[str, int], ...]
    added: int
    removed: int
    unseated: tuple[Sitter, ...]
    errors: tuple[RowError, ...]

    def as_json(self, translate: Callable[[str], str]) -> dict[str, object]:
        return {
            "seats": sum(count for _, count in self.zones),
            "zones": [{"zone": zone, "seats": count} for zone, count in self.zones],
            "added": self.added,
            "removed": self.removed,
            "unseated": [sitter.as_json() for sitter in self.unseated],
            "errors": [error.as_json(translate) for error in self.errors],
        }


def read_seats(content: bytes, filename: str) -> SeatPlan:
    """Read a plan of seats from a workbook. Raises Invalid on `file` where it has none, or too many."""
    grids = [Grid(sheet.name, list(_rows(sheet))) for sheet in read_sheets(content, filename)]
    plan = read_plan([grid for grid in grids if grid.rows])
    if not plan.seats:
        raise Invalid({"file": NO_SEATS})
    if len(plan.seats) > MOST_SEATS:
        raise Invalid({"file": TOO_MANY})
    return plan


def preview_seats(session: Session, forum_id: int, plan: SeatPlan) -> Redrawn:
    """Say what a plan changes, without writing it."""
    before = {seat.folded for seat in queries.seats(session, forum_id)}
    after = {seat.folded for seat in plan.seats}
    gone = before - after
    losing = [one for one in queries.seated(session, forum_id) if folded_seat(one.seat) in gone]
    zones = Counter(seat.zone for seat in plan.seats)
    errors = tuple(RowError(error.row, "", error.message, error.params) for error in plan.errors)
    return Redrawn(tuple(zones.items()), len(after - before), len(gone), tuple(losing), errors)


def write_seats(session: Session, forum_id: int, plan: SeatPlan, *, actor: Actor, at: datetime) -> Redrawn:
    """Put a plan in the place of the one before; with any error nothing is written.

    Guests keep what is written as their seat. The same plan again leaves no trace.
    """
    redrawn = preview_seats(session, forum_id, plan)
    if redrawn.errors or queries.seats(session, forum_id) == list(plan.seats):
        return redrawn
    session.execute(sa.delete(SeatRow).where(SeatRow.forum_id == forum_id))
    session.execute(sa.insert(SeatRow), [*_columns(forum_id, plan)])
    feed.append(session, forum_id, DRAWN, {"seats": len(plan.seats)}, actor=actor, at=at)
    return redrawn


def _columns(forum_id: int, plan: SeatPlan) -> Iterator[dict[str, object]]:
    for seat in plan.seats:
        place = {"row": seat.row, "column": seat.column}
        yield {"forum_id": forum_id, "label": seat.label, "folded": seat.folded, "zone": seat.zone, **place}


def _rows(sheet: Sheet) -> Iterator[tuple[int, dict[int, str]]]:
    for row in sheet.rows:
        cells = {
            place: " ".join(cell_text(cell).split())
            for place, cell in enumerate(row.cells, start=1)
            if cell is not None
        }
        if cells:
            yield row.number, cells

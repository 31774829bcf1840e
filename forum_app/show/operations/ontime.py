"""Scripts laid out for Ontime: rows that open and close groups, milestones, exact clocks.

Facts of its format (4.x): the column `Timer type` says what a row is: blank or a kind of timer for an item,
`group` or `group-start` and `group-end` around items, `milestone` for a mark without a length, `skip-import`.
Clocks are `hh:mm:ss`, or `hh:mm`; an item has a start, an end or a length, and the rest follows. `End action`
`play-next` goes on by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from forum_app.kernel.errors import N_
from forum_app.kernel.text import fold
from forum_app.sheets import Cell, RowReport, Table, TableRow
from forum_app.show.rules.durations import between_exactly
from forum_app.show.rules.marks import colour_of
from forum_app.show.rules.script import NO_BLOCK, Group

OPENS: Final = frozenset({"group", "group-start", "block"})
CLOSES: Final = frozenset({"group-end"})
ITEMS: Final = frozenset({"", "event", "count-down", "count-up", "clock", "none", "time-to-end"})
GROUP = N_("Tên khối; các tiết mục bên dưới thuộc khối này.")
LEFT_OUT = N_("Dòng được ghi là không nhập.")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?")
# Its own files may hold milliseconds; nothing lasts so few minutes that this could be read otherwise.
MILLISECONDS = re.compile(r"\d{5,8}")
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A table of plain items, the groups it named, and the rows that are no items."""

    table: Table
    groups: tuple[Group, ...]
    left_out: tuple[RowReport, ...]


def is_ontime(table: Table) -> bool:
    """Say whether a table is laid out for Ontime."""
    return "type" in table.mapping or fold(table.headings.get("hours", "")) == "time start"


def unfolded(table: Table) -> Unfolded:
    """Make plain items of the rows: each with its length, in its block."""
    unfolding = _Unfolding()
    for row in table.rows:
        unfolding.take(row)
    # Not the place of a column any more, but that the rows speak of it.
    spoken_of = {name: -1 for row in unfolding.items for name in row.values}
    plain = replace(table, rows=tuple(unfolding.items), mapping={**spoken_of, **table.mapping})
    return Unfolded(plain, tuple(unfolding.groups), tuple(unfolding.left_out))


def exact(cell: Cell) -> timedelta | None:
    """Read a clock or a length to the second; None where there is none."""
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        return timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    if isinstance(cell, timedelta):
        return cell
    return _spoken(str(cell)) if isinstance(cell, str | int) else None


def _of_day(clock: timedelta) -> time:
    minutes, second = divmod(int(clock.total_seconds()), 60)
    return time(minutes // 60 % 24, minutes % 60, second)


def _spoken(text: str) -> timedelta | None:
    if clock := CLOCK.fullmatch(text.strip()):
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3] or 0))
    return timedelta(milliseconds=int(text)) if MILLISECONDS.fullmatch(text.strip()) else None


class _Unfolding:
    """The rows so far: in which group we are, and when the last item ends."""

    def __init__(self) -> None:
        self.items: list[TableRow] = []
        self.groups: list[Group] = []
        self.left_out: list[RowReport] = []
        self._inside = ""
        self._at: timedelta | None = None

    def take(self, row: TableRow) -> None:
        kind = fold(row.text("type")).replace(" ", "-")
        if kind in OPENS:
            self._open(row)
        elif kind in CLOSES:
            self._inside = ""
        elif kind == "milestone":
            self._add(row, {"duration": timedelta(), "skipped": True, "hours": None})
        elif kind in ITEMS:
            self._add(row, self._clocks(row))
        else:
            self.left_out.append(RowReport(row.number, "skip", row.text("content"), LEFT_OUT))

    def _open(self, row: TableRow) -> None:
        title = " ".join(row.text("content").split())
        self._inside = title
        self.groups.append(Group(title, exact(row.cell("duration")) or None, colour_of(row.text("colour"))))
        self.left_out.append(RowReport(row.number, "skip", title, GROUP))

    def _clocks(self, row: TableRow) -> dict[str, Cell]:
        start, length = exact(row.cell("hours")), exact(row.cell("duration"))
        began, end = start if start is not None else self._at, exact(row.cell("until"))
        if length is None and began is not None and end is not None:
            length = between_exactly(began, end)
        self._at = None if began is None else (began + (length or timedelta())) % DAY
        hours = None if start is None else _of_day(start)
        # What is no clock is left for the general reading, which knows `10m` and complains of the rest.
        return {"hours": hours, "duration": row.cell("duration") if length is None else length}

    def _add(self, row: TableRow, said: Mapping[str, Cell]) -> None:
        values = {**row.values, **said, "until": None}
        if self.groups:
            values["block"] = self._inside or NO_BLOCK[0]
        self.items.append(replace(row, values=values))

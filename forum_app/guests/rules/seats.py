"""The plan of the seats: a sheet whose cells are the labels of seats, laid out as in the hall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forum_app.guests.rules.guest import folded
from forum_app.guests.rules.sheet import Complaint
from forum_app.kernel.errors import N_

MOST_SEATS = 5_000
ZONE_LENGTH = 60

# A1, A.12, B-3, VIP 2, Đ5, 12, 12A.
LABEL = re.compile(r"(?P<row>[^\W\d_]{0,4}) ?[.\-]? ?(?P<number>\d{1,4})(?P<half>[^\W\d_]?)")
ROW_NAME = re.compile(r"(?:hàng |dãy )?(?P<row>[^\W\d_]{1,2})", re.IGNORECASE)
# What is drawn beside the seats, and the titles above the plan.
FURNITURE = (
    "san khau",
    "man hinh",
    "led",
    "loi di",
    "loi vao",
    "loi ra",
    "cua",
    "ban ky thuat",
    "may quay",
    "buc",
)
TITLES = ("so do", "danh sach", "ghi chu", "chu thich")


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat and where it stands, from 1, counted from the top and from the left of the plan."""

    label: str
    zone: str
    row: int
    column: int

    @property
    def folded(self) -> str:
        return folded_seat(self.label)


@dataclass(frozen=True, slots=True)
class Grid:
    """The filled cells of one sheet as texts, by row and column; numbers are as in the sheet, from 1."""

    name: str
    rows: Sequence[tuple[int, dict[int, str]]]


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """The seats of a workbook, and those that are there twice."""

    seats: tuple[Seat, ...]
    errors: tuple[Complaint, ...]


def folded_seat(label: str) -> str:
    """Reduce a seat's label to what is compared: `a 01`, `A-1` and `A1` are one seat."""
    found = LABEL.fullmatch(" ".join(label.split()))
    if found is None:
        return folded(label).replace(" ", "")
    return f"{folded(found['row'])}{int(found['number'])}{folded(found['half'])}"


def read_plan(grids: Sequence[Grid]) -> SeatPlan:
    """Read the seats; a line of one text names the zone below, else the sheet does where several are read.

    A row of bare numbers behind a letter (`A | 1 | 2 | 3`) are that row's seats: A1, A2, A3.
    """
    seats: dict[str, Seat] = {}
    first_row: dict[str, int] = {}
    errors = []
    for grid in grids:
        for number, seat in _seats(grid, grid.name if len(grids) > 1 else ""):
            if seat.folded in seats:
                text, params = N_("Ghế %(seat)s đã có ở dòng %(row)s."), {"row": first_row[seat.folded]}
                errors.append(Complaint(number, "", text, {"seat": seat.label, **params}))
            else:
                seats[seat.folded] = seat
                first_row[seat.folded] = number
    return SeatPlan(tuple(seats.values()), tuple(errors))


def _seats(grid: Grid, zone: str) -> Iterator[tuple[int, Seat]]:
    for number, cells in grid.rows:
        labels = dict(_labels(cells))
        if not labels and len(cells) == 1:
            zone = _zone(next(iter(cells.values()))) or zone
        for column, label in labels.items():
            yield number, Seat(label, zone, number, column)


def _labels(cells: dict[int, str]) -> Iterator[tuple[int, str]]:
    names = [found["row"] for text in cells.values() if (found := ROW_NAME.fullmatch(text))]
    row = names[0].upper() if names else ""
    for column, text in cells.items():
        found = LABEL.fullmatch(text)
        if found is not None:
            bare = not found["row"]
            yield column, f"{row}{text}" if bare else text


def _zone(text: str) -> str:
    words = folded(text)
    drawn = any(words.startswith(furniture) for furniture in (*FURNITURE, *TITLES))
    return "" if drawn or not words or len(text) > ZONE_LENGTH or ROW_NAME.fullmatch(text) else text

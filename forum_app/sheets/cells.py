"""The cells of a spreadsheet as plain Python values."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | datetime | date | time | timedelta | None
"""What one cell holds; a blank cell is None, never an empty text."""

# Control characters but tab and line feed, marks of direction, halves of letters, the invisible.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
BLANKS = re.compile(r"[^\S\n]+")
ESCAPED_RETURN = re.compile(r"\r\n?|_x000D_\n?")  # spreadsheet XML writes a carriage return as _x000D_


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `number` is the one people see in their spreadsheet program, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, from its first row on, blank rows included."""

    name: str
    rows: tuple[Row, ...]


def tidy_cell(raw: Cell) -> Cell:
    """Give a cell its plain value: text tidied and NFC, whole floats as int, blank as None."""
    if isinstance(raw, str):
        return tidy_text(raw) or None
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() else raw
    return raw


def tidy_text(raw: str) -> str:
    """Tidy the text of a cell: NFC, single blanks, line breaks kept, nothing invisible."""
    composed = unicodedata.normalize("NFC", raw)
    # Nearly all cells are plain, and there are tens of thousands of them.
    if composed.isprintable() and "  " not in composed and "_x000D_" not in composed:
        return composed.strip()
    text = UNSEEN.sub("", ESCAPED_RETURN.sub("\n", composed))
    return "\n".join(BLANKS.sub(" ", line).strip() for line in text.split("\n")).strip()


def cell_text(cell: Cell) -> str:
    """Give a cell as a person would read it; a blank one as an empty text."""
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else str(cell)

"""Finding the table in a sheet as an office sends it: titles above, group headings between, sums below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeGuard

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import fold
from forum_app.sheets.cells import Cell, Row, Sheet, cell_text

HEADER_WITHIN = 100  # rows; a header deeper than this is not a header
LONGEST_TITLE = 80
LONGEST_SAMPLE = 120
NOTHING_SAID: Mapping[str, str] = MappingProxyType({})
IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column to look for: our `name`, the `titles` people give it, and whether it must be there."""

    name: str
    titles: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableRow(Row):
    """A row below the header, its cells also by column name; a missing column reads as blank."""

    values: Mapping[str, Cell] = field(default_factory=dict)

    def cell(self, name: str) -> Cell:
        """Give the cell of a column; None where it is blank or the sheet has no such column."""
        return self.values.get(name)

    def text(self, name: str) -> str:
        """Give the cell of a column as text; empty where it is blank. A whole number has no `.0`."""
        return cell_text(self.values.get(name))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written, the column it was taken for (None: for none), and what stands below it first."""

    text: str
    name: str | None
    sample: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a sheet.

    `header_row` is the header's number in the sheet, `mapping` gives each column found its place from 0,
    `headings` its title as written there, `rows` are those below that are not blank (group headings and
    sums included), `columns` all its headings in order, `missing` the required columns it does not have.
    """

    sheet: str
    header_row: int
    mapping: Mapping[str, int]
    headings: Mapping[str, str]
    rows: tuple[TableRow, ...]
    columns: tuple[Heading, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        """The titles nobody asked for."""
        return tuple(heading.text for heading in self.columns if heading.name is None)


@dataclass(frozen=True, slots=True)
class _Header:
    sheet: Sheet
    place: int  # of its row in sheet.rows
    mapping: dict[str, int]
    missing: tuple[str, ...]

    @property
    def worth(self) -> tuple[bool, int, bool]:
        return not self.missing, len(self.mapping), self.place + 1 < len(self.sheet.rows)


def find_table(
    sheets: Sequence[Sheet],
    columns: Sequence[Column],
    said: Mapping[str, str] = NOTHING_SAID,
    *,
    anyhow: bool = False,
) -> Table:
    """Find the table with these columns in any of the sheets, whatever stands above it.

    Titles are compared without accents, case, blanks, line breaks and punctuation, then without what is
    in brackets. `said` is what somebody said of headings, and goes before what they look like: the name of a
    column, or an empty one for none. Raises Invalid on `file` where no row has all required columns;
    `anyhow` gives the likeliest table all the same, with what is missing.
    """
    found = _found(sheets, columns, said, anyhow=anyhow)
    best = max(found, key=lambda header: header.worth)
    if best.missing and not anyhow:
        raise Invalid(
            {"file": N_("Thiếu cột bắt buộc: %(columns)s (trang tính “%(sheet)s”, dòng %(row)s).")},
            params={
                "columns": ", ".join(best.missing),
                "sheet": best.sheet.name,
                "row": best.sheet.rows[best.place].number,
            },
        )
    return _table(best)


def find_tables(
    sheets: Sequence[Sheet],
    columns: Sequence[Column],
    said: Mapping[str, str] = NOTHING_SAID,
    *,
    anyhow: bool = False,
) -> list[Table]:
    """Find the tables of all sheets that have these columns, in the order of the sheets; as `find_table`.

    Beside a table of several columns, a sheet where only one heading is known is no table: an explanation
    names headings too.
    """
    best = find_table(sheets, columns, said, anyhow=anyhow)
    if best.missing:
        return [best]
    headers: dict[str, _Header] = {}
    for header in _found(sheets, columns, said, anyhow=False):
        there = headers.setdefault(header.sheet.name, header)
        headers[header.sheet.name] = max(there, header, key=lambda one: one.worth)
    least = min(len(best.mapping), 2)
    whole = [one for one in headers.values() if not one.missing and len(one.mapping) >= least]
    return [_table(header) for header in whole]


def _found(
    sheets: Sequence[Sheet], columns: Sequence[Column], said: Mapping[str, str], *, anyhow: bool
) -> list[_Header]:
    titles = {letters(title): column.name for column in reversed(columns) for title in column.titles}
    wanted = _Wanted(titles, {letters(heading): name for heading, name in said.items()})
    found = [header for sheet in sheets for header in _headers(sheet, columns, wanted)]
    found = found or ([*_likely(sheets, columns)] if anyhow else [])
    if not found:
        raise Invalid({"file": N_("Không tìm thấy dòng tiêu đề của bảng trong tệp này.")})
    return found


def lone_text(row: Row) -> str | None:
    """Give the only filled cell of a row, if it is text: a group heading such as `I. Thường trực Tỉnh ủy`."""
    filled = [cell for cell in row.cells if cell is not None]
    return filled[0] if len(filled) == 1 and isinstance(filled[0], str) else None


# Without accents `tổng cộng` reads like `Tổng công ty`, which is a guest.
SUMS = re.compile(
    r"tong (so|thoi luong|gia tri|tien|cong(?! (ty|doan|trinh|nghiep)\b))\b.*|cong *([:=.…\d].*)?", re.DOTALL
)
SIGNATURES = re.compile(
    r"nguoi (lap|tong hop|ky)\b|ky ten|ky, ghi ro|\(ky|noi nhan\b|xac nhan cua|thu truong don vi|t/?m\. "
)
PLACE_AND_DATE = re.compile(r"([^,;]{1,40}, ?)?ngay [\d.… ]*/?(thang)? ?[\d.… /]*")


def is_total(row: Row) -> bool:
    """Say whether a row closes the table: a sum, a signature, or `Ninh Thuận, ngày …`.

    Looks at the first two filled cells, and only where few are filled, so that a person who is
    called Cộng stays a person.
    """
    filled = [cell for cell in row.cells if cell is not None]
    if not filled or len(filled) > 3:
        return False
    return any(_closes(fold(cell)) for cell in filled[:2] if isinstance(cell, str))


def _closes(text: str) -> bool:
    return bool(SUMS.fullmatch(text) or SIGNATURES.match(text) or PLACE_AND_DATE.fullmatch(_to_date(text)))


def _to_date(text: str) -> str:
    return re.sub(r"nam [\d.… ]*$", "", text).strip()


def _headers(sheet: Sheet, columns: Sequence[Column], wanted: _Wanted) -> Iterator[_Header]:
    for place, row in enumerate(sheet.rows[:HEADER_WITHIN]):
        mapping = _mapping(row, wanted)
        if mapping:
            yield _Header(sheet, place, mapping, _missing(columns, mapping))


def _likely(sheets: Sequence[Sheet], columns: Sequence[Column]) -> Iterator[_Header]:
    """Give the first row of each sheet that could be a header: several texts, and something below."""
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:HEADER_WITHIN]):
            filled = [cell for cell in row.cells if cell is not None]
            texts = all(isinstance(cell, str) and len(cell) <= LONGEST_TITLE for cell in filled)
            if len(filled) > 1 and texts and place + 1 < len(sheet.rows):
                yield _Header(sheet, place, {}, _missing(columns, {}))
                break


def _missing(columns: Sequence[Column], mapping: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(column.titles[0] for column in columns if column.required and column.name not in mapping)


def _mapping(row: Row, wanted: _Wanted) -> dict[str, int]:
    """Give each column its place; what somebody said of a heading goes before what another one looks like."""
    mapping: dict[str, int] = {}
    for named in (wanted.said_of, wanted.looks_like):
        for place, cell in enumerate(row.cells):
            name = named(cell)
            if name and place not in mapping.values():
                mapping.setdefault(name, place)
    return mapping


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which names headings have, by their letters: `titles` as they look, `said` by somebody."""

    titles: Mapping[str, str]
    said: Mapping[str, str]

    def said_of(self, cell: Cell) -> str | None:
        return self.said.get(letters(cell)) if _could_be_title(cell) else None

    def looks_like(self, cell: Cell) -> str | None:
        if not _could_be_title(cell) or letters(cell) in self.said:
            return None
        return self.titles.get(letters(cell)) or self.titles.get(letters(IN_BRACKETS.sub("", cell)))


def _could_be_title(cell: Cell) -> TypeGuard[str]:
    return isinstance(cell, str) and len(cell) <= LONGEST_TITLE


def letters(title: str) -> str:
    """Give what of a heading is compared: its letters and digits, without accents and case."""
    return "".join(letter for letter in fold(title) if letter.isalnum())


def _table(header: _Header) -> Table:
    titles = header.sheet.rows[header.place]
    rows = tuple(_rows_below(header, titles))
    return Table(
        sheet=header.sheet.name,
        header_row=titles.number,
        mapping=header.mapping,
        headings={name: _title(titles.cells[place]) for name, place in header.mapping.items()},
        rows=rows,
        columns=tuple(_columns(header, titles, rows)),
        missing=header.missing,
    )


def _columns(header: _Header, titles: Row, rows: Sequence[TableRow]) -> Iterator[Heading]:
    names = {place: name for name, place in header.mapping.items()}
    for place, cell in enumerate(titles.cells):
        if cell is not None:
            below = (row.cells[place] for row in rows if place < len(row.cells))
            sample = next((cell_text(filled) for filled in below if filled is not None), "")
            yield Heading(_title(cell), names.get(place), sample[:LONGEST_SAMPLE])


def _rows_below(header: _Header, titles: Row) -> Iterator[TableRow]:
    for row in header.sheet.rows[header.place + 1 :]:
        # A header printed again on each page is not a guest.
        if row.cells != titles.cells and any(cell is not None for cell in row.cells):
            # A row of a .csv may end before the last column.
            values = {
                name: row.cells[place] for name, place in header.mapping.items() if place < len(row.cells)
            }
            yield TableRow(row.number, row.cells, values)


def _title(cell: Cell) -> str:
    return " ".join(cell_text(cell).split())

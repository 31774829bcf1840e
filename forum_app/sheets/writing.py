"""Writing spreadsheets that open well in Excel and LibreOffice, and say only what they were given."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO, StringIO
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from forum_app.sheets.cells import Cell, cell_text, tidy_text

Kind = Literal["text", "int", "dong", "time", "datetime"]


@dataclass(frozen=True, slots=True)
class ColumnOut:
    """A column to write: its title, width in characters, and what its cells hold."""

    title: str
    width: float = 16
    kind: Kind = "text"


CHOICE_ROWS = 2_000  # below the header


@dataclass(frozen=True, slots=True)
class SheetOut:
    """A sheet to write: columns and rows, with an optional title above and footer rows below.

    Times are written as the wall clock reads: give them in the forum's own time zone. `choices` are offered
    in the cells of a column, by its place from 0; something else may be written all the same.
    """

    name: str
    columns: Sequence[ColumnOut]
    rows: Sequence[Sequence[Cell]]
    title: str | None = None
    footer: Sequence[Sequence[Cell]] = ()
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)


# The font of Vietnamese offices, by decree 30/2020.
FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
NUMBERS: dict[Kind, str] = {
    "text": "@",
    "int": "0",
    "dong": "#,##0",
    "time": "hh:mm:ss",
    "datetime": "dd/mm/yyyy hh:mm",
}
# A workbook that holds a stranger's text as a formula or a link is a trap for whoever opens it.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
LONGEST_TEXT = 32_767  # of a cell, by the file format
LARGEST_NUMBER = 999_999_999_999_999  # spreadsheet numbers are floats: beyond 15 digits they change
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME = 31
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_xlsx(sheets: Sequence[SheetOut], created: datetime | None = None) -> bytes:
    """Write a workbook; long work, to be run off the event loop.

    Header rows are frozen and filter; texts stay texts whatever they begin with. It says it was `created`
    now, where no other time is given.
    """
    file = BytesIO()
    workbook = xlsxwriter.Workbook(file, OPTIONS)
    if created is not None:
        workbook.set_properties({"created": created})
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        _write_sheet(workbook, workbook.add_worksheet(name), sheet)
    _offer_choices(workbook, sheets)
    workbook.close()
    return file.getvalue()


def write_csv(sheet: SheetOut) -> bytes:
    """Write one sheet's header and rows as .csv: UTF-8 with its mark, which Excel needs.

    A text that begins like a formula gets an apostrophe before it, also a phone number `+84…`;
    `read_sheets` takes it off again.
    """
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_guarded(column.title) for column in sheet.columns])
    writer.writerows([[_guarded(cell) for cell in row] for row in sheet.rows])
    return text.getvalue().encode("utf-8-sig")


def _names(sheets: Sequence[SheetOut]) -> list[str]:
    names: list[str] = []
    for sheet in sheets:
        names.append(_name(sheet.name, {name.lower() for name in names}))
    return names


def _name(wanted: str, taken: set[str]) -> str:
    plain = " ".join(NOT_IN_NAMES.sub(" ", tidy_text(wanted)).split()).strip("' ")
    # Excel keeps the name History for itself.
    plain = plain if plain and plain.lower() != "history" else f"{plain} 1".strip()
    tails = ["", *(f" ({number})" for number in range(2, 999))]
    tries = (f"{plain[: LONGEST_NAME - len(tail)]}{tail}" for tail in tails)
    return next(name for name in tries if name.lower() not in taken)


def _write_sheet(workbook: Workbook, page: Worksheet, sheet: SheetOut) -> None:
    header_row = _write_title(workbook, page, sheet)
    header = workbook.add_format(FONT | {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF7"})
    formats = [_format(workbook, column.kind) for column in sheet.columns]
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(header_row, place, _clean(column.title), header)
    for number, row in enumerate([*sheet.rows, *sheet.footer], start=header_row + 1):
        _write_row(page, number, row, formats)
    if sheet.columns:
        page.autofilter(header_row, 0, header_row + len(sheet.rows), len(sheet.columns) - 1)
    page.freeze_panes(header_row + 1, 0)
    page.repeat_rows(header_row)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _offer_choices(workbook: Workbook, sheets: Sequence[SheetOut]) -> None:
    """Offer choices from a hidden sheet: written into the rule itself they could have 255 letters in all."""
    offered = [
        (page, place, texts, 0 if sheet.title is None else 2)
        for page, sheet in zip(workbook.worksheets(), sheets, strict=True)
        for place, texts in sheet.choices.items()
    ]
    if not offered:
        return
    lists = workbook.add_worksheet("_")
    lists.hide()
    for column, (page, place, texts, header) in enumerate(offered):
        for row, text in enumerate(texts):
            lists.write_string(row, column, _clean(text))
        source = f"='_'!{xl_range_abs(0, column, len(texts) - 1, column)}"
        rule = {"validate": "list", "source": source, "error_type": "information", "show_error": False}
        page.data_validation(header + 1, place, header + CHOICE_ROWS, place, rule)


def _write_title(workbook: Workbook, page: Worksheet, sheet: SheetOut) -> int:
    """Write the title and give the header's row, counted from 0."""
    if sheet.title is None:
        return 0
    page.write_string(0, 0, _clean(sheet.title), workbook.add_format(FONT | {"bold": True, "font_size": 14}))
    return 2


def _format(workbook: Workbook, kind: Kind) -> Format:
    wrap = {"text_wrap": True} if kind == "text" else {}
    return workbook.add_format(FONT | wrap | {"num_format": NUMBERS[kind], "border": 1})


def _write_row(page: Worksheet, number: int, row: Sequence[Cell], formats: Sequence[Format]) -> None:
    for place, cell in enumerate(row):
        form = formats[place] if place < len(formats) else None
        if isinstance(cell, int) and abs(cell) > LARGEST_NUMBER:
            cell = str(cell)
        if cell is None:
            page.write_blank(number, place, None, form)
        elif isinstance(cell, str):
            page.write_string(number, place, _clean(cell), form)
        else:
            page.write(number, place, cell, form)


def _clean(text: str) -> str:
    return tidy_text(text)[:LONGEST_TEXT]


def _guarded(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if not isinstance(cell, str):
        return cell_text(cell)
    text = tidy_text(cell)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text

"""The heavy half of a statement's import: reading the sheet and working out what is new, in a worker process.

Only pure functions live here; they take and give plain values, and load neither Flask nor the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from forum_app.kernel.errors import N_
from forum_app.kernel.money import Dong, format_dong
from forum_app.payments.rules.columns import COLUMNS, REQUIRED
from forum_app.payments.rules.matching import Named, references
from forum_app.payments.rules.statement import KnownLine, Reading, known_again, read_statement
from forum_app.payments.rules.values import Booking
from forum_app.sheets import (
    Column,
    ColumnRead,
    ImportReport,
    RowError,
    RowReport,
    Table,
    columns_read,
    find_table,
    read_sheets,
    report_rows,
)

KNOWN = N_("Đã có trong sao kê nhập trước.")
MONEY_OUT = N_("Tiền ra, không nhập.")
NO_DAY = N_("Chưa rõ cột nào là ngày giao dịch; hãy chọn ở trên.")
NO_MONEY = N_("Chưa rõ cột nào là số tiền vào (ghi có); hãy chọn ở trên.")
MOST_WRITTEN = 120  # letters of the content, in the report


class Asked(NamedTuple):
    """What is asked of an import: what headings mean. `anyhow` tells the columns even of an unknown file."""

    mapping: Mapping[str, str]
    anyhow: bool = False


class NewLine(NamedTuple):
    """A booking to be written, with the references found in it."""

    booking: Booking
    fingerprint: str
    found: tuple[Named, ...]


class Outcome(NamedTuple):
    """What a file means: what people are told, and the lines to write."""

    report: ImportReport
    columns: tuple[ColumnRead, ...]
    lines: tuple[NewLine, ...]
    money_out: int

    @property
    def amount(self) -> Dong:
        return Dong(sum(line.booking.amount for line in self.lines))


def plan_statement(
    content: bytes, filename: str, known: Sequence[tuple[object, ...]], asked: Asked
) -> Outcome:
    """Read a bank's statement and work out which lines of it are new. Raises Invalid on `file`."""
    columns = [Column(name, titles, required=name in REQUIRED) for name, titles in COLUMNS.items()]
    table = find_table(read_sheets(content, filename), columns, asked.mapping, anyhow=asked.anyhow)
    if complaint := _not_understood(table):
        return _outcome(Reading(errors=[complaint]), [], table)
    reading = read_statement(table.rows)
    lines = [KnownLine._make(line) for line in known]
    return _outcome(reading, known_again(reading.bookings, lines), table)


def _not_understood(table: Table) -> RowError | None:
    if "date" not in table.mapping:
        return RowError(table.header_row, "", NO_DAY)
    if not {"credit", "amount"} & set(table.mapping):
        return RowError(table.header_row, "", NO_MONEY)
    return None


def _outcome(reading: Reading, named: Sequence[tuple[str, bool]], table: Table) -> Outcome:
    told: list[RowReport] = []
    lines: list[NewLine] = []
    for booking, (fingerprint, known) in zip(reading.bookings, named, strict=True):
        if known:
            told.append(RowReport(booking.row, "unchanged", _written(booking), KNOWN))
        else:
            told.append(RowReport(booking.row, "create", _written(booking)))
            lines.append(NewLine(booking, fingerprint, references(booking.content)))
    told += [RowReport(row, "skip", format_dong(Dong(out)), MONEY_OUT) for row, out in reading.debits]
    rows = tuple(sorted(told, key=lambda row: row.row))
    errors = tuple(replace(error, column=_column(error, table)) for error in reading.errors)
    report = report_rows(rows, errors=errors)
    return Outcome(report, columns_read(table.columns), tuple(lines), len(reading.debits))


def _written(booking: Booking) -> str:
    said = " – ".join(part for part in (booking.payer, booking.content) if part)[:MOST_WRITTEN]
    return " · ".join(
        part for part in (f"{booking.booked_on:%d/%m/%Y}", format_dong(booking.amount), said) if part
    )


def _column(error: RowError, table: Table) -> str:
    """Name the column a complaint is about as the file does."""
    return table.headings.get(error.column, "")

"""The heavy half of an import: reading a workbook and working out what it changes, in a worker process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from forum_app.donors.rules.columns import COLUMNS, REQUIRED
from forum_app.donors.rules.plan import FIELDS, Known, Plan, Step, plan
from forum_app.donors.rules.said import unit_of
from forum_app.donors.rules.sheet import SHEET, Complaint, Line, Reading, read_list
from forum_app.kernel.errors import N_
from forum_app.kernel.money import format_dong
from forum_app.sheets import (
    Column,
    ColumnRead,
    ImportReport,
    RowError,
    RowReport,
    Table,
    TableRow,
    columns_read,
    find_tables,
    is_total,
    lone_text,
    read_sheets,
    report_rows,
)

NO_NAMES = N_("Chưa rõ cột nào là tên doanh nghiệp, nhà đầu tư; hãy chọn ở trên.")


class Asked(NamedTuple):
    """What is asked of an import: what headings mean, the forum's day and today.

    `anyhow` tells the columns of a file even where none of them is known.
    """

    mapping: Mapping[str, str]
    forum_day: date
    today: date
    anyhow: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file means for the donor list: what people are told, and what is to be written."""

    report: ImportReport
    columns: tuple[ColumnRead, ...]
    sheets: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def promises(self) -> list[Step]:
        """The rows that promise an amount anew, or another one than before."""
        return [step for step in self.steps if step.amount is not None]

    def rest_as_json(self) -> dict[str, object]:
        """Give what stands beside the report."""
        promises = [] if self.report.errors else self.promises
        return {
            "columns": [column.as_json() for column in self.columns],
            "sheets": list(self.sheets),
            "promises": len(promises),
            "promised": sum(step.amount or 0 for step in promises),
        }


def plan_import(content: bytes, filename: str, known: Sequence[Known], asked: Asked) -> Outcome:
    """Read a donor list and work out what it changes. Raises Invalid where the file is no such list."""
    columns = [Column(name, titles, required=name in REQUIRED) for name, titles in COLUMNS.items()]
    tables = find_tables(read_sheets(content, filename), columns, asked.mapping, anyhow=asked.anyhow)
    reading = Reading(asked.forum_day)
    if tables[0].missing:
        reading.errors.append(Complaint(tables[0].header_row, "", NO_NAMES))
    else:
        for sheet, table in enumerate(tables):
            reading.unit, reading.ended = unit_of(table.headings.get("amount", "")), False
            read_list(reading, (_line(row, sheet * SHEET) for row in table.rows))
    return _outcome(plan(reading, known, asked.today), tables)


def _line(row: TableRow, before: int) -> Line:
    cells = {name: text for name in row.values if (text := row.text(name))}
    return Line(before + row.number, cells, lone_text(row), is_total(row))


def _outcome(worked_out: Plan, tables: Sequence[Table]) -> Outcome:
    def sheet_of(row: int) -> str:
        return tables[row // SHEET].sheet if len(tables) > 1 else ""

    return Outcome(
        report_rows(
            tuple(_row(step, sheet_of(step.row)) for step in worked_out.steps),
            tuple(_complaint(one, tables, sheet_of(one.row)) for one in worked_out.warnings),
            tuple(_complaint(one, tables, sheet_of(one.row)) for one in worked_out.errors),
        ),
        columns_read(heading for table in tables for heading in table.columns),
        tuple(table.sheet for table in tables),
        worked_out.steps,
    )


def _row(step: Step, sheet: str) -> RowReport:
    why, params = step.why, dict(step.params)
    row = params.get("row")
    if isinstance(row, int):
        params["row"] = row % SHEET
    if step.action == "update":
        why, params = N_("Đổi %(fields)s."), {"fields": ", ".join(FIELDS[name] for name in step.changed)}
    money = "" if step.amount is None else f": {format_dong(step.amount)}"
    return RowReport(step.row % SHEET, step.action, f"{step.details.name}{money}", why, params, sheet)


def _complaint(complaint: Complaint, tables: Sequence[Table], sheet: str) -> RowError:
    column = tables[complaint.row // SHEET].headings.get(complaint.column, "")
    return RowError(complaint.row % SHEET, column, complaint.message, complaint.params, sheet)

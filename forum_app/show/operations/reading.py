"""Reading a programme script file. Slow and pure: it runs in a worker, off the event loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta

from forum_app.kernel.errors import N_, Invalid
from forum_app.sheets import (
    Column,
    RowError,
    RowReport,
    Table,
    TableRow,
    find_table,
    is_total,
    lone_text,
    read_sheets,
)
from forum_app.show.rules import script
from forum_app.show.rules.cues import MOST_CUES, Draft
from forum_app.show.rules.durations import between, read_duration, read_hours
from forum_app.show.rules.script import ScriptRow

COLUMNS = (
    Column("number", ("STT", "TT", "Số TT", "Số thứ tự")),
    Column("hours", ("Thời gian", "Giờ", "Thời điểm", "Khung giờ")),
    Column("duration", ("Thời lượng", "TL", "Số phút", "Thời lượng dự kiến")),
    Column(
        "content",
        ("Nội dung", "Nội dung chương trình", "Tiết mục", "Tên tiết mục", "Hạng mục"),
        required=True,
    ),
    Column("presenter", ("Thực hiện", "Người thực hiện", "Đơn vị thực hiện", "Thể hiện", "Phụ trách")),
    Column("mc", ("Lời dẫn MC", "Lời dẫn", "Lời MC", "MC")),
    Column("sound", ("Âm thanh",)),
    Column("light", ("Ánh sáng",)),
    Column("screen", ("Màn hình LED", "LED", "Màn hình")),
    Column("stage", ("Sân khấu", "Đạo cụ", "Ghi chú")),
)
NO_CONTENT = N_("Dòng không có nội dung.")
HEADING = N_("Dòng tiêu đề trong bảng.")
NO_DURATION = N_("Thiếu thời lượng; hãy ghi như 15', 7'30\" hoặc 25 phút.")


@dataclass(frozen=True, slots=True)
class Script:
    """What a script file says: its items, the rows left out, and what cannot be read.

    `hours_title` is what the column of hours is called in the file.
    """

    rows: tuple[ScriptRow, ...]
    left_out: tuple[RowReport, ...]
    errors: tuple[RowError, ...]
    hours_title: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """One row half read: without a length of its own it lasts until the next row's hour."""

    row: TableRow
    start: time | None
    planned: timedelta | None


# A length is complained of by its own name, and stands in the column of durations.
COMPLAINED: Mapping[str, str] = {"planned_s": "duration"}


def read_script(content: bytes, filename: str) -> Script:
    """Read a programme script. Raises Invalid on `file` where it holds no such table."""
    table = find_table(read_sheets(content, filename), COLUMNS)
    body = _body(table)
    left_out = [_left_out(row, why) for row in body if (why := _why_left_out(row))]
    items = [row for row in body if not _why_left_out(row)]
    if len(items) > MOST_CUES:
        raise Invalid({"file": N_("Tệp có quá nhiều tiết mục.")})
    rows, errors = _read_items(items, table.headings)
    return Script(tuple(rows), tuple(left_out), tuple(errors), table.headings.get("hours", "Thời gian"))


def _read_items(
    items: Sequence[TableRow], headings: Mapping[str, str]
) -> tuple[list[ScriptRow], list[RowError]]:
    rows, errors = list[ScriptRow](), list[RowError]()
    hours = [read_hours(item.cell("hours"))[0] for item in items]
    for item, next_start in zip(items, [*hours[1:], None], strict=False):
        try:
            rows.append(_read_item(item, next_start))
        except Invalid as unreadable:
            for field, complaint in unreadable.errors.items():
                column = headings.get(COMPLAINED.get(field, field), "Thời lượng")
                errors.append(RowError(item.number, column, complaint, unreadable.params))
    return rows, errors


def _read_item(row: TableRow, next_start: time | None) -> ScriptRow:
    start, end = read_hours(row.cell("hours"))
    until = end or next_start
    if row.cell("duration") is not None:
        planned = read_duration(row.cell("duration"))
    elif start and until:
        planned = between(start, until)
    else:
        raise Invalid({"planned_s": NO_DURATION})
    return ScriptRow(row.number, _draft(row, planned), start)


def _body(table: Table) -> list[TableRow]:
    closing = next((place for place, row in enumerate(table.rows) if is_total(row)), len(table.rows))
    return list(table.rows[:closing])


def _left_out(row: TableRow, why: str) -> RowReport:
    return RowReport(row.number, "skip", " ".join(row.text("content").split()), why)


def _why_left_out(row: TableRow) -> str | None:
    if not script.split_title(row.text("content"))[0]:
        return NO_CONTENT
    blank = all(row.cell(name) is None for name in ("number", "hours", "duration"))
    return HEADING if blank or lone_text(row) else None


def _draft(row: TableRow, planned: timedelta) -> Draft:
    drafted = script.draft(
        content=row.text("content"),
        planned=planned,
        presenter=row.text("presenter"),
        mc=row.text("mc"),
        sound=row.text("sound"),
        light=row.text("light"),
        screen=row.text("screen"),
    )
    remarks = [drafted.notes.stage, row.text("stage")]
    stage = "\n".join(dict.fromkeys(part for part in remarks if part))
    return replace(drafted, notes=replace(drafted.notes, stage=stage))

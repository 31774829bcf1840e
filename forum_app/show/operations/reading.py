"""Reading a programme script file. Slow and pure: it runs in a worker, off the event loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import tidy_lines
from forum_app.sheets import (
    NOTHING_SAID,
    ColumnRead,
    RowError,
    RowReport,
    Table,
    TableRow,
    columns_read,
    find_table,
    is_total,
    lone_text,
    read_sheets,
)
from forum_app.show.operations.headings import COLUMNS, custom_of, names_of
from forum_app.show.operations.ontime import Unfolded, is_ontime, unfolded
from forum_app.show.rules import script
from forum_app.show.rules.cues import MOST_CUES, Draft
from forum_app.show.rules.durations import between, read_duration, read_hours
from forum_app.show.rules.marks import colour_of, said_yes
from forum_app.show.rules.script import Extras, Group, ScriptRow

NO_CONTENT = N_("Dòng không có nội dung.")
HEADING = N_("Dòng tiêu đề trong bảng.")
NO_DURATION = N_("Thiếu thời lượng; hãy ghi như 15', 7'30\" hoặc 25 phút.")
NO_TITLES = N_("Chưa rõ cột nào là nội dung tiết mục; hãy chọn ở trên.")
# Without one of these columns a row that says nothing else is an item all the same.
TIMES = ("number", "hours", "until", "duration")


@dataclass(frozen=True, slots=True)
class Script:
    """What a script file says: its items, the rows left out, and what cannot be read.

    `hours_title` is what the column of hours is called in the file, `columns` says how each was understood.
    """

    rows: tuple[ScriptRow, ...]
    left_out: tuple[RowReport, ...]
    errors: tuple[RowError, ...]
    hours_title: str
    columns: tuple[ColumnRead, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One row half read: without a length of its own it lasts until the next row's hour."""

    row: TableRow
    start: time | None
    planned: timedelta | None


# A length is complained of by its own name, and stands in the column of durations.
COMPLAINED: Mapping[str, str] = {"planned_s": "duration"}


def read_script(
    content: bytes, filename: str, mapping: Mapping[str, str] = NOTHING_SAID, *, anyhow: bool = False
) -> Script:
    """Read a programme script; `mapping` is what somebody said of its headings.

    Raises Invalid on `file` where it holds no such table. `anyhow` then gives a script without rows, whose
    columns can be told apart by a person.
    """
    table = find_table(read_sheets(content, filename), COLUMNS, names_of(mapping), anyhow=anyhow)
    columns, hours_title = columns_read(table.columns), table.headings.get("hours", "Thời gian")
    if table.missing:
        return Script((), (), (RowError(table.header_row, "", NO_TITLES),), hours_title, columns)
    found = unfolded(table) if is_ontime(table) else Unfolded(table, (), ())
    body = _body(found.table)
    timed = any(name in table.mapping for name in TIMES)
    left_out = [_left_out(row, why) for row in body if (why := _why_left_out(row, timed))]
    items = [row for row in body if not _why_left_out(row, timed)]
    if len(items) > MOST_CUES:
        raise Invalid({"file": N_("Tệp có quá nhiều tiết mục.")})
    rows, errors = _read_items(items, found.table)
    faulty = {error.row for error in errors}
    unread = (_left_out(item, None) for item in items if item.number in faulty)
    skipped = (*left_out, *unread, *found.left_out)
    return Script(tuple(script.in_blocks(rows)), skipped, tuple(errors), hours_title, columns, found.groups)


def _read_items(items: Sequence[TableRow], table: Table) -> tuple[list[ScriptRow], list[RowError]]:
    rows, errors = list[ScriptRow](), list[RowError]()
    hours = [read_hours(item.cell("hours"))[0] for item in items]
    for item, next_start in zip(items, [*hours[1:], None], strict=False):
        try:
            rows.append(_read_item(item, next_start, table))
        except Invalid as unreadable:
            for field, complaint in unreadable.errors.items():
                column = table.headings.get(COMPLAINED.get(field, field), "Thời lượng")
                errors.append(RowError(item.number, column, complaint, unreadable.params))
    return rows, errors


def _read_item(row: TableRow, next_start: time | None, table: Table) -> ScriptRow:
    start, end = read_hours(row.cell("hours"))
    until = end or read_hours(row.cell("until"))[0] or next_start
    timed = any(name in table.mapping for name in ("duration", "hours", "until"))
    if row.cell("duration") is not None:
        planned = read_duration(row.cell("duration"))
    elif start and until:
        planned = between(start, until)
    elif timed:
        raise Invalid({"planned_s": NO_DURATION})
    else:
        planned = timedelta()
    code = " ".join(row.text("code").split())
    return ScriptRow(row.number, _draft(row, planned), start, timed, code, _extras(row, table))


def _extras(row: TableRow, table: Table) -> Extras:
    """Read what only some scripts have; a column that is not there says nothing, a blank mark says no."""
    ticked = {
        name: said_yes(row.cell(name)) if name in table.mapping else None
        for name in ("skipped", "flagged", "auto", "fixed")
    }
    texts = {name: row.text(name) if name in table.mapping else None for name in ("office", "block")}
    office, block = (" ".join(text.split()) if text is not None else None for text in texts.values())
    custom = {heading: tidy_lines(row.text(name)) for name, heading in custom_of(table).items()}
    for name, text in {"office": office or "", "block": block or "", **custom}.items():
        script.fitting(text, script.LONGEST_PRESENTER if name in texts else script.LONGEST_NOTE, name)
    colour = colour_of(row.text("colour")) if "colour" in table.mapping else None
    return Extras(office=office, block=block, colour=colour, custom=custom, **ticked)


def _body(table: Table) -> list[TableRow]:
    closing = next((place for place, row in enumerate(table.rows) if is_total(row)), len(table.rows))
    return list(table.rows[:closing])


def _left_out(row: TableRow, why: str | None) -> RowReport:
    return RowReport(row.number, "skip", " ".join(row.text("content").split()), why)


def _why_left_out(row: TableRow, timed: bool) -> str | None:
    if not script.split_title(row.text("content"))[0]:
        return NO_CONTENT
    blank = timed and all(row.cell(name) is None for name in TIMES)
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

"""The heavy half of guest lists: reading and writing spreadsheets, in a worker process.

Only pure functions live here; they take and give plain values, and load neither Flask nor the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from secrets import SystemRandom
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import Guest, search_text
from forum_app.guests.rules.matching import Known
from forum_app.guests.rules.plan import FIELDS, Plan, Step, plan
from forum_app.guests.rules.sheet import COLUMNS, REQUIRED, Complaint, Line, read_list
from forum_app.kernel.codes import new_code
from forum_app.kernel.errors import N_
from forum_app.kernel.text import sort_key
from forum_app.sheets import (
    Column,
    ColumnOut,
    ImportReport,
    RowError,
    RowReport,
    SheetOut,
    Table,
    TableRow,
    find_table,
    is_total,
    lone_text,
    read_sheets,
    report_rows,
    write_xlsx,
)

# The columns of `guest` an import writes, in the order of a Row behind its group.
WRITTEN = (
    "full_name",
    "salutation",
    "position",
    "organisation",
    "seat",
    "phone",
    "note",
    "search",
    "sort_key",
    "rank",
)

# What else follows from a field that changes.
DERIVED: Mapping[str, tuple[str, ...]] = {
    "full_name": ("search", "sort_key"),
    "position": ("search",),
    "organisation": ("search",),
}

Row = tuple[Any, ...]


class Outcome(NamedTuple):
    """What a file means for the guest list: the report for people, and the rows to write.

    The rows are bare tuples: thousands of them are unpacked on the event loop. One of `created` is the
    group's number, the values of WRITTEN, and the code. `updated` holds, for each set of columns (`group` or
    of WRITTEN) that changes in some guests, their values with the guest's id last: a row's indexes are left
    alone where nothing of theirs changes, which makes three thousand updates three times as quick.
    """

    report: ImportReport
    groups: tuple[Group, ...]
    created: list[Row]
    updated: dict[tuple[str, ...], list[Row]]


def plan_import(
    content: bytes, filename: str, groups: Sequence[Group], guests: Sequence[tuple[object, ...]]
) -> Outcome:
    """Read a guest list and work out what it changes; `guests` as `queries.known_guests` gives them.

    Raises Invalid where the file is no guest list.
    """
    columns = [Column(name, titles, required=name in REQUIRED) for name, titles in COLUMNS.items()]
    table = find_table(read_sheets(content, filename), columns)
    worked_out = plan(read_list(_lines(table), groups), [Known._make(guest) for guest in guests])
    random = SystemRandom()
    return Outcome(
        _report(worked_out, table.headings),
        tuple(group for group in worked_out.groups if group.id is None),
        [(*_written(step), new_code(random)) for step in worked_out.steps if step.action == "create"],
        _updates(step for step in worked_out.steps if step.action == "update"),
    )


def _updates(steps: Iterable[Step]) -> dict[tuple[str, ...], list[Row]]:
    updates: dict[tuple[str, ...], list[Row]] = {}
    for step in steps:
        if step.guest is None:
            continue
        touched = {*step.changed, *(also for field in step.changed for also in DERIVED.get(field, ()))}
        columns = tuple(column for column in ("group", *WRITTEN) if column in touched)
        values = dict(zip(("group", *WRITTEN), _written(step), strict=True))
        updates.setdefault(columns, []).append((*(values[column] for column in columns), step.guest.id))
    return updates


STATES: Mapping[str, str] = {
    "expected": "Chưa đến",
    "present": "Có mặt",
    "absent": "Vắng",
    "cancelled": "Đã hủy",
}
ANSWERS: Mapping[str, str] = {
    "": "",
    "coming": "Dự",
    "declined": "Không dự",
    "deputy": "Cử người dự thay",
}
TICK = "x"
OUT = (
    ColumnOut("STT", 6, "int"),
    ColumnOut("Họ và tên", 28),
    ColumnOut("Xưng hô", 10),
    ColumnOut("Chức vụ", 26),
    ColumnOut("Đơn vị công tác", 40),
    ColumnOut("Nhóm", 40),
    ColumnOut("Số điện thoại", 16),
    ColumnOut("Khu vực", 14),
    ColumnOut("Ghế", 8),
    ColumnOut("VIP", 6),
    ColumnOut("Xác nhận tham dự", 18),
    ColumnOut("Đoàn", 30),
    ColumnOut("Trưởng đoàn", 12),
    ColumnOut("Ghi chú", 24),
    ColumnOut("Mã thẻ", 24),
    ColumnOut("Trạng thái", 14),
    ColumnOut("Giờ vào", 10),
)


def write_guests(title: str, guests: Iterable[tuple[Any, ...]], timezone: str, phones: bool) -> bytes:
    """Write the guest list as .xlsx, in columns that an import reads back.

    `guests` are bare tuples in the order of `Guest`; hours are those of the venue's clock.
    """
    zone = ZoneInfo(timezone)
    rows: list[tuple[int | str, ...]] = [
        (number, *_line(Guest(*guest), zone, phones)) for number, guest in enumerate(guests, start=1)
    ]
    return write_xlsx([SheetOut("Khách mời", OUT, rows, title=title)])


def _line(guest: Guest, zone: ZoneInfo, phones: bool) -> tuple[str, ...]:
    came = guest.admitted_at
    return (
        guest.full_name,
        guest.salutation,
        guest.position,
        guest.organisation,
        guest.group,
        guest.phone if phones else "",
        guest.zone,
        guest.seat,
        TICK if guest.vip else "",
        ANSWERS[guest.rsvp],
        guest.delegation,
        TICK if guest.heads else "",
        guest.note,
        guest.code,
        STATES[guest.state],
        "" if came is None else came.astimezone(zone).strftime("%H:%M"),
    )


def _lines(table: Table) -> Iterable[Line]:
    return (Line(row.number, _filled(row), lone_text(row), is_total(row)) for row in table.rows)


def _filled(row: TableRow) -> dict[str, str]:
    return {name: text for name in row.values if (text := row.text(name))}


def _report(worked_out: Plan, headings: Mapping[str, str]) -> ImportReport:
    return report_rows(
        tuple(_row(step) for step in worked_out.steps),
        tuple(_complaint(complaint, headings) for complaint in worked_out.warnings),
        tuple(_complaint(complaint, headings) for complaint in worked_out.errors),
    )


def _row(step: Step) -> RowReport:
    work = ", ".join(filter(None, (step.details.position, step.details.organisation)))
    what = f"{step.details.full_name} – {work}" if work else step.details.full_name
    if step.action == "update":
        changed = ", ".join(FIELDS[name] for name in step.changed)
        return RowReport(step.row, step.action, what, N_("Đổi %(fields)s."), {"fields": changed})
    return RowReport(step.row, step.action, what, step.why, step.params)


def _complaint(complaint: Complaint, headings: Mapping[str, str]) -> RowError:
    column = headings.get(complaint.column, "")
    return RowError(complaint.row, column, complaint.message, complaint.params)


def _written(step: Step) -> Row:
    details = step.details
    return (
        step.group,
        details.full_name,
        details.salutation,
        details.position,
        details.organisation,
        details.seat,
        details.phone,
        details.note,
        search_text(details.full_name, details.position, details.organisation),
        sort_key(details.full_name),
        step.rank,
    )

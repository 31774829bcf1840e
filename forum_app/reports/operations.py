"""The heavy half of reports: writing the workbook, in a worker process; plain values in, bytes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from forum_app.sheets import ColumnOut, SheetOut, write_xlsx

Cells = tuple[int | str | datetime | None, ...]
# How an attempt ended, as the office reads it.
ENDED: Mapping[str, str] = {
    "unknown_code": "Mã không có trong danh sách",
    "revoked": "Thẻ đã hủy hoặc đã thay",
    "invalid": "Yêu cầu không hợp lệ",
    "already_admitted": "Đã vào cửa trước đó",
}
STT, DESK, AT = ColumnOut("STT", 6, "int"), ColumnOut("Bàn", 14), ColumnOut("Giờ", 18, "datetime")
NAME, WORK, GROUP = ColumnOut("Họ và tên", 28), ColumnOut("Chức vụ, đơn vị", 50), ColumnOut("Nhóm", 28)
GROUPS = (
    ColumnOut("Nhóm khách", 60),
    ColumnOut("Được mời", 12, "int"),
    ColumnOut("Có mặt", 12, "int"),
    ColumnOut("Vắng", 12, "int"),
    ColumnOut("Tỷ lệ (%)", 12, "int"),
)
PEOPLE = (
    STT,
    NAME,
    ColumnOut("Xưng hô", 10),
    ColumnOut("Chức vụ", 28),
    ColumnOut("Đơn vị", 40),
    GROUP,
    ColumnOut("Có mặt", 10),
    ColumnOut("Giờ vào", 18, "datetime"),
    DESK,
    ColumnOut("Người dự thay", 28),
    ColumnOut("Chức vụ người dự thay", 28),
    ColumnOut("Số lần vào lại", 12, "int"),
)
CURVE = (AT, ColumnOut("Số khách vào", 14, "int"), ColumnOut("Cộng dồn", 14, "int"))
DESKS = (
    DESK,
    ColumnOut("Số khách", 12, "int"),
    ColumnOut("Khách đầu tiên", 18, "datetime"),
    ColumnOut("Khách cuối cùng", 18, "datetime"),
)
DEPUTIES = (STT, NAME, WORK, GROUP, ColumnOut("Người dự thay", 28), ColumnOut("Chức vụ", 28), AT, DESK)
LEADERS = (STT, NAME, WORK, ColumnOut("Ghế", 10))
REFUSED = (STT, AT, DESK, ColumnOut("Vì sao", 32), NAME, GROUP, ColumnOut("Khi mất mạng", 14))


class Person(NamedTuple):
    """Somebody who was expected, as the report's query gives them."""

    full_name: str
    salutation: str
    position: str
    organisation: str
    group: str
    admitted_at: datetime | None
    desk: str
    deputy: str
    deputy_position: str
    reentries: int


class Sheets(NamedTuple):
    """What a report says beside everybody's own row: the rows of each sheet."""

    title: str
    groups: Sequence[Cells]
    curve: Sequence[Cells]
    desks: Sequence[Cells]
    deputies: Sequence[Cells]
    leaders: Sequence[Cells]
    refused: Sequence[Cells]


def write_attendance(sheets: Sheets, people: Iterable[tuple[Any, ...]], timezone: str) -> bytes:
    """Write the report of who came as .xlsx; hours are those of the venue's clock."""
    zone = ZoneInfo(timezone)
    everybody = [_line(Person(*row), zone) for row in people]
    numbered = (sheets.deputies, sheets.leaders, sheets.refused)
    deputies, leaders, refused = ([(n, *row) for n, row in enumerate(rows, 1)] for rows in numbered)
    return write_xlsx(
        [
            SheetOut("Theo nhóm", GROUPS, sheets.groups, sheets.title, [_sum(sheets.groups)]),
            SheetOut("Từng khách", PEOPLE, [(n, *row) for n, row in enumerate(everybody, 1)], sheets.title),
            SheetOut("Giờ đến", CURVE, sheets.curve, sheets.title),
            SheetOut("Các bàn", DESKS, sheets.desks, sheets.title),
            SheetOut("Dự thay", DEPUTIES, deputies, sheets.title),
            SheetOut("Lãnh đạo vắng", LEADERS, leaders, sheets.title),
            SheetOut("Bị từ chối", REFUSED, refused, sheets.title),
        ]
    )


def _line(person: Person, zone: ZoneInfo) -> Cells:
    came = person.admitted_at
    return (
        person.full_name,
        person.salutation,
        person.position,
        person.organisation,
        person.group,
        "Vắng" if came is None else "Có mặt",
        None if came is None else came.astimezone(zone),
        person.desk,
        person.deputy,
        person.deputy_position,
        person.reentries,
    )


def _sum(groups: Sequence[Cells]) -> Cells:
    expected, present = (sum(int(str(row[place])) for row in groups) for place in (1, 2))
    share = 100 * present // expected if expected else 0
    return ("Tổng cộng", expected, present, expected - present, share)

"""The guest list as a workbook, written in a worker process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal
from zoneinfo import ZoneInfo

from forum_app.guests.rules.guest import Guest
from forum_app.sheets import ColumnOut, SheetOut, write_csv, write_xlsx

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


def write_guests(
    title: str, guests: Iterable[tuple[Any, ...]], timezone: str, phones: bool, kind: Literal["xlsx", "csv"]
) -> bytes:
    """Write the guest list as .xlsx or .csv, in columns that an import reads back.

    `guests` are bare tuples in the order of `Guest`; hours are those of the venue's clock.
    """
    zone = ZoneInfo(timezone)
    rows: list[tuple[int | str, ...]] = [
        (number, *_line(Guest(*guest), zone, phones)) for number, guest in enumerate(guests, start=1)
    ]
    sheet = SheetOut("Khách mời", OUT, rows, title=title)
    return write_csv(sheet) if kind == "csv" else write_xlsx([sheet])


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

"""The heavy half of the ledger's workbooks, in a worker process: plain values in, bytes out.

They speak Vietnamese whatever the reader's language: they are papers of the Fund.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from forum_app.pledges.rules.book import Balance, Booked, Entry, balance, booked, published
from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from forum_app.sheets.cells import Cell

KINDS = {"cash": "Tiền", "in_kind": "Hiện vật", "sponsorship": "Nhận đỡ đầu"}
DONORS = {"organisation": "Đơn vị", "person": "Cá nhân"}
CHANNELS = {"desk": "Bàn tiếp nhận", "stage": "Sân khấu", "form": "Phiếu đăng ký", "transfer": "Chuyển khoản"}
STATUSES = {"confirmed": "Đã tính", "held": "Giữ lại", "void": "Đã hủy"}

PLEDGES = (
    ColumnOut("Số", 6, "int"),
    ColumnOut("Mã", 12),
    ColumnOut("Nhà hảo tâm", 44),
    ColumnOut("Loại", 10),
    ColumnOut("Ẩn danh", 9),
    ColumnOut("Hình thức", 13),
    ColumnOut("Số tiền (đồng)", 20, "dong"),
    ColumnOut("Nội dung", 36),
    ColumnOut("Kênh", 15),
    ColumnOut("Trạng thái", 14),
    ColumnOut("Lúc", 17, "datetime"),
    ColumnOut("Người nhận", 20),
    ColumnOut("Bàn", 12),
)
LINES = (
    ColumnOut("Mã", 12),
    ColumnOut("Dòng", 7, "int"),
    ColumnOut("Nhà hảo tâm", 44),
    ColumnOut("Số tiền (đồng)", 20, "dong"),
    ColumnOut("Lý do", 40),
    ColumnOut("Lúc", 17, "datetime"),
    ColumnOut("Người ghi", 22),
)
SUMS = (ColumnOut("Khoản", 64), ColumnOut("Số tiền (đồng)", 22, "dong"))
STATEMENT = (
    ColumnOut("STT", 6, "int"),
    ColumnOut("Thời gian", 17, "datetime"),
    ColumnOut("Nhà hảo tâm", 48),
    ColumnOut("Hình thức", 14),
    ColumnOut("Số tiền (đồng)", 22, "dong"),
    ColumnOut("Nội dung", 40),
)


def write_ledger(forum: str, rows: Sequence[tuple[object, ...]], opening: int, timezone: str) -> bytes:
    """Write the whole ledger: pledges, lines, what they add up to; `rows` as `queries.book` gives."""
    entries, zone = [Entry._make(row) for row in rows], ZoneInfo(timezone)
    sums = balance(entries, opening)
    footer = [(None, None, "Tổng tiền đã công bố tại chương trình", None, None, None, sums.tonight)]
    pledges = [_pledge(pledge, zone) for pledge in booked(entries)]
    lines = [_line(entry, zone) for entry in entries if entry.line]
    return write_xlsx(
        [
            SheetOut("Khoản ủng hộ", PLEDGES, pledges, f"Sổ ủng hộ – {forum}", footer),
            SheetOut("Sổ cái", LINES, lines, f"Sổ cái – {forum}"),
            SheetOut("Đối chiếu", SUMS, _sums(sums), f"Đối chiếu – {forum}"),
        ]
    )


def write_statement(forum: str, rows: Sequence[tuple[object, ...]], opening: int, timezone: str) -> bytes:
    """Write the public statement (sao kê): who gave what, without the names of those who wish none."""
    entries, zone = [Entry._make(row) for row in rows], ZoneInfo(timezone)
    sums = balance(entries, opening)
    listed = [_published(number, pledge, zone) for number, pledge in enumerate(published(entries), start=1)]
    footer = [
        (None, None, "Cộng tiền ủng hộ tại chương trình", None, sums.tonight),
        (None, None, "Đã vận động được trước chương trình", None, sums.opening),
        (None, None, "Tổng cộng", None, sums.total),
    ]
    title = f"Sao kê ủng hộ Quỹ “Vì người nghèo” – {forum}"
    return write_xlsx([SheetOut("Sao kê", STATEMENT, listed, title, footer)])


def _pledge(pledge: Booked, zone: ZoneInfo) -> tuple[Cell, ...]:
    said = pledge.said
    return (
        said.number,
        said.reference,
        said.donor_name,
        DONORS[said.donor_kind],
        "x" if said.anonymous else None,
        KINDS[said.kind],
        _amount(pledge),
        said.description,
        CHANNELS[said.channel],
        STATUSES[said.status],
        _here(said.taken_at, zone),
        said.taken_by,
        said.desk,
    )


def _line(entry: Entry, zone: ZoneInfo) -> tuple[Cell, ...]:
    written = _here(entry.at, zone)
    return (entry.reference, entry.line, entry.donor_name, entry.amount, entry.reason, written, entry.by)


def _published(number: int, pledge: Booked, zone: ZoneInfo) -> tuple[Cell, ...]:
    said = pledge.said
    # What a desk noted on money is for the desk; a gift in kind is its description.
    described = None if said.kind == "cash" else said.description
    return (
        number,
        _here(said.taken_at, zone),
        said.public_name,
        KINDS[said.kind],
        _amount(pledge),
        described,
    )


def _sums(sums: Balance) -> list[tuple[Cell, ...]]:
    return [
        ("Đã vận động được trước chương trình", sums.opening),
        ("Tiền đã công bố tại chương trình (cộng mọi dòng sổ cái)", sums.tonight),
        ("Tổng trên bảng", sums.total),
        ("Tiền giữ lại, chưa tính vào tổng", sums.held),
        ("Hiện vật, giá trị ước tính, không tính vào tổng", sums.in_kind),
        ("Nhận đỡ đầu, giá trị ước tính, không tính vào tổng", sums.sponsorship),
    ]


def _amount(pledge: Booked) -> int | None:
    """Give what the lines come to; nothing for a gift nobody put a value on."""
    return None if pledge.said.kind != "cash" and pledge.amount == 0 else pledge.amount


def _here(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone)

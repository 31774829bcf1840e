"""The heavy half of the ledger's workbooks, in a worker process: plain values in, bytes out.

They speak Vietnamese whatever the reader's language: they are papers of the Fund.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from forum_app.pledges.rules.book import Balance, Booked, Entry, Stated, balance, booked, published, quiet_sum
from forum_app.pledges.rules.wording import gift_in_words, vietnamese
from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from forum_app.sheets.cells import Cell

KINDS = {"cash": "Tiền", "in_kind": "Hiện vật", "scholarship": "Học bổng", "sponsorship": "Nhận đỡ đầu"}
PROGRAMMES = {"fund": "Quỹ “Vì người nghèo”", "social": "An sinh xã hội"}
DONORS = {"organisation": "Đơn vị", "person": "Cá nhân"}
CHANNELS = {"desk": "Bàn tiếp nhận", "stage": "Sân khấu", "form": "Phiếu đăng ký", "transfer": "Chuyển khoản"}
STATUSES = {"confirmed": "Đã tính", "held": "Giữ lại", "void": "Đã hủy"}
QUIET = "Không công bố số tiền"

MONEY = ColumnOut("Số tiền (đồng)", 20, "dong")
ESTIMATE = ColumnOut("Giá trị ước tính (đồng)", 20, "dong")
PROGRAMME = ColumnOut("Chương trình", 22)
STATUS = ColumnOut("Trạng thái", 14)
PLEDGES = (
    ColumnOut("Số", 6, "int"),
    ColumnOut("Mã", 12),
    ColumnOut("Nhà hảo tâm", 44),
    ColumnOut("Loại", 10),
    ColumnOut("Ẩn danh", 9),
    ColumnOut("Hình thức", 13),
    PROGRAMME,
    MONEY,
    ESTIMATE,
    ColumnOut("Số lượng", 10, "int"),
    ColumnOut("Đơn vị tính", 14),
    ColumnOut("Số tháng", 9, "int"),
    ColumnOut("Mỗi tháng (đồng)", 16, "dong"),
    ColumnOut("Nội dung", 36),
    ColumnOut("Người được nhận", 26),
    ColumnOut("Được công bố tên", 10),
    ColumnOut(QUIET, 12),
    ColumnOut("Kênh", 15),
    STATUS,
    ColumnOut("Lúc", 17, "datetime"),
    ColumnOut("Người nhận", 20),
    ColumnOut("Bàn", 12),
)
LINES = (
    ColumnOut("Mã", 12),
    ColumnOut("Dòng", 7, "int"),
    ColumnOut("Nhà hảo tâm", 44),
    ColumnOut("Hình thức", 13),
    MONEY,
    STATUS,
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
    PROGRAMME,
    MONEY,
    ESTIMATE,
    ColumnOut("Nội dung", 44),
)


def write_ledger(forum: str, rows: Sequence[tuple[object, ...]], opening: int, timezone: str) -> bytes:
    """Write the whole ledger: pledges, lines, what they add up to; `rows` as `queries.book` gives."""
    entries, zone = [Entry._make(row) for row in rows], ZoneInfo(timezone)
    sums = balance(entries, opening)
    footer = [_foot(PLEDGES, "Tổng tiền đã công bố tại chương trình", sums.tonight)]
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
    """Write the public statement (sao kê): who gave what, as far as they wish it known."""
    entries, zone = [Entry._make(row) for row in rows], ZoneInfo(timezone)
    listed = [_stated(number, pledge, zone) for number, pledge in enumerate(published(entries), start=1)]
    title = f"Sao kê ủng hộ Quỹ “Vì người nghèo” – {forum}"
    footer = [_foot(STATEMENT, words, amount) for words, amount in _statement_sums(entries, opening)]
    return write_xlsx([SheetOut("Sao kê", STATEMENT, listed, title, footer)])


def _statement_sums(entries: Sequence[Entry], opening: int) -> list[tuple[str, int]]:
    sums, (count, quiet) = balance(entries, opening), quiet_sum(entries)
    unnamed = [(f"Các nhà hảo tâm không công bố số tiền ({count} khoản)", quiet)] if count else []
    return [
        *unnamed,
        ("Cộng tiền ủng hộ tại chương trình", sums.tonight),
        ("Trong đó: Quỹ “Vì người nghèo”", sums.fund),
        ("Trong đó: An sinh xã hội", sums.social),
        ("Đã vận động được trước chương trình", sums.opening),
        ("Tổng cộng", sums.total),
    ]


def _foot(columns: Sequence[ColumnOut], words: str, amount: int) -> tuple[Cell, ...]:
    said: dict[str, Cell] = {"Nhà hảo tâm": words, MONEY.title: amount}
    return tuple(said.get(column.title) for column in columns)


def _pledge(pledge: Booked, zone: ZoneInfo) -> tuple[Cell, ...]:
    said, cash = pledge.said, pledge.said.kind == "cash"
    return (
        said.number,
        said.reference,
        said.donor_name,
        DONORS[said.donor_kind],
        _tick(said.anonymous),
        KINDS[said.kind],
        PROGRAMMES[said.programme],
        pledge.amount if cash else None,
        None if cash else pledge.amount or None,
        said.quantity,
        said.unit,
        said.months,
        said.per_month,
        said.description,
        said.beneficiary,
        _tick(said.beneficiary_released),
        _tick(not said.amount_shown),
        CHANNELS[said.channel],
        STATUSES[said.status],
        _here(said.taken_at, zone),
        said.taken_by,
        said.desk,
    )


def _line(entry: Entry, zone: ZoneInfo) -> tuple[Cell, ...]:
    return (
        entry.reference,
        entry.line,
        entry.donor_name,
        KINDS[entry.kind],
        entry.amount,
        STATUSES[entry.status],
        entry.reason,
        _here(entry.at, zone),
        entry.by,
    )


def _stated(number: int, pledge: Stated, zone: ZoneInfo) -> tuple[Cell, ...]:
    said = pledge.said
    gift = gift_in_words(said.kind, said.description, said.told, vietnamese)
    return (
        number,
        _here(said.taken_at, zone),
        pledge.name,
        KINDS[said.kind],
        PROGRAMMES[said.programme],
        pledge.money,
        pledge.estimate,
        QUIET if pledge.quiet else gift or None,
    )


def _sums(sums: Balance) -> list[tuple[Cell, ...]]:
    return [
        ("Đã vận động được trước chương trình", sums.opening),
        ("Tiền đã công bố tại chương trình (cộng các dòng tiền đã tính của sổ cái)", sums.tonight),
        ("Trong đó: Quỹ “Vì người nghèo”", sums.fund),
        ("Trong đó: An sinh xã hội", sums.social),
        ("Tổng trên bảng", sums.total),
        ("Tiền giữ lại, chưa tính vào tổng", sums.held),
        ("Hiện vật, giá trị ước tính, không tính vào tổng", sums.in_kind),
        ("Học bổng, không tính vào tổng", sums.scholarship),
        ("Nhận đỡ đầu, giá trị ước tính, không tính vào tổng", sums.sponsorship),
    ]


def _tick(is_so: bool) -> str | None:
    return "x" if is_so else None


def _here(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone)

"""The heavy half of the workbook of payments, in a worker process: plain values in, bytes out.

It speaks Vietnamese whatever the reader's language: it is a paper of the Fund.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from forum_app.payments.rules.balances import Sums, Totals, days_waited, totals
from forum_app.payments.rules.values import BankLine, Due, LineState, MatchedBy, Receipt, Source
from forum_app.pledges.operations.sheets import KINDS, STATUSES
from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from forum_app.sheets.cells import Cell

STATES: Mapping[LineState, str] = {"new": "Chờ đối chiếu", "matched": "Đã khớp", "aside": "Để riêng"}
SOURCES: Mapping[Source, str] = {"bank": "Chuyển khoản", "cash": "Tiền mặt", "goods": "Hiện vật"}
MATCHES: Mapping[MatchedBy, str] = {"reference": "Mã khoản", "name": "Tên", "person": "Người đối chiếu"}

PLEDGES = (
    ColumnOut("Số", 6, "int"),
    ColumnOut("Mã", 12),
    ColumnOut("Nhà hảo tâm", 44),
    ColumnOut("Hình thức", 13),
    ColumnOut("Trạng thái", 12),
    ColumnOut("Đã đăng ký (đồng)", 20, "dong"),
    ColumnOut("Đã nhận (đồng)", 20, "dong"),
    ColumnOut("Còn lại (đồng)", 20, "dong"),
    ColumnOut("Nhận thừa (đồng)", 18, "dong"),
    ColumnOut("SL đăng ký", 10, "int"),
    ColumnOut("SL đã nhận", 10, "int"),
    ColumnOut("Đơn vị tính", 12),
    ColumnOut("Số ngày", 8, "int"),
    ColumnOut("Người liên hệ", 24),
    ColumnOut("Điện thoại", 16),
)
LINES = (
    ColumnOut("Ngày", 12),
    ColumnOut("Ngân hàng", 18),
    ColumnOut("Tiền vào (đồng)", 20, "dong"),
    ColumnOut("Đã ghi nhận (đồng)", 20, "dong"),
    ColumnOut("Để riêng (đồng)", 18, "dong"),
    ColumnOut("Chờ đối chiếu (đồng)", 20, "dong"),
    ColumnOut("Tình trạng", 14),
    ColumnOut("Cho khoản", 24),
    ColumnOut("Nội dung", 60),
    ColumnOut("Người chuyển", 36),
    ColumnOut("Số tham chiếu", 22),
    ColumnOut("Lý do để riêng", 30),
)
RECEIPTS = (
    ColumnOut("Số", 6, "int"),
    ColumnOut("Ngày nhận", 12),
    ColumnOut("Mã khoản", 12),
    ColumnOut("Nhà hảo tâm", 44),
    ColumnOut("Nguồn", 14),
    ColumnOut("Số tiền (đồng)", 20, "dong"),
    ColumnOut("Số lượng", 10, "int"),
    ColumnOut("Đơn vị tính", 12),
    ColumnOut("Khớp theo", 16),
    ColumnOut("Ghi chú", 30),
    ColumnOut("Người ghi", 22),
    ColumnOut("Ghi lúc", 17, "datetime"),
    ColumnOut("Hoàn tác lúc", 17, "datetime"),
    ColumnOut("Người hoàn tác", 22),
    ColumnOut("Lý do hoàn tác", 36),
)
SUMS = (ColumnOut("Khoản", 64), ColumnOut("Số tiền (đồng)", 22, "dong"))


def write_payments(
    forum: str,
    dues: Sequence[Due],
    lines: Sequence[BankLine],
    receipts: Sequence[Receipt],
    now: datetime,
    timezone: str,
) -> bytes:
    """Write pledges with what arrived, bank lines, receipts, and what they add up to.

    All were read at one moment, so the last sheet adds up to the đồng with the ledger and the statements.
    """
    zone = ZoneInfo(timezone)
    by_id = {due.id: due for due in dues}
    sums = totals(dues, now, zone)
    pledges = [_pledge(due, days_waited(due, now, zone)) for due in dues]
    booked = [_line(line, _references(line, receipts, by_id)) for line in lines]
    made = [_receipt(receipt, by_id, zone) for receipt in receipts]
    return write_xlsx(
        [
            SheetOut("Khoản ủng hộ", PLEDGES, pledges, f"Đăng ký và đã nhận – {forum}", _footer(sums)),
            SheetOut("Sao kê", LINES, booked, f"Sao kê đã nhập – {forum}", [_line_sums(lines)]),
            SheetOut("Biên nhận", RECEIPTS, made, f"Biên nhận – {forum}"),
            SheetOut("Đối chiếu", SUMS, _sums(sums, lines, receipts), f"Đối chiếu – {forum}"),
        ]
    )


def _pledge(due: Due, days: int) -> tuple[Cell, ...]:
    return (
        due.number,
        due.reference,
        due.donor,
        KINDS.get(due.kind, due.kind),
        STATUSES[due.status],
        due.pledged,
        due.received,
        due.outstanding,
        due.over,
        due.quantity,
        due.goods if due.in_goods else None,
        due.unit or None,
        days if due.open else None,
        due.contact.name or None,
        due.contact.phone or None,
    )


def _footer(sums: Totals) -> list[tuple[Cell, ...]]:
    named = (
        ("Cộng các khoản tiền", sums.cash),
        ("Cộng đỡ đầu, học bổng", sums.support),
        ("Cộng hiện vật (giá trị ước tính)", sums.goods),
    )
    return [
        (None, None, title, None, None, one.pledged, one.received, one.outstanding, one.over)
        for title, one in named
    ]


def _line(line: BankLine, references: str) -> tuple[Cell, ...]:
    aside, waiting = (line.left, 0) if line.set_aside else (0, line.left)
    return (
        f"{line.booked_on:%d/%m/%Y}",
        line.bank,
        line.amount,
        line.used,
        aside,
        waiting,
        STATES[line.state],
        references or None,
        line.content,
        line.payer or None,
        line.bank_reference or None,
        line.set_aside or None,
    )


def _line_sums(lines: Sequence[BankLine]) -> tuple[Cell, ...]:
    return (
        "Cộng",
        None,
        _sum(line.amount for line in lines),
        _sum(line.used for line in lines),
        *_left(lines),
    )


def _left(lines: Sequence[BankLine]) -> tuple[int, int]:
    aside = _sum(line.left for line in lines if line.set_aside)
    return aside, _sum(line.left for line in lines if not line.set_aside)


def _references(line: BankLine, receipts: Sequence[Receipt], by_id: Mapping[int, Due]) -> str:
    of_line = (one for one in receipts if one.line_id == line.id and one.undone_at is None)
    return ", ".join(by_id[one.pledge_id].reference for one in of_line if one.pledge_id in by_id)


def _receipt(receipt: Receipt, by_id: Mapping[int, Due], zone: ZoneInfo) -> tuple[Cell, ...]:
    due, undone = by_id.get(receipt.pledge_id), receipt.undone_at
    return (
        receipt.number,
        f"{receipt.received_on:%d/%m/%Y}",
        due.reference if due else None,
        due.donor if due else None,
        SOURCES[receipt.source],
        receipt.amount,
        receipt.quantity,
        (due.unit or None) if due and receipt.source == "goods" else None,
        MATCHES[receipt.matched_by] if receipt.source == "bank" else None,
        receipt.note or None,
        receipt.by,
        receipt.at.astimezone(zone),
        None if undone is None else undone.astimezone(zone),
        receipt.undone_by,
        receipt.undone_reason or None,
    )


def _sums(sums: Totals, lines: Sequence[BankLine], receipts: Sequence[Receipt]) -> list[tuple[Cell, ...]]:
    standing = [one for one in receipts if one.undone_at is None and one.source != "goods"]
    aside, waiting = _left(lines)
    bank = _sum(one.amount for one in standing if one.source == "bank")
    return [
        ("Tiền đã công bố tại chương trình (như sổ cái)", sums.cash.pledged - sums.cash.held),
        ("Tiền giữ lại, chưa công bố", sums.cash.held),
        *_of("Tiền", sums.cash),
        *_of("Đỡ đầu, học bổng", sums.support),
        ("Đã nhận qua ngân hàng (cộng biên nhận)", bank),
        ("Đã nhận bằng tiền mặt (cộng biên nhận)", _sum(one.amount for one in standing) - bank),
        ("Sao kê: tổng tiền vào", _sum(line.amount for line in lines)),
        ("Sao kê: đã ghi nhận cho các khoản", _sum(line.used for line in lines)),
        ("Sao kê: để riêng, không phải tiền ủng hộ", aside),
        ("Sao kê: chờ đối chiếu", waiting),
        ("Hiện vật đã nhận, giá trị ước tính, không phải tiền", sums.goods.received),
    ]


def _of(title: str, sums: Sums) -> list[tuple[Cell, ...]]:
    return [
        (f"{title}: đã đăng ký", sums.pledged),
        (f"{title}: đã nhận", sums.received),
        (f"{title}: còn lại", sums.outstanding),
        (f"{title}: nhận thừa", sums.over),
    ]


def _sum(amounts: Iterable[int]) -> int:
    return sum(amounts)

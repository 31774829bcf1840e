"""The columns a bank's statement may have, by the words Vietnamese banks put above them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

# In Vietnamese, and in English, which many banks write behind or below it.
WORDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "date": (
        (
            "Ngày giao dịch",
            "Ngày GD",
            "Ngày hạch toán",
            "Ngày ghi sổ",
            "Ngày hiệu lực",
            "Ngày giờ giao dịch",
            "Thời gian giao dịch",
            "Thời gian",
            "Ngày",
        ),
        ("Transaction date", "Trans. date", "TNX date", "Posting date", "Booking date", "Date"),
    ),
    "credit": (
        (
            "Có",
            "Ghi có",
            "Phát sinh có",
            "PS có",
            "Số tiền ghi có",
            "Số tiền có",
            "Tiền vào",
            "Số tiền vào",
            "Giao dịch ghi có",
        ),
        ("Credit", "Credit amount", "Deposit", "Cr"),
    ),
    "debit": (
        (
            "Nợ",
            "Ghi nợ",
            "Phát sinh nợ",
            "PS nợ",
            "Số tiền ghi nợ",
            "Số tiền nợ",
            "Tiền ra",
            "Số tiền ra",
            "Giao dịch ghi nợ",
        ),
        ("Debit", "Debit amount", "Withdrawal", "Dr"),
    ),
    "amount": (("Số tiền", "Số tiền giao dịch", "Số tiền GD", "Giá trị", "Phát sinh"), ("Amount",)),
    "sign": (("Nợ/Có", "Loại giao dịch", "Loại GD", "Dấu"), ("D/C", "Dr/Cr", "Debit/Credit")),
    "content": (
        (
            "Nội dung",
            "Nội dung giao dịch",
            "Nội dung GD",
            "Nội dung chi tiết",
            "Nội dung chuyển khoản",
            "Diễn giải",
            "Mô tả",
            "Mô tả giao dịch",
            "Chi tiết giao dịch",
        ),
        ("Description", "Transactions in detail", "Details", "Narrative", "Remark", "Remarks"),
    ),
    "payer": (
        (
            "Người chuyển",
            "Tên người chuyển",
            "Người gửi",
            "Tên người gửi",
            "Đơn vị chuyển",
            "Đối tác",
            "Tên đối tác",
            "Tên đối ứng",
            "Tên tài khoản đối ứng",
            "Chủ tài khoản đối ứng",
        ),
        ("Remitter", "Sender", "Payer", "Corresponsive name", "Counterparty name"),
    ),
    "bank_reference": (
        (
            "Số tham chiếu",
            "Số bút toán",
            "Số chứng từ",
            "Số CT",
            "Số giao dịch",
            "Số GD",
            "Mã giao dịch",
            "Mã GD",
            "Mã tham chiếu",
            "Số FT",
        ),
        ("Reference", "Reference no.", "Ref no.", "Transaction no.", "Transaction ID", "Doc no", "Seq."),
    ),
    "balance": (("Số dư", "Số dư cuối", "Số dư tài khoản", "Lũy kế"), ("Balance", "Running balance")),
    # Alone, “No.” reads like “Nợ”.
    "number": (("STT", "TT", "STT No.", "TT No."), ()),
}
REQUIRED = ("date",)
FIELDS = frozenset({"", *WORDS})


def titles(field: str) -> tuple[str, ...]:
    """Give what may stand above a column: in one language, or in both as the banks do."""
    own, english = WORDS[field]
    both = (f"{one} {other}" for one in own for other in english)
    return tuple(chain(own, english, both))


COLUMNS: Mapping[str, tuple[str, ...]] = {field: titles(field) for field in WORDS}

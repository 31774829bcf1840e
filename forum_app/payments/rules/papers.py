"""What a printed receipt says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forum_app.kernel.errors import N_
from forum_app.kernel.money import format_dong
from forum_app.kernel.words import dong_in_words
from forum_app.payments.rules.values import Due, Receipt, Source

Translate = Callable[[str], str]

TITLES: Mapping[Source, str] = {
    "bank": N_("BIÊN NHẬN TIỀN ỦNG HỘ"),
    "cash": N_("BIÊN NHẬN TIỀN ỦNG HỘ"),
    "goods": N_("BIÊN NHẬN HIỆN VẬT"),
}
WAYS: Mapping[Source, str] = {
    "bank": N_("Chuyển khoản"),
    "cash": N_("Tiền mặt"),
    "goods": N_("Hiện vật"),
}
DONOR, PLEDGE, WAY = N_("Người, đơn vị ủng hộ"), N_("Mã khoản ủng hộ"), N_("Hình thức")
AMOUNT, IN_WORDS, ON = N_("Số tiền"), N_("Bằng chữ"), N_("Ngày nhận")
GOODS, QUANTITY, WORTH = N_("Hiện vật"), N_("Số lượng"), N_("Giá trị ước tính")


def printed(receipt: Receipt, due: Due, translate: Translate) -> dict[str, object]:
    """Give what the template prints of a receipt: its title, its number, and facts in their order."""
    facts = _goods(receipt, due) if receipt.source == "goods" else _money(receipt)
    said = (
        (DONOR, due.donor),
        (PLEDGE, due.reference),
        (WAY, translate(WAYS[receipt.source])),
        *facts,
        (ON, f"{receipt.received_on:%d/%m/%Y}"),
    )
    return {
        "title": translate(TITLES[receipt.source]),
        "number": f"{receipt.number:04d}/BN",
        "facts": [{"label": translate(label), "said": text} for label, text in said if text],
    }


def _money(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    return (AMOUNT, format_dong(receipt.amount)), (IN_WORDS, dong_in_words(receipt.amount))


def _goods(receipt: Receipt, due: Due) -> tuple[tuple[str, str], ...]:
    worth = format_dong(receipt.amount) if receipt.amount else ""
    return (
        (GOODS, due.description),
        (QUANTITY, f"{receipt.quantity or ''} {due.unit}".strip()),
        (WORTH, worth),
    )

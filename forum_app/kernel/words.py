"""Amounts in Vietnamese words, as a bank writes them.

Zero groups are left out; a group below one hundred after a larger one says `không trăm`; a unit after
an empty ten says `linh`: 1.000.005 is `một triệu không trăm linh năm`.
"""

from forum_app.kernel.money import Dong

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = {5: "lăm"}  # mười một, mười bốn, mười lăm
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}  # hai mươi mốt, hai mươi tư, hai mươi lăm
_GROUPS = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))
_BILLION = 1_000_000_000


def number_in_words(n: int) -> str:
    """Read a whole number, `một tỷ hai trăm năm mươi triệu`; a negative one begins with `âm`.

    Raises ValueError from 10^18 on, where Vietnamese has no agreed words.
    """
    if abs(n) >= _BILLION * _BILLION:
        raise ValueError(f"no words for {n}")
    if n < 0:
        return f"âm {number_in_words(-n)}"
    return " ".join(_words(n)) or _DIGITS[0]


def dong_in_words(amount: Dong) -> str:
    """Read an amount as printed on a receipt, `Một tỷ hai trăm năm mươi triệu đồng`."""
    words = number_in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def _words(n: int) -> list[str]:
    billions, rest = divmod(n, _BILLION)
    words = [*_words(billions), "tỷ"] if billions else []
    for size, unit in _GROUPS:
        count, rest = divmod(rest, size)
        words += _group(count, unit, after_more=bool(words))
    return words


def _group(count: int, unit: str, *, after_more: bool) -> list[str]:
    if count == 0:
        return []
    hundreds, below = divmod(count, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or after_more else []
    words += _below_hundred(below, after_more=bool(words))
    return [*words, unit] if unit else words


def _below_hundred(n: int, *, after_more: bool) -> list[str]:
    tens, unit = divmod(n, 10)
    if tens == 0:
        linh = ["linh"] if after_more else []
        return [*linh, _DIGITS[unit]] if unit else []
    ten = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    special = _AFTER_TEN if tens == 1 else _AFTER_TENS
    return [*ten, special.get(unit, _DIGITS[unit])] if unit else ten

"""Money: whole đồng, as people type it and as it is shown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import NewType

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import fold

Dong = NewType("Dong", int)

MAX = Dong(999_999_999_999)
_LONGEST = 80

_EMPTY = N_("Vui lòng nhập số tiền, ví dụ 500tr hoặc 1,2 tỷ.")
_UNREADABLE = N_("Không đọc được số tiền. Hãy ghi như 500tr, 1,2 tỷ hoặc 1.250.000.000.")
_AMBIGUOUS = N_("Số tiền có thể hiểu nhiều cách. Hãy ghi đủ các chữ số, ví dụ 1.250.000.000.")
_NO_UNIT = N_("Số lẻ cần kèm đơn vị, ví dụ 1,25 tỷ hoặc 1,25 triệu.")
_FRACTION = N_("Số tiền phải là số đồng chẵn, không có phần lẻ.")
_NOT_POSITIVE = N_("Số tiền phải lớn hơn 0.")
_TOO_LARGE = N_("Số tiền vượt quá mức tối đa 999.999.999.999 đồng.")

# Everything below is matched against folded text: small letters, no accents, đ as d.
_UNITS: Mapping[str, int] = MappingProxyType(
    {
        "ty": 1_000_000_000,
        "ti": 1_000_000_000,
        "trieu": 1_000_000,
        "tr": 1_000_000,
        "nghin": 1_000,
        "ngan": 1_000,
        "k": 1_000,
    }
)
_NUMBER = r"[0-9]+(?:[., ][0-9]+)*"
_COUNTED = rf"(?:{_NUMBER}|nua) ?(?:{'|'.join(_UNITS)}) ?"
_AMOUNT = re.compile(
    rf"(?P<parts>(?:{_COUNTED})*)(?P<tail>{_NUMBER}|ruoi)? ?(?P<currency>dong|vnd|d)?(?: chan)?\.?"
)
_PART = re.compile(rf"(?P<number>{_NUMBER}|nua) ?(?P<unit>{'|'.join(_UNITS)})")
_PLAIN = re.compile(r"0|[1-9][0-9]*")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*")
_DECIMAL = re.compile(r"(?P<whole>[0-9]+)[.,](?P<digits>[0-9]+)")
_BOTH = re.compile(r"(?P<whole>[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\2[0-9]{3})*)(?!\2)[.,](?P<digits>[0-9]+)")


@dataclass(frozen=True, slots=True)
class _Part:
    count: Fraction
    unit: int

    @property
    def value(self) -> Fraction:
        return self.count * self.unit


def parse_dong(text: object) -> Dong:
    """Read an amount as a person types it or a program sends it, as a Vietnamese accountant would.

    `500tr`, `1,2 tỷ`, `2ty5`, `1 tỷ 250 triệu`, `2 tỷ rưỡi`, `1.250.000.000`, `50k`, `500.000đ`. Digits
    after a unit are its decimals (`2ty25` is 2,25 tỷ) unless a unit of their own follows. A dot before three
    digits groups thousands; before fewer, where a unit follows, it is a decimal mark.
    Raises Invalid, field `amount`, for what is unreadable or ambiguous, not positive, beyond MAX or no
    whole đồng; also for every number that is not an int.
    """
    if text is None:
        raise _refusal(_EMPTY)
    if isinstance(text, bool) or not isinstance(text, int | str):
        raise _refusal(_UNREADABLE)
    amount = _read(text) if isinstance(text, str) else text
    if amount <= 0:
        raise _refusal(_NOT_POSITIVE)
    if amount > MAX:
        raise _refusal(_TOO_LARGE)
    return Dong(amount)


def format_dong(amount: Dong) -> str:
    """Show an amount as `1.234.567.890 đồng`."""
    return f"{amount:,} đồng".replace(",", ".")


def _refusal(complaint: str) -> Invalid:
    return Invalid({"amount": complaint})


def _read(text: str) -> int:
    if len(text) > _LONGEST:
        raise _refusal(_UNREADABLE)
    typed = fold(text.replace("₫", "đ"))
    if not typed:
        raise _refusal(_EMPTY)
    if typed[0] in "-−–":
        raise _refusal(_NOT_POSITIVE)
    match = _AMOUNT.fullmatch(typed)
    if match is None:
        raise _refusal(_UNREADABLE)
    return _whole_dong(_value(match))


def _whole_dong(value: Fraction) -> int:
    if value.denominator != 1:
        raise _refusal(_FRACTION)
    return value.numerator


def _value(match: re.Match[str]) -> Fraction:
    parts = [_part(part["number"], _UNITS[part["unit"]]) for part in _PART.finditer(match["parts"])]
    if not parts:
        return _without_unit(match["tail"])
    total = sum((part.value for part in parts), Fraction(0))
    _check_order(parts, open_end=match["tail"] is not None)
    return total + _tail_value(match, parts[-1].unit)


def _check_order(parts: list[_Part], *, open_end: bool) -> None:
    """Make sure each part counts whole units and fits below the one before, as in 1 tỷ 250 triệu."""
    followed = parts if open_end else parts[:-1]
    whole = all(part.count.denominator == 1 for part in followed)
    falling = all(part.unit > later.unit and part.unit > later.value for part, later in pairwise(parts))
    if not (whole and falling):
        raise _refusal(_UNREADABLE)


def _part(number: str, unit: int) -> _Part:
    if number == "nua":
        return _Part(Fraction(1, 2), unit)
    if number.isdigit():
        return _Part(Fraction(number), unit)
    return _Part(_count(number, unit), unit)


def _count(number: str, unit: int) -> Fraction:
    """Read a number with separators before a unit.

    `1.250 triệu` is 1250 triệu. `1,250 triệu` is refused: a comma is our decimal mark, but others group with
    it, and a thousandfold mistake is too dear. `1,250 tỷ` is plain, as 1250 tỷ is beyond MAX.
    """
    thousands, decimal = _thousands(number), _decimal(number)
    if thousands is None or decimal is None:
        return _first(thousands, decimal)
    if "." in number:
        return thousands
    if thousands * unit <= MAX:
        raise _refusal(_AMBIGUOUS)
    return decimal


def _first(*readings: Fraction | None) -> Fraction:
    for reading in readings:
        if reading is not None:
            return reading
    raise _refusal(_UNREADABLE)


def _thousands(number: str) -> Fraction | None:
    return Fraction(_digits(number)) if _THOUSANDS.fullmatch(number) else None


def _decimal(number: str) -> Fraction | None:
    match = _DECIMAL.fullmatch(number) or _BOTH.fullmatch(number)
    return Fraction(f"{_digits(match['whole'])}.{match['digits']}") if match else None


def _digits(number: str) -> str:
    return re.sub(r"[^0-9]", "", number)


def _without_unit(number: str | None) -> Fraction:
    """Read a number that counts đồng. A leading 0 is refused: that is a phone number in the wrong box."""
    if number is None or number == "ruoi":
        raise _refusal(_UNREADABLE)
    if _PLAIN.fullmatch(number):
        return Fraction(number)
    if _DECIMAL.fullmatch(number) and not _THOUSANDS.fullmatch(number):
        raise _refusal(_NO_UNIT)
    return _first(_thousands(number), _decimal(number))


def _tail_value(match: re.Match[str], unit: int) -> Fraction:
    """Read what follows the last unit: `2 tỷ rưỡi`, `2ty5`, `1 tỷ 250`, `1 tỷ 500.000 đồng`."""
    tail = match["tail"]
    if tail is None:
        return Fraction(0)
    if tail == "ruoi":
        return Fraction(unit, 2)
    if tail.isdigit():
        return _decimals_of(tail, unit, apart=match["parts"].endswith(" "), currency=bool(match["currency"]))
    return _dong_below(tail, unit, currency=bool(match["currency"]))


def _decimals_of(tail: str, unit: int, *, apart: bool, currency: bool) -> Fraction:
    """Read the 25 of `2ty25`.

    Apart, `1 tỷ 50` may be said for 1,05 or 1,5 tỷ, and `1 tỷ 5 đồng` for two amounts as well: refused.
    """
    value = Fraction(int(tail) * unit, 10 ** len(tail))
    unclear = (len(tail) == 2) if not currency else (value != int(tail))
    if len(tail) > 3 or (apart and unclear):
        raise _refusal(_AMBIGUOUS)
    return value


def _dong_below(tail: str, unit: int, *, currency: bool) -> Fraction:
    """Read the 250.000.000 of `1 tỷ 250.000.000`; a shorter one must say `đồng`."""
    value = _thousands(tail)
    if value is None or value >= unit or (not currency and value * 1000 < unit):
        raise _refusal(_AMBIGUOUS)
    return value

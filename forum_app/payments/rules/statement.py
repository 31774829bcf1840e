"""A bank's statement as it is exported: which rows are money that came in, and which of it is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Literal, NamedTuple

from forum_app.kernel.errors import N_
from forum_app.kernel.money import MAX, Dong
from forum_app.kernel.text import fold, tidy
from forum_app.payments.rules.values import Booking
from forum_app.sheets import Cell, RowError, TableRow, cell_text, is_total

CONTENT_LIMIT, PAYER_LIMIT, REFERENCE_LIMIT = 500, 200, 100

NO_DATE = N_("Không đọc được ngày “%(cell)s”; cần ngày/tháng/năm, ví dụ 17/10/2024.")
NO_AMOUNT = N_("Không đọc được số tiền “%(cell)s”.")
TOO_MUCH = N_("Số tiền vượt quá mức tối đa 999.999.999.999 đồng.")
NO_SIGN = N_("Không rõ “%(cell)s” là tiền vào hay tiền ra.")

_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4}|[0-9]{2})(?![0-9])")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.\-]([0-9]{1,2})[/.\-]([0-9]{1,2})(?![0-9])")
_CURRENCY = re.compile(r"vnd|dong|d")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,]00?)?")
_PLAIN = re.compile(r"[0-9]+(?:[.,]00?)?")
_CENTS = re.compile(r"[.,]00?$")
# Sums of an account; a row with a day of its own is a booking whatever it says.
_SUMS = re.compile(r"(so du|tong|cong|phat sinh|luy ke|total|opening|closing|balance|sum)\b")

Kind = Literal["in", "out", "none"]


class Unreadable(ValueError):
    """A cell that holds no amount though something stands in it."""


@dataclass(slots=True)
class Reading:
    """What a statement says: money in, rows of money out, and what could not be read."""

    bookings: list[Booking] = field(default_factory=list)
    debits: list[tuple[int, int]] = field(default_factory=list)  # row, amount
    errors: list[RowError] = field(default_factory=list)


class KnownLine(NamedTuple):
    """A booking of an earlier statement."""

    fingerprint: str
    booked_on: date
    amount: int
    bank_reference: str
    content: str


def read_statement(rows: Iterable[TableRow]) -> Reading:
    """Read the rows below a statement's header. Sums, notes and signatures are passed over."""
    reading = Reading()
    for row in rows:
        _read(reading, row)
    return reading


def read_day(cell: Cell) -> date | None:
    """Read the day of a booking: `17/10/2024 19:42:07`, `2024-10-17`, a date of the spreadsheet."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = cell_text(cell)
    if found := _YEAR_FIRST.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.match(text):
        year = int(found[3])
        return _day(year if year > 99 else 2000 + year, int(found[2]), int(found[1]))
    return None


def read_amount(cell: Cell) -> int | None:
    """Read a bank's amount: `1.250.000`, `1,250,000.00`, `+1,250,000 VND`; None where there is none.

    Banks group by dots or commas; two zeros behind another mark are their cents. Raises Unreadable.
    """
    if cell is None or isinstance(cell, int | float):
        return _whole(cell)
    text = _CURRENCY.sub("", fold(cell_text(cell).replace("₫", ""))).replace(" ", "")
    if text in ("", "-", "–", "."):
        return None
    negative = text[0] in "-−–" or (text[0] == "(" and text[-1] == ")")
    digits = text.strip("+-−–()")
    if not (_GROUPED.fullmatch(digits) or _PLAIN.fullmatch(digits)):
        raise Unreadable(text)
    whole = int(re.sub(r"[.,]", "", _CENTS.sub("", digits)))
    return (-whole if negative else whole) or None


def fingerprints(bookings: Sequence[Booking]) -> list[str]:
    """Name each booking so that it is known again in an overlapping statement.

    Day, amount, and the bank's own number or the content; equal ones of a day are counted.
    """
    seen: Counter[str] = Counter()
    names = []
    for booking in bookings:
        key = _key(booking.booked_on, booking.amount, booking.bank_reference or booking.content)
        seen[key] += 1
        names.append(sha256(f"{key}|{seen[key]}".encode()).hexdigest())
    return names


def known_again(bookings: Sequence[Booking], known: Iterable[KnownLine]) -> list[tuple[str, bool]]:
    """Give each booking its fingerprint and say whether an earlier statement had it.

    A bank's number may be in one export and missing in another: then the content decides.
    """
    named = fingerprints(bookings)
    kept = {line.fingerprint: line for line in known}
    others = Counter(
        (_key(line.booked_on, line.amount, line.content), bool(line.bank_reference))
        for line in kept.values()
        if line.fingerprint not in set(named)
    )
    return [
        (name, name in kept or _elsewhere(one, others)) for name, one in zip(named, bookings, strict=True)
    ]


def _elsewhere(booking: Booking, others: Counter[tuple[str, bool]]) -> bool:
    key = _key(booking.booked_on, booking.amount, booking.content), not booking.bank_reference
    if others[key] <= 0:
        return False
    others[key] -= 1
    return True


def _read(reading: Reading, row: TableRow) -> None:
    day = read_day(row.cell("date"))
    if day is None and (is_total(row) or _is_sum(row)):
        return
    try:
        kind, amount = _moved(row)
    except Unreadable as fault:
        reading.errors.append(RowError(row.number, "", fault.args[0], {"cell": fault.args[1]}))
        return
    if kind == "none":
        return
    if day is None:
        written = row.text("date")[:40]
        reading.errors.append(RowError(row.number, "", NO_DATE, {"cell": written}))
    elif amount > MAX:
        reading.errors.append(RowError(row.number, "", TOO_MUCH))
    elif kind == "out":
        reading.debits.append((row.number, amount))
    else:
        reading.bookings.append(_booking(row, day, amount))


def _booking(row: TableRow, day: date, amount: int) -> Booking:
    return Booking(
        row.number,
        day,
        Dong(amount),
        tidy(row.text("content"))[:CONTENT_LIMIT],
        tidy(row.text("payer"))[:PAYER_LIMIT],
        tidy(row.text("bank_reference"))[:REFERENCE_LIMIT],
    )


def _moved(row: TableRow) -> tuple[Kind, int]:
    """Say which way a row's money went, and how much. Raises Unreadable with a complaint and the cell."""
    credit, debit, amount = (_amount(row, name) for name in ("credit", "debit", "amount"))
    if credit:
        # A reversal stands in the column of the money that is taken back.
        return ("in", credit) if credit > 0 else ("out", -credit)
    if debit:
        return "out", abs(debit)
    if not amount:
        return "none", 0
    if said := fold(row.text("sign")):
        return _by_sign(said, abs(amount))
    return ("in", amount) if amount > 0 else ("out", -amount)


def _by_sign(said: str, amount: int) -> tuple[Kind, int]:
    if said[0] in "c+" or "vao" in said:
        return "in", amount
    if said[0] in "nd-" or said.startswith("tien ra"):
        return "out", amount
    raise Unreadable(NO_SIGN, said[:40])


def _amount(row: TableRow, name: str) -> int | None:
    try:
        return read_amount(row.cell(name))
    except Unreadable as fault:
        raise Unreadable(NO_AMOUNT, row.text(name)[:40]) from fault


def _whole(cell: float | None) -> int | None:
    if cell is None or isinstance(cell, bool):
        return None
    if cell != int(cell):
        raise Unreadable(str(cell))
    return int(cell) or None


def _is_sum(row: TableRow) -> bool:
    first = next((cell for cell in row.cells if isinstance(cell, str)), "")
    return bool(_SUMS.match(fold(first)))


def _key(day: date, amount: int, said: str) -> str:
    letters = "".join(letter for letter in fold(said) if letter.isalnum())
    return f"{day.isoformat()}|{amount}|{letters}"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""The bank account a forum receives gifts in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import tidy

NAME_LIMIT = 120

# Bounds of NAPAS's QR format: the bank's number at the State Bank, and an account of up to 19 characters.
_BANK_BIN = re.compile(r"[0-9]{6}")
_NUMBER = re.compile(r"[0-9A-Za-z]{1,19}")


@dataclass(frozen=True, slots=True)
class Account:
    """`bank_bin` is the bank's six-digit number (970415: VietinBank); `name` its holder, as written there."""

    bank_bin: str
    number: str
    name: str


def account(bank_bin: str, number: str, name: str) -> Account:
    """Accept an account as somebody typed it; blanks in the numbers go. Raises Invalid naming the fields."""
    given = Account("".join(bank_bin.split()), "".join(number.split()), tidy(name))
    errors = {}
    if not _BANK_BIN.fullmatch(given.bank_bin):
        errors["bank"] = N_("Mã ngân hàng (BIN) gồm đúng 6 chữ số.")
    if not _NUMBER.fullmatch(given.number):
        errors["number"] = N_("Số tài khoản gồm 1 đến 19 chữ số hoặc chữ cái không dấu.")
    if not 0 < len(given.name) <= NAME_LIMIT:
        errors["name"] = N_("Cần có tên chủ tài khoản, tối đa 120 ký tự.")
    if errors:
        raise Invalid(errors)
    return given

"""Phones of guests: Vietnamese numbers, numbers from abroad, and what offices write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forum_app.kernel.errors import Invalid
from forum_app.kernel.text import phone, tidy

FROM_ABROAD = re.compile(r"\+[1-9]\d{6,14}")
LENGTH = 40


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in digits, or, where it is none (not `sound`), the text as written."""

    text: str
    sound: bool = True


def read_phone(written: str) -> Phone:
    """Read a number as written: `920022320` (a sheet lost its 0), `+84943640379`, `0916 704 420`."""
    try:
        return Phone(phone(written) or "")
    except Invalid:
        text = tidy(written)
    number = re.sub(r"[ .()-]", "", text)
    return Phone(number) if FROM_ABROAD.fullmatch(number) else Phone(text[:LENGTH], sound=False)

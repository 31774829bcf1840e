"""Phone numbers as guest lists hold them."""

import re

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text.cleaning import narrow, tidy

# Mobile numbers: 03 05 07 08 09 and eight digits; landlines: 02, area and subscriber, nine digits
# (Vietnam's numbering plan since 2018; Ninh Thuận is 0259).
_PHONE = re.compile(r"0[35789][0-9]{8}|02[0-9]{9}")
_NONE = "?"  # cannot become a number
_SEPARATORS = re.compile(r"[ .()'’_\-‐‑‒–—−]")


def phone(value: str | float | None) -> str | None:
    """Give a Vietnamese phone number as `0xxxxxxxxx`, None for a blank cell.

    Repairs what spreadsheets do: a number that lost its 0, `+84`, `84`, `0084`, blanks, dots and dashes.
    Raises Invalid, field `phone`, for anything else.
    """
    digits = _digits(value)
    if not digits:
        return None
    for candidate in _candidates(digits):
        if _PHONE.fullmatch(candidate):
            return candidate
    raise Invalid({"phone": N_("Số điện thoại không đúng: cần 10 chữ số, ví dụ 0912 345 678.")})


def _digits(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return _whole(value)
    # A number cell that went through CSV comes as `912345678.0`.
    text = re.sub(r"(?<=[0-9]{9})\.0$", "", narrow(tidy(str(value))))
    return _SEPARATORS.sub("", text)


def _whole(value: float) -> str:
    sound = 0 < value < 10**14 and value == int(value)
    return str(int(value)) if sound else _NONE


def _candidates(digits: str) -> list[str]:
    bare = re.sub(r"^(?:\+|00)(?=84)", "", digits)
    candidates = [bare, f"0{bare}"]
    if bare.startswith("84"):
        candidates += [f"0{bare[2:]}", bare[2:]]
    return candidates

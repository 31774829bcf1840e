"""Codes that are scanned, typed and spoken: badges and pledge references."""

import re
from random import Random

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import narrow, tidy

CODE_LENGTH = 20
_SEPARATORS = re.compile(r"[ .\-‐‑‒–—―−]")
_CODE = re.compile(rf"[0-9]{{{CODE_LENGTH}}}")
_REFERENCE = re.compile(r"(?P<prefix>[A-Z]{1,4})(?P<number>[0-9]{4,12})(?P<check>[0-9])")

# Damm's totally anti-symmetric quasigroup of order 10 (H. M. Damm, Marburg 2004): one check digit that
# sees every single wrong digit and every swap of neighbours.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def new_code(random: Random) -> str:
    """Draw a badge code: 18 digits and two check digits.

    Give it `secrets.SystemRandom()`: a code is a key to the door and must not be guessable. The first digit
    is never 0, since spreadsheets lose it. Check digits after ISO/IEC 7064 MOD 97-10, as in an IBAN: they see
    every single wrong digit and every swap of neighbours.
    """
    body = random.randrange(10 ** (CODE_LENGTH - 3), 10 ** (CODE_LENGTH - 2))
    return f"{body}{98 - body * 100 % 97:02d}"


def clean_code(text: str) -> str:
    """Strip what scanners, input methods and people put between the digits.

    Anything else stays, so that a wrong code stays recognisably wrong.
    """
    return _SEPARATORS.sub("", narrow(tidy(text)))


def valid_code(text: str) -> bool:
    """Say whether a cleaned text is a badge code with correct check digits (not whether it was given out)."""
    return _CODE.fullmatch(text) is not None and int(text) % 97 == 1


def code_in_groups(code: str) -> str:
    """Space a code in fours, for printing under the QR code."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def pledge_reference(number: int, prefix: str = "UH") -> str:
    """Write a forum's n-th pledge as people say it: `UH-0042-7`, the last digit checks the number (Damm)."""
    if number < 0:
        raise ValueError("references count from 0")
    return f"{prefix}-{number:04d}-{_damm(str(number))}"


def reference_number(text: str, prefix: str = "UH") -> int:
    """Read a reference back, however it was typed: `uh 0042 7`, `UH00427`.

    Raises Invalid, field `reference`, where it is none or a digit is wrong.
    """
    match = _REFERENCE.fullmatch(clean_code(text).upper())
    if match is None or match["prefix"] != prefix or _damm(match["number"] + match["check"]) != 0:
        raise Invalid({"reference": N_("Mã phiếu không đúng, vui lòng kiểm tra lại từng chữ số.")})
    return int(match["number"])


def _damm(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim

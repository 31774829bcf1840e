"""Cleaning: one spelling for what looks the same."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from forum_app.kernel.errors import N_, Invalid

# Cc control, Cf format (zero-width and bidi marks, soft hyphen, byte order mark), Cs lone surrogates,
# which no database and no UTF-8 file can hold.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
# Unseen as well, but counted by Unicode among letters, symbols and accents.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_SELECTORS = frozenset(["\u034f", *map(chr, range(0xFE00, 0xFE10))])
# All that `str.isprintable` lets pass although nobody sees it.
_ODD = _BLANK_LETTERS | _SELECTORS
# Vietnamese input methods and old converters leave full-width letters and the Icelandic eth behind.
_NARROW: Mapping[int, int] = MappingProxyType({wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)})
_STROKED = str.maketrans({"đ": "d", "ð": "d"})


def nfc(text: str) -> str:
    """Compose letters and their marks, so that equal texts are equal strings (Unicode NFC)."""
    return unicodedata.normalize("NFC", text)


def narrow(text: str) -> str:
    """Turn full-width letters, digits and signs into ordinary ones."""
    return text.translate(_NARROW)


def tidy(text: str) -> str:
    """Make one clean line: NFC, nothing unseen, single blanks, none at the ends. Cuts nothing visible."""
    plain = text.isprintable() and _ODD.isdisjoint(text)
    return nfc(" ".join((text if plain else _visible(text)).split()))


def tidy_lines(text: str) -> str:
    """Tidy line by line, for scripts and notes; keeps single empty lines between paragraphs."""
    lines = [tidy(line) for line in text.splitlines()]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).rstrip("\n")


def within(text: str, limit: int, field: str) -> str:
    """Tidy a line and make sure it has at most `limit` characters.

    Raises Invalid naming the field where it is longer; a text is never cut in silence.
    """
    clean = tidy(text)
    if len(clean) > limit:
        raise Invalid({field: N_("Nội dung quá dài, tối đa %(limit)s ký tự.")}, params={"limit": limit})
    return clean


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Reduce a text to what search compares: small letters without accents, `đ` as `d`."""
    marked = unicodedata.normalize("NFD", narrow(tidy(text)).casefold())
    plain = "".join(char for char in marked if unicodedata.category(char) != "Mn")
    return nfc(plain.translate(_STROKED))


def _visible(text: str) -> str:
    return "".join(_seen(char) for char in text)


def _seen(char: str) -> str:
    if char.isspace() or char in _BLANK_LETTERS:
        return " "
    if unicodedata.category(char) in _UNSEEN or char in _SELECTORS:
        return ""
    return char

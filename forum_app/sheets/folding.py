"""Comparing titles as people write them."""

import unicodedata


def folded(text: str) -> str:
    """Fold a text for comparing: lower case, no accents, đ as d, single blanks."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(part for part in parts if not unicodedata.combining(part)).split())


def letters(text: str) -> str:
    """Fold a text down to its letters and digits: `Họ và\\ntên:` is `hovaten`."""
    return "".join(letter for letter in folded(text) if letter.isalnum())

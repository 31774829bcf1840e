"""Marks in a script's cells: yes or no, and a colour."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from forum_app.kernel.text import fold
from forum_app.show.rules.cues import Colour

YES: Final = frozenset(
    {"x", "co", "1", "true", "yes", "y", "on", "bo qua", "skip", "v", "✓", "✔", "☑", "play-next"}
)
COLOUR_NAMES: Final[Mapping[Colour, str]] = MappingProxyType(
    {
        "red": "Đỏ",
        "orange": "Cam",
        "yellow": "Vàng",
        "green": "Xanh lá",
        "blue": "Xanh dương",
        "purple": "Tím",
        "grey": "Xám",
    }
)
ALSO: Final[Mapping[str, Colour]] = MappingProxyType(
    {
        "luc": "green",
        "lam": "blue",
        "xanh": "blue",
        "xanh luc": "green",
        "xanh lam": "blue",
        "gray": "grey",
        "violet": "purple",
        "pink": "red",
        "hong": "red",
    }
)
HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?")
# Where one hue of the wheel, in degrees, ends and the next colour begins.
HUES: Final[Sequence[tuple[int, Colour]]] = (
    (20, "red"),
    (45, "orange"),
    (70, "yellow"),
    (170, "green"),
    (255, "blue"),
    (330, "purple"),
)
PALE: Final = 0.15


def said_yes(cell: object) -> bool:
    """Say whether a cell is ticked: `x`, `có`, `TRUE`, `Bỏ qua`, 1."""
    if isinstance(cell, bool | int | float):
        return bool(cell)
    return isinstance(cell, str) and fold(cell) in YES


def colour_of(text: str) -> Colour:
    """Give the colour a cell names, in Vietnamese, English or as `#ff0000`; empty where it names none."""
    said = fold(text)
    if hexed := HEX.fullmatch(said):
        return _nearest(hexed[1])
    names = {spelt: colour for colour, name in COLOUR_NAMES.items() for spelt in (colour, fold(name))}
    return names.get(said) or ALSO.get(said, "")


def _nearest(digits: str) -> Colour:
    full = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    hue, saturation, _ = colorsys.rgb_to_hsv(*parts)
    if saturation < PALE:
        return "grey"
    return next((colour for end, colour in HUES if hue * 360 < end), "red")

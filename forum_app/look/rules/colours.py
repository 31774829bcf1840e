"""Colours of the look: what can be read from the back of a hall, by the contrast of WCAG 2.2.

The stylesheets make every shade out of three colours with `color-mix(in srgb, …)`. `mixed` is the same
sum: what is checked here is what stands on the wall (static/css/stage.css, `--ground-high` and `--rose`).
"""

from __future__ import annotations

import re

from forum_app.kernel.errors import N_, Invalid

HEX = re.compile(r"#[0-9a-f]{6}")
LEAST_CONTRAST = 4.5
# How much of the accent lights the middle of the ground, and how much of the ground dims small words.
GLOW, DIMMED = 0.14, 0.14

Rgb = tuple[int, int, int]


def colour(text: str, field: str) -> str:
    """Read a colour as `#rrggbb`. Raises Invalid."""
    tidy = text.strip().lower()
    if not HEX.fullmatch(tidy):
        raise Invalid({field: N_("Màu phải viết dạng #rrggbb, ví dụ #840c16.")})
    return tidy


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour, from 0 to 1."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(one: str, other: str, part: float) -> str:
    """Give a colour with a part of another in it."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def check_readable(ground: str, accent: str, text: str) -> None:
    """Raise Invalid where words or numbers could not be read on the ground, at its brightest or as it is."""
    grounds = (ground, mixed(ground, accent, GLOW))
    faintest = {
        "text": min(contrast(mixed(text, ground, DIMMED), one) for one in grounds),
        "accent": min(contrast(accent, one) for one in grounds),
    }
    for field, least in faintest.items():
        if least < LEAST_CONTRAST:
            raise Invalid({f"colours.{field}": TOO_FAINT[field]}, params={"contrast": written(least)})


TOO_FAINT = {
    "text": N_(
        "Màu chữ trên màu nền chỉ có độ tương phản %(contrast)s : 1; "
        "cần ít nhất 4,5 : 1 để cuối hội trường đọc được."
    ),
    "accent": N_(
        "Màu nhấn trên màu nền chỉ có độ tương phản %(contrast)s : 1; "
        "cần ít nhất 4,5 : 1 để cuối hội trường đọc được."
    ),
}


def written(contrast: float) -> str:
    """Write a contrast as people here read it, floored: what is refused never looks like enough."""
    return f"{int(contrast * 10) / 10:.1f}".replace(".", ",")


def shade(ground: str, text: str) -> str:
    """Give what plates are darkened with, or lightened where the words are dark."""
    return "#000000" if luminance(text) > luminance(ground) else "#ffffff"


def on(colour: str) -> str:
    """Give the colour of words on a colour: near-black or white, whichever is read better."""
    near_black = "#1d0405"
    return near_black if contrast(near_black, colour) >= contrast("#ffffff", colour) else "#ffffff"


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

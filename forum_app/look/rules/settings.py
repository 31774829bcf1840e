"""The settings of the look: colours, lines of the title, what is shown, how the overlay stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal
from urllib.parse import urlsplit

from forum_app.kernel.errors import N_, Invalid
from forum_app.look.rules.colours import check_readable, colour, on, shade

LINE_LIMIT = 200
ADDRESS_LIMIT = 200
LEAST_MARGIN, MOST_MARGIN = 5, 10  # per cent of the picture: EBU R 95 and what older sets cut off

Place = Literal["bottom", "left", "right"]


@dataclass(frozen=True, slots=True)
class Colours:
    """Lacquer red, gold and ivory, unless a forum has colours of its own."""

    ground: str = "#840c16"
    accent: str = "#ecc25e"
    text: str = "#fff6e3"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of the title; a blank one is the forum's own: its hosts, name, subtitle."""

    top: str = ""
    title: str = ""
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Which parts stand beside the total."""

    goal: bool = True
    percent: bool = True
    latest: bool = True
    count: bool = True
    programmes: bool = False
    logos: bool = True
    qr: bool = False


@dataclass(frozen=True, slots=True)
class Overlay:
    """How the graphics stand in the television picture; `margin` is the safe margin in per cent."""

    place: Place = "bottom"
    total: bool = True
    donor: bool = True
    margin: int = LEAST_MARGIN
    chroma: str = "#00b140"


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it. `address` is where phones reach the public form; the QR code says it."""

    colours: Colours = field(default_factory=Colours)
    lines: Lines = field(default_factory=Lines)
    shown: Shown = field(default_factory=Shown)
    overlay: Overlay = field(default_factory=Overlay)
    address: str = ""


def checked(wished: Settings) -> Settings:
    """Give the settings as they are kept. Raises Invalid for what nobody could read or reach."""
    parts = wished.colours
    colours = Colours(*(colour(getattr(parts, one.name), f"colours.{one.name}") for one in fields(parts)))
    check_readable(colours.ground, colours.accent, colours.text)
    chroma = colour(wished.overlay.chroma, "overlay.chroma")
    _check_margin(wished.overlay.margin)
    address = _address(wished.address)
    if wished.shown.qr and not address:
        raise Invalid({"address": N_("Để hiện mã QR, hãy ghi địa chỉ mà điện thoại của khán giả mở được.")})
    overlay = replace(wished.overlay, chroma=chroma)
    return replace(wished, colours=colours, overlay=overlay, address=address)


def read(stored: Mapping[str, Any]) -> Settings:
    """Read kept settings; a part that was not known then is as it comes from the box."""
    return Settings(
        Colours(**stored.get("colours", {})),
        Lines(**stored.get("lines", {})),
        Shown(**stored.get("shown", {})),
        Overlay(**stored.get("overlay", {})),
        stored.get("address", ""),
    )


def stylesheet(settings: Settings) -> str:
    """Write the settings as the custom properties that static/css/stage.css and overlay.css build on."""
    colours = settings.colours
    properties = {
        "ground": colours.ground,
        "accent": colours.accent,
        "text": colours.text,
        "shade": shade(colours.ground, colours.text),
        "on-accent": on(colours.accent),
        "chroma": settings.overlay.chroma,
        "margin": str(settings.overlay.margin),
    }
    lines = "".join(f"  --look-{name}: {value};\n" for name, value in properties.items())
    return f":root {{\n{lines}}}\n"


def _check_margin(margin: int) -> None:
    if not LEAST_MARGIN <= margin <= MOST_MARGIN:
        raise Invalid({"overlay.margin": N_("Lề an toàn phải từ 5 đến 10 phần trăm.")})


def _address(text: str) -> str:
    tidy = text.strip()
    if not tidy:
        return ""
    try:
        parts = urlsplit(tidy)
        reached = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in tidy
    except ValueError:
        reached = False
    if not reached:
        raise Invalid({"address": N_("Địa chỉ phải bắt đầu bằng http:// hoặc https://.")})
    return tidy

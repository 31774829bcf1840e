"""Settings and pictures the tests of the look begin with."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any

from PIL import Image

BOX: dict[str, Any] = {
    "colours": {"ground": "#840c16", "accent": "#ecc25e", "text": "#fff6e3"},
    "lines": {"top": "", "title": "", "subtitle": ""},
    "shown": {
        "goal": True,
        "percent": True,
        "latest": True,
        "count": True,
        "programmes": False,
        "logos": True,
        "qr": False,
    },
    "overlay": {"place": "bottom", "total": True, "donor": True, "margin": 5, "chroma": "#00b140"},
    "address": "",
}


def settings(**changes: Any) -> dict[str, Any]:
    """Give the settings of the box with parts of them changed: `settings(colours={"text": "#ffffff"})`."""
    wished = deepcopy(BOX)
    for part, change in changes.items():
        wished[part] = wished[part] | change if isinstance(change, dict) else change
    return wished


def picture(kind: str = "PNG", side: int = 64, colour: str = "#c8202c") -> bytes:
    """Draw a square picture."""
    file = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(file, kind)
    return file.getvalue()

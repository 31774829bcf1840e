"""The QR code that opens a device's page on a phone."""

from __future__ import annotations

import base64
import io

import qrcode
from qrcode.image.svg import SvgPathFillImage


def link_picture(link: str) -> str:
    """Draw a link as an SVG in a data URL. Pure Python and slow: off the event loop."""
    drawn = qrcode.make(link, image_factory=SvgPathFillImage, border=4)
    out = io.BytesIO()
    drawn.save(out)
    return f"data:image/svg+xml;base64,{base64.b64encode(out.getvalue()).decode()}"

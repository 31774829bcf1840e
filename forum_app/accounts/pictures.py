"""The QR code that opens a device's page on a phone."""

from __future__ import annotations

import base64
import io

import qrcode
from qrcode.image.svg import SvgPathFillImage


def link_picture(link: str) -> str:
    """Draw a link as an SVG in a data URL. Pure Python and slow: off the event loop."""
    code = qrcode.QRCode(border=4)
    # Letter by letter: digits packed together can make a block of zeros, which the library cannot correct.
    code.add_data(link, optimize=0)
    out = io.BytesIO()
    code.make_image(image_factory=SvgPathFillImage).save(out)
    return f"data:image/svg+xml;base64,{base64.b64encode(out.getvalue()).decode()}"

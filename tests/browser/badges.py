"""Badges as a cheap camera sees them: small, tilted, dim, a little blurred."""

from __future__ import annotations

import io

import qrcode
from PIL import Image, ImageEnhance, ImageFilter


def badge(code: str) -> Image.Image:
    """Draw the code of a badge, sharp and upright."""
    made = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4, box_size=8)
    made.add_data(code)
    return made.make_image().get_image().convert("RGB")


def frame(shown: Image.Image | None, tilt: float) -> bytes:
    """Film it as one JPEG of 640 by 480; without a badge, the wall behind."""
    scene = Image.new("RGB", (640, 480), (96, 88, 80))
    if shown is not None:
        turned = shown.rotate(tilt, expand=True, fillcolor=(96, 88, 80))
        scene.paste(turned, ((640 - turned.width) // 2 + 60, (480 - turned.height) // 2))
    dim = ImageEnhance.Brightness(scene).enhance(0.45).filter(ImageFilter.GaussianBlur(1.2))
    kept = io.BytesIO()
    dim.save(kept, "JPEG", quality=70)
    return kept.getvalue()

"""QR codes; drawing one takes pure Python some milliseconds, so it is done in a worker process."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from qrcode.util import QRData

QUIET_ZONE = 4
PNG_MODULE_PX = 12


def qr_svg(text: str, quiet_zone: int = QUIET_ZONE) -> bytes:
    """Draw a text as SVG: one path, black on white, without a size of its own; `quiet_zone` in modules."""
    matrix = _drawn(text, quiet_zone).get_matrix()
    size = len(matrix)
    path = "".join(_row_path(y, row) for y, row in enumerate(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    ).encode()


def qr_png(text: str) -> bytes:
    """Draw a text as PNG."""
    file = BytesIO()
    _drawn(text, QUIET_ZONE).make_image(fill_color="black", back_color="white").save(file, "PNG")
    return file.getvalue()


def _drawn(text: str, quiet_zone: int) -> QRCode:  # type: ignore[type-arg]
    drawn = QRCode(error_correction=ERROR_CORRECT_M, border=quiet_zone, box_size=PNG_MODULE_PX)
    drawn.add_data(QRData(text), optimize=0)  # digits alone are packed as digits
    drawn.make(fit=True)
    return drawn


def _row_path(y: int, row: list[bool]) -> str:
    path, x = "", 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            path += f"M{x} {y}h{length}v1h-{length}z"
        x += length
    return path

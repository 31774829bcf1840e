"""The QR code of the public form: one path of dark squares on white."""

from __future__ import annotations

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from qrcode.util import QRData

QUIET_ZONE = 3  # the white card around it does the rest


def code_svg(address: str) -> bytes:
    """Draw an address as SVG. Pure Python and slow: off the event loop."""
    code: QRCode = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)  # type: ignore[type-arg]
    code.add_data(QRData(address), optimize=0)
    code.make(fit=True)
    matrix = code.get_matrix()
    dark = ((x, y) for y, row in enumerate(matrix) for x, on in enumerate(row) if on)
    path = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
    size = len(matrix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    ).encode()

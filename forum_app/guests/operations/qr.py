"""QR codes of badges; drawing one takes pure Python a millisecond, so it is done in a worker process."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

from PIL import Image
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from qrcode.util import QRData

QUIET_ZONE = 4
PNG_MODULE_PX = 12

# A code as rows of modules, `1` for dark, without its quiet zone.
Rows = tuple[str, ...]

MASKS = range(8)
RUNS = re.compile(r"0{5,}|1{5,}")
LIKE_A_CORNER = ("10111010000", "00001011101")
DARK = re.compile("1+")
LIGHT_AND_DARK = {ord("0"): 255, ord("1"): 0}


def qr_svg(code: str) -> bytes:
    """Draw a badge code as SVG: one path, black on white, without a size of its own."""
    rows = qr_rows(code)
    size = len(rows) + 2 * QUIET_ZONE
    path = "".join(_row_path(y, row) for y, row in enumerate(rows, start=QUIET_ZONE))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    ).encode()


def qr_png(code: str) -> bytes:
    """Draw a badge code as PNG."""
    rows = qr_rows(code)
    size = len(rows) + 2 * QUIET_ZONE
    quiet = "0" * size * QUIET_ZONE
    modules = quiet + "".join(row.center(size, "0") for row in rows) + quiet
    image = Image.frombytes("L", (size, size), modules.translate(LIGHT_AND_DARK).encode("latin-1"))
    file = BytesIO()
    side = size * PNG_MODULE_PX
    image.resize((side, side), Image.Resampling.NEAREST).convert("1").save(file, "PNG")
    return file.getvalue()


def qr_rows(code: str) -> Rows:
    """Draw a badge code: digits alone, error correction M, in the mask that scanners read best (ISO 18004).

    The library draws all eight masks anew to compare them; they differ by what does not depend on the code,
    so one drawing is enough: three hundred badges in half the time.
    """
    drawn = _drawn(code, 0)
    masked = [_other_mask(drawn, _between_masks(len(drawn), mask)) for mask in MASKS]
    return min(masked, key=_penalty)


def _drawn(code: str, mask: int) -> Rows:
    drawn: QRCode = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=mask)  # type: ignore[type-arg]
    drawn.add_data(QRData(code), optimize=0)  # digits alone are packed as digits
    drawn.make(fit=True)
    return tuple("".join("1" if module else "0" for module in row) for row in drawn.get_matrix())


@cache
def _between_masks(size: int, mask: int) -> tuple[int, ...]:
    """Say which modules of a code of this size differ between a mask and the first one, row by row."""
    digits = "1" * (20 if size == 21 else 40)
    pairs = zip(_drawn(digits, 0), _drawn(digits, mask), strict=True)
    return tuple(int(first, 2) ^ int(other, 2) for first, other in pairs)


def _other_mask(drawn: Rows, differing: tuple[int, ...]) -> Rows:
    size = len(drawn)
    return tuple(f"{int(row, 2) ^ bits:0{size}b}" for row, bits in zip(drawn, differing, strict=True))


def _penalty(rows: Rows) -> int:
    """Count what makes a code hard to read (ISO 18004, 7.8.3): runs, blocks, false corners, imbalance."""
    lines = " ".join([*rows, *map("".join, zip(*rows, strict=True))])
    runs = sum(len(run) - 2 for run in RUNS.findall(lines))
    corners = sum(lines.count(pattern) for pattern in LIKE_A_CORNER)
    dark = sum(row.count("1") for row in rows)
    uneven = abs(dark * 20 - len(rows) ** 2 * 10) // len(rows) ** 2
    return runs + 3 * _blocks(rows) + 40 * corners + 10 * uneven


def _blocks(rows: Rows) -> int:
    """Count squares of two by two modules of one colour."""
    inside = (1 << (len(rows) - 1)) - 1
    numbers = [int(row, 2) for row in rows]
    level = [~(number ^ number >> 1) & inside for number in numbers]
    pairs = zip(numbers, numbers[1:], level, level[1:], strict=False)
    return sum((~(a ^ b) & flat & below & inside).bit_count() for a, b, flat, below in pairs)


def _row_path(y: int, row: str) -> str:
    runs = ((run.start() + QUIET_ZONE, run.end() - run.start()) for run in DARK.finditer(row))
    return "".join(f"M{x} {y}h{length}v1h-{length}z" for x, length in runs)

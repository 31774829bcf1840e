"""Logo files: pictures of dots only. SVG may carry scripts and load from elsewhere, so it stays outside."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image

from forum_app.kernel.errors import N_, Invalid

LARGEST_FILE = 1024 * 1024
MOST_PIXELS = 4096 * 4096
LEAST_SIDE = 48  # fewer dots are a smear on a wall
MOST_LOGOS = 8
NAME_LIMIT = 200
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that is a picture, and what it is known by."""

    content: bytes
    type: str
    digest: str


def inspect(content: bytes) -> Picture:
    """Make sure that a file is a whole picture of a kind and size a wall can show. Raises Invalid.

    Decodes it, so: off the event loop.
    """
    if len(content) > LARGEST_FILE:
        raise Invalid({"file": N_("Tệp lớn quá: tối đa 1 MB.")})
    kind = _kind(content)
    return Picture(content, TYPES[kind], hashlib.sha256(content).hexdigest())


def _kind(content: bytes) -> str:
    try:
        with (
            warnings.catch_warnings(action="error"),
            Image.open(io.BytesIO(content), formats=list(TYPES)) as found,
        ):
            _check_size(*found.size)
            found.load()
            return str(found.format)
    except Invalid:
        raise
    except Exception as fault:  # Pillow's readers raise whatever a broken file makes them stumble over
        raise Invalid({"file": N_("Không đọc được tệp này. Hãy dùng ảnh PNG, JPEG hoặc WebP.")}) from fault


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Invalid({"file": N_("Ảnh nhiều điểm quá: tối đa 4096 × 4096.")})
    if max(width, height) < LEAST_SIDE:
        raise Invalid({"file": N_("Ảnh nhỏ quá, lên màn hình lớn sẽ vỡ: cạnh dài ít nhất 48 điểm.")})

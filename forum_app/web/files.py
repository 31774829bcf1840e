"""Files that a browser saves: spreadsheets, paper, pictures."""

from __future__ import annotations

from typing import Literal

from flask import Response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
PDF = "application/pdf"
ZIP = "application/zip"


def attachment(
    content: bytes, filename: str, content_type: str, shown: Literal["attachment", "inline"] = "attachment"
) -> Response:
    """Make the answer that a browser saves as a file (or shows, `inline`), and no cache keeps."""
    headers = {
        "Content-Disposition": f'{shown}; filename="{filename}"',
        "Cache-Control": "private, no-store",
    }
    return Response(content, headers=headers, content_type=content_type)

"""Files that a browser saves: spreadsheets and paper."""

from __future__ import annotations

from flask import Response

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
PDF = "application/pdf"


def attachment(content: bytes, filename: str, content_type: str) -> Response:
    """Make the answer that a browser saves as a file, and no cache keeps."""
    headers = {
        "Content-Disposition": f'attachment; filename="{filename}"',
        "Cache-Control": "private, no-store",
    }
    return Response(content, headers=headers, content_type=content_type)

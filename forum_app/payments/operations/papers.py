"""The heavy half of what is printed of receipts, in a worker process: plain values in, a PDF out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forum_app.paper import pdf


def print_receipts(paper: Mapping[str, Any], given: Sequence[Mapping[str, Any]]) -> bytes:
    """Typeset receipts, a page for each with the file's copy and the donor's."""
    return pdf("payments/receipts", {**paper, "given": given})

"""The heavy half of what is printed of pledges, in a worker process: plain values in, a PDF out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forum_app.paper import pdf


def print_given(template: str, paper: Mapping[str, Any], given: Sequence[Mapping[str, str]]) -> bytes:
    """Typeset `certificates`, `receipts` or `boards`, a page for each pledge."""
    return pdf(f"pledges/{template}", {**paper, "given": given})

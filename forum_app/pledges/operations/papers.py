"""The heavy half of what is printed of pledges, in a worker process: plain values in, a PDF out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from forum_app.paper import pdf
from forum_app.pledges.rules.slips import Slip, sheets_of


def print_given(template: str, paper: Mapping[str, Any], given: Sequence[Mapping[str, str]]) -> bytes:
    """Typeset `certificates`, `receipts` or `boards`, a page for each pledge."""
    return pdf(f"pledges/{template}", {**paper, "given": given})


def print_slips(paper: Mapping[str, Any], desk: str, slips: Sequence[Slip]) -> bytes:
    """Typeset blank slips, four to a sheet, for cutting."""
    return pdf(
        "pledges/slips",
        {**paper, "desk": desk, "sheets": [list(map(asdict, some)) for some in sheets_of(slips)]},
    )

"""What the imports of lists have in common: how they are asked for, and how they tell what they read."""

from __future__ import annotations

from typing import Literal

from flask import request
from pydantic import Field

from forum_app.kernel.errors import N_, Invalid
from forum_app.web.api import View

# While a plan is worked out others may edit the list; then it is worked out anew.
ATTEMPTS = 3
YES = frozenset({"true", "1", "yes", "on"})
NO = frozenset({"", "false", "0", "no", "off"})


class ImportRow(View):
    row: int
    action: Literal["create", "update", "unchanged", "skip"]
    what: str
    why: str | None = None
    sheet: str | None = Field(None, description="only where several sheets are read")


class ImportComplaint(View):
    row: int
    column: str
    message: str
    sheet: str | None = None


class ImportColumn(View):
    heading: str
    field: str = Field(description="empty: nothing is read from it")
    sample: str


def is_dry_run() -> bool:
    """Say whether an import is only to tell what it would do. Raises Invalid for any other word."""
    said = request.values.get("dry_run", "").strip().lower()
    if said not in YES | NO:
        raise Invalid({"dry_run": N_("Phải là đúng hoặc sai.")})
    return said in YES

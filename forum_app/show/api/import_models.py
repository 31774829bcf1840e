"""The shapes of an import of the rundown."""

from __future__ import annotations

from typing import Literal

from forum_app.web.api import Query, View
from forum_app.web.openapi import Upload


class ScriptUpload(Upload):
    replace: bool = False
    mapping: str = ""


class ImportQuery(Query):
    dry_run: bool = False
    replace: bool = False


class ImportRowView(View):
    row: int
    action: Literal["create", "update", "unchanged", "skip"]
    what: str
    why: str | None = None


class ImportComplaintView(View):
    row: int
    column: str
    message: str


class ImportColumnView(View):
    heading: str
    field: str
    sample: str


class ImportView(View):
    rows: list[ImportRowView]
    created: int
    updated: int
    unchanged: int
    removed: int
    warnings: list[ImportComplaintView]
    errors: list[ImportComplaintView]
    columns: list[ImportColumnView]

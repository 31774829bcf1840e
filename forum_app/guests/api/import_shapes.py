"""The shapes of an import of guests."""

from __future__ import annotations

from pydantic import Field

from forum_app.web.api import View
from forum_app.web.imports import ImportColumn, ImportComplaint, ImportRow
from forum_app.web.openapi import Upload


class GuestUpload(Upload):
    mapping: str = Field("", description="JSON {heading: field}")
    decisions: str = Field("", description='JSON {key: guest_id | "new" | "skip"}')


class ImportPerson(View):
    full_name: str
    salutation: str
    position: str
    organisation: str
    phone: str
    seat: str


class ImportCandidate(View):
    guest_id: int
    what: str
    why: str
    person: ImportPerson


class ImportDoubt(View):
    key: str
    row: int
    sheet: str | None = None
    what: str
    guest_id: int | None = Field(
        description="whom the row is taken for without a decision; null: somebody new"
    )
    person: ImportPerson
    candidates: list[ImportCandidate]


class ImportAbsent(View):
    guest_id: int
    what: str


class ImportView(View):
    rows: list[ImportRow]
    created: int
    updated: int
    unchanged: int
    warnings: list[ImportComplaint]
    errors: list[ImportComplaint]
    columns: list[ImportColumn]
    sheets: list[str]
    doubtful: list[ImportDoubt]
    absent: list[ImportAbsent]
    absent_count: int
    delegations: int = Field(description="how many are new or get another contact")

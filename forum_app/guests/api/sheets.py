"""Guest lists as spreadsheets, in and out."""

from __future__ import annotations

import json
from dataclasses import replace
from time import sleep

from flask import Response, request
from flask_babel import gettext

from forum_app.forums.queries import Forum
from forum_app.guests import queries
from forum_app.guests.api import shapes
from forum_app.guests.api.blueprint import blueprint
from forum_app.guests.operations.importing import unchanged_since, write_import
from forum_app.guests.operations.sheets import Outcome, plan_import, write_guests
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.sheets import ImportReport
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.offloop import off_loop
from forum_app.web.openapi import Upload

TAG = "guests"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOWNLOADED = {
    "Content-Disposition": 'attachment; filename="khach-moi.xlsx"',
    "Cache-Control": "private, no-store",
}
# While a plan is worked out others may edit guests; then it is worked out anew.
ATTEMPTS = 3
# A few ms of the event loop, then a pause by the clock: after sleep(0) it would not look at its sockets.
ROWS_AT_ONCE = 100
PAUSE_S = 0.001
YES = frozenset({"true", "1", "yes", "on"})


@blueprint.post("/guests/import")
@may("guests.edit")
@documented(upload=Upload, answers={200: shapes.ImportView}, tag=TAG)
def import_guests(forum: Forum) -> Response:
    """Read a guest list (multipart `file`); `dry_run=true` only says what it would do.

    Where `errors` are listed nothing was written: `created` and `updated` are 0.
    """
    file = request.files.get("file")
    if file is None:
        raise Invalid({"file": N_("Cần chọn tệp danh sách khách mời.")})
    content, filename = file.read(), file.filename or ""
    dry_run = request.values.get("dry_run", "").lower() in YES
    for _ in range(ATTEMPTS):
        seen, outcome = _work_out(forum, content, filename)
        report = outcome.report
        if dry_run:
            return _told(report)
        if report.errors:
            return _told(replace(report, created=0, updated=0))
        sleep(PAUSE_S)  # thousands of rows were unpacked just now: whoever waits goes first
        if _written(forum, outcome, seen):
            return _told(report)
    raise Stale(detail=N_("Danh sách khách đang được sửa ở nơi khác; hãy thử lại sau ít phút."))


@blueprint.get("/guests.xlsx")
@may("guests.read")
@documented(answers={200: XLSX}, tag=TAG)
def export_guests(forum: Forum) -> Response:
    """Give the guest list as a workbook that can be imported again."""
    guests = queries.everybody(db.session(), forum.id)
    title, phones = f"Danh sách khách mời – {forum.name}", actor().may("guests.edit")
    content = off_loop(write_guests, title, guests, forum.timezone, phones)
    return Response(content, content_type=XLSX, headers=DOWNLOADED)


def _told(report: ImportReport) -> Response:
    """Write the report as JSON, some rows at a time: whoever waits goes in between."""
    rows = []
    for first in range(0, len(report.rows), ROWS_AT_ONCE):
        sleep(PAUSE_S)
        some = report.rows[first : first + ROWS_AT_ONCE]
        rows.append(json.dumps([row.as_json(gettext) for row in some], ensure_ascii=False)[1:-1])
    rest = json.dumps(replace(report, rows=()).as_json(gettext), ensure_ascii=False)
    text = rest.replace('"rows": []', f'"rows": [{", ".join(rows)}]', 1)
    return Response(text, content_type="application/json")


def _work_out(forum: Forum, content: bytes, filename: str) -> tuple[int, Outcome]:
    session = db.session()
    seen = queries.last_edit(session, forum.id)
    groups = queries.groups(session, forum.id)
    guests: list[tuple[object, ...]] = []
    for portion in queries.known_guests(session, forum.id, at_once=ROWS_AT_ONCE):
        guests += portion
        sleep(PAUSE_S)
    return seen, off_loop(plan_import, content, filename, groups, guests)


def _written(forum: Forum, outcome: Outcome, seen: int) -> bool:
    who, at = actor(), now()
    with transaction(forum.id) as session:
        if not unchanged_since(session, forum.id, seen):
            return False
        write_import(session, forum.id, outcome, actor=who, at=at)
    return True

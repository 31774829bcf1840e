"""Guest lists as spreadsheets, in and out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import Response, request
from flask_babel import gettext

from forum_app.forums.queries import Forum, known_headings
from forum_app.guests import queries
from forum_app.guests.api import import_shapes
from forum_app.guests.api.blueprint import blueprint
from forum_app.guests.operations.importing import (
    KIND,
    parse_decisions,
    unchanged_since,
    write_import,
)
from forum_app.guests.operations.planning import Asked, Outcome, Present, plan_import
from forum_app.guests.operations.sheets import write_guests
from forum_app.guests.operations.telling import Guestbook, Question
from forum_app.guests.operations.template import write_template
from forum_app.guests.rules.columns import FIELDS
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.sheets import ImportReport, RowReport, joined, make_sure_single, parse_mapping
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from forum_app.web.api import documented
from forum_app.web.files import CSV, XLSX, attachment
from forum_app.web.guard import actor, may, now
from forum_app.web.imports import ATTEMPTS, is_dry_run
from forum_app.web.offloop import give_way, off_loop

TAG = "guests"
# A few ms of the event loop, then whoever waits goes first.
ROWS_AT_ONCE = 100


@blueprint.post("/guests/import")
@may("guests.edit")
@documented(upload=import_shapes.GuestUpload, answers={200: import_shapes.ImportView}, tag=TAG)
def import_guests(forum: Forum) -> Response:
    """Read a guest list (multipart `file`); `dry_run=true` only says what it would do.

    All sheets with such a table are read; where there are several, rows name theirs. `mapping` is JSON
    `{heading: field}`: what columns mean that are not understood by themselves, empty to leave one out; it
    is remembered when the list is written. `doubtful` rows may be guests we have, or namesakes: `decisions`
    is JSON `{key: guest_id | "new" | "skip"}`, by the `key` of such a row. `absent` are the invited whom the
    file does not name; they stay as they are. Where `errors` are listed nothing was written: `created` and
    `updated` are 0.
    """
    file = request.files.get("file")
    if file is None:
        raise Invalid({"file": N_("Cần chọn tệp danh sách khách mời.")})
    told = parse_mapping(request.form.get("mapping", ""), FIELDS)
    make_sure_single(told)
    dry_run = is_dry_run()
    content, filename = file.read(), file.filename or ""
    for _ in range(ATTEMPTS):
        asked = _asked(forum, told, anyhow=dry_run)
        seen, outcome = _work_out(forum, content, filename, asked)
        report = outcome.told.report
        if dry_run:
            return _told(outcome.told, report)
        if report.errors:
            return _told(outcome.told, replace(report, created=0, updated=0))
        give_way()  # thousands of rows were unpacked just now: whoever waits goes first
        if _written(forum, outcome, seen, told):
            return _told(outcome.told, report)
    raise Stale(detail=N_("Danh sách khách đang được sửa ở nơi khác; hãy thử lại sau ít phút."))


@blueprint.get("/guests.xlsx")
@may("guests.read")
@documented(answers={200: XLSX}, tag=TAG)
def export_guests(forum: Forum) -> Response:
    """Give the guest list as a workbook that can be imported again."""
    guests = queries.everybody(db.session(), forum.id)
    title, phones = f"Danh sách khách mời – {forum.name}", actor().may("guests.edit")
    content = off_loop(write_guests, title, guests, forum.timezone, phones, "xlsx")
    return attachment(content, "khach-moi.xlsx", XLSX)


@blueprint.get("/guests.csv")
@may("guests.read")
@documented(answers={200: CSV}, tag=TAG)
def export_guests_as_text(forum: Forum) -> Response:
    """Give the guest list as .csv that can be imported again."""
    guests = queries.everybody(db.session(), forum.id)
    content = off_loop(write_guests, "", guests, forum.timezone, actor().may("guests.edit"), "csv")
    return attachment(content, "khach-moi.csv", CSV)


@blueprint.get("/guests-template.xlsx")
@may("guests.read")
@documented(answers={200: XLSX}, tag=TAG)
def give_template(forum: Forum) -> Response:
    """Give an empty list for offices to fill in, with explanations and an example that is not imported."""
    names = [group.name for group in queries.groups(db.session(), forum.id)]
    return attachment(off_loop(write_template, names), "mau-danh-sach-khach-moi.xlsx", XLSX)


def _asked(forum: Forum, told: Mapping[str, str], *, anyhow: bool) -> Asked:
    known = known_headings(db.session(), forum.id, KIND, FIELDS)
    return Asked(joined(known, told), parse_decisions(request.form.get("decisions", "")), anyhow)


def _told(told: Guestbook, report: ImportReport) -> Response:
    """Write the answer as JSON, some rows at a time: whoever waits goes in between."""
    lists = {"rows": _portions(report.rows), "doubtful": _portions(told.questions)}
    beside = replace(report, rows=()).as_json(gettext) | replace(told, questions=()).rest_as_json(gettext)
    text = json.dumps(beside, ensure_ascii=False)
    for name, written in lists.items():
        text = text.replace(f'"{name}": []', f'"{name}": [{written}]', 1)
    return Response(text, content_type="application/json")


def _portions(rows: Sequence[RowReport] | Sequence[Question]) -> str:
    written = []
    for first in range(0, len(rows), ROWS_AT_ONCE):
        give_way()
        some = rows[first : first + ROWS_AT_ONCE]
        written.append(json.dumps([row.as_json(gettext) for row in some], ensure_ascii=False)[1:-1])
    return ", ".join(written)


def _work_out(forum: Forum, content: bytes, filename: str, asked: Asked) -> tuple[int, Outcome]:
    session = db.session()
    seen = queries.last_edit(session, forum.id)
    groups, delegations = queries.groups(session, forum.id), queries.delegation_contacts(session, forum.id)
    guests: list[tuple[object, ...]] = []
    for portion in queries.known_guests(session, forum.id, at_once=ROWS_AT_ONCE):
        guests += portion
        give_way()
    present = Present(groups, guests, delegations)
    return seen, off_loop(plan_import, content, filename, present, asked)


def _written(forum: Forum, outcome: Outcome, seen: int, told: Mapping[str, str]) -> bool:
    who, at = actor(), now()
    with transaction(forum.id) as session:
        if not unchanged_since(session, forum.id, seen):
            return False
        write_import(session, forum.id, outcome, actor=who, at=at, told=told)
    return True

"""Donor lists as spreadsheets, in and out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Response, request
from flask_babel import gettext

from forum_app.donors import queries
from forum_app.donors.api import shapes
from forum_app.donors.api.blueprint import blueprint
from forum_app.donors.operations.importing import KIND, known_donors, write_import
from forum_app.donors.operations.planning import Asked, Outcome, plan_import
from forum_app.donors.operations.sheets import DonorOut, write_donors, write_template
from forum_app.donors.queries.promises import promises_of
from forum_app.donors.rules.columns import FIELDS
from forum_app.donors.rules.days import day_of
from forum_app.donors.rules.donor import LETTERS, Listed
from forum_app.forums.queries import Forum, known_headings
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.sheets import ImportReport, joined, make_sure_single, parse_mapping
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from forum_app.web.api import documented
from forum_app.web.files import XLSX, attachment
from forum_app.web.guard import actor, may, now, require
from forum_app.web.imports import ATTEMPTS, is_dry_run
from forum_app.web.offloop import off_loop
from forum_app.web.writing import State

TAG = "donors"


@blueprint.post("/donor-list/import")
@may("donors.edit")
@documented(upload=shapes.DonorUpload, answers={200: shapes.DonorImportView}, tag=TAG)
def import_donors(forum: Forum) -> State:
    """Read a donor list (multipart `file`); `dry_run=true` only says what it would do.

    `mapping` is JSON `{heading: field}`: what columns mean that are not understood by themselves; it is
    remembered when the list is written. A promised amount becomes a held pledge, or corrects the one there
    is. Where `errors` are listed nothing was written: `created` and `updated` are 0.
    """
    file = request.files.get("file")
    if file is None:
        raise Invalid({"file": N_("Cần chọn tệp danh sách nhà tài trợ.")})
    told = parse_mapping(request.form.get("mapping", ""), FIELDS)
    make_sure_single(told)
    dry_run = is_dry_run()
    content, filename = file.read(), file.filename or ""
    for _ in range(ATTEMPTS):
        seen, outcome = _work_out(forum, content, filename, told, dry_run=dry_run)
        report = outcome.report
        if dry_run:
            return _told(outcome, report)
        if report.errors:
            return _told(outcome, replace(report, created=0, updated=0))
        if outcome.promises:
            require("pledges.take")
        if _written(forum, outcome, seen, told):
            return _told(outcome, report)
    raise Stale(detail=N_("Danh sách nhà tài trợ đang được sửa ở nơi khác; hãy thử lại sau ít phút."))


@blueprint.get("/donor-list/template.xlsx")
@may("donors.read")
@documented(answers={200: XLSX}, tag=TAG)
def give_template(forum: Forum) -> Response:
    """Give an empty list for offices to fill in, with explanations and an example that is not imported."""
    return attachment(
        off_loop(write_template, f"Danh sách nhà tài trợ – {forum.name}"),
        "mau-danh-sach-nha-tai-tro.xlsx",
        XLSX,
    )


@blueprint.get("/donor-list.xlsx")
@may("donors.read")
@documented(answers={200: XLSX}, tag=TAG)
def export_donors(forum: Forum) -> Response:
    """Give the donor list as a workbook that can be imported again."""
    session = db.session()
    donors = queries.everybody(session, forum.id)
    promises = promises_of(session, forum.id, [one.id for one in donors])
    rows = [_out(one, promises.get(one.id, []), forum.timezone) for one in donors]
    content = off_loop(write_donors, f"Danh sách nhà tài trợ – {forum.name}", rows)
    return attachment(content, "danh-sach-nha-tai-tro.xlsx", XLSX)


def _work_out(
    forum: Forum, content: bytes, filename: str, told: Mapping[str, str], *, dry_run: bool
) -> tuple[int, Outcome]:
    session = db.session()
    seen, known = queries.last_edit(session, forum.id), known_donors(session, forum.id, forum.timezone)
    mapping = joined(known_headings(session, forum.id, KIND, FIELDS), told)
    today, day = day_of(now(), forum.timezone), day_of(forum.starts_at, forum.timezone)
    return seen, off_loop(plan_import, content, filename, known, Asked(mapping, day, today, dry_run))


def _written(forum: Forum, outcome: Outcome, seen: int, told: Mapping[str, str]) -> bool:
    who, at = actor(), now()
    with transaction(forum.id) as session:
        if queries.last_edit(session, forum.id) != seen:
            return False
        write_import(session, forum.id, outcome, forum.timezone, actor=who, at=at, told=told)
    return True


def _told(outcome: Outcome, report: ImportReport) -> State:
    return report.as_json(gettext) | outcome.rest_as_json()


def _out(one: Listed, promises: list[dict[str, Any]], zone: str) -> DonorOut:
    days: dict[str, Any] = {letter: getattr(one.letters, letter) for letter in LETTERS}
    standing = [promise["amount"] for promise in promises if promise["status"] != "void"]
    details = one.details
    return DonorOut(
        details.name,
        details.contact_name,
        details.contact_position,
        details.contact_phone,
        details.address,
        details.answer,
        sum(standing) if standing else None,
        details.presenter,
        details.note,
        tuple(str(promise["status"]) for promise in promises),
        **{letter: at and day_of(at, zone) for letter, at in days.items()},
    )

"""Statements of banks as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import request
from flask_babel import gettext

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.payments.api import shapes
from forum_app.payments.api.blueprint import TAG, blueprint
from forum_app.payments.api.reading import ROWS_AT_ONCE
from forum_app.payments.operations.importing import (
    bank_name,
    known_headings,
    unchanged_since,
    would_match,
    write_statement,
)
from forum_app.payments.operations.planning import Asked, Outcome, plan_statement
from forum_app.payments.queries.lines import banks, known_lines, last_line
from forum_app.payments.rules.columns import FIELDS
from forum_app.sheets import joined, make_sure_single, parse_mapping
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.imports import ATTEMPTS, is_dry_run
from forum_app.web.offloop import give_way, off_loop
from forum_app.web.writing import State


@blueprint.post("/payments/statements")
@may("payments.edit")
@documented(upload=shapes.StatementUpload, answers={200: shapes.StatementView}, tag=TAG)
def import_statement(forum: Forum) -> State:
    """Read a statement as a `bank` exports it (multipart `file`); `dry_run=true` only says what it would do.

    Money that came in becomes lines; money that went out is left out, and said. A line of an overlapping
    statement is known again and never counted twice. A line that names a pledge by its reference, and does
    not exceed what is outstanding, is received at once. `mapping` is JSON `{heading: field}` and is
    remembered for the bank. Where `errors` are listed nothing was written.
    """
    file = request.files.get("file")
    if file is None:
        raise Invalid({"file": N_("Cần chọn tệp sao kê của ngân hàng.")})
    bank = bank_name(db.session(), forum.id, request.form.get("bank", ""))
    given = parse_mapping(request.form.get("mapping", ""), FIELDS)
    make_sure_single(given)
    dry_run = is_dry_run()
    content, filename = file.read(), file.filename or ""
    for _ in range(ATTEMPTS):
        asked = Asked(joined(known_headings(db.session(), forum.id, bank), given), dry_run)
        seen, outcome = _work_out(forum, content, filename, asked)
        if outcome.report.errors:
            return _told(bank, outcome._replace(report=replace(outcome.report, created=0), lines=()), 0)
        if dry_run:
            return _told(bank, outcome, would_match(db.session(), forum.id, outcome))
        matched = _written(forum, bank, filename, outcome, seen, given)
        if matched is not None:
            return _told(bank, outcome, matched)
    raise Stale(detail=N_("Sao kê đang được nhập ở nơi khác; hãy thử lại sau ít phút."))


@blueprint.get("/payments/banks")
@may("payments.read")
@documented(answers={200: shapes.BankList}, tag=TAG)
def list_banks(forum: Forum) -> State:
    """Name the banks whose statements were imported, the latest first."""
    return {"items": banks(db.session(), forum.id), "next_cursor": None}


def _work_out(forum: Forum, content: bytes, filename: str, asked: Asked) -> tuple[int, Outcome]:
    session = db.session()
    seen = last_line(session, forum.id)
    known: list[tuple[object, ...]] = []
    for portion in known_lines(session, forum.id, at_once=ROWS_AT_ONCE):
        known += portion
        give_way()
    return seen, off_loop(plan_statement, content, filename, known, asked)


def _written(
    forum: Forum, bank: str, filename: str, outcome: Outcome, seen: int, given: Mapping[str, str]
) -> int | None:
    who, at = actor(), now()
    with transaction(forum.id) as session:
        if not unchanged_since(session, forum.id, seen):
            return None
        return write_statement(session, forum.id, bank, filename, outcome, actor=who, at=at, told=given)


def _told(bank: str, outcome: Outcome, matched: int) -> State:
    return {
        "bank": bank,
        **outcome.report.as_json(gettext),
        "money_out": outcome.money_out,
        "amount": outcome.amount,
        "matched": matched,
        "columns": [column.as_json() for column in outcome.columns],
    }

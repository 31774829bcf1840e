"""Bank lines as JSON: what waits for its pledge, with proposals."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.payments.api import shapes
from forum_app.payments.api.blueprint import TAG, blueprint
from forum_app.payments.api.reading import all_dues
from forum_app.payments.operations.receiving import bring_line_back, set_line_aside
from forum_app.payments.queries.dues import forms
from forum_app.payments.queries.lines import bank_lines, counts, found_lines, receipts
from forum_app.payments.rules.matching import make_book, propose
from forum_app.payments.rules.states import line_state
from forum_app.payments.rules.values import BankLine
from forum_app.store.database import db
from forum_app.web.api import documented, page_of
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

ONE = "/payments/lines/<int:line_id>"


@blueprint.get("/payments/lines")
@may("payments.read")
@documented(query=shapes.LineQuery, answers={200: shapes.LineList}, tag=TAG)
def list_lines(forum: Forum, query: shapes.LineQuery) -> State:
    """List money that came in, the newest first; for a `new` line, the pledges it may be for."""
    session = db.session()
    wanted = query.limit + 1
    found = bank_lines(
        session,
        forum.id,
        state=query.state or None,
        limit=None if query.q.strip() else wanted,
        cursor=query.cursor,
    )
    fitting = found_lines(found, query.q)[:wanted] if query.q.strip() else found
    shown, cursor = page_of(fitting, query.limit, lambda line: str(line.id))
    return {
        "items": _with_all(forum, shown),
        "next_cursor": cursor,
        "counts": dict(counts(db.session(), forum.id)),
    }


@blueprint.post(f"{ONE}/aside")
@may("payments.edit")
@documented(json=shapes.ReasonBody, answers={200: shapes.LineView}, tag=TAG)
def set_aside(forum: Forum, line_id: int, json: shapes.ReasonBody) -> Written:
    """Say why a line is no pledge's money; it no longer waits."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        line = set_line_aside(session, forum.id, line_id, json.reason, actor=who, now=at)
        return 200, _state(session, forum, line)

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/back")
@may("payments.edit")
@documented(json=shapes.NothingBody, answers={200: shapes.LineView}, tag=TAG)
def bring_back(forum: Forum, line_id: int, json: shapes.NothingBody) -> Written:
    """Have a line wait for its pledge again."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        line = bring_line_back(session, forum.id, line_id, actor=who, now=at)
        return 200, _state(session, forum, line)

    return write(forum.id, json, do)


def _state(session: Session, forum: Forum, line: BankLine) -> State:
    return line_state(line, receipts(session, forum.id, line_ids=[line.id]))


def _with_all(forum: Forum, lines: Sequence[BankLine]) -> list[State]:
    session = db.session()
    made = receipts(session, forum.id, line_ids=[line.id for line in lines])
    waiting = any(line.state == "new" for line in lines)
    book = make_book(all_dues(forum), forms(session, forum.id)) if waiting else None
    return [
        line_state(
            line,
            [receipt for receipt in made if receipt.line_id == line.id],
            propose(line.content, line.payer, line.left, book) if book and line.state == "new" else (),
        )
        for line in lines
    ]

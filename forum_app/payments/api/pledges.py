"""Pledges with what has arrived for them, as JSON."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from forum_app.forums.queries import Forum
from forum_app.kernel.text import fold
from forum_app.payments.api import shapes
from forum_app.payments.api.blueprint import TAG, blueprint
from forum_app.payments.api.reading import all_dues, told, told_by_id
from forum_app.payments.queries.lines import receipts
from forum_app.payments.rules.balances import age_of, totals
from forum_app.payments.rules.states import receipt_state, totals_state
from forum_app.payments.rules.values import Due
from forum_app.pledges.queries.pledges import PREFIX, number_in, read_cursor
from forum_app.store.database import db
from forum_app.web.api import documented, page_of
from forum_app.web.guard import may, now
from forum_app.web.writing import State


@blueprint.get("/payments/pledges")
@may("payments.read")
@documented(query=shapes.DueQuery, answers={200: shapes.DueList}, tag=TAG)
def list_dues(forum: Forum, query: shapes.DueQuery) -> State:
    """List pledges with what arrived, the oldest first, and what all of them come to.

    `age` lists those that are waited for since so many days. The totals are those of all pledges, whatever
    is listed.
    """
    after = 0 if query.cursor is None else read_cursor(query.cursor)
    known = all_dues(forum)
    fits = _wanted(forum, query)
    found = [one for one in known if one.number > after and fits(one)]
    shown, cursor = page_of(found, query.limit, lambda one: str(one.number))
    return {
        "items": [told(forum, one) for one in shown],
        "next_cursor": cursor,
        "totals": totals_state(totals(known, now(), ZoneInfo(forum.timezone))),
    }


@blueprint.get("/payments/pledges/<int:pledge_id>")
@may("payments.read")
@documented(answers={200: shapes.HistoryView}, tag=TAG)
def show_due(forum: Forum, pledge_id: int) -> State:
    """Give a pledge with all its receipts, those undone too."""
    session = db.session()
    due = told_by_id(session, forum, pledge_id)
    made = receipts(session, forum.id, pledge_id=pledge_id)
    return {"due": due, "history": [receipt_state(receipt) for receipt in made]}


def _wanted(forum: Forum, query: shapes.DueQuery) -> Callable[[Due], bool]:
    at, zone, typed = now(), ZoneInfo(forum.timezone), fold(query.q)
    number = number_in(query.q, PREFIX)

    def fits(one: Due) -> bool:
        if query.state and not (one.open if query.state == "open" else one.state == query.state):
            return False
        if query.kind and one.in_goods != (query.kind == "goods"):
            return False
        if query.age is not None and not (one.open and age_of(one, at, zone) == query.age):
            return False
        return not typed or typed in one.folded or one.number == number

    return fits

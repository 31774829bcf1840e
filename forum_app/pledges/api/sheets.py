"""The ledger as workbooks."""

from __future__ import annotations

from flask import Response

from forum_app.forums.queries import Forum
from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.operations.sheets import write_ledger, write_statement
from forum_app.pledges.queries.book import entries
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.files import XLSX, attachment
from forum_app.web.guard import may
from forum_app.web.offloop import give_way, off_loop

TAG = "pledges"
WRITERS = {"pledges": (write_ledger, "so-ung-ho"), "statement": (write_statement, "sao-ke")}
# A few ms of the event loop, then whoever waits goes first.
ROWS_AT_ONCE = 200


@blueprint.get("/<any(pledges, statement):book>.xlsx")
@may("pledges.read")
@documented(answers={200: XLSX}, tag=TAG)
def export_ledger(forum: Forum, book: str) -> Response:
    """Give the ledger (`pledges`), or the public statement (`statement`: nobody named who wishes not to be).

    Both add up to the đồng to the total the tote shows while it is not frozen.
    """
    rows: list[tuple[object, ...]] = []
    for portion in entries(db.session(), forum.id, at_once=ROWS_AT_ONCE):
        rows += portion
        give_way()
    write, name = WRITERS[book]
    content = off_loop(write, forum.name, rows, forum.opening_total, forum.timezone)
    return attachment(content, f"{name}-{forum.slug}.xlsx", XLSX)

"""What became of an attempt, and the list a desk keeps for the time without a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from flask import Response, request
from flask.json import dumps
from sqlalchemy.orm import Session

from forum_app.checkin import operations, queries
from forum_app.checkin.api import shapes
from forum_app.checkin.api.blueprint import blueprint
from forum_app.forums.queries import Forum
from forum_app.guests.queries import retired_codes
from forum_app.kernel.clock import rfc3339
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.offloop import give_way
from forum_app.web.writing import State, Written, write

TAG = "check-in"

# Guests written into the list between two looks at who else waits.
AT_ONCE = 200


@blueprint.get("/scans/<key>")
@may("guests.admit")
@documented(answers={200: shapes.KeptView}, tag=TAG)
def show_scan(forum: Forum, key: str) -> State:
    """Tell a desk what became of an attempt whose answer it never saw."""
    session = db.session()
    return queries.scan_state(session, forum.id, operations.attempt_of(session, forum.id, key))


@blueprint.post("/scans/<key>/settle")
@may("guests.admit")
@documented(json=shapes.NothingBody, answers={200: shapes.KeptView}, tag=TAG)
def settle(forum: Forum, key: str, json: shapes.NothingBody) -> Written:
    """Take a conflict off every desk: somebody has looked into it."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        found = operations.settle(session, forum.id, key, actor=who, at=at)
        return 200, queries.scan_state(session, forum.id, found)

    return write(forum.id, json, do)


@blueprint.get("/desk-list")
@may("guests.admit")
@documented(answers={200: shapes.DeskListView, 304: None}, tag=TAG)
def show_desk_list(forum: Forum) -> Response:
    """Give the list a desk admits against while it is cut off; an unchanged one is 304."""
    session = db.session()
    newest = queries.last_change(session, forum.id)
    if request.if_none_match.contains_weak(str(newest)):
        response = Response(status=304)
    else:
        response = Response(_list(session, forum, newest), content_type="application/json")
    response.set_etag(str(newest), weak=True)
    response.headers["Cache-Control"] = "no-cache, private"
    return response


def _list(session: Session, forum: Forum, newest: int) -> str:
    head = {"seq": newest, "server_time": rfc3339(now())}
    named = {
        "delegations": queries.delegation_names(session, forum.id),
        "retired": [asdict(code) for code in retired_codes(session, forum.id)],
    }
    guests = ",".join(_portions(queries.desk_list(session, forum.id, at_once=AT_ONCE)))
    return f'{dumps(head)[:-1]}, "guests": [{guests}], {dumps(named)[1:]}'


def _portions(portions: Iterable[list[State]]) -> Iterable[str]:
    for portion in portions:
        yield dumps(portion)[1:-1]
        give_way()  # three thousand guests are a megabyte

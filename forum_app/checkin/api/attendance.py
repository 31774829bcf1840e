"""Who is inside, and how far the MC has greeted them."""

from __future__ import annotations

from flask import Response
from sqlalchemy.orm import Session

from forum_app.checkin import queries
from forum_app.checkin.api import shapes_lobby as shapes
from forum_app.checkin.api.blueprint import blueprint
from forum_app.checkin.operations.greeting import read_list, write_delegates
from forum_app.forums.queries import Forum
from forum_app.kernel.clock import rfc3339
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.files import XLSX, attachment
from forum_app.web.guard import actor, may, now
from forum_app.web.offloop import off_loop
from forum_app.web.writing import State, Written, write

TAG = "check-in"


@blueprint.get("/attendance")
@may("attendance.read")
@documented(answers={200: shapes.AttendanceView}, tag=TAG)
def show_attendance(forum: Forum) -> State:
    """Count the door, with the last arrivals."""
    return queries.attendance(db.session(), forum.id, now())


@blueprint.get("/lobby")
@may("attendance.read")
@documented(answers={200: shapes.LobbyView}, tag=TAG)
def show_lobby(forum: Forum) -> State:
    """Show delegations, the curve of arrivals, and the guests of honour."""
    return queries.lobby(db.session(), forum.id, now())


@blueprint.get("/delegates-present")
@may("attendance.read")
@documented(answers={200: shapes.DelegatesView}, tag=TAG)
def show_delegates(forum: Forum) -> State:
    """List who is here in protocol order, as they are greeted; `late` since the MC last read the list."""
    return queries.delegates_present(db.session(), forum.id)


@blueprint.get("/delegates-present.xlsx")
@may("attendance.read")
@documented(answers={200: XLSX}, tag=TAG)
def export_delegates(forum: Forum) -> Response:
    """Give the same list as a workbook."""
    listed = queries.delegates_present(db.session(), forum.id)
    content = off_loop(write_delegates, f"Đại biểu có mặt – {forum.name}", listed, forum.timezone)
    return attachment(content, "dai-bieu-co-mat.xlsx", XLSX)


@blueprint.post("/delegates-present/read")
@may("show.answer")
@documented(json=shapes.ReadBody, answers={200: shapes.ReadView}, tag=TAG)
def read_delegates(forum: Forum, json: shapes.ReadBody) -> Written:
    """Note that the MC has read the list of this `seq` out; who comes later is marked."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        return 200, {"read_at": rfc3339(read_list(session, forum.id, json.seq, actor=who, at=at))}

    return write(forum.id, json, do)


@blueprint.get("/seats-to-fill")
@may("attendance.read")
@documented(answers={200: shapes.SeatsView}, tag=TAG)
def show_seats(forum: Forum) -> State:
    """List the empty seats where leaders and guests of honour sit."""
    return queries.seats_to_fill(db.session(), forum.id)

"""Who is inside."""

from __future__ import annotations

from forum_app.checkin import queries
from forum_app.checkin.api import shapes
from forum_app.checkin.api.blueprint import blueprint
from forum_app.forums.queries import Forum
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import may, now
from forum_app.web.writing import State

TAG = "check-in"


@blueprint.get("/attendance")
@may("attendance.read")
@documented(answers={200: shapes.AttendanceView}, tag=TAG)
def show_attendance(forum: Forum) -> State:
    """Count the door, with the last arrivals."""
    return queries.attendance(db.session(), forum.id, now())


@blueprint.get("/delegates-present")
@may("attendance.read")
@documented(answers={200: shapes.DelegatesView}, tag=TAG)
def show_delegates(forum: Forum) -> State:
    """List who is here in protocol order, as they are greeted."""
    return queries.delegates_present(db.session(), forum.id)

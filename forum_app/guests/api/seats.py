"""The plan of the seats: drawn by a sheet, and who sits where."""

from __future__ import annotations

from flask import request
from flask_babel import gettext

from forum_app.forums.queries import Forum
from forum_app.guests.api import seat_shapes
from forum_app.guests.api.blueprint import blueprint
from forum_app.guests.operations.seating import preview_seats, read_seats, write_seats
from forum_app.guests.queries.seats import seat_map
from forum_app.kernel.errors import N_, Invalid
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.imports import is_dry_run
from forum_app.web.offloop import off_loop
from forum_app.web.openapi import Upload
from forum_app.web.writing import State

TAG = "guests"


@blueprint.get("/seats")
@may("guests.read")
@documented(query=seat_shapes.SeatQuery, answers={200: seat_shapes.SeatMap}, tag=TAG)
def show_seats(forum: Forum, query: seat_shapes.SeatQuery) -> State:
    """Give the plan of the seats with who sits where; `q` finds names among those without a seat."""
    return seat_map(db.session(), forum.id, query.q)


@blueprint.post("/seats/import")
@may("guests.edit")
@documented(upload=Upload, answers={200: seat_shapes.Redrawn}, tag=TAG)
def import_seats(forum: Forum) -> State:
    """Draw the plan anew from a sheet (multipart `file`) whose cells are seats, laid out as in the hall.

    A line with one text names the zone of the seats below it; else each of several sheets is a zone.
    `dry_run=true` only says what would change. Guests keep their seats; `unseated` are those whose seat the
    plan no longer has. Where `errors` are listed nothing was written.
    """
    file = request.files.get("file")
    if file is None or not file.filename:
        raise Invalid({"file": N_("Cần chọn tệp sơ đồ chỗ ngồi.")})
    plan = off_loop(read_seats, file.read(), file.filename)
    if is_dry_run():
        return preview_seats(db.session(), forum.id, plan).as_json(gettext)
    who, at = actor(), now()
    with transaction(forum.id) as session:
        redrawn = write_seats(session, forum.id, plan, actor=who, at=at)
    return redrawn.as_json(gettext)

"""Pages of the door: the check-in desk, and the lobby's board of who has come."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.guests.views import group_names
from forum_app.web.guard import actor, may
from forum_app.web.pages import page

blueprint = Blueprint("checkin_pages", __name__, url_prefix="/f/<forum>")


@blueprint.get("/desk")
@may("guests.admit")
def desk(forum: Forum) -> str:
    """Show the check-in desk; a device's own desk name comes with it, a person types one."""
    return page("checkin/desk.html", forum=forum, groups=group_names(forum), desk=actor().desk or "")


@blueprint.get("/arrivals")
@may("attendance.read")
def arrivals(forum: Forum) -> str:
    return page("checkin/arrivals.html", forum=forum)

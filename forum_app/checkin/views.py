"""Pages of the door: the check-in desk, and the lobby's board of who has come."""

from __future__ import annotations

import json

from flask import Blueprint, Response

from forum_app.forums.queries import Forum
from forum_app.guests.views import group_names
from forum_app.web.guard import actor, may
from forum_app.web.pages import page
from forum_app.web.statics import ROOT, addresses, version

# What the desk loads beside the files that its page itself names.
DESK_FILES = ("fonts", "js/checkin", "js/lib", "js/words", "vendor")
WORKER = ROOT / "js/checkin/worker.js"

blueprint = Blueprint("checkin_pages", __name__, url_prefix="/f/<forum>")


@blueprint.get("/desk")
@may("guests.admit")
def desk(forum: Forum) -> str:
    """Show the check-in desk; a device's own desk name comes with it, a person types one."""
    return page("checkin/desk.html", forum=forum, groups=group_names(forum), desk=actor().desk or "")


@blueprint.get("/desk-worker.js")
@may("guests.admit")
def worker(forum: Forum) -> Response:  # noqa: ARG001 - a worker serves its own forum's desk only
    """Give the script that opens the desk without the server; another whenever one of its files is."""
    known = f"const VERSION = {json.dumps(version())};\nconst FILES = {json.dumps(addresses(*DESK_FILES))};\n"
    return Response(known + WORKER.read_text("utf-8"), content_type="text/javascript; charset=utf-8")


@blueprint.get("/arrivals")
@may("attendance.read")
def arrivals(forum: Forum) -> str:
    return page("checkin/arrivals.html", forum=forum)

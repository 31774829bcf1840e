"""The page of the donor list: who is to be asked, what was sent and answered, who comes on stage."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.web.guard import actor, may
from forum_app.web.pages import page

blueprint = Blueprint("donors_pages", __name__, url_prefix="/f/<forum>")


@blueprint.get("/donors")
@may("donors.read")
def donors(forum: Forum) -> str:
    """Show the donor list; the donors are asked for by the page."""
    return page("donors/list.html", forum=forum, edits=actor().may("donors.edit"))

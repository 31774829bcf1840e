"""The page where the look is set."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.look.queries import look_state
from forum_app.store.database import db
from forum_app.web.guard import may
from forum_app.web.pages import page

blueprint = Blueprint("look_pages", __name__, url_prefix="/f/<forum>")


@blueprint.get("/look")
@may("look.edit")
def look(forum: Forum) -> str:
    """Show the settings of stage and overlay, with a live preview of each scene."""
    return page("look/look.html", forum=forum, look=look_state(db.session(), forum.id))

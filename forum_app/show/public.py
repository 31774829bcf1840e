"""The programme on a screen in the lobby, and on anybody's phone."""

from __future__ import annotations

from flask import Blueprint, request
from flask_babel import force_locale

from forum_app.forums.queries import Forum
from forum_app.web.guard import actor, public
from forum_app.web.pages import LANGUAGES, page

blueprint = Blueprint("show_public", __name__, url_prefix="/f/<forum>")


@blueprint.get("/agenda")
@public
def agenda(forum: Forum) -> str:
    """Show the programme; a device or person signed in follows it live, anybody else asks now and then."""
    follows = actor().may("show.read") and actor().forum_id in (None, forum.id)
    wished = request.args.get("language")
    with force_locale(wished if wished in LANGUAGES else forum.locale):
        return page("show/agenda.html", forum=forum, follows=follows)

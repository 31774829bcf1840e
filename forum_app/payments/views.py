"""The page where money that arrived meets what was pledged."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.web.guard import actor, may
from forum_app.web.pages import page

blueprint = Blueprint("payments_pages", __name__, url_prefix="/f/<forum>")


@blueprint.get("/payments")
@may("payments.read")
def payments(forum: Forum) -> str:
    """Show statements, what waits for its pledge, and what is outstanding; the page asks for all of it."""
    return page("payments/reconcile.html", forum=forum, edits=actor().may("payments.edit"))

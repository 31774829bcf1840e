"""The page that shows which programs are told what happens, and whether they hear it."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.integrations.rules import GROUPS
from forum_app.web.guard import may
from forum_app.web.pages import page

blueprint = Blueprint("integrations_pages", __name__, url_prefix="/f/<forum>")


@blueprint.get("/integrations")
@may("accounts.manage")
def integrations(forum: Forum) -> str:
    """Show the webhooks, and the form that adds one."""
    return page("integrations/webhooks.html", forum=forum, groups=GROUPS)

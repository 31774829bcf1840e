"""Forums as JSON."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums import queries
from forum_app.forums.queries import Forum
from forum_app.kernel.clock import rfc3339
from forum_app.store.database import db
from forum_app.web.api import View, documented
from forum_app.web.guard import actor, signed_in

blueprint = Blueprint("forums_api", __name__, url_prefix="/api/v1/forums")


class ForumView(View):
    slug: str
    title: str
    subtitle: str
    venue: str
    host: str
    starts_at: str
    timezone: str
    goal: int
    opening_total: int
    locale: str


class ForumList(View):
    items: list[ForumView]
    next_cursor: None = None


@blueprint.get("")
@signed_in
@documented(answers={200: ForumList}, tag="forums")
def list_forums() -> ForumList:
    """List the forums the caller works for."""
    bound = actor().forum_id
    return ForumList(
        items=[_view(forum) for forum in queries.forums(db.session()) if bound in (None, forum.id)]
    )


@blueprint.get("/<forum>")
@signed_in
@documented(answers={200: ForumView}, tag="forums")
def show_forum(forum: Forum) -> ForumView:
    """Give one forum."""
    return _view(forum)


def _view(forum: Forum) -> ForumView:
    return ForumView(
        slug=forum.slug,
        title=forum.name,
        subtitle=forum.subtitle,
        venue=forum.venue,
        host=forum.host,
        starts_at=rfc3339(forum.starts_at, forum.timezone),
        timezone=forum.timezone,
        goal=forum.goal,
        opening_total=forum.opening_total,
        locale=forum.locale,
    )

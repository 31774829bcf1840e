"""Forums as JSON."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums import queries
from forum_app.forums.queries import Forum
from forum_app.kernel.clock import rfc3339
from forum_app.store.database import db
from forum_app.web.api import PageQuery, View, documented, searched
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
    next_cursor: str | None


@blueprint.get("")
@signed_in
@documented(query=PageQuery, answers={200: ForumList}, tag="forums")
def list_forums(query: PageQuery) -> ForumList:
    """List the forums the caller works for; `q` finds by title, venue and short name."""
    bound = actor().forum_id
    theirs = [forum for forum in queries.forums(db.session()) if bound in (None, forum.id)]
    shown, cursor = searched(theirs, query, lambda forum: f"{forum.name} {forum.venue} {forum.slug}")
    return ForumList(items=[_view(forum) for forum in shown], next_cursor=cursor)


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

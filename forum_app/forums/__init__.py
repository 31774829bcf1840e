"""The gathering: name, day, venue, goal, and the plan it starts from."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, current_app, g

from forum_app.accounts.identify import presented, welcome
from forum_app.forums import queries
from forum_app.forums.api import blueprint
from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Missing
from forum_app.store.database import db, glance
from forum_app.web.guard import actor, now

BLUEPRINTS: tuple[Blueprint, ...] = (blueprint,)


def attach(app: Flask) -> None:
    """Give every view whose path names a forum the forum itself."""
    app.url_value_preprocessor(_find_forum)


def _find_forum(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Raise Missing for an unknown slug, and for a forum the calling device does not work for."""
    if not values or "forum" not in values:
        return
    forum = _public_forum(values["forum"]) if _public(endpoint) else _own_forum(values["forum"])
    if forum is None:
        raise Missing(N_("Không có diễn đàn này."))
    g.forum = values["forum"] = forum


def _public_forum(slug: str) -> Forum | None:
    return queries.forum_by_slug(db.session(), slug)


def _own_forum(slug: str) -> Forum | None:
    """Give a forum the caller works for. Who calls is looked up with it, and remembered for the request."""
    given = presented()
    if given is None or "actor" in g:
        forum = queries.forum_by_slug(db.session(), slug)
        return forum if forum is not None and actor().forum_id in (None, forum.id) else None
    with glance() as connection:
        found = queries.forum_and_caller(connection, slug, given, now())
    if found is None:
        return None
    forum, caller = found
    g.actor = welcome(given, caller)
    return forum if g.actor.forum_id in (None, forum.id) else None


def _public(endpoint: str | None) -> bool:
    """Say whether everybody may ask. Then who asks is not looked up: the answer may be cached for all."""
    return getattr(current_app.view_functions.get(endpoint or ""), "guarded_by", None) == "public"

"""The gathering: name, day, venue, goal, and the plan it starts from."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, current_app, g

from forum_app.forums import queries
from forum_app.forums.api import blueprint
from forum_app.kernel.errors import N_, Missing
from forum_app.store.database import db
from forum_app.web.guard import actor

BLUEPRINTS: tuple[Blueprint, ...] = (blueprint,)


def attach(app: Flask) -> None:
    """Give every view whose path names a forum the forum itself."""
    app.url_value_preprocessor(_find_forum)


def _find_forum(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Raise Missing for an unknown slug, and for a forum the calling device does not work for."""
    if not values or "forum" not in values:
        return
    forum = queries.forum_by_slug(db.session(), values["forum"])
    if forum is None or not (_public(endpoint) or actor().forum_id in (None, forum.id)):
        raise Missing(N_("Không có diễn đàn này."))
    g.forum = values["forum"] = forum


def _public(endpoint: str | None) -> bool:
    """Say whether everybody may ask. Then who asks is not looked up: the answer may be cached for all."""
    return getattr(current_app.view_functions.get(endpoint or ""), "guarded_by", None) == "public"

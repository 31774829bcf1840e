"""The public page as it is given out: drawn once a second for everybody, by no cookie.

Thousands of phones open it at the MC's word. Whatever a browser carries along, it gets the same page, so
that proxies and content networks may keep it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self, cast
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask import Flask, current_app
from flask.blueprints import BlueprintSetupState
from flask_babel import force_locale
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.money import Dong, format_dong
from forum_app.pledges.api.prepared import PreparedTotes
from forum_app.pledges.public.blueprint import blueprint
from forum_app.store.database import db

# As long as a cache may keep it: nobody sees an older one than they would through a cache.
DRAWN_FOR = timedelta(seconds=1)
TEMPLATE = "pledges/public.html"

ProgrammeOf = Callable[[Session, Forum], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Drawn:
    text: str
    etag: str
    at: datetime


@dataclass(slots=True)
class DrawnPages:
    """The newest page of each forum and language."""

    kept: dict[tuple[int, str], Drawn] = field(default_factory=dict)

    @classmethod
    def of_this_app(cls) -> Self:
        return cast(Self, current_app.extensions["public_pages"])

    def page(self, forum: Forum, language: str, now: datetime) -> Drawn:
        """Give the page in a language, drawn anew where it is older than a second."""
        kept = self.kept.get((forum.id, language))
        if kept is None or not timedelta(0) <= now - kept.at < DRAWN_FOR:
            kept = self.kept[forum.id, language] = _draw(forum, language, now)
        return kept


@blueprint.record_once
def keep_pages(state: BlueprintSetupState) -> None:
    """Give the app its drawn pages."""
    assert isinstance(state.app, Flask)
    state.app.extensions["public_pages"] = DrawnPages()


def _draw(forum: Forum, language: str, now: datetime) -> Drawn:
    """Draw the page past the app's template context, which would ask who is looking."""
    with force_locale(language):
        text = current_app.jinja_env.get_template(TEMPLATE).render(
            forum=forum,
            locale=language,
            when=_when(forum, language),
            tote=json.loads(PreparedTotes.of_this_app().tote(forum.id, now).text),
            items=_programme(forum),
            dong=lambda amount: format_dong(Dong(amount)),
        )
    return Drawn(text, hashlib.sha256(text.encode()).hexdigest()[:24], now)


def _programme(forum: Forum) -> list[dict[str, Any]]:
    """Read the programme. It is the show's: `create_app` puts its reader at `extensions["programme_of"]`."""
    programme_of: ProgrammeOf | None = current_app.extensions.get("programme_of")
    return [] if programme_of is None else list(programme_of(db.session(), forum)["items"])


def _when(forum: Forum, language: str) -> str:
    zone = ZoneInfo(forum.timezone)
    return format_datetime(forum.starts_at, "HH:mm, EEEE, dd/MM/y", tzinfo=zone, locale=language)

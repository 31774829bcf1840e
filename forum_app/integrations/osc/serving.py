"""Which forum OSC is about."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum, forum_by_slug, forums
from forum_app.kernel.errors import Missing


def served_forum(session: Session, slug: str | None) -> Forum:
    """Give the forum the setting names, else the newest, as the front door does. Raises Missing."""
    found = next(reversed(forums(session)), None) if slug is None else forum_by_slug(session, slug)
    if found is None:
        raise Missing
    return found

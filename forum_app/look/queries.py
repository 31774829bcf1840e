"""Reading the look of a forum."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum, forum_by_id
from forum_app.kernel.errors import Missing
from forum_app.look.models import LogoRow, LookRow
from forum_app.look.rules.settings import Settings, read, stylesheet


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo without its file."""

    id: int
    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a forum looks; version 0 is as it comes from the box."""

    version: int
    settings: Settings
    logos: tuple[Logo, ...]


def look(session: Session, forum_id: int) -> Look:
    """Give the look of a forum."""
    row = session.get(LookRow, forum_id)
    version, settings = (0, Settings()) if row is None else (row.version, read(row.settings))
    return Look(version, settings, logos(session, forum_id))


def logos(session: Session, forum_id: int) -> tuple[Logo, ...]:
    """Give the logos in their order."""
    found = sa.select(LogoRow.id, LogoRow.name, LogoRow.digest).where(LogoRow.forum_id == forum_id)
    return tuple(Logo(*row) for row in session.execute(found.order_by(LogoRow.position, LogoRow.id)))


def logo_file(session: Session, forum_id: int, digest: str) -> tuple[bytes, str]:
    """Give a logo's file and its media type. Raises Missing."""
    wanted = sa.select(LogoRow.content, LogoRow.type).where(
        LogoRow.forum_id == forum_id, LogoRow.digest == digest
    )
    row = session.execute(wanted).one_or_none()
    if row is None:
        raise Missing
    return row.content, row.type


def look_state(session: Session, forum_id: int) -> dict[str, object]:
    """Give the look as stage, overlay and the page of settings follow it."""
    forum = forum_by_id(session, forum_id)
    if forum is None:
        raise Missing
    known = look(session, forum_id)
    here = f"/f/{forum.slug}/look"
    return {
        "version": known.version,
        "css_url": f"{here}/{known.version}.css?{_named(stylesheet(known.settings))}",
        "lines": _lines(forum, known.settings),
        "shown": asdict(known.settings.shown),
        "overlay": asdict(known.settings.overlay),
        "logos": [{**asdict(one), "url": f"{here}/logos/{one.digest}"} for one in known.logos],
        "qr": _code(here, known.settings),
        "settings": asdict(known.settings),
    }


def _lines(forum: Forum, settings: Settings) -> dict[str, str]:
    lines = settings.lines
    return {
        "top": lines.top or forum.host,
        "title": lines.title or forum.name,
        "subtitle": lines.subtitle or forum.subtitle,
    }


def _code(here: str, settings: Settings) -> dict[str, str] | None:
    """Point at the picture of the form's address, named by what it says: caches keep it."""
    if not settings.shown.qr or not settings.address:
        return None
    words = settings.address.partition("//")[2].rstrip("/")
    return {"url": f"{here}/code.svg?{_named(settings.address)}", "words": words}


def _named(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]

"""Changing the look. Each change has a version of its own, and with it a new address of the stylesheet."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Missing, Stale
from forum_app.kernel.order import moved
from forum_app.look import queries
from forum_app.look.models import LogoRow, LookRow
from forum_app.look.rules.logos import MOST_LOGOS, Picture
from forum_app.look.rules.settings import Settings, checked
from forum_app.store import feed

CHANGED = "look.changed"


def change_look(
    session: Session, forum_id: int, version: int, wished: Settings, *, actor: Actor, now: datetime
) -> None:
    """Set the look. Raises Stale where somebody was faster, Invalid for what cannot be read or reached."""
    known = _present(session, forum_id, version)
    settings = checked(wished)
    if settings != known.settings:
        _write(session, forum_id, settings, actor, now)


def add_logo(
    session: Session, forum_id: int, name: str, picture: Picture, *, actor: Actor, now: datetime
) -> None:
    """Put a logo after the others; the same file again changes nothing. Raises Invalid beyond the most."""
    known = queries.look(session, forum_id)
    if any(logo.digest == picture.digest for logo in known.logos):
        return
    if len(known.logos) >= MOST_LOGOS:
        raise Invalid({"file": N_("Đã đủ 8 logo; hãy bỏ bớt trước khi thêm.")})
    last = sa.select(sa.func.max(LogoRow.position)).where(LogoRow.forum_id == forum_id)
    place = (session.scalar(last) or 0) + 1
    about = {"name": name, "digest": picture.digest, "type": picture.type, "content": picture.content}
    session.add(LogoRow(forum_id=forum_id, position=place, **about))
    _write(session, forum_id, known.settings, actor, now)


def remove_logo(session: Session, forum_id: int, logo_id: int, *, actor: Actor, now: datetime) -> None:
    """Take a logo away. Raises Missing."""
    known = queries.look(session, forum_id)
    if all(logo.id != logo_id for logo in known.logos):
        raise Missing
    session.execute(sa.delete(LogoRow).where(LogoRow.forum_id == forum_id, LogoRow.id == logo_id))
    _write(session, forum_id, known.settings, actor, now)


def move_logo(
    session: Session,
    forum_id: int,
    logo_id: int,
    version: int,
    before: int | None,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Put a logo before another, or last (None). Where it stands there already, nothing changes.

    Raises Missing, Stale where somebody was faster, Invalid where `before` is none of the others.
    """
    known = _present(session, forum_id, version)
    order = [logo.id for logo in known.logos]
    if logo_id not in order:
        raise Missing
    if before is not None and (before == logo_id or before not in order):
        raise Invalid({"before": N_("Chỉ xếp được trước một logo khác.")})
    wanted = moved(order, logo_id, before)
    if wanted == order:
        return
    for place, one in enumerate(wanted, start=1):
        session.execute(sa.update(LogoRow).where(LogoRow.id == one).values(position=place))
    _write(session, forum_id, known.settings, actor, now)


def _present(session: Session, forum_id: int, version: int) -> queries.Look:
    """Give the look as it is. Raises Stale where that is not the one somebody saw."""
    known = queries.look(session, forum_id)
    if version != known.version:
        raise Stale(queries.look_state(session, forum_id))
    return known


def _write(session: Session, forum_id: int, settings: Settings, actor: Actor, now: datetime) -> None:
    row = session.get(LookRow, forum_id)
    if row is None:
        row = LookRow(forum_id=forum_id, version=0, settings={})
        session.add(row)
    row.version += 1
    row.settings = asdict(settings)
    session.flush()
    feed.append(session, forum_id, CHANGED, {"version": row.version}, actor=actor, at=now)

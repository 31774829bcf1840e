"""Choosing whom to print for: the guests a badge, an invitation or a sign is made for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.guests.queries.searching import Search
from forum_app.guests.queries.searching import asked as searched

Who = Literal["all", "vip", "walk_ins"]

# In the order of `printed.Invited`.
COLUMNS = (
    GuestRow.id,
    GuestRow.full_name,
    GuestRow.salutation,
    GuestRow.position,
    GuestRow.organisation,
    GuestGroup.short_name,
    GuestGroup.leaders,
    GuestGroup.protected,
    GuestRow.vip,
    GuestRow.zone,
    GuestRow.seat,
    GuestRow.code,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom to print for. Cancelled guests never are: their code opens no door.

    `walk_ins` are those added since `day`, when the forum's day began.
    """

    group: int | None = None
    delegation: int | None = None
    who: Who = "all"
    q: str = ""
    ids: tuple[int, ...] = ()
    by_name: bool = False
    day: datetime | None = None


def chosen(
    session: Session, forum_id: int, choice: Choice, *, at_once: int
) -> Iterator[list[tuple[Any, ...]]]:
    """Give the guests as bare tuples in the order of `Invited`, some at once, all of one moment."""
    wanted = sa.select(*COLUMNS).join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    order = GuestRow.sort_key if choice.by_name else GuestRow.rank
    rows = session.connection().execute(wanted.where(*_asked(forum_id, choice)).order_by(order, GuestRow.id))
    for portion in rows.partitions(at_once):
        yield [tuple(row) for row in portion]


def count_chosen(session: Session, forum_id: int, choice: Choice) -> int:
    """Say how many would be printed."""
    counted = sa.select(sa.func.count()).select_from(GuestRow)
    counted = counted.join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    return session.scalar(counted.where(*_asked(forum_id, choice))) or 0


def _asked(forum_id: int, choice: Choice) -> list[sa.ColumnElement[bool]]:
    search = Search(q=choice.q, group=choice.group, delegation=choice.delegation)
    asked = [GuestRow.forum_id == forum_id, GuestRow.cancelled_at.is_(None), *searched(search)]
    if choice.ids:
        asked.append(GuestRow.id.in_(choice.ids))
    if choice.who == "vip":
        asked.append(sa.or_(GuestRow.vip, GuestGroup.leaders))
    if choice.who == "walk_ins" and choice.day is not None:
        asked.append(GuestRow.created_at >= choice.day)
    return asked

"""Reading guests for what compares them: their places in a group, and records that look alike."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import GuestGroup, GuestRow, TwoPeopleRow
from forum_app.guests.queries import groups, guest, guests_by_id
from forum_app.guests.rules.doubles import Likeness, Record, likely_doubles
from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import Guest
from forum_app.guests.rules.protocol import Placed
from forum_app.kernel.errors import N_, Missing


def group_numbered(session: Session, forum_id: int, number: int) -> Group:
    """Give a guest group of this forum. Raises Missing."""
    for group in groups(session, forum_id):
        if group.number == number:
            return group
    raise Missing(N_("Không có nhóm khách này."))


def ranks(session: Session, forum_id: int, group_number: int) -> dict[int, int]:
    """Give the rank of everybody in a group, by guest, in protocol order; cancelled guests keep a place."""
    in_group = GuestGroup.forum_id == forum_id, GuestGroup.number == group_number
    wanted = sa.select(GuestRow.id, GuestRow.rank).join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    rows = session.connection().execute(wanted.where(*in_group).order_by(GuestRow.rank, GuestRow.id))
    return {row.id: row.rank for row in rows}


def placed(session: Session, forum_id: int, group_number: int) -> list[Placed]:
    """Give the people of a group, in protocol order, with what decides their standing."""
    in_group = GuestGroup.forum_id == forum_id, GuestGroup.number == group_number
    columns = sa.select(GuestRow.id, GuestRow.position, GuestRow.organisation)
    wanted = columns.join(GuestGroup, GuestGroup.id == GuestRow.group_id).where(*in_group)
    rows = session.connection().execute(wanted.order_by(GuestRow.rank, GuestRow.id))
    return [Placed(*row) for row in rows]


def doubles(session: Session, forum_id: int, limit: int) -> list[tuple[Guest, Guest, Likeness]]:
    """List the first pairs of guests that may be one person, the surest first; none was told apart."""
    columns = sa.select(GuestRow.id, GuestRow.full_name, GuestRow.organisation, GuestRow.phone)
    invited = GuestRow.forum_id == forum_id, GuestRow.cancelled_at.is_(None)
    rows = session.connection().execute(columns.where(*invited))
    pairs = likely_doubles((Record(*row) for row in rows), two_people(session, forum_id))[:limit]
    known = _by_id(
        guests_by_id(session, forum_id, {one for pair in pairs for one in (pair.first, pair.second)})
    )
    return [(known[pair.first], known[pair.second], pair.why) for pair in pairs]


def two_people(session: Session, forum_id: int) -> set[tuple[int, int]]:
    """Give the pairs of which somebody said that they are two people, the older record first."""
    pairs = sa.select(TwoPeopleRow.first_id, TwoPeopleRow.second_id).where(TwoPeopleRow.forum_id == forum_id)
    return {(row[0], row[1]) for row in session.connection().execute(pairs)}


def kept_apart(session: Session, forum_id: int, guest_id: int) -> list[Guest]:
    """List the guests of whom somebody said that this one is another person. Raises Missing."""
    known = guest(session, forum_id, guest_id)
    pairs = [pair for pair in two_people(session, forum_id) if known.id in pair]
    return guests_by_id(session, forum_id, {one for pair in pairs for one in pair} - {known.id})


def _by_id(guests: Sequence[Guest]) -> dict[int, Guest]:
    return {guest.id: guest for guest in guests}

"""Erasing what is known of the guests after the forum; how many there were, of which group, and when they
came stays."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import DelegationRow, GuestGroup, GuestRow, RetiredCodeRow, TwoPeopleRow
from forum_app.guests.rules.guest import PLACES_PER_GROUP
from forum_app.kernel.text import ERASED, ERASED_FOLDED, sort_key

# Texts of a guest that are left blank; the name, the code and what is searched must not be.
BLANK = ("salutation", "position", "organisation", "phone", "note", "seat")


def count_personal(session: Session, forum_id: int) -> dict[str, int]:
    """Count what `erase_guests` would erase."""
    return {
        "guests": _count(session, GuestRow, GuestRow.forum_id == forum_id, GuestRow.full_name != ERASED),
        "delegations": _count(
            session, DelegationRow, DelegationRow.forum_id == forum_id, DelegationRow.name != ERASED
        ),
        "retired_codes": _count(session, RetiredCodeRow, RetiredCodeRow.forum_id == forum_id),
    }


def erase_guests(session: Session, forum_id: int) -> None:
    """Erase names, work, phones, notes, seats, codes and places in the protocol order."""
    named = {
        "full_name": ERASED,
        "search": f" {ERASED_FOLDED}",
        "sort_key": sort_key(ERASED),
        "code": sa.literal("x") + sa.cast(GuestRow.id, sa.String),
        # The order of greeting says who the leaders were; each group keeps its own place only.
        "rank": _rank_of_group(),
        "version": GuestRow.version + 1,
    }
    guests = sa.update(GuestRow).where(GuestRow.forum_id == forum_id)
    unloaded = {"synchronize_session": False}
    session.execute(guests.values({**dict.fromkeys(BLANK, ""), **named}), execution_options=unloaded)
    delegations = sa.update(DelegationRow).where(DelegationRow.forum_id == forum_id)
    session.execute(
        delegations.values(
            name=ERASED,
            folded=sa.literal(f"{ERASED_FOLDED} ") + sa.cast(DelegationRow.id, sa.String),
            contact_name="",
            contact_phone="",
            note="",
        ),
        execution_options=unloaded,
    )
    for table in (RetiredCodeRow, TwoPeopleRow):
        session.execute(sa.delete(table).where(table.forum_id == forum_id))


def _rank_of_group() -> sa.ScalarSelect[int]:
    rank = sa.select(GuestGroup.rank * PLACES_PER_GROUP).where(GuestGroup.id == GuestRow.group_id)
    return rank.scalar_subquery()


def _count(session: Session, table: type[object], *where: sa.ColumnElement[bool]) -> int:
    return session.scalar(sa.select(sa.func.count()).select_from(table).where(*where)) or 0

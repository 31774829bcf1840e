"""Badges that are replaced, and people who stand in the list twice."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from secrets import SystemRandom

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests import queries
from forum_app.guests.models import GuestRow, RetiredCodeRow, TwoPeopleRow
from forum_app.guests.operations.guests import columns_of
from forum_app.guests.operations.rows import change_guest, replace_badge, require_version, retire
from forum_app.guests.queries import guest_state
from forum_app.guests.queries.order import two_people
from forum_app.guests.rules.doubles import merged, merged_membership, refuse_merge, refuse_pair
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Actor
from forum_app.kernel.codes import new_code
from forum_app.kernel.errors import N_, Refused
from forum_app.store import feed

REISSUED = "guest.reissued"
MERGED = "guest.merged"
TOLD_APART = "guest.told_apart"
COMPARED_AGAIN = "guest.compared_again"


def reissue_code(
    session: Session,
    forum_id: int,
    guest_id: int,
    version: int | None,
    reason: str,
    *,
    actor: Actor,
    at: datetime,
) -> Guest:
    """Give a guest a new badge: the old one, lost or in wrong hands, opens nothing any more.

    Raises Refused `revoked` for a guest who is no longer invited.
    """
    guest = queries.guest(session, forum_id, guest_id)
    require_version(guest, version)
    if guest.state == "cancelled":
        detail = N_("Khách này đã được hủy mời; hãy mời lại để có thẻ mới.")
        extra = {"guest": guest_state(guest, phones=False)}
        raise Refused(code="revoked", status=410, detail=detail, extra=extra)
    change_guest(session, guest, {"code": replace_badge(session, forum_id, guest, at)})
    told = {"guest_id": guest_id} | ({"reason": reason} if reason else {})
    feed.append(session, forum_id, REISSUED, told, actor=actor, at=at)
    return queries.guest(session, forum_id, guest_id)


def merge_guests(
    session: Session,
    forum_id: int,
    guest_id: int,
    other_id: int,
    version: int | None,
    *,
    actor: Actor,
    at: datetime,
) -> Guest:
    """Make two records of one person one: the guest keeps what is known and gets what was missing.

    The other stands cancelled, and its badge opens the door for the guest. Repeating it changes nothing.
    Raises Invalid and Refused as `rules.doubles.refuse_merge` does.
    """
    guest = queries.guest(session, forum_id, guest_id)
    other = queries.guest(session, forum_id, other_id)
    if other.merged_into_id == guest.id:
        return guest
    require_version(guest, version)
    refuse_merge(guest, other)
    _withdraw(session, forum_id, other, guest.id, at)
    details, membership = merged(guest, other), merged_membership(guest, other)
    change_guest(session, guest, columns_of(details) | asdict(membership))
    told = {"guest_id": guest.id, "other_id": other.id}
    feed.append(session, forum_id, MERGED, told, actor=actor, at=at)
    return queries.guest(session, forum_id, guest_id)


def tell_apart(
    session: Session, forum_id: int, guest_id: int, other_id: int, *, actor: Actor, at: datetime
) -> None:
    """Keep that two records which look alike are two people. Repeating it changes nothing.

    Raises Invalid as `rules.doubles.refuse_pair` does.
    """
    refuse_pair(queries.guest(session, forum_id, guest_id), queries.guest(session, forum_id, other_id))
    first, second = sorted((guest_id, other_id))
    if (first, second) in two_people(session, forum_id):
        return
    session.add(TwoPeopleRow(forum_id=forum_id, first_id=first, second_id=second))
    told = {"guest_id": first, "other_id": second}
    feed.append(session, forum_id, TOLD_APART, told, actor=actor, at=at)


def compare_again(
    session: Session, forum_id: int, guest_id: int, other_id: int, *, actor: Actor, at: datetime
) -> None:
    """Take back that two records are two people. Repeating it changes nothing.

    Raises Missing where one of them is not of this forum.
    """
    queries.guests_by_id(session, forum_id, (guest_id, other_id))
    first, second = sorted((guest_id, other_id))
    kept = TwoPeopleRow.first_id == first, TwoPeopleRow.second_id == second
    if (first, second) not in two_people(session, forum_id):
        return
    session.execute(sa.delete(TwoPeopleRow).where(TwoPeopleRow.forum_id == forum_id, *kept))
    told = {"guest_id": first, "other_id": second}
    feed.append(session, forum_id, COMPARED_AGAIN, told, actor=actor, at=at)


def _withdraw(session: Session, forum_id: int, other: Guest, into: int, at: datetime) -> None:
    """Cancel a record; its code, and those that led to it, lead to the guest it is merged into."""
    leading = sa.update(RetiredCodeRow).where(RetiredCodeRow.guest_id == other.id)
    session.execute(leading.values(guest_id=into))
    earlier = sa.update(GuestRow).where(GuestRow.merged_into_id == other.id)
    session.execute(earlier.values(merged_into_id=into))
    named = sa.or_(TwoPeopleRow.first_id == other.id, TwoPeopleRow.second_id == other.id)
    session.execute(sa.delete(TwoPeopleRow).where(named))
    retire(session, forum_id, other.code, into, "merged", at)
    gone = {"cancelled_at": at, "merged_into_id": into, "heads": False, "delegation_id": None}
    # A code is one guest's only: the record gets one that is on no badge.
    change_guest(session, other, gone | {"code": new_code(SystemRandom())})

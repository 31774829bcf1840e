"""What a desk kept while it was cut off, handed over at once; and a delegation that comes in together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.operations.attempts import Say, attempt
from forum_app.checkin.rules import Answer, Scan
from forum_app.guests.models import DelegationRow, GuestRow
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Missing

INVALID = Answer("invalid", 422, {})


def attempt_batch(
    session: Session, forum_id: int, scans: Sequence[Scan], *, say: Say, actor: Actor, at: datetime
) -> list[Answer]:
    """Carry out attempts in their order; each gets the answer it would get alone.

    One that cannot be used (another question under its key, an unknown `guest_id`) is `invalid` and holds
    up no other.
    """
    return [_one(session, forum_id, scan, say, actor, at) for scan in scans]


def members(session: Session, forum_id: int, delegation_id: int) -> set[int]:
    """Give who belongs to a delegation. Raises Missing."""
    named = DelegationRow.id == delegation_id, DelegationRow.forum_id == forum_id
    if session.scalar(sa.select(DelegationRow.id).where(*named)) is None:
        raise Missing(N_("Không có đoàn này."))
    of_it = GuestRow.forum_id == forum_id, GuestRow.delegation_id == delegation_id
    return set(session.scalars(sa.select(GuestRow.id).where(*of_it)))


def _one(session: Session, forum_id: int, scan: Scan, say: Say, actor: Actor, at: datetime) -> Answer:
    try:
        return attempt(session, forum_id, scan, say=say, actor=actor, at=at)
    except (Invalid, Missing):
        return INVALID

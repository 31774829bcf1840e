"""Who is in a delegation, and who is at its head."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import DelegationRow, GuestRow
from forum_app.kernel.errors import N_, Invalid


def require_delegation(session: Session, forum_id: int, delegation_id: int) -> None:
    """Refuse a delegation that is not of this forum. Raises Invalid."""
    one = sa.select(DelegationRow.id).where(
        DelegationRow.id == delegation_id, DelegationRow.forum_id == forum_id
    )
    if session.scalar(one) is None:
        raise Invalid({"delegation_id": N_("Không có đoàn này.")})


def step_down(session: Session, delegation_id: int) -> None:
    """Leave a delegation without a head."""
    heading = sa.update(GuestRow).where(GuestRow.delegation_id == delegation_id, GuestRow.heads)
    session.execute(heading.values(heads=False, version=GuestRow.version + 1))


def gather(session: Session, delegation_id: int, guest_ids: list[int], head_id: int | None) -> None:
    """Put guests into a delegation; the head, if one is named, is one of them."""
    joining = sa.update(GuestRow).where(GuestRow.id.in_(guest_ids))
    session.execute(joining.values(delegation_id=delegation_id, version=GuestRow.version + 1))
    if head_id is not None:
        session.execute(sa.update(GuestRow).where(GuestRow.id == head_id).values(heads=True))


def scatter(session: Session, delegation_id: int) -> None:
    """Take everybody out of a delegation."""
    leaving = sa.update(GuestRow).where(GuestRow.delegation_id == delegation_id)
    session.execute(leaving.values(delegation_id=None, heads=False, version=GuestRow.version + 1))

"""An admission after it was made: taking it back, naming a deputy."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin import queries
from forum_app.checkin.models import AdmissionRow
from forum_app.checkin.operations.entering import Entry
from forum_app.checkin.queries import admission_state
from forum_app.checkin.rules import Admission, Deputy, another_admission
from forum_app.guests import queries as guests
from forum_app.guests.operations.guests import mark_expected
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Stale
from forum_app.store import feed

UNDONE = "admission.undone"
DEPUTISED = "admission.deputised"


def undo(
    session: Session,
    forum_id: int,
    admission_id: int,
    reason: str,
    *,
    meant: str | None = None,
    actor: Actor,
    at: datetime,
) -> Entry:
    """Take an admission back; the guest is expected again. Repeating it changes nothing.

    Raises Refused where the attempt that was `meant` made another admission than this.
    """
    admission = meant_admission(session, forum_id, admission_id, meant)
    if admission.undone_at is None:
        values = {"undone_at": at, "undone_by": feed.signature(actor), "undo_reason": reason}
        session.execute(sa.update(AdmissionRow).where(AdmissionRow.id == admission_id).values(values))
        mark_expected(session, admission.guest_id)
        told = {"guest_id": admission.guest_id, "admission_id": admission_id}
        feed.append(session, forum_id, UNDONE, told, actor=actor, at=at)
        admission = replace(admission, undone_at=at, undo_reason=reason)
    return Entry(admission, guests.guest(session, forum_id, admission.guest_id))


def deputise(
    session: Session,
    forum_id: int,
    admission_id: int,
    deputy: Deputy | None,
    *,
    meant: str | None = None,
    actor: Actor,
    at: datetime,
) -> Entry:
    """Name who came in the guest's place, or nobody (None).

    Raises Stale where the admission was taken back, Refused where the attempt that was `meant` made another.
    """
    admission = standing_admission(session, forum_id, admission_id, meant)
    if admission.deputy != deputy:
        named = deputy or Deputy("")
        values = {"deputy_name": named.full_name, "deputy_position": named.position}
        session.execute(sa.update(AdmissionRow).where(AdmissionRow.id == admission_id).values(values))
        told = {"guest_id": admission.guest_id, "admission_id": admission_id, "named": deputy is not None}
        feed.append(session, forum_id, DEPUTISED, told, actor=actor, at=at)
        admission = replace(admission, deputy=deputy)
    return Entry(admission, guests.guest(session, forum_id, admission.guest_id))


def meant_admission(session: Session, forum_id: int, admission_id: int, meant: str | None) -> Admission:
    """Give an admission. Raises Missing, and Refused where the attempt that was `meant` made another.

    A number says no more than a number: on a server that was put back to an older copy of its database it is
    given to somebody else in time.
    """
    admission = queries.admission(session, forum_id, admission_id)
    if meant is not None and meant != admission.key:
        raise another_admission()
    return admission


def standing_admission(session: Session, forum_id: int, admission_id: int, meant: str | None) -> Admission:
    """Give an admission that holds, as `meant_admission` does. Raises Stale where it was taken back."""
    admission = meant_admission(session, forum_id, admission_id, meant)
    if admission.undone_at is not None:
        raise Stale(admission_state(admission), N_("Lượt vào cửa này đã được hoàn tác."))
    return admission

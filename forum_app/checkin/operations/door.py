"""One guest at a time: letting in, taking back, naming a deputy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin import queries
from forum_app.checkin.models import ADMISSION, AdmissionRow
from forum_app.checkin.queries import admission_state
from forum_app.checkin.rules import (
    Admission,
    Deputy,
    already_admitted,
    came_at,
    read_code,
    revoked,
    unknown_code,
)
from forum_app.guests import queries as guests
from forum_app.guests.operations.guests import mark_expected, mark_present
from forum_app.guests.queries import guest_state
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.store import feed

ADMITTED = "guest.admitted"
UNDONE = "admission.undone"
DEPUTISED = "admission.deputised"


# Built once and run past the ORM, as all of a scan is: a queue is waiting.
ENTER = sa.insert(ADMISSION).returning(ADMISSION.c.id)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a desk asks: a scanned or typed code, or a guest picked from the list."""

    code: str | None = None
    guest_id: int | None = None
    desk: str = ""
    scanned_at: datetime | None = None
    deputy: Deputy | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A guest and the admission that let them in, or was taken back."""

    admission: Admission
    guest: Guest

    def as_json(self) -> dict[str, object]:
        """Give both in the contract's shape."""
        guest = guest_state(self.guest, phones=False)
        return {"admission": admission_state(self.admission), "guest": guest}


def admit(session: Session, forum_id: int, scan: Scan, *, actor: Actor, at: datetime) -> Entry:
    """Let a guest in.

    Raises Refused: `unknown_code` for a code nobody carries, `revoked` for a cancelled guest,
    `already_admitted` with the first admission for one who is inside. Raises Missing for an unknown
    `guest_id`.
    """
    guest = _asked_for(session, forum_id, scan)
    if guest.state == "cancelled":
        raise revoked(guest_state(guest, phones=False))
    if guest.state == "present":
        first = queries.standing(session, [guest.id])[guest.id]
        raise already_admitted(admission_state(first), guest_state(guest, phones=False))
    came = came_at(scan.scanned_at, at)
    deputy = scan.deputy or Deputy("")
    values = {
        "forum_id": forum_id,
        "guest_id": guest.id,
        "desk": scan.desk,
        "admitted_at": came,
        "scanned_at": scan.scanned_at,
        "deputy_name": deputy.full_name,
        "deputy_position": deputy.position,
        "actor": feed.signature(actor),
    }
    admission_id = session.connection().execute(ENTER, values).scalar_one()
    mark_present(session, [(guest.id, came)])
    told = {"guest_id": guest.id, "admission_id": admission_id, "desk": scan.desk}
    feed.append(session, forum_id, ADMITTED, told, actor=actor, at=at)
    admission = Admission(admission_id, guest.id, scan.desk, came, scan.scanned_at, scan.deputy)
    return Entry(admission, replace(guest, admitted_at=came))


def undo(
    session: Session, forum_id: int, admission_id: int, reason: str, *, actor: Actor, at: datetime
) -> Entry:
    """Take an admission back; the guest is expected again. Repeating it changes nothing."""
    admission = queries.admission(session, forum_id, admission_id)
    if admission.undone_at is None:
        values = {"undone_at": at, "undone_by": feed.signature(actor), "undo_reason": reason}
        session.execute(sa.update(AdmissionRow).where(AdmissionRow.id == admission_id).values(values))
        mark_expected(session, admission.guest_id)
        told = {"guest_id": admission.guest_id, "admission_id": admission_id}
        feed.append(session, forum_id, UNDONE, told, actor=actor, at=at)
        admission = replace(admission, undone_at=at, undo_reason=reason)
    return Entry(admission, guests.guest(session, forum_id, admission.guest_id))


def deputise(
    session: Session, forum_id: int, admission_id: int, deputy: Deputy | None, *, actor: Actor, at: datetime
) -> Entry:
    """Name who came in the guest's place, or nobody (None).

    Raises Stale where the admission was taken back.
    """
    admission = queries.admission(session, forum_id, admission_id)
    if admission.undone_at is not None:
        detail = N_("Lượt vào cửa này đã được hoàn tác.")
        raise Stale(admission_state(admission), detail)
    if admission.deputy != deputy:
        named = deputy or Deputy("")
        values = {"deputy_name": named.full_name, "deputy_position": named.position}
        session.execute(sa.update(AdmissionRow).where(AdmissionRow.id == admission_id).values(values))
        told = {"guest_id": admission.guest_id, "admission_id": admission_id, "named": deputy is not None}
        feed.append(session, forum_id, DEPUTISED, told, actor=actor, at=at)
        admission = replace(admission, deputy=deputy)
    return Entry(admission, guests.guest(session, forum_id, admission.guest_id))


def _asked_for(session: Session, forum_id: int, scan: Scan) -> Guest:
    if (scan.code is None) == (scan.guest_id is None):
        raise Invalid({"code": N_("Cần mã thẻ hoặc khách mời, và chỉ một trong hai.")})
    if scan.guest_id is not None:
        return guests.guest(session, forum_id, scan.guest_id)
    code = read_code(scan.code or "")
    found = guests.guest_by_code(session, forum_id, code)
    if found is None:
        raise unknown_code()
    return found

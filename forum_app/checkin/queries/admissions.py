"""Reading admissions, the count at the door, and who is inside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import AdmissionRow
from forum_app.checkin.rules import Admission, Deputy
from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.guests.queries import group_counts, missing_leaders, present
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.clock import rfc3339
from forum_app.kernel.errors import N_, Missing
from forum_app.store import feed

RECENT = 10
MISSING_LEADERS = 30

COLUMNS = (
    AdmissionRow.id,
    AdmissionRow.guest_id,
    AdmissionRow.desk,
    AdmissionRow.admitted_at,
    AdmissionRow.scanned_at,
    AdmissionRow.deputy_name,
    AdmissionRow.deputy_position,
    AdmissionRow.key,
    AdmissionRow.undone_at,
    AdmissionRow.undo_reason,
)
SELECTED: sa.Select[*tuple[Any, ...]] = sa.select(*COLUMNS)
STANDING = AdmissionRow.undone_at.is_(None)


def admission(session: Session, forum_id: int, admission_id: int) -> Admission:
    """Give an admission of this forum. Raises Missing."""
    wanted = SELECTED.where(AdmissionRow.id == admission_id, AdmissionRow.forum_id == forum_id)
    row = session.execute(wanted).one_or_none()
    if row is None:
        raise Missing(N_("Không có lượt vào cửa này."))
    return _admission(row)


def standing(session: Session, guest_ids: Iterable[int]) -> dict[int, Admission]:
    """Give the admissions that hold for these guests, by guest."""
    wanted = SELECTED.where(AdmissionRow.guest_id.in_(list(guest_ids)), STANDING)
    return {row.guest_id: _admission(row) for row in session.execute(wanted)}


def admission_state(admission: Admission) -> dict[str, object]:
    """Give an admission in the contract's shape."""
    return {
        "id": admission.id,
        "guest_id": admission.guest_id,
        "desk": admission.desk,
        "admitted_at": rfc3339(admission.admitted_at),
        "scanned_at": _time(admission.scanned_at),
        "deputy": _deputy_state(admission.deputy),
        "undone_at": _time(admission.undone_at),
        "undo_reason": admission.undo_reason,
    }


def attendance(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Count the door: small enough to push, and without the names of protected people."""
    counts = group_counts(session, forum_id)
    leaders = [count for count in counts if count.group.leaders]
    return {
        "seq": feed.head(session, forum_id),
        "expected": sum(count.expected for count in counts),
        "present": sum(count.present for count in counts),
        "by_group": [
            {
                "group": count.group.name,
                "short_name": count.group.short_name,
                "number": count.group.number,
                "expected": count.expected,
                "present": count.present,
            }
            for count in counts
        ],
        "leaders": {
            "expected": sum(count.expected for count in leaders),
            "present": sum(count.present for count in leaders),
            "missing": [
                {"full_name": guest.full_name, "position": guest.position, "seat": guest.seat}
                for guest in missing_leaders(session, forum_id, MISSING_LEADERS)
            ],
        },
        "recent": recent(session, forum_id),
    }


def recent(session: Session, forum_id: int) -> list[dict[str, object]]:
    """List the last arrivals, newest first; protected people by their group only."""
    wanted = (
        sa.select(
            AdmissionRow.id,
            AdmissionRow.admitted_at,
            AdmissionRow.desk,
            AdmissionRow.deputy_name,
            AdmissionRow.deputy_position,
            GuestRow.full_name,
            GuestRow.salutation,
            GuestRow.position,
            GuestRow.organisation,
            GuestRow.seat,
            GuestGroup.short_name,
            GuestGroup.leaders,
            GuestGroup.protected,
        )
        .join(GuestRow, GuestRow.id == AdmissionRow.guest_id)
        .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
        .where(AdmissionRow.forum_id == forum_id, STANDING)
        .order_by(AdmissionRow.admitted_at.desc(), AdmissionRow.id.desc())
        .limit(RECENT)
    )
    return [_arrival(row) for row in session.execute(wanted)]


def delegates_present(session: Session, forum_id: int) -> dict[str, object]:
    """List who is here in protocol order, deputies named; protected people are only counted."""
    here = present(session, forum_id)
    admissions = standing(session, [guest.id for guest in here])
    shown = [guest for guest in here if not guest.protected]
    return {
        "seq": feed.head(session, forum_id),
        "items": [_delegate(guest, admissions.get(guest.id)) for guest in shown],
        "protected_present": len(here) - len(shown),
    }


def _delegate(guest: Guest, admission: Admission | None) -> dict[str, object]:
    return {
        "guest_id": guest.id,
        "full_name": guest.full_name,
        "salutation": guest.salutation,
        "position": guest.position,
        "organisation": guest.organisation,
        "group": guest.group,
        "group_number": guest.group_number,
        "leader": guest.leader,
        "rank": guest.rank,
        "seat": guest.seat,
        "admitted_at": _time(guest.admitted_at),
        "desk": "" if admission is None else admission.desk,
        "deputy": None if admission is None else _deputy_state(admission.deputy),
    }


def _arrival(row: sa.Row[*tuple[Any, ...]]) -> dict[str, object]:
    hidden = row.protected
    deputy = Deputy(row.deputy_name, row.deputy_position) if row.deputy_name and not hidden else None
    return {
        "admission_id": row.id,
        "at": rfc3339(row.admitted_at),
        "desk": row.desk,
        "full_name": "" if hidden else row.full_name,
        "salutation": "" if hidden else row.salutation,
        "position": "" if hidden else row.position,
        "organisation": "" if hidden else row.organisation,
        "seat": "" if hidden else row.seat,
        "group": row.short_name,
        "leader": row.leaders,
        "deputy": _deputy_state(deputy),
    }


def _admission(row: Sequence[Any]) -> Admission:
    admission_id, guest_id, desk, admitted_at, scanned_at, name, position, key, undone_at, reason = row
    deputy = Deputy(name, position) if name else None
    return Admission(admission_id, guest_id, desk, admitted_at, scanned_at, deputy, key, undone_at, reason)


def _deputy_state(deputy: Deputy | None) -> dict[str, object] | None:
    return None if deputy is None else {"full_name": deputy.full_name, "position": deputy.position}


def _time(at: datetime | None) -> str | None:
    return None if at is None else rfc3339(at)

"""Reading admissions: who came in where, when, and in whose place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import AdmissionRow
from forum_app.checkin.rules import Admission, Deputy
from forum_app.kernel.clock import rfc3339
from forum_app.kernel.errors import N_, Missing

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
        raise Missing(N_("Máy chủ không có lượt vào cửa này. Hãy quét lại thẻ của khách."))
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
        "scanned_at": time_state(admission.scanned_at),
        "deputy": deputy_state(admission.deputy),
        "undone_at": time_state(admission.undone_at),
        "undo_reason": admission.undo_reason,
        "scan": admission.key,
    }


def _admission(row: Sequence[Any]) -> Admission:
    admission_id, guest_id, desk, admitted_at, scanned_at, name, position, key, undone_at, reason = row
    deputy = Deputy(name, position) if name else None
    return Admission(admission_id, guest_id, desk, admitted_at, scanned_at, deputy, key, undone_at, reason)


def deputy_state(deputy: Deputy | None) -> dict[str, object] | None:
    return None if deputy is None else {"full_name": deputy.full_name, "position": deputy.position}


def time_state(at: datetime | None) -> str | None:
    return None if at is None else rfc3339(at)

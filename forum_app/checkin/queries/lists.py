"""The list a desk keeps for itself, to go on admitting while the line is cut."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import AdmissionRow
from forum_app.guests.models import DelegationRow, GuestGroup, GuestRow
from forum_app.kernel.clock import rfc3339

State = dict[str, object]

# Only what a desk needs: no phone, no contact of a delegation, nobody who stands under another name.
LISTED = (
    sa.select(
        GuestRow.id,
        GuestRow.code,
        GuestRow.full_name,
        GuestRow.salutation,
        GuestRow.position,
        GuestRow.organisation,
        GuestGroup.number.label("group_number"),
        GuestGroup.leaders.label("leader"),
        GuestRow.vip,
        GuestGroup.protected,
        GuestRow.zone,
        GuestRow.seat,
        GuestRow.note,
        GuestRow.delegation_id,
        GuestRow.heads,
        GuestRow.cancelled_at,
        GuestRow.admitted_at,
        sa.func.coalesce(AdmissionRow.desk, "").label("desk"),
    )
    .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    .outerjoin(AdmissionRow, sa.and_(AdmissionRow.guest_id == GuestRow.id, AdmissionRow.undone_at.is_(None)))
    .where(GuestRow.forum_id == sa.bindparam("of_forum"), GuestRow.merged_into_id.is_(None))
    .order_by(GuestRow.id)
)


def desk_list(session: Session, forum_id: int, *, at_once: int) -> Iterator[list[State]]:
    """Give the guests of a desk's list, some at once; all are of one moment."""
    rows = session.connection().execute(LISTED, {"of_forum": forum_id})
    for portion in rows.mappings().partitions(at_once):
        yield [_listed(dict(row)) for row in portion]


def delegation_names(session: Session, forum_id: int) -> list[State]:
    """List the delegations by their names alone."""
    wanted = sa.select(DelegationRow.id, DelegationRow.name).where(DelegationRow.forum_id == forum_id)
    return [{"id": row.id, "name": row.name} for row in session.execute(wanted.order_by(DelegationRow.id))]


def _listed(row: State) -> State:
    cancelled, admitted_at, desk = (row.pop(name) for name in ("cancelled_at", "admitted_at", "desk"))
    state = "cancelled" if cancelled else "expected" if admitted_at is None else "present"
    at = None if admitted_at is None else rfc3339(admitted_at)  # type: ignore[arg-type]
    return row | {"state": state, "admitted_at": at, "desk": desk}

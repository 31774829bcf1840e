"""The picture of the door: how many have come, who just came, who is missing; protected people unnamed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import AdmissionRow
from forum_app.checkin.queries.admissions import STANDING, deputy_state, time_state
from forum_app.checkin.queries.greeting import read_at
from forum_app.checkin.rules import Deputy
from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.guests.queries import group_counts, missing_leaders
from forum_app.kernel.clock import rfc3339
from forum_app.store import feed

RECENT = 10
# Of those whose coming is told to everybody: however long the queue behind them, they stay to be read.
MOST_HERALDED = 3
MISSING_LEADERS = 30

LAST: sa.Select[*tuple[Any, ...]] = (
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
        GuestRow.vip,
        GuestGroup.short_name,
        GuestGroup.leaders,
        GuestGroup.protected,
    )
    .join(GuestRow, GuestRow.id == AdmissionRow.guest_id)
    .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    .where(AdmissionRow.forum_id == sa.bindparam("of_forum"), STANDING)
    .order_by(AdmissionRow.admitted_at.desc(), AdmissionRow.id.desc())
    .limit(RECENT)
)
HERALDED = LAST.where(sa.or_(GuestRow.vip, GuestGroup.leaders), sa.not_(GuestGroup.protected)).limit(
    MOST_HERALDED
)


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
        "recent": _arrivals(session, forum_id, LAST),
        "heralded": _arrivals(session, forum_id, HERALDED),
        "read_at": time_state(read_at(session, forum_id)),
    }


def _arrivals(session: Session, forum_id: int, which: sa.Select[*tuple[Any, ...]]) -> list[dict[str, object]]:
    """List the last arrivals, newest first; protected people by their group only."""
    return [_arrival(row) for row in session.connection().execute(which, {"of_forum": forum_id})]


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
        "vip": row.vip and not hidden,
        "deputy": deputy_state(deputy),
    }

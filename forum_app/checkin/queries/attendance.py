"""The picture of the door: how many have come, who just came, who is missing; protected people unnamed."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import AdmissionRow
from forum_app.checkin.queries.admissions import STANDING, deputy_state
from forum_app.checkin.queries.greeting import read_at
from forum_app.checkin.queries.lobby import curve, delegations
from forum_app.checkin.rules import Deputy
from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.guests.queries import group_counts, missing_leaders
from forum_app.kernel.clock import rfc3339
from forum_app.store import feed

RECENT = 10
# Of those whose coming is told to everybody: however long the queue behind them, they stay to be read.
HERALDED = 3
MISSING_LEADERS = 30
MISSING_VIPS = 20

VIP = sa.and_(GuestRow.vip, sa.not_(GuestGroup.leaders), sa.not_(GuestGroup.protected))
TO_HERALD = sa.and_(sa.or_(GuestRow.vip, GuestGroup.leaders), sa.not_(GuestGroup.protected))


def attendance(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Count the door: small enough to push, and without the names of protected people."""
    counts = group_counts(session, forum_id)
    leaders = [count for count in counts if count.group.leaders]
    first, more = delegations(session, forum_id)
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
        "vips": _vips(session, forum_id),
        "delegations": first,
        "delegations_more": more,
        "curve": curve(session, forum_id),
        "recent": arrivals(session, forum_id, RECENT),
        "heralded": arrivals(session, forum_id, HERALDED, TO_HERALD),
        "read_at": read_at(session, forum_id),
    }


def arrivals(
    session: Session, forum_id: int, limit: int, which: sa.ColumnElement[bool] | None = None
) -> list[dict[str, object]]:
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
            GuestRow.vip,
            GuestGroup.short_name,
            GuestGroup.leaders,
            GuestGroup.protected,
        )
        .join(GuestRow, GuestRow.id == AdmissionRow.guest_id)
        .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
        .where(AdmissionRow.forum_id == forum_id, STANDING)
        .order_by(AdmissionRow.admitted_at.desc(), AdmissionRow.id.desc())
        .limit(limit)
    )
    return [_arrival(row) for row in session.execute(wanted if which is None else wanted.where(which))]


def _arrival(row: sa.Row[*tuple[object, ...]]) -> dict[str, object]:
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


def _vips(session: Session, forum_id: int) -> dict[str, object]:
    """Count the guests of honour outside the leaders' groups, and name those who have not come."""
    invited = GuestRow.forum_id == forum_id, GuestRow.cancelled_at.is_(None), VIP
    wanted = (
        sa.select(GuestRow.full_name, GuestRow.position, GuestRow.seat, GuestRow.admitted_at)
        .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
        .where(*invited)
        .order_by(GuestRow.rank, GuestRow.id)
    )
    rows = session.connection().execute(wanted).all()
    missing = [row for row in rows if row.admitted_at is None]
    return {
        "expected": len(rows),
        "present": len(rows) - len(missing),
        "missing": [
            {"full_name": row.full_name, "position": row.position, "seat": row.seat}
            for row in missing[:MISSING_VIPS]
        ],
    }

"""What the lobby looks at besides the count: delegations, how the crowd came, seats to fill."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import AdmissionRow
from forum_app.checkin.queries.admissions import STANDING
from forum_app.guests.models import DelegationRow, GuestGroup, GuestRow, SeatRow
from forum_app.guests.rules.guest import folded
from forum_app.kernel.clock import rfc3339
from forum_app.store import feed

State = dict[str, object]

# Pushed with every scan: enough for a board, and a few kB.
MOST_DELEGATIONS = 16
MISSING_VIPS = 20
NAME_LENGTH = 80
STEP_S = 600
LONGEST_CURVE = 36
SEATS = 60


OF_FORUM: sa.BindParameter[int] = sa.bindparam("of_forum")
CAME = sa.func.count(GuestRow.admitted_at)
# Built once, as what is asked for all evening long. People in need are left out: of their school or
# commune nothing is shown.
DELEGATIONS = (
    sa.select(
        DelegationRow.name,
        sa.func.count().label("expected"),
        CAME.label("present"),
        sa.func.max(sa.case((GuestRow.heads, 1), else_=0)).label("headed"),
        sa.func.max(sa.case((sa.and_(GuestRow.heads, GuestRow.admitted_at.is_not(None)), 1), else_=0)).label(
            "head_present"
        ),
    )
    .join(GuestRow, GuestRow.delegation_id == DelegationRow.id)
    .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    .where(DelegationRow.forum_id == OF_FORUM, GuestRow.cancelled_at.is_(None), sa.not_(GuestGroup.protected))
    .group_by(DelegationRow.id, DelegationRow.name)
    .order_by(sa.case((sa.func.count() > CAME, 0), else_=1), sa.func.min(GuestRow.rank), DelegationRow.id)
)
VIPS = (
    sa.select(GuestRow.full_name, GuestRow.position, GuestRow.seat, GuestRow.admitted_at)
    .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    .where(
        GuestRow.forum_id == OF_FORUM,
        GuestRow.cancelled_at.is_(None),
        GuestRow.vip,
        sa.not_(GuestGroup.leaders),
        sa.not_(GuestGroup.protected),
    )
    .order_by(GuestRow.rank, GuestRow.id)
)


def lobby(session: Session, forum_id: int, _now: datetime) -> State:
    """Show what the lobby looks at besides the count; protected people have no name in it."""
    whole, more = _delegations(session, forum_id)
    return {
        "seq": feed.head(session, forum_id),
        "vips": _vips(session, forum_id),
        "delegations": whole,
        "delegations_more": more,
        "curve": _curve(session, forum_id),
    }


def _vips(session: Session, forum_id: int) -> State:
    """Count the guests of honour outside the leaders' groups, and name those who have not come."""
    rows = session.connection().execute(VIPS, {"of_forum": forum_id}).all()
    missing = [row for row in rows if row.admitted_at is None]
    named = [
        {"full_name": row.full_name, "position": row.position, "seat": row.seat}
        for row in missing[:MISSING_VIPS]
    ]
    return {"expected": len(rows), "present": len(rows) - len(missing), "missing": named}


def _delegations(session: Session, forum_id: int) -> tuple[list[State], int]:
    """List the first delegations in protocol order, those not whole yet before others; count the rest."""
    rows = session.connection().execute(DELEGATIONS, {"of_forum": forum_id}).all()
    return [_delegation(row) for row in rows[:MOST_DELEGATIONS]], max(len(rows) - MOST_DELEGATIONS, 0)


def _curve(session: Session, forum_id: int) -> State:
    """Count the arrivals of each ten minutes, up to the newest; `counts` has no gaps."""
    step = _step(session)
    standing = AdmissionRow.forum_id == forum_id, STANDING
    rows = session.connection().execute(sa.select(step, sa.func.count()).where(*standing).group_by(step))
    counted: dict[int, int] = {int(row[0]): row[1] for row in rows}
    if not counted:
        return {"begins_at": None, "step_s": STEP_S, "counts": []}
    last = max(counted)
    first = max(min(counted), last - LONGEST_CURVE + 1)
    return {
        "begins_at": rfc3339(datetime.fromtimestamp(first * STEP_S, UTC)),
        "step_s": STEP_S,
        "counts": [counted.get(number, 0) for number in range(first, last + 1)],
    }


def seats_to_fill(session: Session, forum_id: int) -> State:
    """List the empty seats where leaders and guests of honour sit: kept for somebody, or nobody's."""
    kept = _kept_seats(session, forum_id)
    free = [*kept, *_nobodys_seats(session, forum_id)]
    free.sort(key=lambda seat: (_in_order(str(seat["zone"])), _in_order(str(seat["seat"]))))
    return {"seq": feed.head(session, forum_id), "count": len(free), "items": free[:SEATS]}


def _delegation(row: sa.Row[*tuple[object, ...]]) -> State:
    return {
        "name": row.name if len(row.name) <= NAME_LENGTH else f"{row.name[: NAME_LENGTH - 1]}…",
        "expected": row.expected,
        "present": row.present,
        "head_present": bool(row.head_present) if row.headed else None,
    }


def _step(session: Session) -> sa.ColumnElement[int]:
    at = AdmissionRow.admitted_at
    if session.get_bind().dialect.name == "sqlite":
        return sa.cast(sa.func.strftime("%s", at), sa.Integer) // STEP_S
    return sa.cast(sa.func.floor(sa.extract("epoch", at) / STEP_S), sa.Integer)


def _front(forum_id: int) -> sa.Select[str]:
    """Select the zones where a leader or a guest of honour has a place."""
    return (
        sa.select(GuestRow.zone)
        .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
        .where(
            GuestRow.forum_id == forum_id,
            GuestRow.cancelled_at.is_(None),
            GuestRow.zone != "",
            sa.or_(GuestGroup.leaders, GuestRow.vip),
        )
        .distinct()
    )


def _kept_seats(session: Session, forum_id: int) -> list[State]:
    wanted = (
        sa.select(
            GuestRow.zone,
            GuestRow.seat,
            GuestRow.full_name,
            GuestRow.position,
            GuestRow.vip,
            GuestGroup.leaders,
            GuestGroup.protected,
        )
        .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
        .where(
            GuestRow.forum_id == forum_id,
            GuestRow.cancelled_at.is_(None),
            GuestRow.admitted_at.is_(None),
            GuestRow.seat != "",
            sa.or_(GuestGroup.leaders, GuestRow.vip, GuestRow.zone.in_(_front(forum_id))),
        )
    )
    return [_kept(row) for row in session.connection().execute(wanted)]


def _kept(row: sa.Row[*tuple[object, ...]]) -> State:
    hidden = row.protected
    return {
        "zone": row.zone,
        "seat": row.seat,
        "full_name": "" if hidden else row.full_name,
        "position": "" if hidden else row.position,
        "leader": row.leaders,
        "vip": row.vip and not hidden,
        "kept": True,
    }


def _nobodys_seats(session: Session, forum_id: int) -> list[State]:
    in_front = SeatRow.forum_id == forum_id, SeatRow.zone.in_(_front(forum_id))
    seats = session.connection().execute(sa.select(SeatRow.zone, SeatRow.label).where(*in_front)).all()
    taken = _taken(session, forum_id) if seats else frozenset()
    nobody: State = {"full_name": "", "position": "", "leader": False, "vip": False, "kept": False}
    return [{"zone": row.zone, "seat": row.label} | nobody for row in seats if folded(row.label) not in taken]


def _taken(session: Session, forum_id: int) -> frozenset[str]:
    invited = GuestRow.forum_id == forum_id, GuestRow.cancelled_at.is_(None), GuestRow.seat != ""
    labels: Iterable[str] = session.connection().execute(sa.select(GuestRow.seat).where(*invited)).scalars()
    return frozenset(folded(label) for label in labels)


def _in_order(label: str) -> list[tuple[int, str]]:
    """Order seats as people count them: A2 before A10."""
    return [
        (int(part) if part.isdigit() else -1, part)
        for part in re.findall(r"[0-9]+|[^0-9]+", label.casefold())
    ]

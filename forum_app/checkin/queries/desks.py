"""How the desks stand: what each has done, when it was last heard, where two let in the same person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.accounts.queries import expected_devices
from forum_app.checkin.models import ADMISSION, SCAN
from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.kernel.clock import rfc3339
from forum_app.store import feed

# Facts of these begin with one of the words; what desks themselves do is told apart.
OF_THE_LIST = ("guest.", "guests.", "delegation.", "delegations.", "seat.", "seats.")
COMING_IN = ("guest.admitted", "admission.undone")
AT_THE_DOOR = (*COMING_IN, "guest.reentered")
CONFLICTS = 50

# Built once and run past the ORM: read after every scan, and building takes longer than reading.
OF_FORUM: sa.BindParameter[int] = sa.bindparam("of_forum")
ADMITTED = (
    sa.select(ADMISSION.c.desk, sa.func.count())
    .where(ADMISSION.c.forum_id == OF_FORUM, ADMISSION.c.undone_at.is_(None))
    .group_by(ADMISSION.c.desk)
)
LAST_ATTEMPTS = (
    sa.select(SCAN.c.desk, sa.func.max(SCAN.c.at)).where(SCAN.c.forum_id == OF_FORUM).group_by(SCAN.c.desk)
)
IN_CONFLICT = (
    sa.select(
        SCAN.c.key,
        GuestRow.full_name,
        GuestGroup.short_name.label("group"),
        ADMISSION.c.desk.label("first_desk"),
        ADMISSION.c.admitted_at.label("first_at"),
        SCAN.c.desk.label("second_desk"),
        sa.func.coalesce(SCAN.c.scanned_at, SCAN.c.at, type_=SCAN.c.at.type).label("second_at"),
    )
    .join(ADMISSION, ADMISSION.c.id == SCAN.c.admission_id)
    .join(GuestRow, GuestRow.id == SCAN.c.guest_id)
    .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    .where(SCAN.c.forum_id == OF_FORUM, SCAN.c.status == "already_admitted", SCAN.c.offline)
    .where(SCAN.c.settled_at.is_(None), SCAN.c.desk != ADMISSION.c.desk)
    .order_by(SCAN.c.id.desc())
    .limit(CONFLICTS)
)


def last_edit(session: Session, forum_id: int) -> int:
    """Give the number of the newest fact that changed the desks' list; scans are none of them."""
    return _newest(session, forum_id, ())


def last_change(session: Session, forum_id: int) -> int:
    """Give the number of the newest fact that changed the desks' list or who is inside."""
    return _newest(session, forum_id, COMING_IN)


def door(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Show every desk's tally and the conflicts nobody has settled: what desks tell each other."""
    return {
        "seq": feed.head(session, forum_id),
        "list_seq": last_edit(session, forum_id),
        "desks": _desks(session, forum_id),
        "conflicts": _conflicts(session, forum_id),
    }


def _newest(session: Session, forum_id: int, more: tuple[str, ...]) -> int:
    newest = feed.newest(session, forum_id)
    counted = [seq for kind, seq in newest.items() if kind in more or _edits(kind)]
    return max(counted, default=0)


def _edits(kind: str) -> bool:
    return kind.startswith(OF_THE_LIST) and kind not in AT_THE_DOOR


def _desks(session: Session, forum_id: int) -> list[dict[str, object]]:
    """List the desks that admitted, tried, or have a device of their own, by name."""
    admitted = _admitted(session, forum_id)
    heard = _last_attempts(session, forum_id)
    for device in expected_devices(session, forum_id):
        if device.desk:
            times = [at for at in (heard.get(device.desk), device.last_seen_at) if at is not None]
            heard[device.desk] = max(times, default=None)
    return [
        {"desk": desk, "admitted": admitted.get(desk, 0), "last_at": None if at is None else rfc3339(at)}
        for desk, at in sorted(heard.items())
    ]


def _admitted(session: Session, forum_id: int) -> dict[str, int]:
    return {row[0]: row[1] for row in session.connection().execute(ADMITTED, {"of_forum": forum_id})}


def _last_attempts(session: Session, forum_id: int) -> dict[str, datetime | None]:
    return {row[0]: row[1] for row in session.connection().execute(LAST_ATTEMPTS, {"of_forum": forum_id})}


def _conflicts(session: Session, forum_id: int) -> list[dict[str, object]]:
    """List whom a desk let in against its own list while another had admitted them, newest first."""
    return [_conflict(row) for row in session.connection().execute(IN_CONFLICT, {"of_forum": forum_id})]


def _conflict(row: sa.Row[*tuple[Any, ...]]) -> dict[str, object]:
    return {
        "key": row.key,
        "full_name": row.full_name,
        "group": row.group,
        "first": {"desk": row.first_desk, "at": rfc3339(row.first_at)},
        "second": {"desk": row.second_desk, "at": rfc3339(row.second_at)},
    }

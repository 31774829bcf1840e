"""How the desks stand: what each has done, when it was last heard, where two let in the same person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from forum_app.accounts.queries import expected_devices
from forum_app.checkin.models import AdmissionRow, ScanRow
from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.kernel.clock import rfc3339
from forum_app.store import feed

# Facts of these begin with one of the words; what desks themselves do is told apart.
OF_THE_LIST = ("guest.", "guests.", "delegation.", "delegations.", "seat.", "seats.")
COMING_IN = ("guest.admitted", "admission.undone")
AT_THE_DOOR = (*COMING_IN, "guest.reentered")
CONFLICTS = 50


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
    holding = AdmissionRow.forum_id == forum_id, AdmissionRow.undone_at.is_(None)
    counted = sa.select(AdmissionRow.desk, sa.func.count()).where(*holding).group_by(AdmissionRow.desk)
    return {row[0]: row[1] for row in session.execute(counted)}


def _last_attempts(session: Session, forum_id: int) -> dict[str, datetime | None]:
    of_forum = ScanRow.forum_id == forum_id
    latest = sa.select(ScanRow.desk, sa.func.max(ScanRow.at)).where(of_forum).group_by(ScanRow.desk)
    return {row[0]: row[1] for row in session.execute(latest)}


def _conflicts(session: Session, forum_id: int) -> list[dict[str, object]]:
    """List whom a desk let in against its own list while another had admitted them, newest first."""
    second, first = aliased(ScanRow), aliased(AdmissionRow)
    wanted = (
        sa.select(
            second.key,
            GuestRow.full_name,
            GuestGroup.short_name.label("group"),
            first.desk.label("first_desk"),
            first.admitted_at.label("first_at"),
            second.desk.label("second_desk"),
            sa.func.coalesce(second.scanned_at, second.at, type_=ScanRow.at.type).label("second_at"),
        )
        .join(first, first.id == second.admission_id)
        .join(GuestRow, GuestRow.id == second.guest_id)
        .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
        .where(
            second.forum_id == forum_id,
            second.status == "already_admitted",
            second.offline,
            second.settled_at.is_(None),
            second.desk != first.desk,
        )
        .order_by(second.id.desc())
        .limit(CONFLICTS)
    )
    return [_conflict(row) for row in session.execute(wanted)]


def _conflict(row: sa.Row[*tuple[Any, ...]]) -> dict[str, object]:
    return {
        "key": row.key,
        "full_name": row.full_name,
        "group": row.group,
        "first": {"desk": row.first_desk, "at": rfc3339(row.first_at)},
        "second": {"desk": row.second_desk, "at": rfc3339(row.second_at)},
    }

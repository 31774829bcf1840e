"""What became of each attempt at the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import SCAN, ScanRow
from forum_app.checkin.queries.admissions import admission, admission_state
from forum_app.checkin.rules import Answer, Status
from forum_app.guests import queries as guests
from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.kernel.clock import rfc3339


@dataclass(frozen=True, slots=True)
class Kept:
    """An attempt as it is kept, with the whole answer it got."""

    key: str
    fingerprint: str
    status: Status
    http_status: int
    answer: dict[str, Any]
    guest_id: int | None
    admission_id: int | None
    desk: str
    scanned_at: datetime | None
    at: datetime
    offline: bool
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt as reports tell of it; without a name where nobody carries the code."""

    at: datetime
    scanned_at: datetime | None
    desk: str
    status: Status
    offline: bool
    actor: str
    full_name: str
    group: str
    protected: bool


# Built once and run past the ORM, as all of a scan is: a queue is waiting.
KEPT = sa.select(*(SCAN.c[name] for name in Kept.__dataclass_fields__)).where(
    SCAN.c.forum_id == sa.bindparam("of_forum"), SCAN.c.key == sa.bindparam("named")
)


def kept(session: Session, forum_id: int, key: str) -> Kept | None:
    """Give the attempt a desk has given this name, if it came here."""
    row = session.connection().execute(KEPT, {"of_forum": forum_id, "named": key}).one_or_none()
    return None if row is None else Kept(*row)


def scan_state(session: Session, forum_id: int, found: Kept) -> dict[str, object]:
    """Tell what became of an attempt: how it ended then, and how its guest stands now."""
    state: dict[str, object] = {
        "key": found.key,
        "status": found.status,
        "at": rfc3339(found.at),
        "desk": found.desk,
        "scanned_at": None if found.scanned_at is None else rfc3339(found.scanned_at),
        "offline": found.offline,
        "settled": found.settled_at is not None,
        "undone": False,
    }
    if found.admission_id is not None:
        entry = admission(session, forum_id, found.admission_id)
        state |= {"undone": entry.undone_at is not None, "admission": admission_state(entry)}
    if found.guest_id is not None:
        guest = guests.guest(session, forum_id, found.guest_id)
        state["guest"] = guests.guest_state(guest, phones=False)
    return state


def result_state(key: str, answer: Answer) -> dict[str, object]:
    """Give an answer as one of a batch: refused ones carry the refusal's `code`."""
    result: dict[str, object] = {"key": key, "status": answer.status}
    if answer.status != "admitted":
        result["code"] = answer.status
    return result | {name: answer.body[name] for name in ("admission", "guest") if name in answer.body}


def reentries(session: Session, admission: Mapping[str, object]) -> int:
    """Count how often somebody came back in after this admission."""
    came_back = (
        ScanRow.guest_id == admission["guest_id"],
        ScanRow.admission_id == admission["id"],
        ScanRow.status == "reentered",
    )
    return session.scalar(sa.select(sa.func.count()).where(*came_back)) or 0


def attempts(session: Session, forum_id: int, statuses: Sequence[Status] = ()) -> list[Attempt]:
    """List the attempts that ended so, or all of them, oldest first."""
    wanted = (
        sa.select(
            ScanRow.at,
            ScanRow.scanned_at,
            ScanRow.desk,
            ScanRow.status,
            ScanRow.offline,
            ScanRow.actor,
            sa.func.coalesce(GuestRow.full_name, ""),
            sa.func.coalesce(GuestGroup.name, ""),
            sa.func.coalesce(GuestGroup.protected, sa.false()),
        )
        .outerjoin(GuestRow, GuestRow.id == ScanRow.guest_id)
        .outerjoin(GuestGroup, GuestGroup.id == GuestRow.group_id)
        .where(ScanRow.forum_id == forum_id)
        .order_by(ScanRow.id)
    )
    if statuses:
        wanted = wanted.where(ScanRow.status.in_(statuses))
    return [_attempt(row) for row in session.execute(wanted)]


def _attempt(row: Sequence[Any]) -> Attempt:
    return Attempt(*row)

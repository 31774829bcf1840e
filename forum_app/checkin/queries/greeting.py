"""Who is here, as the MC greets them, and who came after the MC last read the list."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import AdmissionRow, GreetingRow, ScanRow
from forum_app.checkin.queries.admissions import deputy_state, time_state
from forum_app.checkin.rules import Deputy, came_late
from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.store import feed

OF_FORUM: sa.BindParameter[int] = sa.bindparam("of_forum")
READ_AT = sa.select(GreetingRow.read_at).where(GreetingRow.forum_id == OF_FORUM)
# Asked for by every board and prompter while a queue comes in: one statement, past the ORM.
PRESENT = (
    sa.select(
        GuestRow.id.label("guest_id"),
        GuestRow.full_name,
        GuestRow.salutation,
        GuestRow.position,
        GuestRow.organisation,
        GuestGroup.name.label("group"),
        GuestGroup.number.label("group_number"),
        GuestGroup.leaders.label("leader"),
        GuestRow.vip,
        GuestRow.rank,
        GuestRow.seat,
        GuestRow.admitted_at,
        GuestGroup.protected,
        sa.func.coalesce(AdmissionRow.desk, "").label("desk"),
        sa.func.coalesce(AdmissionRow.deputy_name, "").label("deputy_name"),
        sa.func.coalesce(AdmissionRow.deputy_position, "").label("deputy_position"),
        # When the server heard of it, which is later where a desk that was cut off hands it over.
        sa.func.coalesce(ScanRow.at, GuestRow.admitted_at, type_=ScanRow.at.type).label("heard_at"),
    )
    .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    .outerjoin(AdmissionRow, sa.and_(AdmissionRow.guest_id == GuestRow.id, AdmissionRow.undone_at.is_(None)))
    .outerjoin(
        ScanRow,
        sa.and_(
            ScanRow.guest_id == GuestRow.id,
            ScanRow.admission_id == AdmissionRow.id,
            ScanRow.status == "admitted",
        ),
    )
    .where(GuestRow.forum_id == OF_FORUM, GuestRow.admitted_at.is_not(None), GuestRow.cancelled_at.is_(None))
    .order_by(GuestRow.rank, GuestRow.id)
)


def read_at(session: Session, forum_id: int) -> datetime | None:
    """Tell up to when the MC has read the list; None where nobody has yet."""
    return session.connection().execute(READ_AT, {"of_forum": forum_id}).scalar()


def fact_at(session: Session, forum_id: int, seq: int) -> datetime | None:
    """Give when a fact was committed; None where there is no such fact."""
    named = feed.FeedEntry.forum_id == forum_id, feed.FeedEntry.seq == seq
    return session.scalar(sa.select(feed.FeedEntry.at).where(*named))


def delegates_present(session: Session, forum_id: int) -> dict[str, object]:
    """List who is here in protocol order, deputies named; protected people are only counted."""
    until = read_at(session, forum_id)
    rows = session.connection().execute(PRESENT, {"of_forum": forum_id}).mappings().all()
    shown = [_delegate(dict(row), until) for row in rows if not row["protected"]]
    return {
        "seq": feed.head(session, forum_id),
        "read_at": time_state(until),
        "items": shown,
        "next_cursor": None,
        "protected_present": len(rows) - len(shown),
    }


def _delegate(row: dict[str, Any], until: datetime | None) -> dict[str, object]:
    del row["protected"]
    name, position = row.pop("deputy_name"), row.pop("deputy_position")
    return row | {
        "admitted_at": time_state(row["admitted_at"]),
        "deputy": deputy_state(Deputy(name, position) if name else None),
        "late": came_late(row.pop("heard_at"), until),
    }

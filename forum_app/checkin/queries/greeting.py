"""Who is here, as the MC greets them, and who came after the MC last read the list."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import GreetingRow, ScanRow
from forum_app.checkin.queries.admissions import deputy_state, standing, time_state
from forum_app.checkin.rules import Admission, came_late
from forum_app.guests.queries import present
from forum_app.guests.rules.guest import Guest
from forum_app.store import feed


def read_at(session: Session, forum_id: int) -> str | None:
    """Tell up to when the MC has read the list; None where nobody has yet."""
    return time_state(_read_at(session, forum_id))


def fact_at(session: Session, forum_id: int, seq: int) -> datetime | None:
    """Give when a fact was committed; None where there is no such fact."""
    named = feed.FeedEntry.forum_id == forum_id, feed.FeedEntry.seq == seq
    return session.scalar(sa.select(feed.FeedEntry.at).where(*named))


def delegates_present(session: Session, forum_id: int) -> dict[str, object]:
    """List who is here in protocol order, deputies named; protected people are only counted."""
    here = present(session, forum_id)
    admissions = standing(session, [guest.id for guest in here])
    recorded = _recorded(session, forum_id)
    until = _read_at(session, forum_id)
    shown = [guest for guest in here if not guest.protected]
    return {
        "seq": feed.head(session, forum_id),
        "read_at": time_state(until),
        "items": [_delegate(guest, admissions.get(guest.id), recorded, until) for guest in shown],
        "protected_present": len(here) - len(shown),
    }


def _read_at(session: Session, forum_id: int) -> datetime | None:
    return session.scalar(sa.select(GreetingRow.read_at).where(GreetingRow.forum_id == forum_id))


def _recorded(session: Session, forum_id: int) -> dict[int, datetime]:
    """Tell when the server heard of each admission, which a desk that was cut off hands over later."""
    admitted = ScanRow.forum_id == forum_id, ScanRow.status == "admitted", ScanRow.admission_id.is_not(None)
    rows = session.connection().execute(sa.select(ScanRow.admission_id, ScanRow.at).where(*admitted))
    return {row.admission_id: row.at for row in rows}


def _delegate(
    guest: Guest, admission: Admission | None, recorded: dict[int, datetime], until: datetime | None
) -> dict[str, object]:
    heard_at = guest.admitted_at if admission is None else recorded.get(admission.id, admission.admitted_at)
    return {
        "guest_id": guest.id,
        "full_name": guest.full_name,
        "salutation": guest.salutation,
        "position": guest.position,
        "organisation": guest.organisation,
        "group": guest.group,
        "group_number": guest.group_number,
        "leader": guest.leader,
        "vip": guest.vip,
        "rank": guest.rank,
        "seat": guest.seat,
        "admitted_at": time_state(guest.admitted_at),
        "desk": "" if admission is None else admission.desk,
        "deputy": None if admission is None else deputy_state(admission.deputy),
        "late": came_late(heard_at, until),
    }

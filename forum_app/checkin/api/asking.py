"""What was asked at the door, as the rules read it."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from forum_app.checkin.api import shapes
from forum_app.checkin.rules import DESK_LENGTH, Deputy, Scan, clean_deputy
from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import within
from forum_app.store.requests import checked_key
from forum_app.web.guard import actor, idempotency_key


def scan_of(asked: shapes.CheckInBody | shapes.BatchItemBody, key: str) -> Scan:
    """Read an attempt. Raises Invalid, and ValueError for a time that is no instant."""
    if (asked.code is None) == (asked.guest_id is None):
        raise Invalid({"code": N_("Cần mã thẻ hoặc khách mời, và chỉ một trong hai.")})
    return Scan(
        key,
        asked.code,
        asked.guest_id,
        asked_desk(asked.desk),
        _instant(asked.scanned_at),
        deputy_of(asked.deputy),
        asked.offline if isinstance(asked, shapes.BatchItemBody) else False,
    )


def asked_key() -> str:
    """Give the desk's name for this attempt; one of our own where it has given none."""
    return checked_key(idempotency_key()) or uuid4().hex


def asked_desk(asked: str | None) -> str:
    """Give the desk that was said, else the device's own."""
    return within(asked or actor().desk or "", DESK_LENGTH, "desk")


def deputy_of(asked: shapes.DeputyBody | None) -> Deputy | None:
    return None if asked is None else clean_deputy(asked.full_name, asked.position)


def _instant(said: datetime | str | None) -> datetime | None:
    if said is None or isinstance(said, datetime):
        return said
    at = datetime.fromisoformat(said)
    if at.tzinfo is None:
        raise ValueError("a time without a zone is not an instant")
    return at.astimezone(UTC)  # the first and last day of the calendar overflow here, not in the database

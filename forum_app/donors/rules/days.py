"""Days of letters: people say a day, the table keeps an instant."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

# The middle of the day, so that no change of clocks moves it to another one.
NOON = time(12)


def noon(on: date | None, zone: str) -> datetime | None:
    """Give the instant kept for a day at the forum's place."""
    return None if on is None else datetime.combine(on, NOON, ZoneInfo(zone))


def day_of(at: datetime, zone: str) -> date:
    """Give the day an instant falls on at the forum's place."""
    return at.astimezone(ZoneInfo(zone)).date()

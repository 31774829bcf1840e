"""Instants: always aware, always UTC inside; written as RFC 3339 at the borders."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def utc(y: int, m: int, d: int, h: int = 0, mi: int = 0, s: int = 0) -> datetime:
    """Give an aware instant in UTC."""
    return datetime(y, m, d, h, mi, s, tzinfo=UTC)


def rfc3339(dt: datetime, tz: str | None = None) -> str:
    """Write an instant with milliseconds and offset, as `2024-10-17T20:05:00.000+07:00` (RFC 3339).

    `tz` is an IANA name such as `Asia/Ho_Chi_Minh`; without it the answer is in UTC.
    Raises ValueError for a time without a zone: nobody can say which instant it is.
    """
    if dt.utcoffset() is None:
        raise ValueError("a time without a zone is not an instant")
    zone = UTC if tz is None else ZoneInfo(tz)
    return dt.astimezone(zone).isoformat(timespec="milliseconds")

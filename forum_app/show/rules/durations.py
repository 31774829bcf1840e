"""Durations and hours as people write them in a programme script.

Durations: `15'`, `7'30"`, `05'00`, `25 phút`, `1 phút 30 giây`, `1h05`, `0:15:00`; a bare number is minutes.
Hours: `19h30`, `19g30`, `19:52`, `19h30 - 19h45`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import fold
from forum_app.show.rules.cues import LONGEST

Cell = str | int | float | bool | datetime | date | time | timedelta | None

UNREADABLE = N_("Không đọc được thời lượng “%(text)s”; hãy ghi như 15', 7'30\" hoặc 25 phút.")
TOO_LONG = N_("Thời lượng “%(text)s” dài hơn 6 giờ.")

NUMBER = r"(\d{1,4}(?:[.,]\d{1,2})?)"
SPOKEN = re.compile(
    rf"(?:{NUMBER} ?(?:gio|tieng|h|g))? ?"
    rf"(?:{NUMBER} ?(?:phut|ph|min|p|m|')?)? ?"
    rf"(?:{NUMBER} ?(?:giay|sec|s|\")?)?"
)
UNIT = re.compile(r"[a-z'\"]")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
BARE = re.compile(NUMBER)
MARKED_SECONDS = re.compile(rf"{NUMBER} ?(?:giay|sec|s|\")")
ABOUT = re.compile(r"^(?:khoang|toi da|du kien|~|≈) ?")
QUOTES = str.maketrans({"’": "'", "‘": "'", "′": "'", "`": "'", "´": "'", "”": '"', "“": '"', "″": '"'})
HOUR = re.compile(r"(\d{1,2}) ?(?:h|g|gio|:|\.) ?(\d{2})?(?: ?(?:phut|p|'|:\d{2}))?")
TO = re.compile(r" ?(?:-|–|—|den|~) ?")
DAY_S = 86_400
# Excel keeps a time of day on the day before its calendar begins.
EXCEL_DAYS = frozenset({date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1)})


def read_duration(cell: Cell) -> timedelta:
    """Read a duration as a spreadsheet holds it. Raises Invalid where it cannot be read or is over 6 hours.

    A cell that holds a time of day above 6 hours was typed as minutes:seconds.
    """
    read = _from_cell(cell)
    if read is None:
        raise Invalid({"planned_s": UNREADABLE}, params={"text": _shown(cell)})
    if read > LONGEST:
        raise Invalid({"planned_s": TOO_LONG}, params={"text": _shown(cell)})
    return read


def read_hours(cell: Cell) -> tuple[time | None, time | None]:
    """Read when an item starts and ends; None for what is not said or cannot be read."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0), None
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0), None
    if isinstance(cell, float) and 0 < cell < 1:
        return _of_day(round(cell * DAY_S / 60)), None
    if not isinstance(cell, str):
        return None, None
    parts = TO.split(_plain(cell))
    found = [_hour(part) for part in parts[:2]] + [None]
    return found[0], found[1]


def between(start: time, end: time) -> timedelta:
    """Give the time from one hour to another, across midnight where the second is earlier."""
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return timedelta(minutes=minutes % (24 * 60))


def between_exactly(start: timedelta, end: timedelta) -> timedelta:
    """Give the time from one moment of the day to another, across midnight where the second is earlier."""
    return (end - start) % timedelta(days=1)


def _from_cell(cell: Cell) -> timedelta | None:
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, str):
        return _spoken(_plain(cell))
    if isinstance(cell, int | float):
        return _number(float(cell))
    if isinstance(cell, datetime):
        return _clock(cell.time()) if cell.date() in EXCEL_DAYS else None
    if isinstance(cell, time):
        return _clock(cell)
    return cell if isinstance(cell, timedelta) and cell >= timedelta() else None


def _number(number: float) -> timedelta | None:
    """A bare number is minutes; a small fraction is a time of day that lost its format (0,0104 is 15')."""
    if number < 0:
        return None
    of_day = timedelta(seconds=round(number * DAY_S))
    return of_day if 0 < number < 1 and of_day <= LONGEST else timedelta(seconds=round(number * 60))


def _clock(at: time) -> timedelta:
    read = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)
    return read if read <= LONGEST else timedelta(minutes=at.hour, seconds=at.minute)


def _spoken(text: str) -> timedelta | None:
    text = ABOUT.sub("", text)
    if clock := CLOCK.fullmatch(text):
        return _colons(clock)
    if BARE.fullmatch(text):
        return _number(_float(text))
    if seconds := MARKED_SECONDS.fullmatch(text):
        return timedelta(seconds=round(_float(seconds[1])))
    spoken = SPOKEN.fullmatch(text)
    if spoken is None or not UNIT.search(text):
        return None
    hours, minutes, rest = (_float(part or "0") for part in spoken.groups())
    return timedelta(seconds=round(hours * 3600 + minutes * 60 + rest))


def _colons(found: re.Match[str]) -> timedelta:
    """`0:15:00` is hours; `15:00` is minutes, but `0:15` is a quarter of an hour as Excel shows it."""
    first, second, third = found[1], int(found[2]), found[3]
    if third is not None:
        return timedelta(hours=int(first), minutes=second, seconds=int(third))
    if first == "0":
        return timedelta(minutes=second)
    return timedelta(minutes=int(first), seconds=second)


def _hour(text: str) -> time | None:
    found = HOUR.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _of_day(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _plain(text: str) -> str:
    return " ".join(fold(text.translate(QUOTES)).replace("''", '"').split())


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)[:60]


def write_duration(length: timedelta) -> str:
    """Write a duration as scripts do: `15'`, `7'30"`."""
    minutes, rest = divmod(round(length.total_seconds()), 60)
    return f"{minutes}'{rest:02d}\"" if rest else f"{minutes}'"

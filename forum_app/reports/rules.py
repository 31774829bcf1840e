"""What attendance adds up to: shares, the curve of arrivals, the desks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

STEP = timedelta(minutes=10)
# A curve longer than a day is a guest list that was tried out, not an evening: its steps grow.
MOST_STEPS = 144


@dataclass(frozen=True, slots=True)
class Step:
    """Arrivals between `at` and the next step, and all until its end."""

    at: datetime
    came: int
    total: int


@dataclass(frozen=True, slots=True)
class DeskTally:
    """How many came in at a desk, and when its first and last guest did."""

    desk: str
    came: int
    first: datetime
    last: datetime


def percent(present: int, expected: int) -> int:
    """Give a share in whole percent, rounded down: 100 means everybody."""
    return 100 * present // expected if expected else 0


def curve(times: Iterable[datetime]) -> list[Step]:
    """Count arrivals in steps of ten minutes by the clock, quiet ones between them too."""
    sorted_times = sorted(times)
    if not sorted_times:
        return []
    step = STEP
    while (sorted_times[-1] - sorted_times[0]) / step > MOST_STEPS:
        step *= 6
    counted = Counter(_floor(at, step) for at in sorted_times)
    steps: list[Step] = []
    at, total = min(counted), 0
    while at <= max(counted):
        total += counted[at]
        steps.append(Step(at, counted[at], total))
        at += step
    return steps


def tallies(entries: Sequence[tuple[str, datetime]]) -> list[DeskTally]:
    """Add up the desks, the busiest first; `entries` are a desk and a time each."""
    times: dict[str, list[datetime]] = {}
    for desk, at in entries:
        times.setdefault(desk, []).append(at)
    found = [DeskTally(desk, len(of_desk), min(of_desk), max(of_desk)) for desk, of_desk in times.items()]
    return sorted(found, key=lambda tally: (-tally.came, tally.desk))


def _floor(at: datetime, step: timedelta) -> datetime:
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (at - midnight) // step * step

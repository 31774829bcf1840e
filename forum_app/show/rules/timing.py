"""When cues start and when the show ends: as planned, and as it looks now.

The end of what is still to come has the form max(now + a, b): `a` is the time still needed, `b` comes from
cues that may not start before an hour. A screen that knows both counts by itself, without asking the server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum_app.show.rules.calling import NOTHING, Run, standby
from forum_app.show.rules.cues import Cue, find

# A show that begins so far from its hour is played on another day: a rehearsal, a demonstration.
ANOTHER_DAY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Rest:
    """What is still to come after the running cue: its length, and the earliest it can end."""

    length: timedelta
    ends_not_before: datetime | None

    def end(self, start: datetime) -> datetime:
        """Give when it ends if it starts at `start`."""
        end = start + self.length
        return end if self.ends_not_before is None else max(end, self.ends_not_before)


@dataclass(frozen=True, slots=True)
class Forecast:
    """How the evening will end. `over` is positive when late."""

    planned_end_at: datetime
    forecast_end_at: datetime
    rest: Rest

    @property
    def over(self) -> timedelta:
        return self.forecast_end_at - self.planned_end_at


def opening(starts_at: datetime, run: Run) -> datetime:
    """Give the hour the plan is measured from: the invitation's, on another day that of the first GO."""
    if not run.calls or abs(run.calls[0].called_at - starts_at) <= ANOTHER_DAY:
        return starts_at
    return run.calls[0].called_at


def starts(cues: Sequence[Cue], first: datetime) -> list[datetime]:
    """Give when each cue starts if the first starts at `first`.

    A cue with a time of its own waits for it. A skipped cue takes no time.
    """
    found, at = [], first
    for cue in cues:
        start = at if cue.skipped or cue.starts_at is None else max(at, cue.starts_at)
        found.append(start)
        at = start if cue.skipped else start + cue.planned
    return found


def rest(cues: Sequence[Cue], not_before: datetime | None = None) -> Rest:
    """Sum up cues to come; `not_before` is when the first may start at the earliest."""
    length, floor = NOTHING, not_before
    for cue in cues:
        if cue.skipped:
            continue
        if cue.starts_at is not None:
            floor = cue.starts_at if floor is None else max(floor, cue.starts_at)
        floor = None if floor is None else floor + cue.planned
        length += cue.planned
    return Rest(length, floor)


def planned_end(cues: Sequence[Cue], starts_at: datetime) -> datetime:
    """Give when the show ends by the rundown as it stands."""
    return rest(cues, starts_at).end(starts_at)


def to_come(run: Run, cues: Sequence[Cue], starts_at: datetime) -> Rest:
    """Sum up the cues from the standby on; before the first GO they wait for the forum's own start."""
    following = standby(run, cues)
    coming = [] if following is None else cues[[cue.id for cue in cues].index(following.id) :]
    return rest(coming, starts_at if run.phase == "standby" else None)


def forecast(run: Run, cues: Sequence[Cue], starts_at: datetime, now: datetime) -> Forecast:
    """Say how the evening will end, seen from now.

    The running cue takes what is left of it, and nothing once it runs over: it pushes all that follows.
    The planned end is the one promised at the first GO, so that a cue skipped or shortened later shows as
    time won.
    """
    coming = to_come(run, cues, starts_at)
    planned = run.planned_end_at or planned_end(cues, starts_at)
    if run.ended_at is not None:
        return Forecast(planned, run.ended_at, coming)
    if run.current is None:
        # Days after its hour a show that has not begun is not late: nobody is waiting for it.
        another_day = now - starts_at > ANOTHER_DAY
        return Forecast(coming.end(now) if another_day else planned, coming.end(now), coming)
    running = find(cues, run.current.cue_id)
    left = NOTHING if running is None else max(run.current.remaining(running, now), NOTHING)
    return Forecast(planned, coming.end(now + left), coming)

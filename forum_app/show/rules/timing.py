"""When what is still to come starts and when the show ends, as it looks now.

The end of what is still to come has the form max(free + a, b): `free` is when the running cue is over, `a`
the time still needed, and `b` comes from cues that may not start before an hour. A screen that knows all
three counts by itself, without asking the server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from forum_app.show.rules.calling import NOTHING, standby
from forum_app.show.rules.cues import Cue, CueId, after, find
from forum_app.show.rules.plan import Plan, plan_on_paper, starts
from forum_app.show.rules.showing import Show


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


@dataclass(frozen=True, slots=True)
class HardTime:
    """A cue with an hour of its own, and how late the show will be there; negative: it will have to wait."""

    cue: Cue
    starts_at: datetime
    over: timedelta


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


def planned_end(plan: Plan) -> datetime:
    """Give when the show ends by the rundown as it stands."""
    return rest(plan.cues, plan.opens_at).end(plan.opens_at)


def promised(show: Show, cues: Sequence[Cue], starts_at: datetime) -> Show:
    """Have the first GO promise the end: from then on over and under are measured from it."""
    if show.run.planned_end_at is not None or not show.run.calls:
        return show
    end = planned_end(plan_on_paper(show, cues, starts_at))
    return replace(show, run=replace(show.run, planned_end_at=end))


def to_come(show: Show, plan: Plan) -> Rest:
    """Sum up the cues from the standby on; before the first GO they wait for the opening."""
    coming = _coming(show, plan)
    if show.run.phase != "standby":
        return rest(coming)
    opening = rest(coming, plan.opens_at)
    # What opens whenever it opens takes its pauses with it: nothing in it is bound to an hour.
    return Rest(opening.end(plan.opens_at) - plan.opens_at, None) if plan.floating else opening


def forecast(show: Show, plan: Plan, now: datetime) -> Forecast:
    """Say how the evening will end, seen from now.

    The running cue takes what is left of it, and nothing once it runs over: it pushes all that follows.
    The planned end is the one promised at the first GO, so that a cue skipped or shortened later shows as
    time won.
    """
    coming, run = to_come(show, plan), show.run
    planned = run.planned_end_at or planned_end(plan)
    end = run.ended_at or coming.end(free_at(show, plan, now))
    # Nobody waits for a show that opens whenever its first GO comes: it is not late.
    return Forecast(end if plan.floating else planned, end, coming)


def forecast_starts(show: Show, plan: Plan, now: datetime) -> dict[CueId, datetime]:
    """Foresee when each cue from the standby on will start. What a jump leaves out is not in it."""
    coming = [cue for cue in _coming(show, plan) if not cue.skipped]
    foreseen = starts(coming, free_at(show, plan, now))
    return {cue.id: start for cue, start in zip(coming, foreseen, strict=True)}


def next_hard_time(show: Show, plan: Plan, now: datetime) -> HardTime | None:
    """Say how late or early the show will be at the next cue with an hour of its own; None without one."""
    reached = free_at(show, plan, now)
    for cue in _coming(show, plan):
        if cue.skipped:
            continue
        if cue.starts_at is not None:
            # A show that rolls keeps to its plan, and meets the hour as the plan does.
            over = -gaps(plan)[cue.id] if show.rolling else reached - cue.starts_at
            return HardTime(cue, cue.starts_at, over)
        reached += cue.planned
    return None


def gaps(plan: Plan) -> dict[CueId, timedelta]:
    """Give for each cue with an hour of its own what lies between it and the cues before it, as planned.

    Positive: a gap to be filled; negative: an overlap, the cues before take longer than there is time.
    """
    found, at = {}, plan.opens_at
    for cue, start in zip(plan.cues, plan.starts(), strict=True):
        if cue.skipped:
            continue
        if cue.starts_at is not None:
            found[cue.id] = cue.starts_at - at
        at = start + cue.planned
    return found


def free_at(show: Show, plan: Plan, now: datetime) -> datetime:
    """Give when the next cue can start, seen from now: when the running one is over, and never before the
    opening. While the show rolls, when the plan says."""
    if show.run.phase == "standby" and plan.floating:
        return max(now, plan.opens_at)  # the pauses before the first cue are in what is to come
    running = None if show.run.current is None else find(plan.cues, show.run.current.cue_id)
    if show.rolling and (scheduled := next_scheduled(show, plan)) is not None:
        return max(now, scheduled[1])
    if show.run.current is None:
        return max(now, plan.opens_at) if show.run.phase == "standby" else now
    left = NOTHING if running is None else show.run.current.remaining(running, now)
    return now + max(left, NOTHING)


def scheduled_after(show: Show, plan: Plan) -> list[tuple[Cue, datetime]]:
    """Give the cues that follow the running one, each with its planned start; all before the first GO."""
    last = show.run.current.cue_id if show.run.current else None
    planned = dict(zip((cue.id for cue in plan.cues), plan.starts(), strict=True))
    return [(cue, planned[cue.id]) for cue in after(plan.cues, last) if not cue.skipped]


def next_scheduled(show: Show, plan: Plan) -> tuple[Cue, datetime] | None:
    """Give the cue that follows the running one, with its planned start; None after the last."""
    return next(iter(scheduled_after(show, plan)), None)


def _coming(show: Show, plan: Plan) -> Sequence[Cue]:
    following = standby(show.run, plan.cues)
    return () if following is None else [following, *after(plan.cues, following.id)]

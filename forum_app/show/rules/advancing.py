"""What the clock calls by itself: the cue after an automatic one, and in roll mode what the plan says.

A held show waits. An automatic cue calls the next once its time is up, never before the hour of the next. It
leaves the call to the hand where its steps were not walked by then (nobody knows how long the last donor
takes), and where BACK has undone that very call. In roll mode the wall clock rules: the cue that is scheduled
now runs, counted from its scheduled start, whatever was missed. A show that opens whenever it opens, a
rehearsal, opens the moment it begins to roll.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from forum_app.kernel.errors import N_, Stale
from forum_app.show.rules.calling import Call, called, make_sure_seen, next_step, standby
from forum_app.show.rules.cues import Cue, find
from forum_app.show.rules.plan import Plan
from forum_app.show.rules.showing import Show
from forum_app.show.rules.timing import planned_end, scheduled_after


@dataclass(frozen=True, slots=True)
class Due:
    """The next call that happens by itself: of which cue, and when; `at` may be past."""

    cue: Cue
    at: datetime


def next_due(show: Show, plan: Plan, now: datetime) -> Due | None:
    """Give what the clock will call next; None where nothing is left to it."""
    if show.run.phase not in ("standby", "running"):
        return None
    return _rolled(show, plan, now) if show.rolling else _after_automatic(show, plan)


def advance(show: Show, plan: Plan, now: datetime) -> Show:
    """Call what is due. Raises Stale where nothing is, or not yet."""
    due = next_due(show, plan, now)
    if due is None or due.at > now:
        raise Stale
    if not show.rolling:
        return replace(show, run=called(show.run, due.cue, now))
    # By the plan, but never before what was called last: the log stays in order.
    at = max([due.at, *_calls_at(show)])
    return replace(show, run=replace(called(show.run, due.cue, at), last_go_at=now))


def set_rolling(show: Show, plan: Plan, expected: int | None, on: bool, now: datetime) -> Show:
    """Let the show follow the wall clock, or give it back to the hand. A cue chosen by hand gives way.

    Raises Stale for another version, and where nothing can follow the clock: held, ended, or past its plan.
    """
    make_sure_seen(show.run, expected)
    if on and show.run.phase == "held":
        raise Stale(detail=N_("Chương trình đang tạm dừng: hãy cho chạy tiếp rồi mới bật chạy theo giờ."))
    if on and (show.run.phase == "ended" or now >= planned_end(plan)):
        raise Stale(detail=N_("Theo kịch bản, chương trình đã kết thúc nên không chạy theo giờ được."))
    run = replace(show.run, version=show.run.version + 1, chosen=None if on else show.run.chosen)
    return replace(show, run=run, rolling=on)


def by_hand(show: Show) -> Show:
    """Take a rolling show over by hand."""
    return replace(show, rolling=False)


def _rolled(show: Show, plan: Plan, now: datetime) -> Due | None:
    following = [Due(cue, start) for cue, start in scheduled_after(show, plan)]
    if plan.floating and following:
        return Due(following[0].cue, now)  # nobody waits for an hour: it opens as it begins to roll
    missed = [due for due in following if due.at <= now]
    return missed[-1] if missed else next(iter(following), None)


def _after_automatic(show: Show, plan: Plan) -> Due | None:
    call, following = show.run.current, standby(show.run, plan.cues)
    running = None if call is None else find(plan.cues, call.cue_id)
    if call is None or following is None or running is None or not running.auto:
        return None
    over_at = call.called_at + call.held + running.planned + call.adjust
    at = over_at if following.starts_at is None else max(over_at, following.starts_at)
    steps_left = next_step(show.run, plan.cues) is not None
    return None if steps_left or _left_to_the_hand(show, call, at) else Due(following, at)


def _left_to_the_hand(show: Show, call: Call, at: datetime) -> bool:
    """Say whether somebody was at it when the time was up: walked a step, or took the call itself back."""
    undone = show.run.last_back_at is not None and show.run.last_back_at >= at
    return undone or any(step.at > at for step in call.steps)


def _calls_at(show: Show) -> Sequence[datetime]:
    call = show.run.current
    return () if call is None else (call.called_at, *(step.at for step in call.steps))

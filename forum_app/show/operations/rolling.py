"""What happens by itself, and letting the show follow the wall clock."""

from __future__ import annotations

from forum_app.show.operations.calling import State, carry_out, gone_on, held
from forum_app.show.operations.telling import Deed, Rundown, told_of_go
from forum_app.show.operations.work import Work
from forum_app.show.rules import advancing, timing
from forum_app.show.rules.plan import Plan, plan_of
from forum_app.show.rules.showing import Show


def advance(work: Work) -> State:
    """Call what is due by itself, in roll mode from its scheduled start. Raises Stale where nothing is, or
    not yet: `advance_at` of the state it carries says when."""

    def step(show: Show, rundown: Rundown) -> Show:
        called = advancing.advance(show, _plan(work, show, rundown), work.now)
        return timing.promised(gone_on(called, called.run, rundown), rundown, work.forum.starts_at)

    return carry_out(work, step, _told)


def set_rolling(work: Work, expected: int | None, on: bool) -> State:
    """Let the show follow the wall clock by its plan, or give it back to the hand.

    Raises Stale where nothing can follow the clock: held, ended, or past its plan.
    """

    def step(show: Show, rundown: Rundown) -> Show:
        rolling = advancing.set_rolling(show, _plan(work, show, rundown), expected, on, work.now)
        return gone_on(rolling, rolling.run, rundown)

    return held(work, step, lambda *_: ("show.roll_set", {"on": on}))


def _plan(work: Work, show: Show, rundown: Rundown) -> Plan:
    return plan_of(show, rundown, work.forum.starts_at, work.now)


def _told(was: Show, show: Show, rundown: Rundown) -> Deed:
    kind, said = told_of_go(was, show, rundown)
    return kind, {**said, "by_itself": "roll" if was.rolling else "auto"}

"""What holds of the times of any rundown in any run: hard hours, steps, skips, holds, midnight, any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.errors import Refused
from forum_app.show.rules import advancing, timing
from forum_app.show.rules.block_lengths import block_lengths
from forum_app.show.rules.calling import NOTHING, Mode
from forum_app.show.rules.cues import Cue, CueId, find
from forum_app.show.rules.plan import Plan, plan_of, plan_on_paper, starts
from forum_app.show.rules.showing import Show
from forum_app.show.rules.steps import Step, StepId
from tests.cast import THE_EVENING as AT
from tests.show.factories import cue
from tests.show.played import PRESSES, by_clock, roll

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def _cue(number: int, drawn: tuple[int, int | None, bool, bool, int]) -> Cue:
    planned_s, hard, skipped, auto, steps = drawn
    return replace(
        cue(number, planned_s, at=None if hard is None else AT + hard * SECOND, skipped=skipped),
        auto=auto,
        block_id=number // 3,
        steps=tuple(Step(StepId(one), f"Bước {one}") for one in range(steps)),
    )


DRAWN = st.tuples(
    st.integers(0, 3600),
    st.none() | st.integers(-1800, 8 * 3600),  # the evening begins at 19:30: midnight is well inside
    st.booleans(),
    st.booleans(),
    st.integers(0, 2),
)
RUNDOWNS = st.lists(DRAWN, min_size=1, max_size=6).map(
    lambda drawn: [_cue(number, one) for number, one in enumerate(drawn, start=1)]
)
PRESSED = st.lists(st.tuples(st.sampled_from(sorted(PRESSES)), st.integers(1, 2400)), max_size=7)
MODES: st.SearchStrategy[Mode] = st.sampled_from(get_args(Mode))
LATER = st.integers(0, 4 * 3600).map(lambda seconds: seconds * SECOND)


@st.composite
def evenings(draw: st.DrawFn) -> tuple[Show, list[Cue], datetime]:
    """Play a random show with random presses; what is refused leaves no trace."""
    cues, now = draw(RUNDOWNS), AT + draw(st.integers(-3600, 3600)) * SECOND
    show = Show(mode=draw(MODES))
    for press, seconds in draw(PRESSED):
        now += seconds * SECOND
        try:
            show = PRESSES[press](show, cues, now)
        except Refused:
            continue
    return show, cues, now


Evening = tuple[Show, list[Cue], datetime]


def laid(evening: Evening, later: timedelta = NOTHING) -> tuple[Show, Plan, datetime]:
    show, cues, now = evening
    return show, plan_of(show, cues, AT, now + later), now + later


def ends(cues: tuple[Cue, ...], begun: list[datetime]) -> list[datetime]:
    lengths = [NOTHING if cue.skipped else cue.planned for cue in cues]
    return [start + length for start, length in zip(begun, lengths, strict=True)]


@given(evenings())
def test_no_cue_is_planned_or_foreseen_before_its_own_hour(evening: Evening) -> None:
    show, plan, now = laid(evening)
    foreseen = timing.forecast_starts(show, plan, now)
    for one, start in zip(plan.cues, plan.starts(), strict=True):
        if one.starts_at is not None and not one.skipped:
            assert start >= one.starts_at
            assert foreseen.get(one.id, start) >= one.starts_at


@given(RUNDOWNS)
def test_planned_starts_follow_each_other_without_overlap_and_end_with_the_plan(cues: list[Cue]) -> None:
    plan = Plan(tuple(cues), AT)
    begun, over = plan.starts(), ends(plan.cues, plan.starts())
    assert all(end <= start for end, start in zip(over, begun[1:], strict=False))
    assert timing.planned_end(plan) == max(over)


@given(RUNDOWNS)
def test_a_gap_is_waiting_and_an_overlap_is_lateness(cues: list[Cue]) -> None:
    plan = Plan(tuple(cues), AT)
    begun = dict(zip((one.id for one in cues), plan.starts(), strict=True))
    gaps = timing.gaps(plan)
    assert set(gaps) == {one.id for one in cues if one.starts_at and not one.skipped}
    at = AT
    for one in cues:
        if one.id in gaps:
            assert begun[one.id] - at == max(gaps[one.id], NOTHING)
            assert one.starts_at is not None
            assert begun[one.id] - one.starts_at == max(-gaps[one.id], NOTHING)
        at = at if one.skipped else begun[one.id] + one.planned


@given(RUNDOWNS)
def test_lengths_and_waiting_add_up_to_the_evening(cues: list[Cue]) -> None:
    plan = Plan(tuple(cues), AT)
    played = [one for one in cues if not one.skipped]
    waited = sum((max(gap, NOTHING) for gap in timing.gaps(plan).values()), NOTHING)
    assert timing.planned_end(plan) - AT == sum((one.planned for one in played), NOTHING) + waited
    blocks = block_lengths(cues, dict.fromkeys({one.block_id for one in cues if one.block_id is not None}))
    assert sum((block.sum for block in blocks.values()), NOTHING) == timing.rest(cues).length


@given(evenings(), LATER)
def test_the_form_screens_count_with_is_what_a_walk_through_the_cues_gives(
    evening: Evening, later: timedelta
) -> None:
    show, plan, now = laid(evening, later)
    found = timing.forecast(show, plan, now)
    free = timing.free_at(show, plan, now)
    coming = [one for one in plan.cues if one.id in timing.forecast_starts(show, plan, now)]
    walked = max([free, *ends(tuple(coming), starts(coming, free))])
    if show.run.ended_at is None:
        assert found.forecast_end_at == found.rest.end(free) == walked


@given(evenings(), LATER, LATER)
def test_later_is_never_earlier(evening: Evening, first: timedelta, more: timedelta) -> None:
    """Time alone never brings an end or a start nearer, as long as nobody presses anything."""
    show, plan, now = laid(evening, first)
    _, plan_later, now_later = laid(evening, first + more)
    sooner, later = timing.forecast(show, plan, now), timing.forecast(show, plan_later, now_later)
    assert later.forecast_end_at >= sooner.forecast_end_at
    foreseen, then = (
        timing.forecast_starts(show, plan, now),
        timing.forecast_starts(show, plan_later, now_later),
    )
    if not (show.rolling and plan.floating != plan_later.floating):
        assert all(then[cue_id] >= start for cue_id, start in foreseen.items())


@given(evenings(), LATER)
def test_in_overtime_every_second_is_a_second_late_unless_an_hour_is_waited_for(
    evening: Evening, later: timedelta
) -> None:
    show, plan, now = laid(evening)
    running = None if show.run.current is None else find(plan.cues, show.run.current.cue_id)
    if running is None or show.run.current is None or show.rolling:
        return
    if show.run.current.remaining(running, now) <= NOTHING:
        grown = timing.forecast(show, plan, now + later).over - timing.forecast(show, plan, now).over
        assert NOTHING <= grown <= later
        if timing.to_come(show, plan).ends_not_before is None:
            assert grown == later


@given(evenings(), LATER)
def test_the_next_hard_time_is_where_the_forecast_meets_it(evening: Evening, later: timedelta) -> None:
    show, plan, now = laid(evening, later)
    hard, foreseen = timing.next_hard_time(show, plan, now), timing.forecast_starts(show, plan, now)
    to_come = [one for one in plan.cues if one.id in foreseen and one.starts_at is not None]
    assert (hard is None) == (to_come == [])
    if hard is not None:
        assert hard.cue == to_come[0]
        met = hard.starts_at + max(hard.over, NOTHING)
        # A show that rolls meets it as planned, unless nobody has woken the clock.
        assert foreseen[hard.cue.id] == met or (show.rolling and foreseen[hard.cue.id] > met)


@given(evenings(), st.integers(-30, 900), LATER)
def test_a_rehearsal_on_any_day_runs_as_it_would_on_the_evening(
    evening: Evening, days: int, later: timedelta
) -> None:
    """The same presses, days apart: every distance is the same."""
    show, cues, now = evening
    if not show.run.calls:
        return
    show = replace(show, mode="rehearsal")
    here, there = (
        offsets(show, cues, now + later),
        offsets(moved(show, days * DAY), cues, now + later + days * DAY),
    )
    assert here == there


def offsets(show: Show, cues: list[Cue], now: datetime) -> tuple[object, ...]:
    """Say everything about the times of a show, as distances from now."""
    plan = plan_of(show, cues, AT, now)
    due, hard = advancing.next_due(show, plan, now), timing.next_hard_time(show, plan, now)
    return (
        [start - now for start in plan_on_paper(show, cues, AT).starts()],
        {cue_id: start - now for cue_id, start in timing.forecast_starts(show, plan, now).items()},
        timing.forecast(replace(show, run=replace(show.run, planned_end_at=None)), plan, now).over,
        timing.gaps(plan),
        None if hard is None else (hard.cue.id, hard.starts_at - now, hard.over),
        None if due is None else (due.cue.id, due.at - now),
    )


def moved(show: Show, by: timedelta) -> Show:
    """The same show on another day."""
    run = show.run
    calls = tuple(
        replace(
            call,
            called_at=call.called_at + by,
            ended_at=call.ended_at and call.ended_at + by,
            held_since=call.held_since and call.held_since + by,
            steps=tuple(replace(step, at=step.at + by) for step in call.steps),
        )
        for call in run.calls
    )
    back, ended = run.last_back_at and run.last_back_at + by, run.ended_at and run.ended_at + by
    return replace(show, run=replace(run, calls=calls, last_back_at=back, ended_at=ended))


@given(evenings(), LATER)
def test_what_is_due_is_called_exactly_then(evening: Evening, later: timedelta) -> None:
    show, plan, now = laid(evening, later)
    due = advancing.next_due(show, plan, now)
    if due is None or plan.floating:
        return
    assert show.run.phase in ("standby", "running")
    assert not due.cue.skipped
    assert not pressable(show, evening[1], due.at - SECOND) or show.rolling
    called = by_clock(show, evening[1], max(now, due.at))
    assert called.run.current is not None
    assert (called.run.current.cue_id, called.run.version) == (due.cue.id, show.run.version + 1)
    assert show.rolling or called.run.current.called_at == max(now, due.at)


def pressable(show: Show, cues: list[Cue], now: datetime) -> bool:
    try:
        by_clock(show, cues, now)
    except Refused:
        return False
    return True


@given(evenings())
def test_the_log_is_in_order_whoever_calls(evening: Evening) -> None:
    show, _, _ = evening
    begun = [call.called_at for call in show.run.calls]
    assert begun == sorted(begun)
    assert all(call.ended_at is None or call.ended_at >= call.called_at for call in show.run.calls)


@given(RUNDOWNS, st.integers(-3600, 4 * 3600))
def test_a_show_that_rolls_keeps_to_the_plan(cues: list[Cue], begins: int) -> None:
    """Woken whenever something is due, it plays what is left of the plan at the planned hours."""
    now, show = AT + begins * SECOND, Show()
    planned = dict(zip((one.id for one in cues), plan_on_paper(show, cues, AT).starts(), strict=True))
    try:
        show = roll(show, cues, now)
    except Refused:
        assert now >= timing.planned_end(Plan(tuple(cues), AT))
        return
    while (due := advancing.next_due(show, plan_of(show, cues, AT, now), now)) is not None:
        now = max(now, due.at)
        show = by_clock(show, cues, now)
    played = {call.cue_id: call.called_at for call in show.run.calls}
    assert played == {cue_id: planned[cue_id] for cue_id in played}
    assert [CueId(one.id) for one in cues if not one.skipped][-1:] == list(played)[-1:]

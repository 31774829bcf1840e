"""When cues start and when the evening ends."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.clock import utc
from forum_app.show.rules import calling, timing
from forum_app.show.rules.calling import Run
from forum_app.show.rules.cues import Cue, CueId
from tests.cast import THE_EVENING as AT
from tests.show.factories import cue

MINUTE = timedelta(minutes=1)
CUES = [cue(1, 600), cue(2, 300), cue(3, 1200)]


def at(minutes: float) -> datetime:
    return AT + minutes * MINUTE


def run_from(run: Run, rundown: list[Cue], now: datetime) -> Run:
    """GO as the operation does it: the first one promises the end."""
    called = calling.go(run, rundown, run.version, now)
    promised = run.planned_end_at or timing.planned_end(rundown, timing.opening(AT, called))
    return replace(called, planned_end_at=promised)


def over(run: Run, rundown: list[Cue], now: datetime) -> float:
    return timing.forecast(run, rundown, AT, now).over / MINUTE


def test_cues_follow_each_other() -> None:
    assert timing.starts(CUES, AT) == [at(0), at(10), at(15)]


def test_a_hard_time_waits_and_a_skipped_cue_takes_no_time() -> None:
    cues = [cue(1, 600), cue(2, 300, skipped=True), cue(3, 600, at=at(30)), cue(4, 60)]
    assert timing.starts(cues, AT) == [at(0), at(10), at(30), at(40)]
    assert timing.planned_end(cues, AT) == at(41)


def test_a_hard_time_already_past_makes_nobody_earlier() -> None:
    assert timing.starts([cue(1, 1800), cue(2, 60, at=at(10))], AT) == [at(0), at(30)]


def test_before_the_start_the_forecast_is_the_plan() -> None:
    seen = timing.forecast(Run(), CUES, AT, at(-60))
    assert (seen.planned_end_at, seen.forecast_end_at, seen.over) == (at(35), at(35), timedelta())


def test_a_late_start_is_late() -> None:
    assert over(Run(), CUES, at(7)) == 7


def test_on_time_stays_on_time_until_the_cue_runs_over() -> None:
    run = run_from(Run(), CUES, AT)
    assert [over(run, CUES, at(minutes)) for minutes in (0, 5, 10, 12.5)] == [0, 0, 0, 2.5]


def test_an_early_go_wins_time_and_back_loses_it_again() -> None:
    first = run_from(Run(), CUES, AT)
    second = run_from(first, CUES, at(8))
    assert over(second, CUES, at(9)) == -2
    assert over(calling.back(second, CUES, 2, at(9)), CUES, at(9)) == 0


def test_a_hold_pushes_the_end_while_it_lasts_and_after() -> None:
    run = calling.hold(run_from(Run(), CUES, AT), 1, at(2))
    assert over(run, CUES, at(5)) == 3
    assert over(calling.resume(run, 2, at(5)), CUES, at(9)) == 3


def test_adjusting_skipping_and_shortening_change_the_forecast_not_the_promise() -> None:
    run = run_from(Run(), CUES, AT)
    longer = calling.adjust(run, CUES, 1, 2 * MINUTE)
    assert over(longer, CUES, at(1)) == 2
    skipped = [CUES[0], replace(CUES[1], skipped=True), CUES[2]]
    assert over(run, skipped, at(1)) == -5
    assert timing.forecast(run, skipped, AT, at(1)).planned_end_at == at(35)


def test_a_jump_leaves_out_what_it_jumps_over() -> None:
    run = calling.choose(run_from(Run(), CUES, AT), CUES, 1, CueId(3))
    assert over(run, CUES, at(1)) == -5


def test_waiting_for_a_hard_time_swallows_a_delay() -> None:
    cues = [cue(1, 600), cue(2, 600, at=at(20))]
    run = run_from(Run(), cues, AT)
    assert [over(run, cues, at(minutes)) for minutes in (0, 20, 25)] == [0, 0, 5]


def test_after_the_end_the_end_is_what_it_was() -> None:
    run = calling.end(run_from(Run(), CUES, AT), 1, at(30))
    assert (over(run, CUES, at(99)), timing.forecast(run, CUES, AT, at(99)).forecast_end_at) == (-5, at(30))


def test_an_empty_rundown_ends_when_it_starts() -> None:
    assert timing.forecast(Run(), [], AT, at(-1)).forecast_end_at == AT


def test_across_midnight() -> None:
    start = utc(2024, 10, 17, 16, 50)  # 23:50 at the venue
    assert timing.starts([cue(1, 1200), cue(2, 60)], start)[1] == utc(2024, 10, 17, 17, 10)
    run = replace(calling.go(Run(), CUES, 0, start), planned_end_at=timing.planned_end(CUES, start))
    seen = timing.forecast(run, CUES, start, utc(2024, 10, 17, 17, 5))
    assert (seen.over, seen.forecast_end_at) == (5 * MINUTE, utc(2024, 10, 17, 17, 30))


def test_on_another_day_the_plan_is_measured_from_the_first_go() -> None:
    """A rehearsal days before and a demonstration years after are on time when they begin."""
    for days in (-2, 767):
        began = AT + timedelta(days=days)
        run = run_from(Run(), CUES, began)
        assert timing.starts(CUES, timing.opening(AT, run))[1] == began + 10 * MINUTE
        assert over(run, CUES, began) == 0
        assert over(run, CUES, began + 12 * MINUTE) == 2


def test_days_after_its_hour_a_show_that_has_not_begun_is_not_late() -> None:
    assert over(Run(), CUES, AT + timedelta(days=767)) == 0
    assert over(Run(), CUES, AT + timedelta(hours=11)) == 11 * 60


RUNDOWNS = st.lists(
    st.tuples(st.integers(0, 1800), st.none() | st.integers(-30, 120), st.booleans()), min_size=1, max_size=8
).map(
    lambda items: [
        cue(number, planned, at=None if hard is None else at(hard), skipped=skipped)
        for number, (planned, hard, skipped) in enumerate(items, start=1)
    ]
)


@given(RUNDOWNS, st.integers(0, 7), st.integers(0, 3), st.floats(0, 100))
def test_a_screen_can_count_the_end_by_itself(rundown: list[Cue], gos: int, step: int, later: float) -> None:
    """What the state's docstring promises: max(now + max(left, 0) + after_s, end_not_before)."""
    run = Run()
    for number in range(gos):
        if calling.standby(run, rundown) is not None:
            run = run_from(run, rundown, at(number * step))
    now = at(gos * step + later)
    seen = timing.forecast(run, rundown, AT, now)
    left = timedelta()
    if run.current is not None:
        left = max(run.current.remaining(rundown[run.current.cue_id - 1], now), timedelta())
    counted = now + left + seen.rest.length
    assert seen.forecast_end_at == max(counted, seen.rest.ends_not_before or counted)


@given(RUNDOWNS)
def test_the_planned_end_is_the_end_of_the_last_cue(rundown: list[Cue]) -> None:
    ends = [
        start + (timedelta() if cue.skipped else cue.planned)
        for start, cue in zip(timing.starts(rundown, AT), rundown, strict=True)
    ]
    assert timing.planned_end(rundown, AT) == max(ends)

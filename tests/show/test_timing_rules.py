"""When cues start and when the evening ends."""

from dataclasses import replace
from datetime import datetime, timedelta

from forum_app.kernel.clock import utc
from forum_app.show.rules import calling, timing
from forum_app.show.rules.block_lengths import block_lengths
from forum_app.show.rules.calling import Mode, Run
from forum_app.show.rules.cues import Cue, CueId
from forum_app.show.rules.plan import Plan, plan_of, plan_on_paper, starts
from forum_app.show.rules.showing import Show
from forum_app.show.rules.timing import Forecast
from tests.cast import THE_EVENING as AT
from tests.show.factories import cue

MINUTE = timedelta(minutes=1)
CUES = [cue(1, 600), cue(2, 300), cue(3, 1200)]


def at(minutes: float) -> datetime:
    return AT + minutes * MINUTE


def run_from(run: Run, rundown: list[Cue], now: datetime, mode: Mode = "live") -> Run:
    """GO as the operation does it: the first one promises the end."""
    called = Show(run=calling.go(run, rundown, run.version, now), mode=mode)
    return timing.promised(called, rundown, AT).run


def seen(run: Run, rundown: list[Cue], now: datetime, mode: Mode = "live", start: datetime = AT) -> Forecast:
    show = Show(run=run, mode=mode)
    return timing.forecast(show, plan_of(show, rundown, start, now), now)


def over(run: Run, rundown: list[Cue], now: datetime, mode: Mode = "live") -> float:
    return seen(run, rundown, now, mode).over / MINUTE


def test_cues_follow_each_other() -> None:
    assert starts(CUES, AT) == [at(0), at(10), at(15)]


def test_a_hard_time_waits_and_a_skipped_cue_takes_no_time() -> None:
    cues = [cue(1, 600), cue(2, 300, skipped=True), cue(3, 600, at=at(30)), cue(4, 60)]
    assert starts(cues, AT) == [at(0), at(10), at(30), at(40)]
    assert timing.planned_end(Plan(tuple(cues), AT)) == at(41)


def test_a_hard_time_already_past_makes_nobody_earlier() -> None:
    assert starts([cue(1, 1800), cue(2, 60, at=at(10))], AT) == [at(0), at(30)]


def test_before_the_start_the_forecast_is_the_plan() -> None:
    found = seen(Run(), CUES, at(-60))
    assert (found.planned_end_at, found.forecast_end_at, found.over) == (at(35), at(35), timedelta())


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
    assert seen(run, skipped, at(1)).planned_end_at == at(35)


def test_a_jump_leaves_out_what_it_jumps_over() -> None:
    run = calling.choose(run_from(Run(), CUES, AT), CUES, 1, CueId(3))
    assert over(run, CUES, at(1)) == -5


def test_waiting_for_a_hard_time_swallows_a_delay() -> None:
    cues = [cue(1, 600), cue(2, 600, at=at(20))]
    run = run_from(Run(), cues, AT)
    assert [over(run, cues, at(minutes)) for minutes in (0, 20, 25)] == [0, 0, 5]


def test_after_the_end_the_end_is_what_it_was() -> None:
    run = calling.end(run_from(Run(), CUES, AT), 1, at(30))
    assert (over(run, CUES, at(99)), seen(run, CUES, at(99)).forecast_end_at) == (-5, at(30))


def test_an_empty_rundown_ends_when_it_starts() -> None:
    assert seen(Run(), [], at(-1)).forecast_end_at == AT


def test_across_midnight() -> None:
    start = utc(2024, 10, 17, 16, 50)  # 23:50 at the venue
    assert starts([cue(1, 1200), cue(2, 60)], start)[1] == utc(2024, 10, 17, 17, 10)
    run = calling.go(Run(planned_end_at=utc(2024, 10, 17, 17, 25)), CUES, 0, start)
    found = seen(run, CUES, utc(2024, 10, 17, 17, 5), start=start)
    assert (found.over, found.forecast_end_at) == (5 * MINUTE, utc(2024, 10, 17, 17, 30))


def test_on_another_day_the_plan_is_measured_from_the_first_go() -> None:
    """A rehearsal days before and a demonstration years after are on time when they begin."""
    for days in (-2, 767):
        began = AT + timedelta(days=days)
        run = run_from(Run(), CUES, began)
        assert plan_on_paper(Show(run=run), CUES, AT).starts()[1] == began + 10 * MINUTE
        assert over(run, CUES, began) == 0
        assert over(run, CUES, began + 12 * MINUTE) == 2


def test_a_rehearsal_keeps_the_distances_of_the_evening_and_waits_for_no_day() -> None:
    """The film airs at minute 30 of the evening: at minute 30 of the rehearsal, whenever that is."""
    cues = [cue(1, 600), cue(2, 600, at=at(30))]
    for began in (AT - timedelta(days=3), AT - timedelta(hours=5), AT + timedelta(minutes=20)):
        run = run_from(Run(), cues, began, "rehearsal")
        plan = plan_on_paper(Show(run=run, mode="rehearsal"), cues, AT)
        assert plan.starts() == [began, began + 30 * MINUTE]
        assert [over(run, cues, began + minutes * MINUTE, "rehearsal") for minutes in (0, 30, 33)] == [
            0,
            0,
            3,
        ]


def test_a_rehearsal_that_has_not_begun_is_never_late_and_ends_after_its_whole_length() -> None:
    cues = [cue(1, 600), cue(2, 600, at=at(30))]
    for now in (at(-500), at(0), at(45)):
        found = seen(Run(), cues, now, "rehearsal")
        assert (found.forecast_end_at, found.over) == (now + 40 * MINUTE, timedelta())
    assert plan_on_paper(Show(mode="rehearsal"), cues, AT).starts() == [at(0), at(30)]


def test_days_after_its_hour_a_show_that_has_not_begun_is_not_late() -> None:
    assert over(Run(), CUES, AT + timedelta(days=767)) == 0
    assert over(Run(), CUES, AT + timedelta(hours=11)) == 11 * 60


def hard(run: Run, cues: list[Cue], now: datetime, mode: Mode = "live") -> tuple[int, datetime, float] | None:
    show = Show(run=run, mode=mode)
    found = timing.next_hard_time(show, plan_of(show, cues, AT, now), now)
    return None if found is None else (found.cue.number, found.starts_at, found.over / MINUTE)


def test_the_next_hard_time_says_how_late_or_early_the_show_will_be_there() -> None:
    cues = [cue(1, 600), cue(2, 600), cue(3, 600, at=at(25)), cue(4, 60, at=at(90))]
    assert hard(Run(), cues, at(-5)) == (3, at(25), -5)
    assert hard(Run(), cues, at(8)) == (3, at(25), 3)
    run = run_from(Run(), cues, AT)
    assert [hard(run, cues, at(minutes)) for minutes in (5, 18)] == [(3, at(25), -5), (3, at(25), 3)]
    run = run_from(run_from(run, cues, at(18)), cues, at(28))
    assert hard(run, cues, at(30)) == (4, at(90), -52)
    assert hard(calling.choose(run, cues, 3, CueId(2)), cues, at(30)) == (3, at(25), 23)


def test_without_an_hour_to_come_there_is_no_next_hard_time() -> None:
    cues = [cue(1, 600), cue(2, 600, at=at(30), skipped=True)]
    run = run_from(Run(), cues, AT)
    assert hard(run, cues, at(1)) is None
    assert hard(calling.end(run, 1, at(1)), [*cues, cue(3, at=at(40))], at(2)) is None


def test_in_a_rehearsal_the_next_hard_time_moves_with_it() -> None:
    cues, began = [cue(1, 600), cue(2, 600, at=at(30))], AT - timedelta(days=3)
    assert hard(Run(), cues, began, "rehearsal") == (2, began + 30 * MINUTE, -20)
    run = run_from(Run(), cues, began, "rehearsal")
    assert hard(run, cues, began + 33 * MINUTE, "rehearsal") == (2, began + 30 * MINUTE, 3)


def test_gaps_and_overlaps_before_hard_times() -> None:
    cues = [
        cue(1, 600, at=at(2)),
        cue(2, 600, at=at(20)),
        cue(3, 600, skipped=True, at=at(99)),
        cue(4, 60, at=at(25)),
        cue(5, 60),
    ]
    found = timing.gaps(Plan(tuple(cues), AT))
    assert found == {CueId(1): 2 * MINUTE, CueId(2): 8 * MINUTE, CueId(4): -5 * MINUTE}


def test_a_forecast_start_for_every_cue_to_come() -> None:
    cues = [cue(1, 600), cue(2, 300), cue(3, 60, skipped=True), cue(4, 60, at=at(40)), cue(5, 60)]
    show = Show(run=run_from(Run(), cues, AT))
    found = timing.forecast_starts(show, plan_of(show, cues, AT, at(13)), at(13))
    assert found == {CueId(2): at(13), CueId(4): at(40), CueId(5): at(41)}


def test_a_block_is_as_long_as_planned_or_as_its_cues() -> None:
    cues = [
        replace(cue(number, 300, skipped=number == 3), block_id=7 + number // 4) for number in (1, 2, 3, 4)
    ]
    found = block_lengths(cues, {7: 12 * MINUTE, 8: None, 9: MINUTE})
    assert [
        (found[block].planned / MINUTE, found[block].sum / MINUTE, found[block].over / MINUTE)
        for block in found
    ] == [
        (12, 10, -2),
        (5, 5, 0),
        (1, 0, -1),
    ]

"""What the clock calls by itself, as pure steps."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from forum_app.kernel.errors import Stale
from forum_app.show.rules import advancing, calling
from forum_app.show.rules.advancing import Due
from forum_app.show.rules.calling import Run
from forum_app.show.rules.cues import Cue, CueId
from forum_app.show.rules.plan import Plan, plan_of
from forum_app.show.rules.showing import Show
from forum_app.show.rules.steps import Step, StepId
from tests.cast import THE_EVENING as AT
from tests.show.factories import cue

MINUTE = timedelta(minutes=1)
CUES = [replace(cue(1, 600), auto=True), cue(2, 300), cue(3, 1200)]
STEPS = (Step(StepId(1), "Bảng thứ nhất"), Step(StepId(2), "Bảng thứ hai"))


def at(minutes: float) -> datetime:
    return AT + minutes * MINUTE


def plan(show: Show, now: datetime, cues: list[Cue] = CUES) -> Plan:
    return plan_of(show, cues, AT, now)


def due(show: Show, now: datetime, cues: list[Cue] = CUES) -> tuple[int, datetime] | None:
    found: Due | None = advancing.next_due(show, plan(show, now, cues), now)
    return None if found is None else (found.cue.number, found.at)


def advanced(show: Show, now: datetime, cues: list[Cue] = CUES) -> Show:
    return advancing.advance(show, plan(show, now, cues), now)


def rolling(show: Show, now: datetime, cues: list[Cue] = CUES) -> Show:
    return advancing.set_rolling(show, plan(show, now, cues), show.run.version, True, now)


def started(now: datetime = AT, cues: list[Cue] = CUES) -> Show:
    return Show(run=calling.go(Run(), cues, 0, now))


def calls(show: Show) -> list[tuple[int, datetime]]:
    return [(call.cue_id, call.called_at) for call in show.run.calls]


def test_an_automatic_cue_calls_the_next_when_its_time_is_up() -> None:
    show = started(at(1))
    assert due(show, at(2)) == (2, at(11))
    with pytest.raises(Stale):
        advanced(show, at(10.9))
    assert calls(advanced(show, at(11.1))) == [(1, at(1)), (2, at(11.1))]


def test_a_cue_that_is_not_automatic_waits_for_the_hand() -> None:
    show = advanced(started(), at(10))
    assert due(show, at(60)) is None
    with pytest.raises(Stale):
        advanced(show, at(60))


def test_nothing_is_automatic_before_the_first_go_after_the_end_and_after_the_last_cue() -> None:
    show = started()
    assert due(Show(), at(60)) is None
    assert due(replace(show, run=calling.end(show.run, 1, at(1))), at(60)) is None
    assert due(show, at(60), CUES[:1]) is None


def test_a_held_show_waits_and_goes_on_later() -> None:
    held = calling.hold(started().run, 1, at(2))
    assert due(Show(run=held), at(60)) is None
    resumed = calling.resume(held, 2, at(7))
    assert due(Show(run=resumed), at(8)) == (2, at(15))


def test_added_time_moves_the_call() -> None:
    run = calling.adjust(started().run, CUES, 1, 3 * MINUTE)
    assert due(Show(run=run), at(1)) == (2, at(13))


def test_the_cue_chosen_by_hand_is_called() -> None:
    run = calling.choose(started().run, CUES, 1, CueId(3))
    assert due(Show(run=run), at(1)) == (3, at(10))


def test_an_automatic_call_waits_for_the_hour_of_the_next_cue() -> None:
    cues = [CUES[0], replace(CUES[1], starts_at=at(25))]
    assert due(started(cues=cues), at(1), cues) == (2, at(25))


def test_back_on_an_automatic_call_leaves_it_to_the_hand_until_time_is_added() -> None:
    show = advanced(started(), at(10))
    undone = replace(show, run=calling.back(show.run, CUES, 2, at(10.5)))
    assert due(undone, at(11)) is None
    longer = replace(undone, run=calling.adjust(undone.run, CUES, 3, 2 * MINUTE))
    assert due(longer, at(11)) == (2, at(12))


def test_back_before_the_time_is_up_leaves_it_to_the_clock() -> None:
    early = calling.go(started().run, CUES, 1, at(4))
    assert due(Show(run=calling.back(early, CUES, 2, at(5))), at(6)) == (2, at(10))


def test_steps_come_before_the_next_cue() -> None:
    cues = [replace(CUES[0], steps=STEPS), *CUES[1:]]
    run = calling.go(started(cues=cues).run, cues, 1, at(3))
    assert due(Show(run=run), at(4), cues) is None
    walked = calling.go(run, cues, 2, at(6))
    assert due(Show(run=walked), at(7), cues) == (2, at(10))


def test_a_last_step_walked_in_overtime_is_not_cut_off() -> None:
    cues = [replace(CUES[0], steps=STEPS), *CUES[1:]]
    run = calling.go(calling.go(started(cues=cues).run, cues, 1, at(3)), cues, 2, at(11))
    assert due(Show(run=run), at(12), cues) is None


def test_a_rolling_show_waits_for_its_start() -> None:
    show = rolling(Show(), at(-30))
    assert due(show, at(-30)) == (1, at(0))
    assert calls(advanced(show, at(0.1))) == [(1, at(0))]


def test_what_is_scheduled_now_runs_from_its_scheduled_start() -> None:
    """Switched on late, or after the server was down for two cues: the plan goes on."""
    show = advanced(rolling(Show(), at(12)), at(12))
    assert calls(show) == [(2, at(10))]
    assert due(show, at(13)) == (3, at(15))
    assert calls(advanced(show, at(15))) == [(2, at(10)), (3, at(15))]
    assert due(advanced(show, at(20)), at(40)) is None


def test_rolling_never_goes_back_to_what_was_called_early() -> None:
    ahead = started(at(-5))
    ahead = replace(ahead, run=calling.go(ahead.run, CUES, 1, at(4)))
    assert due(rolling(ahead, at(5)), at(5)) == (3, at(15))


def test_a_call_by_the_clock_is_never_before_the_one_by_hand() -> None:
    late = started(at(11))
    assert calls(advanced(rolling(late, at(12)), at(12))) == [(1, at(11)), (2, at(11))]


def test_rolling_waits_at_gaps_and_leaves_out_what_is_skipped() -> None:
    cues = [CUES[0], replace(CUES[1], skipped=True), replace(CUES[2], starts_at=at(30))]
    show = advanced(rolling(Show(), at(0), cues), at(0), cues)
    assert due(show, at(20), cues) == (3, at(30))


def test_a_rehearsal_rolls_from_the_moment_it_is_switched_on() -> None:
    began = at(-3 * 24 * 60)
    show = rolling(Show(mode="rehearsal"), began)
    assert due(show, began) == (1, began)
    show = advanced(show, began)
    assert due(show, began + MINUTE) == (2, began + 10 * MINUTE)


def test_a_rehearsal_that_rolls_waits_for_no_hour_before_its_first_cue() -> None:
    """It would move on with the wait, and never begin."""
    began, cues = at(-3 * 24 * 60), [replace(CUES[0], starts_at=at(15)), *CUES[1:]]
    show = advanced(rolling(Show(mode="rehearsal"), began, cues), began, cues)
    assert calls(show) == [(1, began)]
    assert due(show, began + MINUTE, cues) == (2, began + 25 * MINUTE)


def test_rolling_gives_up_a_chosen_cue() -> None:
    run = calling.choose(started().run, CUES, 1, CueId(3))
    assert rolling(Show(run=run), at(1)).run.chosen is None


@pytest.mark.parametrize("minutes", [0, 34.9])
def test_a_held_or_an_ended_show_does_not_begin_to_roll(minutes: float) -> None:
    held = Show(run=calling.hold(started().run, 1, at(0)))
    ended = Show(run=calling.end(started().run, 1, at(0)))
    for show in (held, ended):
        with pytest.raises(Stale):
            rolling(show, at(minutes))


def test_past_its_plan_a_show_does_not_begin_to_roll() -> None:
    assert rolling(started(), at(34.9)).rolling
    with pytest.raises(Stale):
        rolling(started(), at(35))


def test_rolling_names_the_version_seen() -> None:
    with pytest.raises(Stale):
        advancing.set_rolling(Show(), plan(Show(), AT), 7, True, AT)

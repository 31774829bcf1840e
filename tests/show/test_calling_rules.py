"""GO, BACK, hold and the rest as pure steps."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.errors import Invalid, Refused, Stale
from forum_app.show.rules import calling
from forum_app.show.rules.calling import Run, standby
from forum_app.show.rules.cues import Cue, CueId
from tests.cast import THE_EVENING as AT
from tests.show.factories import cue

CUES = [cue(1), cue(2, skipped=True), cue(3), cue(4)]


def after(**span: float) -> timedelta:
    return timedelta(**span)


def called(run: Run) -> list[int]:
    return [call.cue_id for call in run.calls]


def test_go_calls_the_first_then_the_next_not_skipped() -> None:
    first = calling.go(Run(), CUES, 0, AT)
    second = calling.go(first, CUES, 1, AT + after(minutes=10))
    assert (called(second), second.version, second.phase) == ([1, 3], 2, "running")
    assert second.calls[0].ended_at == AT + after(minutes=10)


def test_go_never_wraps_to_the_first() -> None:
    run = Run()
    for number in range(3):
        run = calling.go(run, CUES, number, AT)
    assert (called(run), standby(run, CUES)) == ([1, 3, 4], None)
    with pytest.raises(Stale):
        calling.go(run, CUES, 3, AT)


def test_go_refuses_another_version() -> None:
    run = calling.go(Run(), CUES, 0, AT)
    with pytest.raises(Stale):
        calling.go(run, CUES, 0, AT)


def test_a_blind_button_is_refused_within_eight_tenths_of_a_second() -> None:
    run = calling.go(Run(), CUES, None, AT)
    with pytest.raises(Refused) as refused:
        calling.go(run, CUES, None, AT + after(seconds=0.79))
    assert (refused.value.code, refused.value.status) == ("too_soon", 409)
    assert called(calling.go(run, CUES, None, AT + after(seconds=0.8))) == [1, 3]


def test_back_is_as_though_go_never_was() -> None:
    first = calling.adjust(calling.go(Run(), CUES, 0, AT), CUES, 1, after(seconds=60))
    second = calling.go(first, CUES, 2, AT + after(minutes=5))
    undone = calling.back(second, CUES, 3, AT + after(minutes=6))
    assert (undone.calls, undone.phase, undone.version) == (first.calls, "running", 4)
    assert standby(undone, CUES) == CUES[2]


def test_back_to_a_held_cue_finds_it_held() -> None:
    held = calling.hold(calling.go(Run(), CUES, 0, AT), 1, AT + after(minutes=1))
    gone = calling.go(held, CUES, 2, AT + after(minutes=3))
    assert gone.phase == "running"
    assert gone.calls[0].held_by(AT + after(hours=1)) == after(minutes=2)
    undone = calling.back(gone, CUES, 3, AT + after(minutes=4))
    assert (undone.calls, undone.phase) == (held.calls, "held")


def test_back_on_the_first_cue_is_before_the_show() -> None:
    run = calling.back(calling.go(Run(), CUES, 0, AT), CUES, 1, AT)
    assert (run.calls, run.phase, standby(run, CUES)) == ((), "standby", CUES[0])
    with pytest.raises(Stale):
        calling.back(run, CUES, 2, AT)


def test_back_after_a_jump_puts_the_undone_cue_on_standby() -> None:
    run = calling.go(Run(), CUES, 0, AT)
    run = calling.go(calling.choose(run, CUES, 1, CueId(4)), CUES, 2, AT)
    assert called(run) == [1, 4]
    assert standby(calling.back(run, CUES, 3, AT), CUES) == CUES[3]


def test_back_after_the_end_takes_the_show_up_again() -> None:
    running = calling.go(Run(), CUES, 0, AT)
    ended = calling.end(running, 1, AT + after(minutes=1))
    assert (ended.phase, ended.current, standby(ended, CUES)) == ("ended", None, None)
    again = calling.back(ended, CUES, 2, AT + after(minutes=2))
    assert (again.phase, again.calls) == ("running", running.calls)


@pytest.mark.parametrize("command", ["go", "hold", "resume", "end", "adjust", "choose"])
def test_after_the_end_nothing_but_back_and_reset_is_heard(command: str) -> None:
    run = calling.end(calling.go(Run(), CUES, 0, AT), 1, AT)
    steps = {
        "go": lambda: calling.go(run, CUES, 2, AT),
        "hold": lambda: calling.hold(run, 2, AT),
        "resume": lambda: calling.resume(run, 2, AT),
        "end": lambda: calling.end(run, 2, AT),
        "adjust": lambda: calling.adjust(run, CUES, 2, after(seconds=1)),
        "choose": lambda: calling.choose(run, CUES, 2, CueId(3)),
    }
    with pytest.raises(Stale):
        steps[command]()


def test_a_hold_stops_the_clock() -> None:
    run = calling.hold(calling.go(Run(), CUES, 0, AT), 1, AT + after(minutes=2))
    assert run.calls[0].elapsed(AT + after(minutes=9)) == after(minutes=2)
    run = calling.resume(run, 2, AT + after(minutes=5))
    assert run.calls[0].held == after(minutes=3)
    assert run.calls[0].remaining(CUES[0], AT + after(minutes=6)) == after(minutes=7)


def test_holding_twice_and_resuming_twice_are_stale() -> None:
    running = calling.go(Run(), CUES, 0, AT)
    held = calling.hold(running, 1, AT)
    with pytest.raises(Stale):
        calling.hold(held, 2, AT)
    with pytest.raises(Stale):
        calling.resume(running, 1, AT)


def test_adjust_is_bounded() -> None:
    run = calling.adjust(calling.go(Run(), CUES, 0, AT), CUES, 1, after(minutes=50))
    with pytest.raises(Invalid):
        calling.adjust(run, CUES, 2, after(minutes=11))
    with pytest.raises(Invalid):
        calling.adjust(run, CUES, 2, after(minutes=-61))


@pytest.mark.parametrize("cue_id", [1, 2, 99])
def test_the_running_a_skipped_and_an_unknown_cue_cannot_be_next(cue_id: int) -> None:
    with pytest.raises(Invalid):
        calling.choose(calling.go(Run(), CUES, 0, AT), CUES, 1, CueId(cue_id))


def test_reset_starts_over_and_the_version_goes_on() -> None:
    run = calling.reset(calling.go(Run(), CUES, 0, AT), 1)
    assert (run.calls, run.phase, run.version, standby(run, CUES)) == ((), "standby", 2, CUES[0])


def test_a_chosen_cue_that_is_skipped_gives_way_to_the_next_and_raises_the_version() -> None:
    cues = [cue(1), cue(2), cue(3), cue(4)]
    run = calling.choose(calling.go(Run(), cues, 0, AT), cues, 1, CueId(3))
    edited = [*cues[:2], replace(cues[2], skipped=True), cues[3]]
    followed = calling.follow(run, cues, edited)
    assert (standby(followed, edited), followed.version) == (cues[3], 3)
    assert standby(calling.follow(run, cues, cues[:2]), cues[:2]) == cues[1]


def test_a_change_elsewhere_leaves_the_version() -> None:
    cues = [cue(1), cue(2), cue(3)]
    run = calling.go(Run(), cues, 0, AT)
    assert calling.follow(run, cues, cues[:2]) == run


def test_a_cue_inserted_after_the_running_one_is_next_also_after_back() -> None:
    cues = [cue(1), cue(2)]
    run = calling.back(calling.go(calling.go(Run(), cues, 0, AT), cues, 1, AT), cues, 2, AT)
    inserted = [cues[0], cue(9), cues[1]]
    assert standby(calling.follow(run, cues, inserted), inserted) == inserted[1]


RUNDOWNS = st.lists(st.booleans(), min_size=1, max_size=8).map(
    lambda skips: [cue(number, skipped=skip) for number, skip in enumerate(skips, start=1)]
)


@given(RUNDOWNS, st.lists(st.sampled_from(["go", "back"]), max_size=30))
def test_go_and_back_in_any_order_never_skip_double_or_wrap(rundown: list[Cue], pressed: list[str]) -> None:
    playable = [cue.id for cue in rundown if not cue.skipped]
    run, expected = Run(), 0
    for button in pressed:
        step = calling.go if button == "go" else calling.back
        try:
            run = step(run, rundown, run.version, AT)
        except Stale:
            assert expected == (len(playable) if button == "go" else 0)
            continue
        expected += 1 if button == "go" else -1
        assert called(run) == playable[:expected]
        following = standby(run, rundown)
        assert (following and following.id) == (playable[expected] if expected < len(playable) else None)


@given(RUNDOWNS, st.integers(min_value=2, max_value=10))
def test_many_gos_with_one_version_call_one_cue(rundown: list[Cue], times: int) -> None:
    run, refused = Run(), 0
    for _ in range(times):
        try:
            run = calling.go(run, rundown, 0, AT)
        except Stale:
            refused += 1
    playable = [cue for cue in rundown if not cue.skipped]
    assert (len(run.calls), refused) == ((1, times - 1) if playable else (0, times))


def test_a_clock_set_back_does_not_lock_the_buttons_that_know_no_version() -> None:
    run = calling.go(Run(), CUES, None, AT)
    again = calling.go(run, CUES, None, AT - timedelta(hours=1))
    assert again.version == run.version + 1

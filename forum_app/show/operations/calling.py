"""The stage manager's commands. Each gives the new show state.

All raise Stale, with the present state as `current`, where the actor saw another version or the command does
not fit what is going on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from forum_app.kernel.errors import Stale
from forum_app.show.operations.telling import (
    Rundown,
    Tell,
    current_id,
    named,
    on_current,
    taken_over,
    told_of_back,
    told_of_go,
)
from forum_app.show.operations.work import Work, save
from forum_app.show.queries.rows import cues
from forum_app.show.queries.states import state_of
from forum_app.show.rules import advancing, calling, showing, timing
from forum_app.show.rules.calling import Mode, Run
from forum_app.show.rules.cues import CueId
from forum_app.show.rules.showing import Level, Message, SceneChoice, Show, Target
from forum_app.store import feed

State = dict[str, object]
Step = Callable[[Show, Rundown], Show]
RunStep = Callable[[Run, Rundown], Run]


def go(work: Work, expected: int | None) -> State:
    """Call the next step or the standby cue.

    Raises 409 `too_soon` without a version within 0,8 s of the last GO.
    """

    def step(show: Show, rundown: Rundown) -> Show:
        called = gone_on(show, calling.go(show.run, rundown, expected, work.now), rundown)
        return timing.promised(advancing.by_hand(called), rundown, work.forum.starts_at)

    return held(work, step, taken_over(told_of_go))


def back(work: Work, expected: int | None) -> State:
    """Undo the last GO as though it never was, or the end of the show."""
    return _call(work, lambda run, cues: calling.back(run, cues, expected, work.now), told_of_back)


def hold(work: Work, expected: int | None) -> State:
    """Stop the running cue's clock."""
    return _call(work, lambda run, _cues: calling.hold(run, expected, work.now), on_current("show.held"))


def resume(work: Work, expected: int | None) -> State:
    """Let the held cue's clock go on."""
    return _call(work, lambda run, _cues: calling.resume(run, expected, work.now), on_current("show.resumed"))


def end(work: Work, expected: int | None) -> State:
    """End the show."""
    return _call(
        work,
        lambda run, _cues: calling.end(run, expected, work.now),
        lambda was, _is, rundown: ("show.ended", named(current_id(was), rundown)),
    )


def reset(work: Work, expected: int | None, mode: Mode | None = None) -> State:
    """Start over before the first cue, as the next run of the show, with no message and the scene following.

    `mode` turns a rehearsal on or off; None leaves it.
    """
    return held(
        work,
        lambda show, _cues: showing.reset(show, calling.reset(show.run, expected), mode),
        lambda _was, show, _cues: ("show.reset", {"mode": show.mode, "run": show.number}),
    )


def set_standby(work: Work, expected: int | None, cue_id: CueId | None) -> State:
    """Choose which cue the next GO calls (a jump); None follows the steps and the order again."""
    return _call(
        work,
        lambda run, rundown: calling.choose(run, rundown, expected, cue_id),
        lambda _was, _is, rundown: ("show.standby_set", named(cue_id, rundown)),
    )


def adjust(work: Work, expected: int | None, seconds: int) -> State:
    """Lengthen or shorten the running cue."""
    return _call(
        work,
        lambda run, rundown: calling.adjust(run, rundown, expected, timedelta(seconds=seconds)),
        on_current("cue.adjusted", seconds=seconds),
    )


def set_message(work: Work, expected: int | None, text: str, target: Target | None, level: Level) -> State:
    """Say something to a target (the MC where None); an empty text takes it back, to everybody where None."""

    def step(show: Show, _cues: Rundown) -> Show:
        seen = _seen(show, expected)
        if not text:
            return showing.unsay(seen, target)
        return showing.say(seen, Message(seen.run.version, text, target or "mc", level, work.now))

    told = {"text": text, "target": target or "mc", "level": level} if text else _cleared(target)
    return carry_out(work, step, lambda *_: ("show.message_set", told))


def choose_scene(work: Work, expected: int | None, scene: SceneChoice) -> State:
    """Choose what the stage display shows; `auto` follows the running cue."""
    return carry_out(
        work,
        lambda show, _cues: replace(_seen(show, expected), scene=scene),
        lambda *_: ("scene.chosen", {"scene": scene}),
    )


def darken_timer(work: Work, expected: int | None, dark: bool) -> State:
    """Black out the speakers' timer, or light it again."""
    return carry_out(
        work,
        lambda show, _cues: replace(_seen(show, expected), timer_dark=dark),
        lambda *_: ("show.timer_set", {"dark": dark}),
    )


def take_call(work: Work, expected: int | None, seat: str) -> State:
    """Make this console the one that calls; another that did only watches from then on."""
    return carry_out(
        work,
        lambda show, _cues: showing.take(_seen(show, expected), work.actor, seat, work.now),
        lambda *_: ("show.caller_changed", {"caller": work.actor.name}),
    )


def leave_call(work: Work, expected: int | None) -> State:
    """Let anybody who may call the show do so again. Raises 409 `not_caller` for whoever does not hold it."""
    return held(
        work,
        lambda show, _cues: showing.hand_back(_seen(show, expected)),
        lambda *_: ("show.caller_changed", {"caller": None}),
    )


def _cleared(target: Target | None) -> dict[str, object]:
    return {"cleared": True} if target is None else {"cleared": True, "target": target}


def _call(work: Work, step: RunStep, told: Tell) -> State:
    """Carry out a step of the run; it takes a rolling show over by hand."""

    def by_hand(show: Show, rundown: Rundown) -> Show:
        return advancing.by_hand(gone_on(show, step(show.run, rundown), rundown))

    return held(work, by_hand, taken_over(told))


def gone_on(show: Show, run: Run, rundown: Rundown) -> Show:
    """Give the show after a step of its run."""
    following = calling.standby(run, rundown)
    return showing.go_on(show, run, following.id if following else None)


def held(work: Work, step: Step, told: Tell) -> State:
    """Carry out what only the one may do who holds the show."""

    def checked(show: Show, rundown: Rundown) -> Show:
        showing.make_sure_calls(show, work.actor, work.seat)
        return step(show, rundown)

    return carry_out(work, checked, told)


def carry_out(work: Work, step: Step, told: Tell) -> State:
    """Take a step of the show, tell of it and give the new state; one that changes nothing is not told."""
    before, rundown = work.show(), cues(work.session, work.forum.id)
    try:
        after = step(before, rundown)
    except Stale as stale:
        raise Stale(_unchanged(work, before, rundown), stale.detail) from stale
    if after == before:
        return _unchanged(work, before, rundown)
    save(work, before, after)
    kind, said = told(before, after, rundown)
    fact = work.tell(kind, **said, version=after.run.version)
    state = state_of(work.forum, after, rundown, work.now, fact.seq)
    feed.hand_over(work.session, "show", state)
    return state


def _unchanged(work: Work, show: Show, rundown: Rundown) -> State:
    return state_of(work.forum, show, rundown, work.now, feed.head(work.session, work.forum.id))


def _seen(show: Show, expected: int | None) -> Show:
    calling.make_sure_seen(show.run, expected)
    return replace(show, run=replace(show.run, version=show.run.version + 1))

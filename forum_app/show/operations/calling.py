"""The stage manager's commands. Each gives the new show state.

All raise Stale, with the present state as `current`, where the actor saw another version or the command does
not fit what is going on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from forum_app.kernel.clock import rfc3339
from forum_app.kernel.errors import Stale
from forum_app.show.models import ShowRow
from forum_app.show.operations.work import Work, save
from forum_app.show.queries.rows import cues, run_of
from forum_app.show.queries.states import Seen, state_of
from forum_app.show.rules import calling, timing
from forum_app.show.rules.calling import Mode, Run
from forum_app.show.rules.cues import Cue, CueId, Scene, find

State = dict[str, object]
Told = Mapping[str, object]
Target = Literal["mc", "crew", "all"]
Level = Literal["info", "urgent"]


def go(work: Work, expected: int | None) -> State:
    """Call the standby cue. Raises 409 `too_soon` without a version within 0,8 s of the last GO."""

    def step(run: Run, rundown: list[Cue]) -> Run:
        called = calling.go(run, rundown, expected, work.now)
        opening = timing.opening(work.forum.starts_at, called)
        promised = run.planned_end_at or timing.planned_end(rundown, opening)
        return replace(called, planned_end_at=promised)

    return _step(work, "cue.called", step, lambda _was, run, rundown: _named(_current_id(run), rundown))


def back(work: Work, expected: int | None) -> State:
    """Undo the last GO as though it never was, or the end of the show."""
    return _step(
        work,
        "cue.undone",
        lambda run, rundown: calling.back(run, rundown, expected, work.now),
        lambda was, _run, rundown: _named(was.calls[-1].cue_id, rundown) | {"reopened": was.phase == "ended"},
    )


def hold(work: Work, expected: int | None) -> State:
    """Stop the running cue's clock."""
    return _step(work, "show.held", lambda run, _cues: calling.hold(run, expected, work.now), _of_current)


def resume(work: Work, expected: int | None) -> State:
    """Let the held cue's clock go on."""
    return _step(
        work, "show.resumed", lambda run, _cues: calling.resume(run, expected, work.now), _of_current
    )


def end(work: Work, expected: int | None) -> State:
    """End the show."""
    return _step(work, "show.ended", lambda run, _cues: calling.end(run, expected, work.now), _of_last)


def reset(work: Work, expected: int | None, mode: Mode | None = None) -> State:
    """Start over before the first cue, with no message and the scene following the cues.

    `mode` turns a rehearsal on or off; None leaves it.
    """
    show = work.show()
    chosen = mode or show.mode

    def step(run: Run, _cues: list[Cue]) -> Run:
        return calling.reset(run, expected)

    def clear(row: ShowRow) -> None:
        row.mode, row.scene, row.message = chosen, "auto", None

    return _step(work, "show.reset", step, lambda *_: {"mode": chosen}, clear)


def set_standby(work: Work, expected: int | None, cue_id: CueId) -> State:
    """Choose which cue the next GO calls (a jump)."""
    return _step(
        work,
        "show.standby_set",
        lambda run, rundown: calling.choose(run, rundown, expected, cue_id),
        lambda _was, _run, rundown: _named(cue_id, rundown),
    )


def adjust(work: Work, expected: int | None, seconds: int) -> State:
    """Lengthen or shorten the running cue."""
    return _step(
        work,
        "cue.adjusted",
        lambda run, rundown: calling.adjust(run, rundown, expected, timedelta(seconds=seconds)),
        lambda was, run, rundown: _of_current(was, run, rundown) | {"seconds": seconds},
    )


def set_message(work: Work, expected: int | None, text: str, target: Target, level: Level) -> State:
    """Show a message to the MC, the crew or all; an empty text clears it."""
    at = rfc3339(work.now, work.forum.timezone)
    message = {"text": text, "target": target, "level": level, "at": at} if text else None

    def write(row: ShowRow) -> None:
        row.message = message

    told = {"target": target, "level": level} if text else {"cleared": True}
    return _step(work, "show.message_set", lambda run, _cues: _seen(run, expected), lambda *_: told, write)


def choose_scene(work: Work, expected: int | None, scene: Scene | Literal["auto"]) -> State:
    """Choose what the stage display shows; `auto` follows the running cue."""

    def write(row: ShowRow) -> None:
        row.scene = scene

    return _step(
        work, "scene.chosen", lambda run, _cues: _seen(run, expected), lambda *_: {"scene": scene}, write
    )


def _step(
    work: Work,
    kind: str,
    step: Callable[[Run, list[Cue]], Run],
    told: Callable[[Run, Run, list[Cue]], Told],
    write: Callable[[ShowRow], None] = lambda _row: None,
) -> State:
    show, rundown = work.show(), cues(work.session, work.forum.id)
    before = run_of(work.session, show)
    try:
        after = step(before, rundown)
    except Stale as stale:
        current = state_of(work.session, work.forum, Seen(show, before, rundown), work.now)
        raise Stale(current, stale.detail) from stale
    write(show)
    save(work, show, before, after)
    work.tell(kind, **told(before, after, rundown), version=after.version)
    return state_of(work.session, work.forum, Seen(show, after, rundown), work.now)


def _seen(run: Run, expected: int | None) -> Run:
    calling.make_sure_seen(run, expected)
    return replace(run, version=run.version + 1)


def _current_id(run: Run) -> CueId | None:
    return run.current.cue_id if run.current else None


def _of_current(_was: Run, run: Run, rundown: list[Cue]) -> dict[str, object]:
    return _named(_current_id(run), rundown)


def _of_last(was: Run, _run: Run, rundown: list[Cue]) -> dict[str, object]:
    return _named(_current_id(was), rundown)


def _named(cue_id: CueId | None, rundown: list[Cue]) -> dict[str, object]:
    cue = find(rundown, cue_id)
    return {"cue_id": cue_id, "number": cue.number if cue else None}

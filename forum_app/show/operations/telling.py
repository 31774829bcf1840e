"""What the log is told of a command, from how the show stood and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forum_app.show.rules.cues import Cue, CueId, find
from forum_app.show.rules.showing import Show
from forum_app.show.rules.steps import present

Rundown = list[Cue]
# The kind of fact, and what it says.
Deed = tuple[str, Mapping[str, object]]
Tell = Callable[[Show, Show, Rundown], Deed]


def taken_over(told: Tell) -> Tell:
    """Have the fact say so where a command by hand ended the rolling of the show."""

    def tell(was: Show, show: Show, rundown: Rundown) -> Deed:
        kind, said = told(was, show, rundown)
        return kind, {**said, "roll_ended": True} if was.rolling else said

    return tell


def told_of_go(was: Show, show: Show, rundown: Rundown) -> Deed:
    called = named(current_id(show), rundown)
    if len(was.run.calls) < len(show.run.calls):
        return "cue.called", called
    return "step.called", called | _step_of(show, rundown) | {"mode": show.mode}


def told_of_back(was: Show, show: Show, rundown: Rundown) -> Deed:
    undone = named(was.run.calls[-1].cue_id, rundown)
    if was.run.phase != "ended" and len(was.run.calls) == len(show.run.calls):
        return "step.undone", undone | _step_of(was, rundown) | {"mode": show.mode}
    return "cue.undone", undone | {"reopened": was.run.phase == "ended"}


def on_current(kind: str, **more: object) -> Tell:
    return lambda _was, show, rundown: (kind, named(current_id(show), rundown) | more)


def current_id(show: Show) -> CueId | None:
    return show.run.current.cue_id if show.run.current else None


def _step_of(show: Show, rundown: Rundown) -> dict[str, object]:
    """Name the step that runs, and the pledge it releases: the fact is where show and pledges meet."""
    call = show.run.current
    cue = None if call is None else find(rundown, call.cue_id)
    step = None if call is None or cue is None else present(cue.steps, call.steps)
    return {} if step is None else {"step_id": step.id, "step": step.title, "pledge_id": step.pledge_id}


def named(cue_id: CueId | None, rundown: Rundown) -> dict[str, object]:
    cue = find(rundown, cue_id)
    return {"cue_id": cue_id, "number": cue.number if cue else None}

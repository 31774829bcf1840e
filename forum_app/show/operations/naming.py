"""The name of a donor changes, or is to be said no more: the steps that call them follow."""

from __future__ import annotations

from forum_app.show.operations.changing import Change
from forum_app.show.operations.work import Work
from forum_app.show.queries.shapes import step_in, step_out
from forum_app.show.rules.cues import CueId
from forum_app.show.rules.steps import Step, naming, veiling


def name_on_stage(work: Work, pledge_id: int, was: str, name: str, *, veiled: bool) -> None:
    """Have every step that calls a pledge say its donor's new name in place of the old one.

    `veiled`: the donor stays unnamed, and `name` is what a screen says instead. Steps already called follow
    too, for screens show them still. Nobody can undo this as an edit: it is undone where the pledge is.
    """
    change = Change.begin(work)
    calling = [cue.id for cue in change.cues if any(step.pledge_id == pledge_id for step in cue.steps)]
    for row in change.rows(calling):
        row.steps = [_renamed(step_in(step), pledge_id, was, name, veiled) for step in row.steps]
    named = {CueId(part.id) for part in change.differences()}
    if named:
        change.finish("cue.edited", min(named), fields=["steps"])


def _renamed(step: Step, pledge_id: int, was: str, name: str, veiled: bool) -> dict[str, object]:
    rename = veiling if veiled else naming
    return step_out(rename(step, was, name) if step.pledge_id == pledge_id else step)

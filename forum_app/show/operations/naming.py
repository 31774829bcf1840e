"""Who is called on stage is named anew, or to be named no more: the steps that call them follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forum_app.show.operations.changing import Change
from forum_app.show.operations.work import Work
from forum_app.show.queries.shapes import step_in, step_out
from forum_app.show.rules.cues import CueId
from forum_app.show.rules.steps import Step, naming, presenting, veiling


def name_on_stage(work: Work, pledge_id: int, was: str, name: str, *, veiled: bool) -> None:
    """Have every step that calls a pledge say its donor's new name in place of the old one.

    `veiled`: the donor stays unnamed, and `name` is what a screen says instead. Steps already called follow
    too, for screens show them still. Nobody can undo this as an edit: it is undone where the pledge is.
    """
    rename = veiling if veiled else naming
    _rewrite(work, [pledge_id], lambda step: rename(step, was, name))


def send_on_stage(work: Work, pledge_ids: Sequence[int], was: str, who: str) -> None:
    """Have the steps that call pledges say who comes now, where they say who was to come."""
    _rewrite(work, pledge_ids, lambda step: presenting(step, was, who))


def _rewrite(work: Work, pledge_ids: Sequence[int], rewrite: Callable[[Step], Step]) -> None:
    change = Change.begin(work)
    calling = [cue.id for cue in change.cues if any(step.pledge_id in pledge_ids for step in cue.steps)]
    for row in change.rows(calling):
        steps = [step_in(step) for step in row.steps]
        row.steps = [step_out(rewrite(step) if step.pledge_id in pledge_ids else step) for step in steps]
    named = {CueId(part.id) for part in change.differences()}
    if named:
        change.finish("cue.edited", min(named), fields=["steps"])

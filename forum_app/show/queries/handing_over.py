"""Whose pledges the steps name that are about to be called."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.show.queries.rows import cues, show_of
from forum_app.show.rules.calling import Run, standby
from forum_app.show.rules.cues import Cue, find
from forum_app.show.rules.steps import Step, remaining


def pledges_on_stage(session: Session, forum_id: int) -> list[int]:
    """Read which pledges the running cue and the one on standby bring on stage, in the order of their steps.

    Of no other cue: who may read this learns of nobody who is not about to be called.
    """
    run, rundown = show_of(session, forum_id).run, cues(session, forum_id)
    following = standby(run, rundown)
    steps = [*_running(run, rundown), *(remaining(following.steps, ()) if following else ())]
    return list(dict.fromkeys(step.pledge_id for step in steps if step.pledge_id is not None))


def _running(run: Run, rundown: list[Cue]) -> list[Step]:
    """Give the steps that were called, for BACK returns to them, and those that will be."""
    call = run.current
    cue = None if call is None else find(rundown, call.cue_id)
    if call is None or cue is None:
        return []
    walked = {step.step_id for step in call.steps}
    return [step for step in cue.steps if not step.skipped or step.id in walked]

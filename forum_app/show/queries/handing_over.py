"""Whose pledges the steps name that are on stage or still to come."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.show.queries.rows import cues, show_of
from forum_app.show.rules.calling import Run, standby
from forum_app.show.rules.cues import Cue, find
from forum_app.show.rules.steps import Step, present, remaining


def pledges_on_stage(session: Session, forum_id: int) -> list[int]:
    """Read which pledges are called now and next, in order: in the running cue and in the one on standby.

    Of no other step: who may read this learns of nobody who is not about to be called.
    """
    run, rundown = show_of(session, forum_id).run, cues(session, forum_id)
    following = standby(run, rundown)
    steps = [*_running(run, rundown), *(remaining(following.steps, ()) if following else ())]
    return list(dict.fromkeys(step.pledge_id for step in steps if step.pledge_id is not None))


def _running(run: Run, rundown: list[Cue]) -> list[Step]:
    call = run.current
    cue = None if call is None else find(rundown, call.cue_id)
    if call is None or cue is None:
        return []
    here = present(cue.steps, call.steps)
    return [*([here] if here else []), *remaining(cue.steps, call.steps)]

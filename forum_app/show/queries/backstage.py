"""Who comes on when, for those who wait behind the stage: names and hours, never a note."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.show.queries.rows import cues, show_of
from forum_app.show.queries.states import said, seconds
from forum_app.show.rules.cues import Cue
from forum_app.show.rules.steps import Step
from forum_app.show.rules.timing import opening, starts

State = dict[str, object]


def backstage_state(session: Session, forum: Forum) -> State:
    """Read the items that are not skipped, in order; a screen foresees by itself when each will start."""
    show, rundown = show_of(session, forum.id), cues(session, forum.id)
    planned = starts(rundown, opening(forum.starts_at, show.run))
    items = [_item(cue, start, forum) for cue, start in zip(rundown, planned, strict=True) if not cue.skipped]
    return {"version": show.rundown_version, "items": items}


def _item(cue: Cue, planned_at: datetime, forum: Forum) -> State:
    return {
        "id": cue.id,
        "number": cue.number,
        "title": cue.title,
        "kind": cue.kind,
        "presenter": cue.presenter,
        "office": cue.office,
        "planned_s": seconds(cue.planned),
        "starts_at": said(cue.starts_at, forum),
        "planned_at": said(planned_at, forum),
        "steps": [_step(step) for step in cue.steps if not step.skipped],
    }


def _step(step: Step) -> State:
    return {"id": step.id, "title": step.title, "presenter": step.presenter, "office": step.office}

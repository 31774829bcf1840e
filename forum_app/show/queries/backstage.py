"""Who comes on when, for those who wait behind the stage: names and hours, never a note."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.show.queries.rows import cues, show_of
from forum_app.show.queries.rundown import programme_state
from forum_app.show.queries.states import said, seconds
from forum_app.show.rules.cues import Cue
from forum_app.show.rules.steps import Step

State = dict[str, object]


def backstage_state(session: Session, forum: Forum) -> State:
    """Read the items that are not skipped, in order; a screen foresees by itself when each will start."""
    version = show_of(session, forum.id).rundown_version
    public: Sequence[State] = programme_state(session, forum)["items"]  # type: ignore[assignment]
    planned = {item["number"]: item["starts_at"] for item in public}
    here = [cue for cue in cues(session, forum.id) if not cue.skipped]
    return {
        "version": version,
        "items": [_item(cue, forum) | {"planned_at": planned[cue.number]} for cue in here],
    }


def _item(cue: Cue, forum: Forum) -> State:
    return {
        "id": cue.id,
        "number": cue.number,
        "title": cue.title,
        "kind": cue.kind,
        "presenter": cue.presenter,
        "office": cue.office,
        "planned_s": seconds(cue.planned),
        "starts_at": said(cue.starts_at, forum),
        "steps": [_step(step) for step in cue.steps if not step.skipped],
    }


def _step(step: Step) -> State:
    return {"id": step.id, "title": step.title, "presenter": step.presenter, "office": step.office}

"""Erasing after the forum who came on stage with a board, and what was said in messages.

Who presents an item of the programme stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.show.models import CueRow, EditRow, PreparedRow
from forum_app.show.operations.calling import set_message
from forum_app.show.operations.changing import Change
from forum_app.show.operations.work import work_in
from forum_app.show.queries.prepared import prepared
from forum_app.show.queries.rows import show_of
from forum_app.show.queries.shapes import step_in, step_out
from forum_app.show.rules.cues import CueId
from forum_app.show.rules.steps import Step, unpeopled

STEPS = sa.select(CueRow.id, CueRow.steps)


def count_personal(session: Session, forum_id: int) -> dict[str, int]:
    """Count the steps that say who came with a board, and the messages on screens and prepared ones."""
    said = len(show_of(session, forum_id).messages) + len(prepared(session, forum_id))
    steps = sum(1 for _cue, step in _all_steps(session, forum_id) if step != unpeopled(step))
    return {"steps": steps, "messages": said}


def erase_presenters(session: Session, forum_id: int, *, actor: Actor, at: datetime) -> None:
    """Take those persons out of the steps, of removed items too, and what of it could have been undone."""
    session.execute(sa.delete(EditRow).where(EditRow.forum_id == forum_id))
    saying = {cue_id for cue_id, step in _all_steps(session, forum_id) if step != unpeopled(step)}
    if not saying:
        return
    change = Change.begin(work_in(session, forum_id, actor, at))
    for row in change.rows(saying):
        row.steps = [step_out(unpeopled(step_in(step))) for step in row.steps]
    listed = saying & {cue.id for cue in change.cues}
    change.finish("cue.edited", min(listed, default=None), fields=["steps"])


def erase_messages(session: Session, forum_id: int, *, actor: Actor, at: datetime) -> None:
    """Take back the messages that stand on screens, and throw the prepared ones away."""
    session.execute(sa.delete(PreparedRow).where(PreparedRow.forum_id == forum_id))
    if show_of(session, forum_id).messages:
        set_message(work_in(session, forum_id, actor, at), None, "", None, "info")


def _all_steps(session: Session, forum_id: int) -> Iterator[tuple[CueId, Step]]:
    for row in session.execute(STEPS.where(CueRow.forum_id == forum_id)):
        yield from ((CueId(row.id), step_in(step)) for step in row.steps)

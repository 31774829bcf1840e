"""The edits of the rundown as people made them: the next to undo, the next to do again, what others did."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.show.models import EditRow
from forum_app.show.rules.cues import CueId
from forum_app.show.rules.edits import Changed, Edit, Label, Reorder

EDIT = EditRow.__table__.c
OF_FORUM: sa.BindParameter[int] = sa.bindparam("of_forum")
OF_ACTOR: sa.BindParameter[str] = sa.bindparam("of_actor")
OFFERED = (EDIT.forum_id == OF_FORUM) & (EDIT.actor == OF_ACTOR) & EDIT.given_up_at.is_(None)
COLUMNS = (EDIT.id, EDIT.actor, EDIT.actor_name, EDIT.kind, EDIT.changes)
NEWEST_DONE = sa.select(*COLUMNS).where(OFFERED, EDIT.undone_at.is_(None)).order_by(EDIT.id.desc()).limit(1)
FIRST_UNDONE = sa.select(*COLUMNS).where(OFFERED, EDIT.undone_at.is_not(None)).order_by(EDIT.id).limit(1)
SINCE = (
    sa.select(*COLUMNS)
    .where(
        EDIT.forum_id == OF_FORUM,
        EDIT.actor != OF_ACTOR,
        EDIT.id > sa.bindparam("after"),
        EDIT.undone_at.is_(None),
    )
    .order_by(EDIT.id)
)


def to_undo(session: Session, forum_id: int, actor_id: str) -> Edit | None:
    """Give the edit this person would undo next."""
    return _one(session, NEWEST_DONE, forum_id, actor_id)


def to_redo(session: Session, forum_id: int, actor_id: str) -> Edit | None:
    """Give the edit this person would do again next; with a new edit the others are given up."""
    return _one(session, FIRST_UNDONE, forum_id, actor_id)


def by_others(session: Session, edit: Edit, forum_id: int) -> list[Edit]:
    """Give what others did after an edit and what still counts of it, oldest first."""
    wanted = {"of_forum": forum_id, "of_actor": edit.actor_id, "after": edit.id}
    return [_edit(row) for row in session.connection().execute(SINCE, wanted)]


def changes_out(fields: list[Changed], order: Reorder | None, label: Label) -> dict[str, Any]:
    """Give what is kept of an edit."""
    return {
        "title": label.title,
        "count": label.count,
        "fields": [[part.thing, part.id, part.field, part.before, part.after] for part in fields],
        "order": None if order is None else [list(order.before), list(order.after), list(order.moved)],
    }


def _one(session: Session, wanted: sa.Select[Any], forum_id: int, actor_id: str) -> Edit | None:
    found = session.connection().execute(wanted, {"of_forum": forum_id, "of_actor": actor_id}).one_or_none()
    return None if found is None else _edit(found)


def _edit(row: Any) -> Edit:
    kept = row.changes
    return Edit(
        id=row.id,
        actor_id=row.actor,
        name=row.actor_name,
        label=Label(row.kind, kept["title"], kept["count"]),
        fields=tuple(Changed(*part) for part in kept["fields"]),
        order=None if kept["order"] is None else Reorder(*(_ids(part) for part in kept["order"])),
    )


def _ids(kept: list[int]) -> tuple[CueId, ...]:
    return tuple(CueId(cue_id) for cue_id in kept)

"""Changing one cue of the rundown: add, edit, delete, move, copy; and the programme of the first start."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.show.models import ColumnRow, CueRow
from forum_app.show.operations.changing import Change, new_row, spot_of, write
from forum_app.show.operations.work import Work
from forum_app.show.queries.rows import draft_of
from forum_app.show.queries.rundown import one_cue, rundown_state
from forum_app.show.rules import blocks, steps
from forum_app.show.rules.blocks import Line, displaced, ids_of, make_sure_ahead
from forum_app.show.rules.cues import (
    CueId,
    Draft,
    Notes,
    changed,
    make_sure_coming,
    make_sure_near,
    make_sure_unlocked,
)
from forum_app.show.rules.edits import Label, edited
from forum_app.show.rules.steps import StepCall

State = dict[str, object]


def add_cue(work: Work, draft: Draft, before: CueId | None, seen: int | None = None) -> State:
    """Put a new cue before another, or last; one with a block goes into it.

    Gives the cue; raises Invalid for a place already played, Stale where another rundown was seen.
    """
    change = Change.begin(work)
    if seen not in (None, change.show.rundown_version):
        raise Stale(rundown_state(work.session, work.forum))
    make_sure_near(draft.starts_at, work.forum.starts_at)
    make_sure_known(change, Draft("", timedelta()), draft)
    fresh = replace(draft, steps=steps.renewed((), draft.steps, ()))
    row = change.add_cue(fresh)
    cue_id = CueId(row.id)
    line = blocks.moved((*change.line, spot_of(row)), [cue_id], before)
    if draft.block_id is not None:
        line = blocks.grouped(line, [cue_id], draft.block_id)
    make_sure_ahead(line, [cue_id], change.running)
    change.arrange(line, [cue_id])
    change.finish("cue.added", cue_id, Label("cue.added", draft.title))
    return one_cue(work.session, work.forum, cue_id)


def edit_cue(work: Work, cue_id: CueId, version: int, rewrite: Callable[[Draft], Draft]) -> State:
    """Rewrite a cue. Gives the cue; raises Stale for another version, 409 `locked` for what was called."""
    change = Change.begin(work)
    row = change.row(cue_id, version)
    fields = rewrite_cue(change, row, rewrite)
    if fields:
        change.finish("cue.edited", cue_id, edited(fields, row.title), fields=list(fields))
    return one_cue(work.session, work.forum, cue_id)


def delete_cue(work: Work, cue_id: CueId, version: int) -> State:
    """Take a cue out of the rundown and give it as it was.

    Raises Stale for another version, 409 `locked` for what was called.
    """
    change = Change.begin(work)
    row = change.row(cue_id, version)
    make_sure_coming(change.run.place(cue_id))
    was = one_cue(work.session, work.forum, cue_id)
    row.deleted_at = work.now
    change.finish("cue.deleted", cue_id, Label("cue.deleted", row.title), number=was["number"])
    return was


def move_cue(work: Work, cue_id: CueId, version: int, before: CueId | None) -> State:
    """Put a cue before another, or last. Gives the cue.

    Raises as `delete_cue`, and Invalid for a place already played.
    """
    change = Change.begin(work)
    row = change.row(cue_id, version)
    make_sure_coming(change.run.place(cue_id))
    line = blocks.moved(change.line, [cue_id], before)
    if line != change.line:
        rearrange(change, line, [cue_id])
        change.finish("cue.moved", cue_id, Label("cue.moved", row.title))
    return one_cue(work.session, work.forum, cue_id)


def copy_cue(work: Work, cue_id: CueId, version: int) -> State:
    """Put a copy of a cue behind it, or behind the running one where that place has been played.

    Gives the copy; raises Stale for another version.
    """
    change = Change.begin(work)
    row = change.row(cue_id, version)
    copy = copy_behind(change, [row])[0]
    change.finish("cue.added", CueId(copy.id), Label("cue.copied", row.title), copy_of=cue_id)
    return one_cue(work.session, work.forum, CueId(copy.id))


def rewrite_cue(change: Change, row: CueRow, rewrite: Callable[[Draft], Draft]) -> tuple[str, ...]:
    """Rewrite one cue of a change. Names what differs; raises 409 `locked` for what was called."""
    cue_id, old = CueId(row.id), draft_of(row)
    new = rewrite(old)
    new = replace(new, steps=steps.renewed(old.steps, new.steps, walked(change, cue_id)))
    fields = changed(old, new)
    if not fields:
        return fields
    make_sure_near(new.starts_at, change.work.forum.starts_at)
    make_sure_unlocked(change.run.place(cue_id), fields)
    make_sure_known(change, old, new)
    write(row, replace(new, block_id=old.block_id))
    if "block_id" in fields:
        put_in_block(change, [cue_id], new.block_id)
    return fields


def put_in_block(change: Change, ids: Sequence[CueId], block_id: int | None) -> None:
    """Put cues into a block, or out of theirs; who has to move for it must be still to come."""
    line = change.line
    line = blocks.ungrouped(line, ids) if block_id is None else blocks.grouped(line, ids, block_id)
    rearrange(change, line, ids, "block_id")


def rearrange(change: Change, line: Line, ids: Sequence[CueId], field: str = "before") -> None:
    """Bring the rundown into another order, in which `ids` may have moved.

    Raises 409 `locked` where one of them was called, Invalid for a place already played.
    """
    moved = displaced(ids_of(change.line), ids_of(line), ids)
    for cue_id in moved:
        make_sure_coming(change.run.place(cue_id))
    make_sure_ahead(line, moved, change.running, field)
    change.arrange(line, moved)


def copy_behind(change: Change, rows: Sequence[CueRow]) -> list[CueRow]:
    """Put copies of cues, in their order, behind the last of them. A copy has no hour of its own."""
    copies = [change.add_cue(replace(draft_of(row), starts_at=None)) for row in rows]
    order = ids_of(change.line)
    places = [order.index(CueId(row.id)) for row in rows]
    played = order.index(change.running) if change.running in order else -1
    line = blocks.placed_behind(
        change.line, tuple(spot_of(copy) for copy in copies), order[max(*places, played)]
    )
    change.arrange(line, [CueId(copy.id) for copy in copies])
    return copies


def walked(change: Change, cue_id: CueId) -> tuple[StepCall, ...]:
    """Give the steps called of a cue, where it is the running one."""
    current = change.run.current
    return current.steps if current is not None and current.cue_id == cue_id else ()


def load_programme(
    session: Session, forum: Forum, items: Sequence[Mapping[str, Any]], *, actor: Actor, at: datetime
) -> int:
    """Write the first programme of a forum, unless it has one. Inside `transaction(forum.id)`.

    Each item has `title`, `planned_s` and optionally `kind`, `presenter`, `scene`, `notes`. Gives how many
    were written.
    """
    work = Work(session, forum, actor, at)
    change = Change.begin(work)
    if change.cues:
        return 0
    for position, item in enumerate(items, start=1):
        new_row(work, _from_plan(item)).position = position
    change.finish("rundown.imported", None, created=len(items))
    return len(items)


def make_sure_known(change: Change, old: Draft, new: Draft) -> None:
    """Refuse a block or a column that is not in the rundown. Raises Invalid."""
    if new.block_id not in (None, old.block_id, *(spot.block_id for spot in change.line)):
        raise Invalid({"block_id": N_("Không có khối này trong chương trình.")})
    written = {column for column, text in new.custom.items() if old.custom.get(column, "") != text}
    if written and not written <= _columns(change.work):
        raise Invalid({"custom": N_("Không có cột này trong chương trình.")})


def _columns(work: Work) -> set[str]:
    wanted = sa.select(ColumnRow.id).where(
        ColumnRow.forum_id == work.forum.id, ColumnRow.deleted_at.is_(None)
    )
    return {str(column) for column in work.session.scalars(wanted)}


def _from_plan(item: Mapping[str, Any]) -> Draft:
    return Draft(
        title=item["title"],
        planned=timedelta(seconds=item["planned_s"]),
        kind=item.get("kind", "other"),
        presenter=item.get("presenter", ""),
        scene=item.get("scene"),
        notes=Notes(**item.get("notes", {})),
    )

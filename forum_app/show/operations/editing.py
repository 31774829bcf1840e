"""Changing the rundown: add, edit, delete, move, and the programme of the first start.

Each change raises the rundown's version, and the show's too where the next GO would call another cue.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Missing, Stale
from forum_app.show.models import CueRow
from forum_app.show.operations.work import Work, save
from forum_app.show.queries.rows import cue_rows, cues, draft_of
from forum_app.show.queries.rundown import one_cue
from forum_app.show.rules.calling import Run, follow
from forum_app.show.rules.cues import (
    MOST_CUES,
    Cue,
    CueId,
    Draft,
    Notes,
    changed,
    find,
    make_sure_coming,
    make_sure_near,
    make_sure_unlocked,
    placed,
)
from forum_app.show.rules.showing import Show

State = dict[str, object]


def add_cue(work: Work, draft: Draft, before: CueId | None) -> State:
    """Put a new cue before another, or last. Gives the cue; raises Invalid for a place already played."""
    change = Change.begin(work)
    if len(change.cues) >= MOST_CUES:
        raise Invalid({"title": N_("Chương trình đã có quá nhiều tiết mục.")})
    make_sure_near(draft.starts_at, work.forum.starts_at)
    row = new_row(work, draft)
    order = placed([cue.id for cue in change.cues], CueId(row.id), before, change.running)
    arrange(work, order)
    change.finish("cue.added", CueId(row.id))
    return one_cue(work.session, work.forum, CueId(row.id))


def edit_cue(work: Work, cue_id: CueId, version: int, rewrite: Callable[[Draft], Draft]) -> State:
    """Rewrite a cue. Gives the cue; raises Stale for another version, 409 `locked` for what was called."""
    change = Change.begin(work)
    row = _seen_row(work, cue_id, version)
    old = draft_of(row)
    new = rewrite(old)
    fields = changed(old, new)
    if fields:
        make_sure_near(new.starts_at, work.forum.starts_at)
        make_sure_unlocked(change.run.place(cue_id), fields)
        write(row, new)
        row.version += 1
        change.finish("cue.edited", cue_id, fields=list(fields))
    return one_cue(work.session, work.forum, cue_id)


def delete_cue(work: Work, cue_id: CueId, version: int) -> State:
    """Take a cue out of the rundown and give it as it was.

    Raises Stale for another version, 409 `locked` for what was called.
    """
    change = Change.begin(work)
    row = _seen_row(work, cue_id, version)
    make_sure_coming(change.run.place(cue_id))
    was = one_cue(work.session, work.forum, cue_id)
    row.deleted_at = work.now
    row.version += 1
    change.finish("cue.deleted", cue_id, number=was["number"])
    return was


def move_cue(work: Work, cue_id: CueId, version: int, before: CueId | None) -> State:
    """Put a cue before another, or last. Gives the cue.

    Raises as `delete_cue`, and Invalid for a place already played.
    """
    change = Change.begin(work)
    row = _seen_row(work, cue_id, version)
    make_sure_coming(change.run.place(cue_id))
    order = placed([cue.id for cue in change.cues], cue_id, before, change.running)
    if order != [cue.id for cue in change.cues]:
        arrange(work, order)
        row.version += 1
        change.finish("cue.moved", cue_id)
    return one_cue(work.session, work.forum, cue_id)


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


class Change:
    """A change of the rundown under way: what it was before, and what follows from it."""

    def __init__(self, work: Work, show: Show, rundown: list[Cue]) -> None:
        self.work = work
        self.show = show
        self.cues = rundown

    @classmethod
    def begin(cls, work: Work) -> Change:
        return cls(work, work.show(), cues(work.session, work.forum.id))

    @property
    def run(self) -> Run:
        return self.show.run

    @property
    def running(self) -> CueId | None:
        """The cue that runs; before it there is no place any more."""
        return self.run.current.cue_id if self.run.current else None

    def finish(self, kind: str, cue_id: CueId | None, **told: object) -> None:
        """Raise the versions, move the standby on, and tell what was done."""
        self.work.session.flush()
        now_cues = cues(self.work.session, self.work.forum.id)
        raised = self.show.rundown_version + 1
        followed = replace(self.show, run=follow(self.run, self.cues, now_cues), rundown_version=raised)
        save(self.work, self.show, followed)
        named = {} if cue_id is None else {"cue_id": cue_id, "number": _number(now_cues, cue_id)}
        self.work.tell(kind, **{**named, **told, "rundown_version": raised})


def new_row(work: Work, draft: Draft) -> CueRow:
    """Write a new cue, last for now."""
    row = CueRow(forum_id=work.forum.id, position=MOST_CUES * 2, steps=[], version=1)
    write(row, draft)
    work.session.add(row)
    work.session.flush()
    return row


def write(row: CueRow, draft: Draft) -> None:
    """Write a draft over a row."""
    row.title = draft.title
    row.planned_s = round(draft.planned.total_seconds())
    row.kind = draft.kind
    row.starts_at = draft.starts_at
    row.presenter = draft.presenter
    row.scene = draft.scene
    row.skipped = draft.skipped
    row.note_mc = draft.notes.mc
    row.note_sound = draft.notes.sound
    row.note_light = draft.notes.light
    row.note_screen = draft.notes.screen
    row.note_stage = draft.notes.stage


def arrange(work: Work, order: Sequence[CueId]) -> None:
    """Number the positions anew in this order; only rows that move are written."""
    places = {cue_id: place for place, cue_id in enumerate(order, start=1)}
    for row in cue_rows(work.session, work.forum.id):
        row.position = places[CueId(row.id)]


def _seen_row(work: Work, cue_id: CueId, version: int) -> CueRow:
    row = work.session.get(CueRow, cue_id)
    if row is None or row.forum_id != work.forum.id or row.deleted_at is not None:
        raise Missing(N_("Không có tiết mục này trong chương trình."))
    if row.version != version:
        raise Stale(one_cue(work.session, work.forum, cue_id))
    return row


def _number(rundown: list[Cue], cue_id: CueId) -> int | None:
    cue = find(rundown, cue_id)
    return cue.number if cue else None


def _from_plan(item: Mapping[str, Any]) -> Draft:
    return Draft(
        title=item["title"],
        planned=timedelta(seconds=item["planned_s"]),
        kind=item.get("kind", "other"),
        presenter=item.get("presenter", ""),
        scene=item.get("scene"),
        notes=Notes(**item.get("notes", {})),
    )

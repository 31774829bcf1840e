"""A change of the rundown under way: what it finds, what it writes, and what follows from it.

Each change raises the rundown's version, and the show's too where the next GO would call another cue.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import cast

import sqlalchemy as sa

from forum_app.kernel.errors import N_, Invalid, Missing, Stale
from forum_app.show.models import CueRow, EditRow
from forum_app.show.operations.work import Work, save
from forum_app.show.queries.edits import changes_out
from forum_app.show.queries.fields import THINGS, Row, fields_of
from forum_app.show.queries.rows import cues
from forum_app.show.queries.rundown import one_cue
from forum_app.show.queries.shapes import step_out
from forum_app.show.queries.states import state_of
from forum_app.show.rules import blocks
from forum_app.show.rules.blocks import Line, Spot
from forum_app.show.rules.calling import Run, follow
from forum_app.show.rules.cues import MOST_CUES, Cue, CueId, Draft, find
from forum_app.show.rules.edits import THERE, Changed, Kept, Label, Reorder, differences
from forum_app.show.rules.showing import Show
from forum_app.store import feed

CUES, EDITS = cast(sa.Table, CueRow.__table__), cast(sa.Table, EditRow.__table__)
PLACES = sa.select(CUES.c.id, CUES.c.position).where(CUES.c.forum_id == sa.bindparam("of_forum"))
PUT_IN_PLACE = CUES.update().where(CUES.c.id == sa.bindparam("of_cue")).values(position=sa.bindparam("place"))
END_CHAIN = EDITS.update().where(
    EDITS.c.forum_id == sa.bindparam("of_forum"),
    EDITS.c.actor == sa.bindparam("of_actor"),
    EDITS.c.undone_at.is_not(None),
    EDITS.c.given_up_at.is_(None),
)


class Change:
    """A change of the rundown under way: what it was before, and what follows from it."""

    def __init__(self, work: Work, show: Show, rundown: list[Cue]) -> None:
        self.work = work
        self.show = show
        self.cues = rundown
        self.line: Line = blocks.line_of(rundown)
        self.moved: set[CueId] = set()
        self._seen: dict[Row, dict[str, Kept]] = {}
        self._new: set[Row] = set()

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

    def row(self, cue_id: CueId, version: int) -> CueRow:
        """Take up a cue to be changed. Raises Missing, or Stale for another version than was seen."""
        row = self.work.session.get(CueRow, cue_id)
        if row is None or row.forum_id != self.work.forum.id or row.deleted_at is not None:
            raise Missing(N_("Không có tiết mục này trong chương trình."))
        if row.version != version:
            raise Stale(one_cue(self.work.session, self.work.forum, cue_id))
        self.touch(row)
        return row

    def touch(self, row: Row) -> None:
        """Remember how a row was before it is changed, so that the change can be undone."""
        self._seen.setdefault(row, fields_of(row))

    def add(self, row: Row) -> None:
        """Take in a row that has just been made. Undone, it is not there."""
        self._new.add(row)
        self._seen[row] = {**fields_of(row), THERE: False}

    def add_cue(self, draft: Draft) -> CueRow:
        """Write a new cue, which has no place yet. Raises Invalid where there are too many."""
        if len(self.cues) + len(self._new) >= MOST_CUES:
            raise Invalid({"title": N_("Chương trình đã có quá nhiều tiết mục.")})
        row = new_row(self.work, draft)
        self.add(row)
        return row

    def arrange(self, line: Line, moved: Collection[CueId]) -> None:
        """Put the cues into this order and these blocks; `moved` are those that were put somewhere."""
        self.moved |= set(moved)
        was = {spot.cue_id: spot.block_id for spot in self.line}
        changed = {spot.cue_id: spot.block_id for spot in line if was.get(spot.cue_id, -1) != spot.block_id}
        for row in self.rows(changed) if changed else ():
            row.block_id = changed[CueId(row.id)]
        _number(self.work, line)
        self.line = line

    def rows(self, ids: Iterable[CueId]) -> list[CueRow]:
        """Take up cues to be changed, whatever their version."""
        wanted = sa.select(CueRow).where(CueRow.id.in_(list(ids)), CueRow.forum_id == self.work.forum.id)
        rows = list(self.work.session.scalars(wanted))
        for row in rows:
            self.touch(row)
        return rows

    def differences(self) -> list[Changed]:
        """Name every field that is not as it was. Of what is new it is only that it is there."""
        found: list[Changed] = []
        for row, before in self._seen.items():
            stands = {**before, THERE: True} if row in self._new else fields_of(row)
            found += differences(THINGS[type(row)], row.id, before, stands)
        return found

    def finish(self, kind: str, cue_id: CueId | None, label: Label | None = None, /, **told: object) -> None:
        """Raise the versions, move the standby on, and tell what was done.

        With a `label` it is kept as an edit that the actor can undo.
        """
        changes = self.differences()
        self._raise_versions(changes)
        self.work.session.flush()
        now_cues = cues(self.work.session, self.work.forum.id)
        raised = self.show.rundown_version + 1
        followed = replace(self.show, run=follow(self.run, self.cues, now_cues), rundown_version=raised)
        save(self.work, self.show, followed)
        if label is not None:
            self._keep(label, changes, now_cues)
        named = {} if cue_id is None else {"cue_id": cue_id, "number": _number_of(now_cues, cue_id)}
        fact = self.work.tell(kind, **{**named, **told, "rundown_version": raised})
        state = state_of(self.work.forum, followed, now_cues, self.work.now, fact.seq)
        feed.hand_over(self.work.session, "show", state)
        feed.hand_over(self.work.session, "rundown", {"version": raised})

    def _raise_versions(self, changes: Sequence[Changed]) -> None:
        differ = {(part.thing, part.id) for part in changes} | {("cue", cue_id) for cue_id in self.moved}
        missed = self.moved - {CueId(row.id) for row in self._seen if isinstance(row, CueRow)}
        if missed:
            self.rows(missed)
        for row in self._seen:
            if (THINGS[type(row)], row.id) in differ and row not in self._new:
                row.version += 1

    def _keep(self, label: Label, changes: list[Changed], now_cues: list[Cue]) -> None:
        work = self.work
        was, stands = [cue.id for cue in self.cues], [cue.id for cue in now_cues]
        moved = self.moved | (set(was) ^ set(stands))
        order = None if not moved else Reorder(tuple(was), tuple(stands), tuple(sorted(moved)))
        connection = work.session.connection()
        of = {"of_forum": work.forum.id, "of_actor": work.actor.id}
        connection.execute(END_CHAIN, {**of, "given_up_at": work.now})
        kept = {
            "forum_id": work.forum.id,
            "actor": work.actor.id,
            "actor_name": work.actor.name[:200],
            "at": work.now,
            "kind": label.kind,
            "changes": changes_out(changes, order, label),
        }
        connection.execute(EDITS.insert(), kept)


def new_row(work: Work, draft: Draft) -> CueRow:
    """Write a new cue, last for now."""
    row = CueRow(forum_id=work.forum.id, position=MOST_CUES * 2, steps=[], custom={}, version=1)
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
    row.office = draft.office
    row.scene = draft.scene
    row.skipped = draft.skipped
    row.flagged = draft.flagged
    row.colour = draft.colour
    row.auto = draft.auto
    row.block_id = draft.block_id
    row.note_mc = draft.notes.mc
    row.note_sound = draft.notes.sound
    row.note_light = draft.notes.light
    row.note_screen = draft.notes.screen
    row.note_stage = draft.notes.stage
    row.custom = dict(draft.custom)
    row.steps = [step_out(step) for step in draft.steps]


def arrange(work: Work, order: Sequence[CueId]) -> None:
    """Number the positions anew in this order; what was put elsewhere joins or leaves blocks as it stands."""
    work.session.flush()
    was = blocks.line_of(cues(work.session, work.forum.id))
    known = {spot.cue_id: spot for spot in was}
    kept = SequenceMatcher(None, blocks.ids_of(was), list(order), autojunk=False).get_matching_blocks()
    steady = {cue_id for match in kept for cue_id in order[match.b : match.b + match.size]}
    line = blocks.settled(tuple(known[cue_id] for cue_id in order), set(order) - steady)
    for spot in line:
        if spot != known[spot.cue_id]:
            row = work.session.get_one(CueRow, spot.cue_id)
            row.block_id = spot.block_id
    _number(work, line)


def _number(work: Work, line: Line) -> None:
    """Write where the cues stand; only those that stand elsewhere are written."""
    work.session.flush()
    connection = work.session.connection()
    known = {row.id: row.position for row in connection.execute(PLACES, {"of_forum": work.forum.id})}
    places = enumerate((spot.cue_id for spot in line), start=1)
    wrong = [{"of_cue": cue_id, "place": place} for place, cue_id in places if known.get(cue_id) != place]
    if wrong:
        connection.execute(PUT_IN_PLACE, wrong)


def spot_of(row: CueRow) -> Spot:
    """Give a cue's place as the rules know it."""
    return Spot(CueId(row.id), row.block_id)


def _number_of(rundown: list[Cue], cue_id: CueId) -> int | None:
    cue = find(rundown, cue_id)
    return cue.number if cue else None

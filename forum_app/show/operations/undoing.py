"""Undo and redo of edits of the rundown, for each person their own.

An undo that would wipe what somebody else wrote since, or rewrite what was called, is refused. Such an edit
is then given up, so that the person can go on to the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import sqlalchemy as sa

from forum_app.kernel.errors import N_, Refused
from forum_app.show.models import BlockRow, ColumnRow, CueRow, EditRow
from forum_app.show.operations.changing import Change
from forum_app.show.operations.editing import walked
from forum_app.show.operations.work import Work
from forum_app.show.queries.edits import by_others, to_redo, to_undo
from forum_app.show.queries.fields import Row, fields_of, put
from forum_app.show.queries.shapes import step_in
from forum_app.show.rules import blocks, edits, steps
from forum_app.show.rules.blocks import Line, Spot, displaced, ids_of
from forum_app.show.rules.cues import CueId, make_sure_coming, make_sure_unlocked
from forum_app.show.rules.edits import THERE, Changed, Edit, Label, spoken

Things = dict[tuple[str, int], Row]
TABLES: dict[str, type[Row]] = {"cue": CueRow, "block": BlockRow, "column": ColumnRow}


def undo(work: Work) -> Label:
    """Take back the person's last edit that stands, and say which it was.

    Raises 409 `nothing`; 409 `conflict` where somebody else has changed the same since, 409 `locked` where a
    cue was called meanwhile; both carry the `edit`, to be given up.
    """
    edit = to_undo(work.session, work.forum.id, work.actor.id)
    if edit is None:
        raise edits.nothing(N_("Không còn thay đổi nào của bạn để hoàn tác."))
    _carry_out(work, edit, edit.turned(), "undone")
    _mark(work, edit.id, undone_at=work.now)
    return edit.label


def redo(work: Work) -> Label:
    """Do again what the person undid last, and say what it was. Raises as `undo`."""
    edit = to_redo(work.session, work.forum.id, work.actor.id)
    if edit is None:
        raise edits.nothing(N_("Không có thay đổi nào của bạn để làm lại."))
    _carry_out(work, edit, edit, "redone")
    _mark(work, edit.id, undone_at=None)
    return edit.label


def give_up(work: Work, edit_id: int) -> None:
    """Offer an edit no more, neither to be undone nor to be done again."""
    _mark(work, edit_id, given_up_at=work.now)


def _carry_out(work: Work, edit: Edit, turned: Edit, deed: str) -> None:
    change = Change.begin(work)
    rows = _rows_of(change, turned)
    _make_sure_untouched(work, turned, rows)
    try:
        _make_sure_open(change, turned, rows)
        _write(change, turned, rows)
        _bring_back(change, turned)
    except Refused as refused:
        raise _naming(refused, edit) from refused
    change.finish("rundown.edited", None, what=deed, edit=edit.label.kind, title=edit.label.title)


def _write(change: Change, turned: Edit, rows: Things) -> None:
    for part in turned.fields:
        if part.field != "block_id":
            put(rows[part.thing, part.id], part.field, part.after, change.work.now)
    change.work.session.flush()


def _bring_back(change: Change, turned: Edit) -> None:
    """Put cues back to their places and blocks; among what others did meanwhile, blocks stay whole."""
    there = {part.id: part.after for part in turned.fields if part.field == THERE and part.thing == "cue"}
    wanted = {CueId(part.id): part.after for part in turned.fields if part.field == "block_id"}
    moved = set() if turned.order is None else set(turned.order.moved)
    if not there and not wanted and not moved:
        return
    line = _with(change, there)
    if turned.order is not None:
        order = blocks.restored(ids_of(line), turned.order.after, moved)
        line = tuple(sorted(line, key=lambda spot: order.index(spot.cue_id)))
    line = tuple(Spot(spot.cue_id, cast(Any, wanted.get(spot.cue_id, spot.block_id))) for spot in line)
    line = blocks.settled(line, moved | set(wanted))
    elsewhere = displaced(ids_of(change.line), ids_of(line), moved)
    for cue_id in elsewhere:
        make_sure_coming(change.run.place(cue_id))
    blocks.make_sure_still_ahead(line, elsewhere, change.running)
    change.arrange(line, elsewhere)


def _with(change: Change, there: dict[int, object]) -> Line:
    """Give the rundown with the cues that come, last for now, and without those that go."""
    coming = change.rows(CueId(of) for of, is_there in there.items() if is_there)
    kept = tuple(spot for spot in change.line if there.get(spot.cue_id, True))
    return (*kept, *(Spot(CueId(row.id), row.block_id) for row in coming))


def _rows_of(change: Change, turned: Edit) -> Things:
    """Take up every row an edit names, deleted ones too."""
    named = {(part.thing, part.id) for part in turned.fields}
    named |= {("cue", of) for of in (turned.order.moved if turned.order else ())}
    found: Things = {}
    for thing, table in TABLES.items():
        for row in _read(change.work, table, [of for kind, of in named if kind == thing]):
            change.touch(row)
            found[thing, row.id] = row
    return found


def _read(work: Work, table: type[Row], ids: list[int]) -> Iterable[Row]:
    if not ids:
        return []
    return work.session.scalars(sa.select(table).where(table.id.in_(ids), table.forum_id == work.forum.id))


def _make_sure_untouched(work: Work, turned: Edit, rows: Things) -> None:
    """Raises 409 `conflict`, naming the cue and who changed it."""
    since = by_others(work.session, turned, work.forum.id)
    standing = {thing: fields_of(row) for thing, row in rows.items()}
    thing = edits.in_the_way(turned, standing, since)
    if not thing:
        return
    kind, _, of = thing.partition(":")
    row = rows.get((kind, int(of)))
    named = {"cue_id": int(of)} if kind == "cue" else {}
    title = "" if row is None else row.title
    raise edits.conflict(turned, title, edits.who_did(thing, turned, since), **named)


def _make_sure_open(change: Change, turned: Edit, rows: Things) -> None:
    """Raises 409 `locked` for a cue that was called meanwhile."""
    for thing, of in rows:
        fields = [part for part in turned.fields if (part.thing, part.id) == (thing, of)]
        if thing == "cue" and fields:
            _make_sure_cue_open(change, CueId(of), fields)


def _make_sure_cue_open(change: Change, cue_id: CueId, fields: list[Changed]) -> None:
    place = change.run.place(cue_id)
    make_sure_unlocked(place, spoken(fields))
    for part in fields:
        if part.field == THERE:
            make_sure_coming(place)
        if part.field == "steps":
            before, after = (
                [step_in(step) for step in cast(list[Any], kept)] for kept in (part.before, part.after)
            )
            steps.make_sure_walked_stay(before, after, walked(change, cue_id))


def _naming(refused: Refused, edit: Edit) -> Refused:
    extra = {**refused.extra, "edit": edit.id}
    return Refused(code=refused.code, status=refused.status, detail=refused.detail, extra=extra)


def _mark(work: Work, edit_id: int, **values: object) -> None:
    work.session.execute(
        sa.update(EditRow).where(EditRow.id == edit_id, EditRow.actor == work.actor.id).values(**values)
    )

"""Blocks of the rundown, and the columns the office adds to it."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from forum_app.kernel.errors import N_, Invalid, Missing, Stale
from forum_app.kernel.text import fold
from forum_app.show.models import BlockRow, ColumnRow
from forum_app.show.operations.batch import Seen, selected
from forum_app.show.operations.changing import Change
from forum_app.show.operations.editing import put_in_block
from forum_app.show.operations.work import Work
from forum_app.show.queries.rundown import rundown_state
from forum_app.show.rules.cues import CueId
from forum_app.show.rules.edits import Label

MOST_COLUMNS = 20
State = dict[str, object]


def add_block(work: Work, title: str, planned_s: int | None, colour: str, seen: Seen) -> None:
    """Make a block of cues, which become neighbours where the first of them stands.

    Raises Stale with the whole rundown; 409 `locked` or Invalid where one would have to move and may not.
    """
    change = Change.begin(work)
    rows = selected(change, seen)
    block = BlockRow(forum_id=work.forum.id, title=title, planned_s=planned_s, colour=colour, version=1)
    work.session.add(block)
    work.session.flush()
    put_in_block(change, [CueId(row.id) for row in rows], block.id)
    _tell(change, "block.added", title, block_id=block.id)


def edit_block(work: Work, block_id: int, version: int, new: Mapping[str, object]) -> None:
    """Rewrite a block's title, planned length or colour. Raises Stale with the whole rundown."""
    change = Change.begin(work)
    block = _block(change, block_id, version)
    for name, value in new.items():
        setattr(block, name, value)
    if change.differences():
        _tell(change, "block.edited", block.title, block_id=block_id)


def delete_block(work: Work, block_id: int, version: int) -> None:
    """Take a block away; its cues stay where they are. Raises Stale with the whole rundown."""
    change = Change.begin(work)
    block = _block(change, block_id, version)
    ids = [spot.cue_id for spot in change.line if spot.block_id == block_id]
    put_in_block(change, ids, None)
    _tell(change, "block.deleted", block.title, block_id=block_id)


def add_column(work: Work, title: str) -> None:
    """Add a column, behind the others. Raises Invalid for a title that is there already, or too many."""
    change = Change.begin(work)
    others = _columns(work)
    if len(others) >= MOST_COLUMNS:
        raise Invalid({"title": N_("Chương trình đã có quá nhiều cột riêng.")})
    _make_sure_new(title, others)
    last = work.session.scalar(
        sa.select(sa.func.max(ColumnRow.position)).where(ColumnRow.forum_id == work.forum.id)
    )
    column = ColumnRow(forum_id=work.forum.id, position=(last or 0) + 1, title=title, version=1)
    work.session.add(column)
    work.session.flush()
    change.add(column)
    _tell(change, "column.added", title, column_id=column.id)


def edit_column(work: Work, column_id: int, version: int, title: str) -> None:
    """Give a column another title. Raises Stale with the whole rundown."""
    change = Change.begin(work)
    column = _column(change, column_id, version)
    if column.title == title:
        return
    _make_sure_new(title, [other for other in _columns(work) if other.id != column_id])
    column.title = title
    _tell(change, "column.edited", title, column_id=column_id)


def delete_column(work: Work, column_id: int, version: int) -> None:
    """Take a column away; its texts come back with it where that is undone. Raises Stale."""
    change = Change.begin(work)
    column = _column(change, column_id, version)
    column.deleted_at = work.now
    _tell(change, "column.deleted", column.title, column_id=column_id)


def _tell(change: Change, kind: str, title: str, **told: object) -> None:
    change.finish("rundown.edited", None, Label(kind, title), what=kind, title=title, **told)


def _block(change: Change, block_id: int, version: int) -> BlockRow:
    row = change.work.session.get(BlockRow, block_id)
    if row is None or all(spot.block_id != block_id for spot in change.line):
        raise Missing(N_("Không có khối này trong chương trình."))
    if row.version != version:
        raise _stale(change.work)
    change.touch(row)
    return row


def _column(change: Change, column_id: int, version: int) -> ColumnRow:
    row = change.work.session.get(ColumnRow, column_id)
    if row is None or row.forum_id != change.work.forum.id or row.deleted_at is not None:
        raise Missing(N_("Không có cột này trong chương trình."))
    if row.version != version:
        raise _stale(change.work)
    change.touch(row)
    return row


def _columns(work: Work) -> list[ColumnRow]:
    wanted = sa.select(ColumnRow).where(ColumnRow.forum_id == work.forum.id, ColumnRow.deleted_at.is_(None))
    return list(work.session.scalars(wanted))


def _make_sure_new(title: str, others: list[ColumnRow]) -> None:
    """Refuse a second column of one title: a spreadsheet that comes back could not tell them apart."""
    if fold(title) in {fold(other.title) for other in others}:
        raise Invalid({"title": N_("Đã có cột mang tên này.")})


def _stale(work: Work) -> Stale:
    return Stale(rundown_state(work.session, work.forum))

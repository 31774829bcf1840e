"""The blocks and the office's own columns that a script brings along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.errors import N_
from forum_app.kernel.text import fold
from forum_app.sheets import RowError
from forum_app.show.models import BlockRow, ColumnRow
from forum_app.show.operations.changing import Change
from forum_app.show.operations.grouping import MOST_COLUMNS
from forum_app.show.rules import blocks
from forum_app.show.rules.blocks import Spot
from forum_app.show.rules.cues import CueId
from forum_app.show.rules.script import Group, ScriptRow

LONGEST_COLUMN = 60
Blocks = Mapping[CueId, int | None]


def known_columns(session: Session, forum_id: int) -> list[ColumnRow]:
    """Read the office's own columns in order."""
    wanted = sa.select(ColumnRow).where(ColumnRow.forum_id == forum_id, ColumnRow.deleted_at.is_(None))
    return list(session.scalars(wanted.order_by(ColumnRow.position, ColumnRow.id)))


def column_ids(columns: Sequence[ColumnRow], rows: Sequence[ScriptRow]) -> dict[str, str]:
    """Give each heading of a script its column; one that is not there yet stands for itself."""
    known = {fold(column.title): str(column.id) for column in columns}
    headings = {heading for row in rows for heading in row.extras.custom}
    return {heading: known.get(fold(heading), heading) for heading in sorted(headings)}


def column_errors(columns: Sequence[ColumnRow], ids: Mapping[str, str]) -> list[RowError]:
    """Complain of headings that cannot become columns."""
    new = [heading for heading, of in ids.items() if of == heading]
    too_long = N_("Tên cột quá dài, tối đa %(limit)s ký tự.")
    errors = [
        RowError(0, heading, too_long, {"limit": LONGEST_COLUMN})
        for heading in new
        if len(heading) > LONGEST_COLUMN
    ]
    if len(columns) + len(new) > MOST_COLUMNS:
        errors.append(RowError(0, "", N_("Chương trình đã có quá nhiều cột riêng.")))
    return errors


def add_columns(change: Change, columns: Sequence[ColumnRow], ids: Mapping[str, str]) -> dict[str, str]:
    """Add the columns that are not there yet, behind the others; gives the id of each heading's column."""
    last, added = max((column.position for column in columns), default=0), dict(ids)
    for place, heading in enumerate((name for name, of in ids.items() if of == name), start=last + 1):
        column = ColumnRow(forum_id=change.work.forum.id, position=place, title=heading, version=1)
        change.work.session.add(column)
        change.work.session.flush()
        change.add(column)
        added[heading] = str(column.id)
    return added


def housed(change: Change, titles: Iterable[tuple[CueId, str | None]], groups: Sequence[Group]) -> Blocks:
    """Find or make the block of each cue the script speaks of: cues that follow each other share one."""
    free, found = _known_blocks(change), dict[CueId, int | None]()
    said = {fold(group.title): group for group in groups}
    spoken = [(cue_id, title) for cue_id, title in titles if title is not None]
    for title, run in groupby(spoken, key=lambda one: one[1]):
        block_id = _block(change, title, free, said.get(fold(title))) if title else None
        found |= dict.fromkeys((cue_id for cue_id, _ in run), block_id)
    return found


def put_in_order(change: Change, order: Sequence[CueId], housing: Blocks) -> bool:
    """Put the cues into this order and these blocks; gives whether anything stands elsewhere than before.

    A cue the script does not speak of joins the block it has come into.
    """
    was = {spot.cue_id: spot.block_id for spot in change.line}
    before = blocks.ids_of(change.line)
    matches = SequenceMatcher(None, before, list(order), autojunk=False).get_matching_blocks()
    steady = {cue_id for match in matches for cue_id in order[match.b : match.b + match.size]}
    moved = set(order) - steady
    line = tuple(Spot(cue_id, housing.get(cue_id, was.get(cue_id))) for cue_id in order)
    loose = (set(order) if housing else moved) - set(housing)
    settled = blocks.settled(line, loose)
    if settled == change.line:
        return False
    change.arrange(settled, moved)
    return True


def _known_blocks(change: Change) -> dict[str, list[BlockRow]]:
    """Read the blocks in which a cue stands, in the order of the rundown, by title."""
    ids = dict.fromkeys(spot.block_id for spot in change.line if spot.block_id is not None)
    found: dict[str, list[BlockRow]] = {}
    for block_id in ids:
        row = change.work.session.get_one(BlockRow, block_id)
        found.setdefault(fold(row.title), []).append(row)
    return found


def _block(change: Change, title: str, free: dict[str, list[BlockRow]], group: Group | None) -> int:
    there = free.get(fold(title))
    if there:
        block = there.pop(0)
        change.touch(block)
    else:
        block = BlockRow(forum_id=change.work.forum.id, title=title, version=1)
        change.work.session.add(block)
    if group is not None and group.planned is not None:
        block.planned_s = round(group.planned.total_seconds())
    if group is not None and group.colour:
        block.colour = group.colour
    change.work.session.flush()
    return block.id

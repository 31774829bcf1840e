"""Doing one thing to a selection of cues: to all of them or to none, and undone at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from forum_app.kernel.errors import Stale
from forum_app.show.models import CueRow
from forum_app.show.operations.changing import Change
from forum_app.show.operations.editing import (
    copy_behind,
    make_sure_known,
    put_in_block,
    rearrange,
    rewrite_cue,
)
from forum_app.show.operations.work import Work
from forum_app.show.queries.rows import draft_of
from forum_app.show.queries.rundown import rundown_state
from forum_app.show.rules import blocks
from forum_app.show.rules.cues import CueId, Draft, make_sure_coming
from forum_app.show.rules.edits import several

# Cues with the version in which each was seen.
Seen = Mapping[CueId, int]
Rewrite = Callable[[CueId, Draft], Draft]


def edit_cues(work: Work, seen: Seen, rewrite: Rewrite) -> None:
    """Rewrite cues. Raises Stale as a whole, 409 `locked` for what was called."""
    change, rows = _begin(work, seen)
    fields: dict[str, None] = {}
    for row in rows:
        fields |= dict.fromkeys(rewrite_cue(change, row, _in_its_block(rewrite, row)))
    fields |= dict.fromkeys(_regroup(change, rows, rewrite))
    if fields:
        _finish(change, "edited", rows, fields=list(fields))


def delete_cues(work: Work, seen: Seen) -> None:
    """Take cues out of the rundown. Raises Stale as a whole, 409 `locked` for what was called."""
    change, rows = _begin(work, seen)
    for row in rows:
        make_sure_coming(change.run.place(CueId(row.id)))
        row.deleted_at = work.now
    _finish(change, "deleted", rows)


def move_cues(work: Work, seen: Seen, before: CueId | None) -> None:
    """Put cues together before another one, or last, in the order they stand in."""
    change, rows = _begin(work, seen)
    ids = [CueId(row.id) for row in rows]
    line = blocks.moved(change.line, ids, before)
    if line != change.line:
        rearrange(change, line, ids)
        _finish(change, "moved", rows)


def copy_cues(work: Work, seen: Seen) -> None:
    """Put copies of cues behind the last of them."""
    change, rows = _begin(work, seen)
    copies = copy_behind(change, rows)
    _finish(change, "copied", rows, copies=[copy.id for copy in copies])


def selected(change: Change, seen: Seen) -> list[CueRow]:
    """Take up cues in the order they stand in.

    Raises Stale, with the whole rundown, where one of them is gone or is not as it was seen.
    """
    rows = {CueId(row.id): row for row in change.rows(seen)}
    order = [spot.cue_id for spot in change.line if spot.cue_id in rows]
    if len(order) < len(seen) or any(rows[cue_id].version != seen[cue_id] for cue_id in order):
        raise Stale(rundown_state(change.work.session, change.work.forum))
    return [rows[cue_id] for cue_id in order]


def _begin(work: Work, seen: Seen) -> tuple[Change, list[CueRow]]:
    change = Change.begin(work)
    return change, selected(change, seen)


def _finish(change: Change, deed: str, rows: list[CueRow], **told: object) -> None:
    label = several(deed, [row.title for row in rows])
    cues = [row.id for row in rows]
    titled = {"title": label.title} if label.title else {}
    change.finish("rundown.edited", None, label, what=label.kind, cues=cues, **titled, **told)


def _in_its_block(rewrite: Rewrite, row: CueRow) -> Callable[[Draft], Draft]:
    return lambda draft: replace(rewrite(CueId(row.id), draft), block_id=draft.block_id)


def _regroup(change: Change, rows: list[CueRow], rewrite: Rewrite) -> list[str]:
    """Put the whole selection into its new block at once, so that it keeps its order."""
    drafts = [draft_of(row) for row in rows]
    make_sure_known(change, drafts[0], rewrite(CueId(rows[0].id), drafts[0]))
    wanted = {
        CueId(row.id): rewrite(CueId(row.id), old).block_id for row, old in zip(rows, drafts, strict=True)
    }
    joining = [cue_id for cue_id, block_id in wanted.items() if block_id != _block_of(change, cue_id)]
    if joining:
        put_in_block(change, joining, wanted[joining[0]])
    return ["block_id"] if joining else []


def _block_of(change: Change, cue_id: CueId) -> int | None:
    return next(spot.block_id for spot in change.line if spot.cue_id == cue_id)

"""Changing several cues at once, undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from flask import Blueprint
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Invalid, Refused
from forum_app.show.api.bodies import Batch, SeenCue, Turn, patched
from forum_app.show.api.models import RundownView, TurnedView
from forum_app.show.api.working import in_words, seen_by_asker, working
from forum_app.show.operations import batch, undoing
from forum_app.show.operations.work import Work
from forum_app.show.rules.cues import CueId, Draft
from forum_app.show.rules.edits import Label
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

blueprint = Blueprint("rundown_batch_api", __name__, url_prefix="/api/v1/forums/<forum>/rundown")


@blueprint.post("/batch")
@may("rundown.edit")
@documented(json=Batch, answers={200: RundownView}, tag="rundown")
def change_cues(forum: Forum, json: Batch) -> Written:
    """Edit, delete, move or duplicate several cues: all or none, undone at once.

    409 `stale` carries the whole rundown as `current`.
    """
    seen, deed = selection(json.cues), _deed(json)

    def do(session: Session) -> tuple[int, State]:
        deed(Work(session, forum, actor(), now()), seen)
        return 200, seen_by_asker(session, forum)

    return write(forum.id, json, do)


@blueprint.post("/undo")
@may("rundown.edit")
@documented(json=Turn, answers={200: TurnedView}, tag="rundown")
def undo(forum: Forum, json: Turn) -> Written:
    """Undo your last edit. 409 `nothing`; 409 `conflict` where somebody else has changed the same since.

    What cannot be undone (`conflict`, or `locked` for what was called) is passed over the next time.
    """
    return _turned(forum, json, undoing.undo)


@blueprint.post("/redo")
@may("rundown.edit")
@documented(json=Turn, answers={200: TurnedView}, tag="rundown")
def redo(forum: Forum, json: Turn) -> Written:
    """Do again what you undid last. Refused as undo."""
    return _turned(forum, json, undoing.redo)


def selection(cues: Sequence[SeenCue]) -> dict[CueId, int]:
    """Read which cues are meant, with the versions seen. Raises Invalid where one is named twice."""
    seen = {CueId(cue.id): cue.version for cue in cues}
    if len(seen) < len(cues):
        raise Invalid({"cues": N_("Có tiết mục được chọn hai lần.")})
    return seen


def _deed(json: Batch) -> Callable[[Work, batch.Seen], None]:
    if json.action == "edit":
        return _edit(json)
    if json.action == "move":
        if "before" not in json.model_fields_set:
            raise Invalid({"before": N_("Cần điền mục này.")})
        before = None if json.before is None else CueId(json.before)
        return lambda work, seen: batch.move_cues(work, seen, before)
    return batch.delete_cues if json.action == "delete" else batch.copy_cues


def _edit(json: Batch) -> Callable[[Work, batch.Seen], None]:
    fields, own = json.set, {CueId(cue.id): cue.set for cue in json.cues if cue.set is not None}
    if fields is None and not own:
        raise Invalid({"set": N_("Cần điền mục này.")})

    def rewrite(cue_id: CueId, draft: Draft) -> Draft:
        common = draft if fields is None else patched(draft, fields)
        alone = own.get(cue_id)
        return common if alone is None else replace(patched(common, alone), block_id=common.block_id)

    return lambda work, seen: batch.edit_cues(work, seen, rewrite)


def _turned(forum: Forum, json: Turn, turn: Callable[[Work], Label]) -> Written:
    def do(session: Session) -> tuple[int, State]:
        label = turn(Work(session, forum, actor(), now()))
        return 200, {**seen_by_asker(session, forum), "what": in_words(label)}

    try:
        return write(forum.id, json, do)
    except Refused as refused:
        if "edit" in refused.extra:
            with working(forum) as work:
                undoing.give_up(work, cast(int, refused.extra["edit"]))
        raise

"""The rundown: reading, editing its cues one by one, and importing it."""

from __future__ import annotations

from flask import Blueprint, request
from flask_babel import gettext
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Invalid
from forum_app.sheets import joined, make_sure_single, parse_mapping
from forum_app.show.api.bodies import Copy, CuePatch, Move, NewCue, Seen, SeenQuery, drafted, patched
from forum_app.show.api.import_models import ImportQuery, ImportView, ScriptUpload
from forum_app.show.api.models import CueView, RundownView
from forum_app.show.api.working import seen_by_asker, seen_version, working
from forum_app.show.operations import editing, importing
from forum_app.show.operations.headings import FIELDS, SHARED
from forum_app.show.operations.reading import read_script
from forum_app.show.operations.work import Work
from forum_app.show.rules.cues import CueId
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.offloop import off_loop
from forum_app.web.writing import State, Written, write

blueprint = Blueprint("rundown_api", __name__, url_prefix="/api/v1/forums/<forum>/rundown")
# Ids beyond what a database column holds are simply not there.
CUE = "<int(max=2147483647):cue>"


@blueprint.get("")
@may("rundown.read")
@documented(answers={200: RundownView}, tag="rundown")
def rundown(forum: Forum) -> State:
    """Give the rundown in order, and what the asker could undo."""
    return seen_by_asker(db.session(), forum)


@blueprint.post("/cues")
@may("rundown.edit")
@documented(json=NewCue, answers={201: CueView}, tag="rundown")
def add_cue(forum: Forum, json: NewCue) -> Written:
    """Add a cue before another, or last; one with a `block_id` goes into that block.

    `version` is that of the rundown which was seen; where it has changed since: 409 `stale`.
    """
    before = None if json.before is None else CueId(json.before)

    def do(session: Session) -> tuple[int, State]:
        work = Work(session, forum, actor(), now())
        return 201, editing.add_cue(work, drafted(json), before, json.version)

    return write(forum.id, json, do)


@blueprint.patch(f"/cues/{CUE}")
@may("rundown.edit")
@documented(json=CuePatch, answers={200: CueView}, tag="rundown")
def edit_cue(forum: Forum, cue: int, json: CuePatch) -> State:
    """Change a cue. Title, kind, length, hour and skipping are locked once it was called: 409 `locked`.

    Of the running cue's steps those that were called are locked; the others may be changed, moved and added.
    """
    with working(forum) as work:
        return editing.edit_cue(work, CueId(cue), json.version, lambda draft: patched(draft, json))


@blueprint.delete(f"/cues/{CUE}")
@may("rundown.edit")
@documented(json=Seen, query=SeenQuery, answers={200: CueView}, tag="rundown")
def delete_cue(forum: Forum, cue: int, json: Seen, query: SeenQuery) -> State:
    """Delete a cue and give it as it was. `version` comes in the body or in the query string."""
    with working(forum) as work:
        return editing.delete_cue(work, CueId(cue), seen_version(json, query))


@blueprint.post(f"/cues/{CUE}/move")
@may("rundown.edit")
@documented(json=Move, answers={200: CueView}, tag="rundown")
def move_cue(forum: Forum, cue: int, json: Move) -> State:
    """Put a cue before another; `before: null` puts it last.

    Between two cues of one block it joins it; away from its own block it leaves it.
    """
    before = None if json.before is None else CueId(json.before)
    with working(forum) as work:
        return editing.move_cue(work, CueId(cue), json.version, before)


@blueprint.post(f"/cues/{CUE}/duplicate")
@may("rundown.edit")
@documented(json=Copy, answers={201: CueView}, tag="rundown")
def copy_cue(forum: Forum, cue: int, json: Copy) -> Written:
    """Put a copy behind a cue; behind the running one where that place has been played."""

    def do(session: Session) -> tuple[int, State]:
        work = Work(session, forum, actor(), now())
        return 201, editing.copy_cue(work, CueId(cue), json.version)

    return write(forum.id, json, do)


@blueprint.post("/import")
@may("rundown.edit")
@documented(query=ImportQuery, upload=ScriptUpload, answers={200: ImportView}, tag="rundown")
def import_rundown(forum: Forum, query: ImportQuery) -> State:
    """Import a programme script (multipart `file`).

    `dry_run=true` only says what would be done; `replace=true` takes out the cues to come that the script
    does not name. Both in the form or the query string. `mapping`, in the form, is JSON `{heading: field}`:
    what columns mean that are not understood by themselves; an empty field leaves a column out, `custom`
    keeps it under its own heading. It is remembered when the import is written.
    """
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise Invalid({"file": N_("Cần chọn một tệp.")})
    told = parse_mapping(request.form.get("mapping", ""), FIELDS)
    make_sure_single(told, SHARED)
    known = importing.known_headings(db.session(), forum)
    dry = query.dry_run or _ticked("dry_run")
    script = off_loop(read_script, sent.read(), sent.filename, joined(known, told, SHARED), anyhow=dry)
    replace_others = query.replace or _ticked("replace")
    if dry:
        seen = importing.preview_import(db.session(), forum, script, replace=replace_others)
        return seen.as_json(gettext)
    with working(forum) as work:
        imported = importing.import_script(work, script, replace=replace_others, told=told)
    return imported.as_json(gettext)


def _ticked(field: str) -> bool:
    return request.form.get(field, "").lower() in ("true", "1", "on")

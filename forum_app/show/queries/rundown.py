"""The rundown as the editor, the prompter and the crew read it, and as the public may."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.show.models import BlockRow, ColumnRow, CueRow
from forum_app.show.queries.rows import SHOW, cue_rows, cues, show_of
from forum_app.show.queries.shapes import step_out
from forum_app.show.queries.states import said, seconds
from forum_app.show.queries.timings import Times, planned_times, times
from forum_app.show.rules.block_lengths import block_lengths
from forum_app.show.rules.calling import Call, Run, standby
from forum_app.show.rules.cues import Cue, CueId, find
from forum_app.show.rules.steps import NEW, Step
from forum_app.store import feed

BLOCK, COLUMN = BlockRow.__table__.c, ColumnRow.__table__.c
# A step kept before it had all its members has their defaults.
STEP = step_out(Step(NEW, ""))


def rundown_version(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Read the number of the rundown's last change: who knows another one asks for the rundown again."""
    version = session.scalar(sa.select(SHOW.rundown_version).where(SHOW.forum_id == forum_id))
    return {"version": version or 0}


def rundown_state(session: Session, forum: Forum) -> dict[str, object]:
    """Read the whole rundown in order: when each cue is planned, and when it was called."""
    show, rows = show_of(session, forum.id), cue_rows(session, forum.id)
    rundown = cues(session, forum.id)
    known = times(show, rundown, forum)
    return {
        "version": show.rundown_version,
        "cues": [
            cue_state(row, number, known[CueId(row.id)], show.run, forum)
            for number, row in enumerate(rows, start=1)
        ],
        "blocks": _blocks(session, forum.id, rundown),
        "columns": _columns(session, forum.id),
    }


def one_cue(session: Session, forum: Forum, cue_id: CueId) -> dict[str, object]:
    """Read one cue as it stands in the rundown; an empty answer where it is not there."""
    rundown, show = cues(session, forum.id), show_of(session, forum.id)
    cue, row = find(rundown, cue_id), session.get(CueRow, cue_id)
    if cue is None or row is None:
        return {}
    return cue_state(row, cue.number, times(show, rundown, forum)[cue_id], show.run, forum)


def cue_state(row: CueRow, number: int, known: Times, run: Run, forum: Forum) -> dict[str, object]:
    """Give one cue of the contract, with its place in the show and its real times."""
    call = _last_call(run, CueId(row.id))
    return {
        "id": row.id,
        "number": number,
        "title": row.title,
        "kind": row.kind,
        "planned_s": row.planned_s,
        "starts_at": said(row.starts_at, forum),
        "presenter": row.presenter,
        "office": row.office,
        "scene": row.scene,
        "notes": {
            "mc": row.note_mc,
            "sound": row.note_sound,
            "light": row.note_light,
            "screen": row.note_screen,
            "stage": row.note_stage,
        },
        "skipped": row.skipped,
        "flagged": row.flagged,
        "colour": row.colour,
        "auto": row.auto,
        "block_id": row.block_id,
        "custom": row.custom,
        "steps": [STEP | step for step in row.steps],
        "version": row.version,
        "place": run.place(CueId(row.id)),
        **known,
        "called_at": said(call.called_at, forum) if call else None,
        "ended_at": said(call.ended_at, forum) if call else None,
    }


def programme_state(session: Session, forum: Forum) -> dict[str, object]:
    """Read the programme for everybody: no notes, nothing skipped, hours as planned."""
    show, rundown = show_of(session, forum.id), cues(session, forum.id)
    following = standby(show.run, rundown)
    planned = planned_times(show, rundown, forum)
    return {
        "seq": feed.head(session, forum.id),
        "title": forum.name,
        "items": [
            {
                "number": cue.number,
                "title": cue.title,
                "kind": cue.kind,
                "presenter": cue.presenter,
                "planned_s": round(cue.planned.total_seconds()),
                "starts_at": said(planned[cue.id], forum),
                "state": _public_state(cue, show.run, following),
            }
            for cue in rundown
            if not cue.skipped
        ],
    }


def _blocks(session: Session, forum_id: int, rundown: Sequence[Cue]) -> list[dict[str, object]]:
    """Read the blocks in which a cue stands, in the order of the rundown, with what their cues add up to."""
    wanted = sa.select(BLOCK.id, BLOCK.title, BLOCK.planned_s, BLOCK.colour, BLOCK.version)
    found = session.connection().execute(wanted.where(BLOCK.forum_id == forum_id))
    known = {row.id: dict(row._mapping) for row in found}
    lengths = block_lengths(rundown, dict.fromkeys(known))
    standing = dict.fromkeys(cue.block_id for cue in rundown if cue.block_id is not None)
    return [known[block_id] | {"sum_s": seconds(lengths[block_id].sum)} for block_id in standing]


def _columns(session: Session, forum_id: int) -> list[dict[str, object]]:
    wanted = sa.select(COLUMN.id, COLUMN.title, COLUMN.version).where(
        COLUMN.forum_id == forum_id, COLUMN.deleted_at.is_(None)
    )
    found = session.connection().execute(wanted.order_by(COLUMN.position, COLUMN.id))
    return [dict(row._mapping) for row in found]


def _public_state(cue: Cue, run: Run, following: Cue | None) -> str:
    place = run.place(cue.id)
    if place == "running":
        return "now"
    if following is not None and cue.id == following.id:
        return "next"
    return "done" if place == "past" or run.phase == "ended" else "later"


def _last_call(run: Run, cue_id: CueId) -> Call | None:
    return next((call for call in reversed(run.calls) if call.cue_id == cue_id), None)

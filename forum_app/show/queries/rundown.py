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
from forum_app.show.queries.states import said
from forum_app.show.rules.calling import Call, Run, standby
from forum_app.show.rules.cues import Cue, CueId, find
from forum_app.show.rules.steps import NEW, Step
from forum_app.show.rules.timing import opening, starts
from forum_app.store import feed

BLOCK, COLUMN = BlockRow.__table__.c, ColumnRow.__table__.c
# A step kept before it had all its members has their defaults.
STEP = step_out(Step(NEW, ""))


def rundown_version(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Read the number of the rundown's last change: who knows another one asks for the rundown again."""
    version = session.scalar(sa.select(SHOW.rundown_version).where(SHOW.forum_id == forum_id))
    return {"version": version or 0}


def rundown_state(session: Session, forum: Forum) -> dict[str, object]:
    """Read the whole rundown in order, with when each cue is planned and when it was called."""
    show, rows = show_of(session, forum.id), cue_rows(session, forum.id)
    run = show.run
    planned = starts(cues(session, forum.id), opening(forum.starts_at, run))
    return {
        "version": show.rundown_version,
        "cues": [
            cue_state(row, number, start, run, forum)
            for number, (row, start) in enumerate(zip(rows, planned, strict=True), start=1)
        ],
        "blocks": _blocks(session, forum.id, rows),
        "columns": _columns(session, forum.id),
    }


def one_cue(session: Session, forum: Forum, cue_id: CueId) -> dict[str, object]:
    """Read one cue as it stands in the rundown; an empty answer where it is not there."""
    rundown, run = cues(session, forum.id), show_of(session, forum.id).run
    planned = starts(rundown, opening(forum.starts_at, run))
    cue, row = find(rundown, cue_id), session.get(CueRow, cue_id)
    if cue is None or row is None:
        return {}
    return cue_state(row, cue.number, planned[cue.number - 1], run, forum)


def cue_state(row: CueRow, number: int, planned_at: datetime, run: Run, forum: Forum) -> dict[str, object]:
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
        "planned_at": said(planned_at, forum),
        "called_at": said(call.called_at, forum) if call else None,
        "ended_at": said(call.ended_at, forum) if call else None,
    }


def programme_state(session: Session, forum: Forum) -> dict[str, object]:
    """Read the programme for everybody: no notes, nothing skipped, hours as planned."""
    run, rundown = show_of(session, forum.id).run, cues(session, forum.id)
    following = standby(run, rundown)
    planned = starts(rundown, opening(forum.starts_at, run))
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
                "starts_at": said(start, forum),
                "state": _public_state(cue, run, following),
            }
            for cue, start in zip(rundown, planned, strict=True)
            if not cue.skipped
        ],
    }


def _blocks(session: Session, forum_id: int, rows: Sequence[CueRow]) -> list[dict[str, object]]:
    """Read the blocks in which a cue stands, in the order of the rundown."""
    wanted = sa.select(BLOCK.id, BLOCK.title, BLOCK.planned_s, BLOCK.colour, BLOCK.version)
    found = session.connection().execute(wanted.where(BLOCK.forum_id == forum_id))
    known = {row.id: dict(row._mapping) for row in found}
    return [known[of] for of in dict.fromkeys(row.block_id for row in rows) if of is not None]


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

"""The rundown as the editor, the prompter and the crew read it, and as the public may."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.show.models import CueRow
from forum_app.show.queries.rows import SHOW, cue_rows, cues, show_of
from forum_app.show.queries.states import said
from forum_app.show.rules.calling import Call, Run, standby
from forum_app.show.rules.cues import Cue, CueId
from forum_app.show.rules.timing import opening, starts
from forum_app.store import feed


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
    }


def one_cue(session: Session, forum: Forum, cue_id: CueId) -> dict[str, object]:
    """Read one cue as it stands in the rundown; an empty answer where it is not there."""
    found: Sequence[dict[str, object]] = rundown_state(session, forum)["cues"]  # type: ignore[assignment]
    return next((cue for cue in found if cue["id"] == cue_id), {})


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
        "scene": row.scene,
        "notes": {
            "mc": row.note_mc,
            "sound": row.note_sound,
            "light": row.note_light,
            "screen": row.note_screen,
            "stage": row.note_stage,
        },
        "skipped": row.skipped,
        "steps": row.steps,
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


def _public_state(cue: Cue, run: Run, following: Cue | None) -> str:
    place = run.place(cue.id)
    if place == "running":
        return "now"
    if following is not None and cue.id == following.id:
        return "next"
    return "done" if place == "past" or run.phase == "ended" else "later"


def _last_call(run: Run, cue_id: CueId) -> Call | None:
    return next((call for call in reversed(run.calls) if call.cue_id == cue_id), None)

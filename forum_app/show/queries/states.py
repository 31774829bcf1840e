"""The show as every screen sees it: one small whole picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum, forum_by_id
from forum_app.kernel.clock import rfc3339
from forum_app.kernel.errors import Missing
from forum_app.show.models import ShowRow
from forum_app.show.queries.rows import cues, run_of, show_row
from forum_app.show.rules.calling import Call, Run, standby
from forum_app.show.rules.cues import Cue, find
from forum_app.show.rules.timing import forecast
from forum_app.store import feed


def show_state(session: Session, forum_id: int, now: datetime) -> dict[str, object]:
    """Read the show state of the contract, under 2 kB and a message.

    A screen counts on by itself. Of the running cue it knows
    `left = planned_s + adjust_s - ((held_since or now) - called_at - held_s)`, and the evening ends at
    `max(now + max(left, 0) + after_s, end_not_before)`.
    """
    row = show_row(session, forum_id)
    seen = Seen(row, run_of(session, row), cues(session, forum_id))
    return state_of(session, _forum(session, forum_id), seen, now)


@dataclass(frozen=True, slots=True)
class Seen:
    """What has been read of a show already."""

    row: ShowRow
    run: Run
    rundown: list[Cue]


def state_of(session: Session, forum: Forum, known: Seen, now: datetime) -> dict[str, object]:
    """Make the show state from what has been read, so that a command does not read it twice."""
    row, run, rundown = known.row, known.run, known.rundown
    following, seen = standby(run, rundown), forecast(run, rundown, forum.starts_at, now)
    return {
        "seq": feed.head(session, forum.id),
        "version": run.version,
        "rundown_version": row.rundown_version,
        "phase": run.phase,
        "mode": row.mode,
        "current": _current(run, rundown, forum),
        "standby": None if following is None else _item(following),
        "scene": _scene(row.scene, run, rundown),
        "scene_choice": row.scene,
        "message": row.message,
        "over_s": seconds(seen.over),
        "forecast_end_at": said(seen.forecast_end_at, forum),
        "planned_end_at": said(seen.planned_end_at, forum),
        "after_s": seconds(seen.rest.length),
        "end_not_before": said(seen.rest.ends_not_before, forum),
        "started_at": said(run.calls[0].called_at if run.calls else None, forum),
        "ended_at": said(run.ended_at, forum),
        "server_time": said(now, forum),
    }


def scene_of(session: Session, forum_id: int) -> str:
    """Read which scene the stage display shows."""
    row = show_row(session, forum_id)
    if row.scene != "auto":
        return row.scene
    return _scene(row.scene, run_of(session, row), cues(session, forum_id))


def said(at: datetime | None, forum: Forum) -> str | None:
    """Write an instant in the forum's own time."""
    return None if at is None else rfc3339(at, forum.timezone)


def seconds(length: timedelta) -> int:
    """Write a length in whole seconds."""
    return round(length.total_seconds())


def _forum(session: Session, forum_id: int) -> Forum:
    forum = forum_by_id(session, forum_id)
    if forum is None:
        raise Missing
    return forum


def _current(run: Run, rundown: list[Cue], forum: Forum) -> dict[str, object] | None:
    call = run.current
    cue = None if call is None else find(rundown, call.cue_id)
    return None if call is None or cue is None else _item(cue) | _clock(call, forum)


def _clock(call: Call, forum: Forum) -> dict[str, object]:
    return {
        "called_at": said(call.called_at, forum),
        "held_s": seconds(call.held),
        "held_since": said(call.held_since, forum),
        "adjust_s": seconds(call.adjust),
    }


def _item(cue: Cue) -> dict[str, object]:
    return {
        "cue_id": cue.id,
        "number": cue.number,
        "title": cue.title,
        "kind": cue.kind,
        "presenter": cue.presenter,
        "planned_s": seconds(cue.planned),
    }


def _scene(choice: str, run: Run, rundown: list[Cue]) -> str:
    if choice != "auto":
        return choice
    cue = find(rundown, run.current.cue_id) if run.current else None
    return (cue and cue.scene) or "title"

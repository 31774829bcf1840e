"""What happened: planned against actual, and every command with who gave it and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.show.models import CueRow
from forum_app.show.queries.rows import cues, show_of
from forum_app.show.queries.states import said, seconds
from forum_app.show.rules.calling import Call
from forum_app.show.rules.timing import opening, starts
from forum_app.store import feed
from forum_app.store.feed import FeedEntry

# Two evenings of nervous commands; the newest are kept.
MOST_ENTRIES = 2000
LOGGED = ("cue.", "step.", "show.", "scene.", "rundown.")


def log_state(session: Session, forum: Forum, now: datetime) -> dict[str, object]:
    """Read the calls that count, planned against actual, and the newest commands, oldest first."""
    return {
        "seq": feed.head(session, forum.id),
        "calls": _calls(session, forum, now),
        "entries": _entries(session, forum),
    }


def _calls(session: Session, forum: Forum, now: datetime) -> list[dict[str, object]]:
    run, rundown = show_of(session, forum.id).run, cues(session, forum.id)
    planned = starts(rundown, opening(forum.starts_at, run))
    planned_at = dict(zip((cue.id for cue in rundown), planned, strict=True))
    known = {cue.id: cue for cue in rundown}
    return [
        {
            "cue_id": call.cue_id,
            "number": known[call.cue_id].number,
            "title": known[call.cue_id].title,
            "planned_at": said(planned_at[call.cue_id], forum),
            "planned_s": seconds(known[call.cue_id].planned),
            **_actual(call, known[call.cue_id].planned, forum, now),
        }
        for call in run.calls
        if call.cue_id in known
    ]


def _actual(call: Call, planned: timedelta, forum: Forum, now: datetime) -> dict[str, object]:
    elapsed = call.elapsed(now)
    return {
        "called_at": said(call.called_at, forum),
        "ended_at": said(call.ended_at, forum),
        "actual_s": seconds(elapsed),
        "held_s": seconds(call.held_by(now)),
        "adjust_s": seconds(call.adjust),
        "over_s": seconds(elapsed - planned),
    }


def _entries(session: Session, forum: Forum) -> list[dict[str, object]]:
    kinds = sa.or_(*(FeedEntry.kind.startswith(prefix) for prefix in LOGGED))
    wanted = sa.select(FeedEntry).where(FeedEntry.forum_id == forum.id, kinds)
    rows = list(session.scalars(wanted.order_by(FeedEntry.seq.desc()).limit(MOST_ENTRIES)))
    titles = _titles(session, forum.id)
    return [_entry(row, titles, forum) for row in reversed(rows)]


def _entry(row: FeedEntry, titles: Mapping[int, str], forum: Forum) -> dict[str, object]:
    cue_id, number = row.data.get("cue_id"), row.data.get("number")
    return {
        "seq": row.seq,
        "at": said(row.at, forum),
        "kind": row.kind,
        # The feed keeps "id name"; people read the name.
        "actor": row.actor.partition(" ")[2] or row.actor,
        "cue_id": cue_id,
        "number": number,
        "title": titles.get(cue_id) if isinstance(cue_id, int) else None,
        "details": {name: value for name, value in row.data.items() if name not in ("cue_id", "number")},
    }


def _titles(session: Session, forum_id: int) -> dict[int, str]:
    wanted = sa.select(CueRow.id, CueRow.title).where(CueRow.forum_id == forum_id)
    return {row.id: row.title for row in session.execute(wanted)}

"""What happened: planned against actual, and every command with who gave it and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.show.models import CueRow
from forum_app.show.queries.rows import calls_of, cues, show_of
from forum_app.show.queries.runs import Played, one_of, played
from forum_app.show.queries.states import said, seconds
from forum_app.show.rules.calling import Call, Run
from forum_app.show.rules.timing import opening, starts
from forum_app.store import feed
from forum_app.store.feed import FeedEntry

# Two evenings of nervous commands; the newest are kept.
MOST_ENTRIES = 2000
LOGGED = ("cue.", "step.", "show.", "scene.", "rundown.")

State = dict[str, object]


def log_state(session: Session, forum: Forum, now: datetime, number: int | None = None) -> State:
    """Read the log of one run of the show, the present one where `number` is None.

    The calls that count, planned against actual, and the newest commands, oldest first, those taken back too.
    Raises Missing for a run that was never played.
    """
    runs = played(session, forum.id, show_of(session, forum.id))
    run = one_of(runs, number)
    facts, rows = _facts(session, forum.id, run), _cue_rows(session, forum.id)
    return {
        "seq": feed.head(session, forum.id),
        "run": run.number,
        "mode": run.mode,
        "runs": [_run(one, forum) for one in runs],
        "calls": _calls(session, forum, run, facts, rows, run.broken_off_at or now),
        "entries": [_entry(fact, rows, forum) for fact in facts],
    }


def _run(run: Played, forum: Forum) -> State:
    return {
        "run": run.number,
        "mode": run.mode,
        "started_at": said(run.started_at, forum),
        "ended_at": said(run.ended_at, forum),
        "calls": run.calls,
    }


def _calls(
    session: Session,
    forum: Forum,
    run: Played,
    facts: Sequence[FeedEntry],
    rows: Mapping[int, CueRow],
    until: datetime,
) -> list[State]:
    calls, rundown = calls_of(session, forum.id, run.number), cues(session, forum.id)
    planned = starts(rundown, opening(forum.starts_at, Run(calls=calls)))
    planned_at = dict(zip((cue.id for cue in rundown), planned, strict=True))
    # A cue of an old run may be gone from the rundown; its facts still know its number.
    numbers = {fact.data["cue_id"]: fact.data["number"] for fact in facts if fact.kind == "cue.called"}
    numbers |= {cue.id: cue.number for cue in rundown}
    steps = _step_titles(facts)
    return [
        {
            "cue_id": call.cue_id,
            "number": numbers.get(call.cue_id),
            "title": rows[call.cue_id].title,
            "planned_at": said(planned_at.get(call.cue_id), forum),
            "planned_s": rows[call.cue_id].planned_s,
            **_actual(call, rows[call.cue_id].planned_s, forum, until),
            "steps": [_step(call, place, steps, forum) for place in range(len(call.steps))],
        }
        for call in calls
    ]


def _actual(call: Call, planned_s: int, forum: Forum, until: datetime) -> State:
    elapsed = call.elapsed(until)
    return {
        "called_at": said(call.called_at, forum),
        "ended_at": said(call.ended_at, forum),
        "actual_s": seconds(elapsed),
        "held_s": seconds(call.held_by(until)),
        "adjust_s": seconds(call.adjust),
        "over_s": seconds(elapsed - timedelta(seconds=planned_s)),
    }


def _step(call: Call, place: int, titles: Mapping[tuple[int, int], str], forum: Forum) -> State:
    step = call.steps[place]
    title = titles.get((call.cue_id, step.step_id), "")
    return {"step_id": step.step_id, "title": title, "called_at": said(step.at, forum)}


def _step_titles(facts: Sequence[FeedEntry]) -> dict[tuple[int, int], str]:
    """Give what the steps were called when they were called."""
    called = (fact.data for fact in facts if fact.kind == "step.called")
    return {(fact["cue_id"], fact["step_id"]): fact["step"] for fact in called}


def _facts(session: Session, forum_id: int, run: Played) -> list[FeedEntry]:
    kinds = sa.or_(*(FeedEntry.kind.startswith(prefix) for prefix in LOGGED))
    wanted = sa.select(FeedEntry).where(FeedEntry.forum_id == forum_id, FeedEntry.seq >= run.first, kinds)
    if run.until is not None:
        wanted = wanted.where(FeedEntry.seq < run.until)
    newest = session.scalars(wanted.order_by(FeedEntry.seq.desc()).limit(MOST_ENTRIES))
    return list(reversed(newest.all()))


def _entry(row: FeedEntry, rows: Mapping[int, CueRow], forum: Forum) -> State:
    cue_id, number = row.data.get("cue_id"), row.data.get("number")
    cue = rows.get(cue_id) if isinstance(cue_id, int) else None
    # The feed keeps "person:3 Name": people read the name, and whether a person or a device gave the command.
    actor_id, _, name = row.actor.partition(" ")
    return {
        "seq": row.seq,
        "at": said(row.at, forum),
        "kind": row.kind,
        "actor": name or row.actor,
        "actor_kind": actor_id.partition(":")[0],
        "cue_id": cue_id,
        "number": number,
        "title": cue.title if cue else None,
        "details": {name: value for name, value in row.data.items() if name not in ("cue_id", "number")},
    }


def _cue_rows(session: Session, forum_id: int) -> dict[int, CueRow]:
    """Read every cue there ever was, without its notes."""
    slim = sa.orm.load_only(CueRow.title, CueRow.planned_s)
    found = session.scalars(sa.select(CueRow).where(CueRow.forum_id == forum_id).options(slim))
    return {row.id: row for row in found}

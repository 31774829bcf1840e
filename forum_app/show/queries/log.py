"""What happened: planned against actual, and every command with who gave it and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.show.models import CueRow
from forum_app.show.queries.deeds import EDITING, TELLING, About, Translate, deed_of, said_of
from forum_app.show.queries.rows import calls_of, cues, show_of
from forum_app.show.queries.runs import Played, one_of, played
from forum_app.show.queries.states import said, seconds
from forum_app.show.queries.timings import planned_times
from forum_app.show.rules.calling import Call, Run
from forum_app.show.rules.showing import Show
from forum_app.store import feed
from forum_app.store.feed import FeedEntry

# A page of the log costs the event loop about as much as a GO; whoever wants all asks page by page.
PAGE = 200
# Two evenings of nervous commands: Excel and paper keep the newest.
MOST_ENTRIES = 2000
LOGGED = ("cue.", "step.", "show.", "scene.", "rundown.")
TOLD_APART = ("cue_id", "number", "seat")

State = dict[str, object]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which part of a log is wanted: of which run (None: the present one), about what, before which fact."""

    run: int | None = None
    about: About = "all"
    before: int | None = None
    limit: int = PAGE


def log_state(session: Session, forum: Forum, now: datetime, wish: Wish, translate: Translate) -> State:
    """Read the log of one run of the show, newest page first.

    The calls that count, planned against actual, and the newest commands, oldest first, those taken back too;
    `next_cursor` leads to the commands before them. Raises Missing for a run that was never played.
    """
    runs = played(session, forum.id, show_of(session, forum.id))
    run = one_of(runs, wish.run)
    rows = _cue_rows(session, forum.id)
    return {
        "seq": feed.head(session, forum.id),
        "run": run.number,
        "mode": run.mode,
        "runs": [_run(one, forum) for one in runs],
        "calls": _calls(session, forum, run, rows, run.broken_off_at or now),
        **_page(session, forum, run, wish, rows, translate),
    }


def entries_before(session: Session, forum: Forum, wish: Wish, translate: Translate) -> State:
    """Read one page of a log's commands alone."""
    run = one_of(played(session, forum.id, show_of(session, forum.id)), wish.run)
    return _page(session, forum, run, wish, _cue_rows(session, forum.id), translate)


def _page(
    session: Session,
    forum: Forum,
    run: Played,
    wish: Wish,
    rows: Mapping[int, CueRow],
    translate: Translate,
) -> State:
    facts = _facts(session, forum.id, run, wish)
    shown = facts[: wish.limit]
    return {
        "entries": [_entry(fact, rows, forum, translate) for fact in reversed(shown)],
        "next_cursor": str(shown[-1].seq) if len(facts) > len(shown) else None,
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
    rows: Mapping[int, CueRow],
    until: datetime,
) -> list[State]:
    facts = _of_run(session, forum.id, run, FeedEntry.kind.in_(("cue.called", "step.called")))
    calls, rundown = calls_of(session, forum.id, run.number), cues(session, forum.id)
    planned_at = planned_times(Show(run=Run(calls=calls), mode=run.mode), rundown, forum)
    # A cue of an old run may be gone from the rundown; its facts still know its number.
    numbers = {fact.data["cue_id"]: fact.data["number"] for fact in facts if fact.kind == "cue.called"}
    numbers |= {cue.id: cue.number for cue in rundown}
    steps = _step_titles(facts, rows)
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


def _step_titles(facts: Sequence[FeedEntry], rows: Mapping[int, CueRow]) -> dict[tuple[int, int], str]:
    called = (fact.data for fact in facts if fact.kind == "step.called")
    return {(fact["cue_id"], fact["step_id"]): _step_title(fact, rows) for fact in called}


def _step_title(told: Mapping[str, Any], rows: Mapping[int, CueRow]) -> str:
    """Give what a step is called now, for its donor may have asked to stay unnamed since; where it is gone,
    what it was called when it was called."""
    cue = rows.get(told["cue_id"])
    stands = (step["title"] for step in (cue.steps if cue else ()) if step["id"] == told.get("step_id"))
    return str(next(stands, told.get("step", "")))


def _facts(session: Session, forum_id: int, run: Played, wish: Wish) -> Sequence[FeedEntry]:
    """Give a page of facts, newest first, and one more where there are more."""
    wanted = [_begins(LOGGED), *ABOUT[wish.about]]
    if wish.before is not None:
        wanted.append(FeedEntry.seq < wish.before)
    return _of_run(session, forum_id, run, *wanted, limit=wish.limit + 1)


def _of_run(
    session: Session, forum_id: int, run: Played, *wanted: sa.ColumnElement[bool], limit: int = MOST_ENTRIES
) -> Sequence[FeedEntry]:
    """Read facts of a run, newest first."""
    rows = sa.select(FeedEntry).where(FeedEntry.forum_id == forum_id, FeedEntry.seq >= run.first, *wanted)
    if run.until is not None:
        rows = rows.where(FeedEntry.seq < run.until)
    return session.scalars(rows.order_by(FeedEntry.seq.desc()).limit(limit)).all()


def _begins(prefixes: Sequence[str]) -> sa.ColumnElement[bool]:
    return sa.or_(*(FeedEntry.kind.startswith(prefix) for prefix in prefixes))


ABOUT: Mapping[About, Sequence[sa.ColumnElement[bool]]] = {
    "all": (),
    "calling": (sa.not_(_begins((*TELLING, *EDITING))),),
    "telling": (_begins(TELLING),),
    "editing": (_begins(EDITING),),
}


def _entry(row: FeedEntry, rows: Mapping[int, CueRow], forum: Forum, translate: Translate) -> State:
    cue_id, number = row.data.get("cue_id"), row.data.get("number")
    cue = rows.get(cue_id) if isinstance(cue_id, int) else None
    told = row.data | ({"step": _step_title(row.data, rows)} if "step_id" in row.data else {})
    # People read the name, and whether a person or a device gave the command.
    actor_id, name = feed.signed_by(row.actor)
    return {
        "seq": row.seq,
        "at": said(row.at, forum),
        "kind": row.kind,
        "deed": deed_of(row.kind, translate),
        "said": said_of(row.kind, told, translate),
        "actor": name or row.actor,
        "actor_kind": actor_id.partition(":")[0],
        "seat": row.data.get("seat"),
        "cue_id": cue_id,
        "number": number,
        "title": cue.title if cue else None,
        "details": {name: value for name, value in told.items() if name not in TOLD_APART},
    }


def _cue_rows(session: Session, forum_id: int) -> dict[int, CueRow]:
    """Read every cue there ever was, without its notes."""
    slim = sa.orm.load_only(CueRow.title, CueRow.planned_s, CueRow.steps)
    found = session.scalars(sa.select(CueRow).where(CueRow.forum_id == forum_id).options(slim))
    return {row.id: row for row in found}

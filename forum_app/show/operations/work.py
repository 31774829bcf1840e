"""What every operation of the show works with, and how a step of the show is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum, forum_by_id
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import Missing
from forum_app.show.models import CallRow, ShowRow
from forum_app.show.queries.rows import known_show
from forum_app.show.queries.shapes import caller_out, message_out, ready_out, step_call_out
from forum_app.show.rules.calling import Call
from forum_app.show.rules.showing import Show
from forum_app.store import feed
from forum_app.store.feed import Fact

# Tables, not objects, and built once: a command has few milliseconds. What is set comes with the parameters.
CALLS, SHOWS = cast(sa.Table, CallRow.__table__), cast(sa.Table, ShowRow.__table__)
ADD_CALL, CHANGE_CALL = CALLS.insert(), CALLS.update().where(CALLS.c.id == sa.bindparam("of_call"))
ADD_SHOW, CHANGE_SHOW = SHOWS.insert(), SHOWS.update().where(SHOWS.c.forum_id == sa.bindparam("of_forum"))


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work inside `transaction(forum.id)`: for which forum, by whom, when, and from which
    console (`seat`)."""

    session: Session
    forum: Forum
    actor: Actor
    now: datetime
    seat: str | None = None

    def tell(self, kind: str, **facts: object) -> Fact:
        """Append one fact to the feed, with the console it comes from."""
        if self.seat:
            facts["seat"] = self.seat
        return feed.append(self.session, self.forum.id, kind, facts, actor=self.actor, at=self.now)

    def show(self) -> Show:
        """Read where this forum's show stands; its row is made at the first use."""
        show = known_show(self.session, self.forum.id)
        if show is None:
            show = Show()
            self.session.connection().execute(ADD_SHOW, {"forum_id": self.forum.id, **_standing(show)})
        return show


def work_in(session: Session, forum_id: int, actor: Actor, at: datetime) -> Work:
    """Make the work of another slice that changes the show because of its own. Raises Missing."""
    forum = forum_by_id(session, forum_id)
    if forum is None:
        raise Missing
    return Work(session, forum, actor, at)


def save(work: Work, before: Show, after: Show) -> None:
    """Write down what differs between where the show stood and where it stands."""
    _save_calls(work, before, after)
    was, stands = _standing(before), _standing(after)
    changed = {name: value for name, value in stands.items() if value != was[name]}
    if changed:
        work.session.connection().execute(CHANGE_SHOW, {**changed, "of_forum": work.forum.id})


def _save_calls(work: Work, before: Show, after: Show) -> None:
    """Write new calls and changed ones, and mark those undone. Of another run nothing is touched."""
    if before.number != after.number:
        return
    connection = work.session.connection()
    kept = {call.id for call in after.run.calls}
    known = {call.id: call for call in before.run.calls}
    for call in before.run.calls:
        if call.id not in kept:
            connection.execute(CHANGE_CALL, {"undone_at": work.now, "of_call": call.id})
    for call in after.run.calls:
        if call.id is None:
            connection.execute(ADD_CALL, _new(work, call, after))
        elif call != known[call.id]:
            connection.execute(CHANGE_CALL, {**_clock(call), "of_call": call.id})


def _new(work: Work, call: Call, show: Show) -> Mapping[str, object]:
    return {
        "forum_id": work.forum.id,
        "run": show.number,
        "cue_id": call.cue_id,
        "called_at": call.called_at,
        "show_version": show.run.version,
        **_clock(call),
    }


def _clock(call: Call) -> dict[str, object]:
    return {
        "ended_at": call.ended_at,
        "held_ms": call.held // timedelta(milliseconds=1),
        "held_since": call.held_since,
        "adjust_s": round(call.adjust.total_seconds()),
        "steps": [step_call_out(step) for step in call.steps],
    }


def _standing(show: Show) -> dict[str, object]:
    """Give the columns of the show's row."""
    return {
        "version": show.run.version,
        "rundown_version": show.rundown_version,
        "run": show.number,
        "mode": show.mode,
        "chosen_cue_id": show.run.chosen,
        "scene": show.scene,
        "messages": [message_out(message) for message in show.messages],
        "ready": ready_out(show.ready),
        "caller": None if show.caller is None else caller_out(show.caller),
        "rolling": show.rolling,
        "timer_dark": show.timer_dark,
        "planned_end_at": show.run.planned_end_at,
        "ended_at": show.run.ended_at,
        "last_go_at": show.run.last_go_at,
        "last_back_at": show.run.last_back_at,
    }

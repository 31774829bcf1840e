"""The show as every screen sees it: one small whole picture."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum, forum_by_id
from forum_app.kernel.clock import rfc3339
from forum_app.kernel.errors import Missing
from forum_app.show.queries.rows import cues, show_of
from forum_app.show.rules.advancing import next_due
from forum_app.show.rules.calling import Call, Run, next_step, standby
from forum_app.show.rules.cues import Cue, find
from forum_app.show.rules.plan import Plan, plan_of
from forum_app.show.rules.showing import Caller, Message, Show
from forum_app.show.rules.steps import Step, present
from forum_app.show.rules.timing import forecast, next_hard_time
from forum_app.store import feed

State = dict[str, object]


def show_state(session: Session, forum_id: int, now: datetime) -> State:
    """Read the show state of the contract, under 2 kB and its messages.

    A screen counts on by itself. Of the running cue it knows
    `left = planned_s + adjust_s - ((held_since or now) - called_at - held_s)`. The next cue can start at
    `free = now + max(left, 0)`, before the first GO at `max(now, opens_at)`, and while the show is rolling at
    `max(now, advance_at)`. The evening ends at `max(free + after_s, end_not_before)`. Hours of cues in the
    rundown are later here by `(opens_at or now) - planned_start_at`.
    """
    show, rundown = show_of(session, forum_id), cues(session, forum_id)
    return state_of(_forum(session, forum_id), show, rundown, now, feed.head(session, forum_id))


def state_of(forum: Forum, show: Show, rundown: list[Cue], now: datetime, seq: int) -> State:
    """Make the show state, true at the feed's number `seq`, from what has been read."""
    run = show.run
    following, step = standby(run, rundown), next_step(run, rundown)
    plan = plan_of(show, rundown, forum.starts_at, now)
    messages = [_message(message, forum) for message in show.messages]
    return {
        "seq": seq,
        "version": run.version,
        "rundown_version": show.rundown_version,
        "phase": run.phase,
        "mode": show.mode,
        "run": show.number,
        "current": _current(run, rundown, forum),
        "standby": None if following is None else _item(following),
        "next_step": None if step is None else _step(step),
        "scene": _scene(show, rundown),
        "scene_choice": show.scene,
        "message": messages[-1] if messages else None,
        "messages": messages,
        "ready": sorted(show.ready.of(following.id if following else None)),
        "caller": None if show.caller is None else _caller(show.caller, forum),
        "rolling": show.rolling,
        "timer_dark": show.timer_dark,
        **_timing(show, plan, forum, now),
        "started_at": said(run.calls[0].called_at if run.calls else None, forum),
        "ended_at": said(run.ended_at, forum),
        "server_time": said(now, forum),
    }


def _timing(show: Show, plan: Plan, forum: Forum, now: datetime) -> State:
    """Say how the evening will end, and what happens next by the clock."""
    seen, due = forecast(show, plan, now), next_due(show, plan, now)
    return {
        "over_s": seconds(seen.over),
        "forecast_end_at": said(seen.forecast_end_at, forum),
        "planned_end_at": said(seen.planned_end_at, forum),
        "after_s": seconds(seen.rest.length),
        "end_not_before": said(seen.rest.ends_not_before, forum),
        "planned_start_at": said(forum.starts_at, forum),
        "opens_at": None if plan.floating else said(plan.opens_at, forum),
        "next_hard": _next_hard(show, plan, forum, now),
        "advance_at": said(due.at if due else None, forum),
    }


def _next_hard(show: Show, plan: Plan, forum: Forum, now: datetime) -> State | None:
    hard = next_hard_time(show, plan, now)
    if hard is None:
        return None
    named = {"cue_id": hard.cue.id, "number": hard.cue.number, "title": hard.cue.title}
    return named | {"starts_at": said(hard.starts_at, forum), "over_s": seconds(hard.over)}


def scene_of(session: Session, forum_id: int) -> str:
    """Read which scene the stage display shows."""
    return _scene(show_of(session, forum_id), cues(session, forum_id))


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


def _current(run: Run, rundown: list[Cue], forum: Forum) -> State | None:
    call = run.current
    cue = None if call is None else find(rundown, call.cue_id)
    return (
        None if call is None or cue is None else _item(cue) | _clock(call, forum) | _steps(cue, call, forum)
    )


def _clock(call: Call, forum: Forum) -> State:
    return {
        "called_at": said(call.called_at, forum),
        "held_s": seconds(call.held),
        "held_since": said(call.held_since, forum),
        "adjust_s": seconds(call.adjust),
    }


def _steps(cue: Cue, call: Call, forum: Forum) -> State:
    """Say which step runs and how many there are; the steps themselves are in the rundown."""
    step = present(cue.steps, call.steps)
    walked = {one.step_id for one in call.steps}
    return {
        "auto": cue.auto,
        "step": None if step is None else _step(step) | {"called_at": said(call.steps[-1].at, forum)},
        "steps_called": len(walked),
        "steps_count": sum(not one.skipped or one.id in walked for one in cue.steps),
    }


def _step(step: Step) -> State:
    return {
        "step_id": step.id,
        "title": step.title,
        "presenter": step.presenter,
        "office": step.office,
        "pledge_id": step.pledge_id,
    }


def _item(cue: Cue) -> State:
    return {
        "cue_id": cue.id,
        "number": cue.number,
        "title": cue.title,
        "kind": cue.kind,
        "presenter": cue.presenter,
        "office": cue.office,
        "planned_s": seconds(cue.planned),
    }


def _message(message: Message, forum: Forum) -> State:
    return {
        "id": message.id,
        "text": message.text,
        "target": message.target,
        "level": message.level,
        "at": said(message.at, forum),
        "acks": [{"name": ack.name, "at": said(ack.at, forum)} for ack in message.acks],
    }


def _caller(caller: Caller, forum: Forum) -> State:
    return {"name": caller.name, "seat": caller.seat, "since": said(caller.since, forum)}


def _scene(show: Show, rundown: list[Cue]) -> str:
    if show.scene != "auto":
        return show.scene
    call = show.run.current
    cue = None if call is None else find(rundown, call.cue_id)
    if call is None or cue is None:
        return "title"
    step = present(cue.steps, call.steps)
    return (step and step.scene) or cue.scene or "title"

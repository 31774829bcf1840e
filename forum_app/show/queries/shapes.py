"""The shapes kept as JSON in columns of the show: steps, messages, who is ready, who calls."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from forum_app.show.rules.cues import CueId
from forum_app.show.rules.showing import Ack, Caller, Message, Ready
from forum_app.show.rules.steps import Step, StepCall, StepId

Shape = dict[str, Any]


def step_in(kept: Mapping[str, Any]) -> Step:
    """Read a step; a member left out has its default."""
    return Step(**{**kept, "id": StepId(kept["id"])})


def step_out(step: Step) -> Shape:
    return {
        "id": step.id,
        "title": step.title,
        "presenter": step.presenter,
        "office": step.office,
        "text": step.text,
        "scene": step.scene,
        "pledge_id": step.pledge_id,
        "skipped": step.skipped,
    }


def step_call_in(kept: Mapping[str, Any]) -> StepCall:
    held_since = _at(kept["held_since"]) if kept["held_since"] else None
    held = timedelta(milliseconds=kept["held_ms"])
    return StepCall(StepId(kept["id"]), _at(kept["at"]), held_since, held)


def step_call_out(call: StepCall) -> Shape:
    return {
        "id": call.step_id,
        "at": call.at.isoformat(),
        "held_since": call.held_since.isoformat() if call.held_since else None,
        "held_ms": call.held // timedelta(milliseconds=1),
    }


def message_in(kept: Mapping[str, Any]) -> Message:
    acks = tuple(Ack(ack["actor_id"], ack["name"], _at(ack["at"])) for ack in kept["acks"])
    return Message(kept["id"], kept["text"], kept["target"], kept["level"], _at(kept["at"]), acks)


def message_out(message: Message) -> Shape:
    return {
        "id": message.id,
        "text": message.text,
        "target": message.target,
        "level": message.level,
        "at": message.at.isoformat(),
        "acks": [
            {"actor_id": ack.actor_id, "name": ack.name, "at": ack.at.isoformat()} for ack in message.acks
        ],
    }


def ready_in(kept: Mapping[str, Any]) -> Ready:
    if not kept:
        return Ready()
    departments = {department: _at(at) for department, at in kept["departments"].items()}
    return Ready(CueId(kept["cue_id"]), departments)


def ready_out(ready: Ready) -> Shape:
    if ready.cue_id is None:
        return {}
    departments = {department: at.isoformat() for department, at in ready.departments.items()}
    return {"cue_id": ready.cue_id, "departments": departments}


def caller_in(kept: Mapping[str, Any]) -> Caller:
    return Caller(kept["actor_id"], kept["name"], kept["seat"], _at(kept["since"]))


def caller_out(caller: Caller) -> Shape:
    return {
        "actor_id": caller.actor_id,
        "name": caller.name,
        "seat": caller.seat,
        "since": caller.since.isoformat(),
    }


def _at(kept: str) -> datetime:
    return datetime.fromisoformat(kept)

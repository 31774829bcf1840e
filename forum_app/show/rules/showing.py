"""Where a show stands: its run, and all that a stage manager sets beside the calling of cues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Missing, Refused
from forum_app.show.rules.calling import Mode, Run
from forum_app.show.rules.cues import CueId, Scene

SceneChoice = Scene | Literal["auto"]
Department = Literal["sound", "light", "screen", "stage"]
Target = Literal["mc", "crew", "all", "timer", Department]
Level = Literal["info", "urgent"]

NOBODY_READY: Mapping[Department, datetime] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Ack:
    """Somebody who has read a message."""

    actor_id: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """What the stage manager says to somebody; one stands for each target. `id` rises with each message."""

    id: int
    text: str
    target: Target
    level: Level
    at: datetime
    acks: tuple[Ack, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """Which departments said they are ready for a cue, and when."""

    cue_id: CueId | None = None
    departments: Mapping[Department, datetime] = field(default_factory=lambda: NOBODY_READY)

    def of(self, cue_id: CueId | None) -> Mapping[Department, datetime]:
        """Give who is ready for a cue; what was said for another one counts no more."""
        return self.departments if cue_id is not None and cue_id == self.cue_id else NOBODY_READY


@dataclass(frozen=True, slots=True)
class Caller:
    """Who holds the show: one person or device, and the one console (`seat`) they hold it from."""

    actor_id: str
    name: str
    seat: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Show:
    """Everything a command of the show may change. `number` counts evenings and rehearsals played."""

    run: Run = field(default_factory=Run)
    number: int = 1
    rundown_version: int = 0
    mode: Mode = "live"
    scene: SceneChoice = "auto"
    messages: tuple[Message, ...] = ()
    ready: Ready = field(default_factory=Ready)
    caller: Caller | None = None
    rolling: bool = False
    timer_dark: bool = False


def make_sure_calls(show: Show, actor: Actor, seat: str | None) -> None:
    """Refuse whoever does not hold the show while somebody does. Raises 409 `not_caller`.

    A program with a scoped token (a stream deck, a button box) stands beside the caller and acts for them; so
    does a request without a seat by the same person.
    """
    caller = show.caller
    if caller is None or actor.program:
        return
    if actor.id != caller.actor_id or seat not in (None, caller.seat):
        raise Refused(
            code="not_caller",
            status=409,
            title=N_("Người khác đang cầm nhịp"),
            detail=N_("%(name)s đang cầm nhịp; hãy nhận cầm nhịp trước khi ra lệnh."),
            params={"name": caller.name},
        )


def go_on(show: Show, run: Run, standby: CueId | None) -> Show:
    """Take a step of the run. Who said ready for another cue than the one now on standby is so no more."""
    ready = show.ready if show.ready.cue_id == standby else Ready()
    return replace(show, run=run, ready=ready)


def take(show: Show, actor: Actor, seat: str, now: datetime) -> Show:
    """Make the actor's console the one that calls; whoever held the show only watches from then on."""
    return replace(show, caller=Caller(actor.id, actor.name, seat, now))


def hand_back(show: Show) -> Show:
    """Let anybody who may call the show do so again."""
    return replace(show, caller=None)


def reset(show: Show, run: Run, mode: Mode | None) -> Show:
    """Begin the next evening or rehearsal: no message, the scene following the cues, nobody ready."""
    return replace(
        show,
        run=run,
        number=show.number + 1,
        mode=mode or show.mode,
        scene="auto",
        messages=(),
        ready=Ready(),
        rolling=False,
        timer_dark=False,
    )


def say(show: Show, message: Message) -> Show:
    """Say something to a target; it takes the place of what was said to the same one."""
    others = tuple(one for one in show.messages if one.target != message.target)
    return replace(show, messages=(*others, message))


def unsay(show: Show, target: Target | None) -> Show:
    """Take back what was said to a target, or to everybody where it is None."""
    return replace(show, messages=tuple(one for one in show.messages if target not in (None, one.target)))


def say_ready(show: Show, cue_id: CueId, department: Department, ready: bool, now: datetime) -> Show:
    """Note that a department is ready for a cue, or no longer; a repeat changes nothing."""
    said = dict(show.ready.of(cue_id))
    if ready == (department in said):
        return show
    if ready:
        said[department] = now
    else:
        del said[department]
    return replace(show, ready=Ready(cue_id, said))


def acknowledge(show: Show, message_id: int, actor: Actor, now: datetime) -> Show:
    """Note that somebody has read a message; a repeat changes nothing. Raises Missing for one taken back."""
    message = standing(show, message_id)
    if any(ack.actor_id == actor.id for ack in message.acks):
        return show
    read = replace(message, acks=(*message.acks, Ack(actor.id, actor.name, now)))
    return replace(show, messages=tuple(read if one is message else one for one in show.messages))


def standing(show: Show, message_id: int) -> Message:
    """Give a message that stands. Raises Missing for one taken back or said anew."""
    for message in show.messages:
        if message.id == message_id:
            return message
    raise Missing(N_("Tin nhắn này đã được thu hồi hoặc thay bằng tin khác."))

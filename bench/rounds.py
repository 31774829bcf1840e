"""One command, and how long until the last screen has it: the app and the raw broadcast by turns."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from picows import WSListener, WSMsgType, WSTransport, ws_connect

from bench.caller import Answer, Caller
from bench.crowd import Crowd, Round, app_crowd, reference_crowd
from bench.servers import App, Reference

# Twice this is the time between two commands: longer than the 0.1 s in which states are gathered.
PAUSE_S = 0.06
WARM_UP = 10

Command = tuple[str, str, dict[str, object], str]
NextCommand = Callable[[Answer | None], Command]


@dataclass(slots=True)
class Compared:
    """What was measured on both sides, in seconds."""

    ours: list[Round] = field(default_factory=list)
    theirs: list[Round] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    @property
    def last(self) -> list[float]:
        return [one.last_s for one in self.ours]

    @property
    def reference_last(self) -> list[float]:
        return [one.last_s for one in self.theirs]

    @property
    def spread(self) -> list[float]:
        return [one.last_s - one.first_s for one in self.ours]

    @property
    def reference_spread(self) -> list[float]:
        return [one.last_s - one.first_s for one in self.theirs]


@dataclass(frozen=True, slots=True)
class Hall:
    """Screens on both sides, and the line that makes the raw broadcast speak."""

    screens: Crowd
    reference: Crowd
    control: WSTransport


@asynccontextmanager
async def hall(app: App, reference: Reference, topic: str, role: str, count: int) -> AsyncIterator[Hall]:
    """Fill both sides with screens that watch."""
    ours, theirs = app_crowd(app.port, topic, app.tokens[role]), reference_crowd(reference.port)
    control, _ = await ws_connect(WSListener, f"ws://127.0.0.1:{reference.port}/control")
    await ours.join(count)
    await theirs.join(count)
    try:
        yield Hall(ours, theirs, control)
    finally:
        await ours.leave()
        await theirs.leave()
        control.disconnect(graceful=False)


async def compare(hall: Hall, caller: Caller, command: NextCommand, rounds: int) -> Compared:
    """Give commands by turns to the app and, with the same bytes, to the raw broadcast."""
    measured, answer = Compared(), None
    for number in range(WARM_UP + rounds):
        method, path, body, key = command(answer)
        answering = asyncio.create_task(caller.answer())
        ours = await hall.screens.round(lambda: caller.send(method, path, body, key))  # noqa: B023
        answer = await answering
        await asyncio.sleep(PAUSE_S)
        said = hall.screens.last_frame
        theirs = await hall.reference.round(lambda: hall.control.send(WSMsgType.TEXT, said))  # noqa: B023
        await asyncio.sleep(PAUSE_S)
        measured.statuses[answer.status] = measured.statuses.get(answer.status, 0) + 1
        if number >= WARM_UP:
            measured.ours.append(ours)
            measured.theirs.append(theirs)
            measured.answers.append(answer.took_s)
    return measured


def calling(show: Mapping[str, object]) -> NextCommand:
    """GO through the programme, over and over: after the last cue the show is reset."""
    state = dict(show)

    def command(answer: Answer | None) -> Command:
        if answer is not None and answer.status == 200:
            state.update(answer.json)
        path = "show/reset" if state["standby"] is None else "show/go"
        return "POST", path, {"expected_version": state["version"]}, ""

    return command


def pledging(run: str) -> NextCommand:
    """Take one pledge after another."""
    taken = iter(range(1, 1_000_000))

    def command(_answer: Answer | None) -> Command:
        number = next(taken)
        donor = {"name": f"Công ty {run} số {number}", "kind": "organisation", "anonymous": False}
        body = {"donor": donor, "kind": "cash", "amount": 1_000_000 + number, "channel": "desk"}
        return "POST", "pledges", body, f"{run}-{number}"

    return command

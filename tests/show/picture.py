"""What a person reads off a show state, for tests that compare one with another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

State = dict[str, Any]
# What no clock moves on by itself.
STILL = (
    *("seq", "version", "rundown_version", "phase", "mode", "run", "current", "standby", "next_step"),
    *("scene", "scene_choice", "messages", "ready", "caller", "rolling", "timer_dark", "started_at"),
)


def still(state: State) -> State:
    """Leave out what the clock alone changes."""
    return {name: state[name] for name in STILL}


def calling_of(state: State) -> State | None:
    """Give the running calling; how many steps are left is the rundown's, not its own."""
    current = state["current"]
    return None if current is None else {name: current[name] for name in current if name != "steps_count"}


def place_of(running: State | None) -> State | None:
    """Give what of a calling no hold and no adjustment changes."""
    return running and {name: running[name] for name in ("cue_id", "called_at", "step", "steps_called")}


@dataclass(frozen=True, slots=True)
class Picture:
    """Now and next, as a console shows them."""

    phase: str
    running: tuple[object, ...] | None
    step: int | None
    next_step: tuple[int, str] | None
    standby: tuple[int, str] | None

    @classmethod
    def of(cls, state: State) -> Picture:
        current, step, cue = state["current"], state["next_step"], state["standby"]
        return cls(
            state["phase"],
            current and (current["cue_id"], current["called_at"]),
            current and current["step"] and current["step"]["step_id"],
            step and (step["step_id"], step["title"]),
            cue and (cue["cue_id"], cue["title"]),
        )

    @property
    def nothing_next(self) -> bool:
        return self.next_step is None and self.standby is None

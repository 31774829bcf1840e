"""Steps inside a cue: the hand-over of symbolic boards is one cue with a step for each donor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

StepId = NewType("StepId", int)

MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a cue. `text` is for the MC; `scene` takes the place of the cue's while the step runs.

    `pledge_id` names a held pledge to be released when the step is called: the fact `step.called` carries it.
    """

    id: StepId
    title: str
    presenter: str = ""
    office: str = ""
    text: str = ""
    scene: str | None = None
    pledge_id: int | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class StepCall:
    """One calling of a step. `held_since` is the hold it ended and `held` what the cue had been held before
    that, so that BACK can take the hold up again."""

    step_id: StepId
    at: datetime
    held_since: datetime | None = None
    held: timedelta = timedelta()


def remaining(steps: Sequence[Step], called: Sequence[StepCall]) -> list[Step]:
    """Give the steps GO has still to walk, in order: not called, not skipped."""
    done = {call.step_id for call in called}
    return [step for step in steps if step.id not in done and not step.skipped]


def present(steps: Sequence[Step], called: Sequence[StepCall]) -> Step | None:
    """Give the step that runs; None before the first."""
    return next((step for step in steps if called and step.id == called[-1].step_id), None)

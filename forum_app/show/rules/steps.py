"""Steps inside a cue: the hand-over of symbolic boards is one cue with a step for each donor."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NewType

from forum_app.kernel.errors import N_, Invalid, Refused
from forum_app.kernel.text import ERASED

StepId = NewType("StepId", int)

MOST_STEPS = 60
# What a step is called that has no number yet.
NEW = StepId(0)


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


def naming(step: Step, was: str, name: str) -> Step:
    """Give a step the new name of whom it calls, wherever title or text say the old one as a whole."""
    return replace(step, title=_worded(step.title, was, name), text=_worded(step.text, was, name))


def veiling(step: Step, was: str, name: str) -> Step:
    """Give a step whose donor stays unnamed: the title is `name`, and nobody comes by name for them."""
    return replace(naming(step, was, name), title=name, presenter="", office="")


def presenting(step: Step, was: str, who: str) -> Step:
    """Give a step the person who comes now, where it says who was to come; somebody chosen for it stays."""
    if step.presenter != was:
        return step
    return replace(step, presenter=who, text=_worded(step.text, was, who) if was and who else step.text)


def unpeopled(step: Step) -> Step:
    """Give a step that brings a board without the person who came with it, in its text too."""
    if step.pledge_id is None or not (step.presenter or step.office):
        return step
    text = _worded(step.text, step.presenter, ERASED) if step.presenter else step.text
    return replace(step, presenter="", office="", text=text)


def renewed(old: Sequence[Step], new: Sequence[Step], called: Sequence[StepCall]) -> tuple[Step, ...]:
    """Give the steps as somebody wrote them, the new ones numbered.

    `called` are the calls of the running cue; of any other there are none.
    Raises Invalid for a step that is not the cue's, 409 `locked` where a called step would change, go, or
    get a step before it.
    """
    _make_sure_known(old, new)
    make_sure_walked_stay(old, new, called)
    last = max([step.id for step in old] + [call.step_id for call in called], default=NEW)
    numbered = []
    for step in new:
        last = StepId(last + 1) if step.id == NEW else last
        numbered.append(replace(step, id=last) if step.id == NEW else step)
    return tuple(numbered)


def make_sure_walked_stay(old: Sequence[Step], new: Sequence[Step], called: Sequence[StepCall]) -> None:
    """Refuse to change what was called of a running cue. Raises 409 `locked`.

    A step passed over may go, move back or be taken up again; nothing new comes before a called one.
    """
    walked = {call.step_id for call in called}
    played = [step for step in old if step.id in walked]
    passed = {step.id for step in _until_last(old, walked)}
    ahead = {step.id for step in _until_last(new, walked)}
    if [step for step in new if step.id in walked] != played or not ahead <= passed:
        raise Refused(
            code="locked",
            status=409,
            detail=N_("Bước đã gọi thì không sửa, xóa hay đổi chỗ được, và không thêm bước nào trước nó."),
        )


def whole(words: str) -> re.Pattern[str]:
    """Give the pattern of words that stand in a text as a whole, not inside longer ones."""
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _worded(said: str, was: str, now: str) -> str:
    return whole(was).sub(lambda _: now, said)


def _until_last(steps: Sequence[Step], walked: Collection[StepId]) -> Sequence[Step]:
    last = max((place for place, step in enumerate(steps, start=1) if step.id in walked), default=0)
    return steps[:last]


def _make_sure_known(old: Sequence[Step], new: Sequence[Step]) -> None:
    named = [step.id for step in new if step.id != NEW]
    if len(new) > MOST_STEPS:
        raise Invalid({"steps": N_("Một tiết mục có tối đa 60 bước.")})
    if len(set(named)) < len(named) or not set(named) <= {step.id for step in old}:
        raise Invalid({"steps": N_("Có bước không thuộc tiết mục này.")})

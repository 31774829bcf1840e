"""Calling cues: GO, BACK, hold and the other commands of the stage manager, as pure steps of a Run.

GO walks the steps of the running cue, then calls the standby cue. The standby is the cue chosen by hand, else
the first cue after the running one that is not skipped; after the last there is none, and GO never wraps to
the first. A cue chosen by hand comes before the steps that are left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from forum_app.kernel.errors import N_, Invalid, Refused, Stale
from forum_app.show.rules.cues import Cue, CueId, Place, after, find
from forum_app.show.rules.steps import Step, StepCall, remaining

Phase = Literal["standby", "running", "held", "ended"]
Mode = Literal["live", "rehearsal"]

# A button that cannot know a version is pressed twice by a nervous thumb within this time.
TOO_SOON = timedelta(seconds=0.8)
MOST_ADJUST = timedelta(hours=1)
NOTHING = timedelta()
# Holds are kept in whole milliseconds; what the rules say is what is read back.
MOMENT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Call:
    """One calling of a cue. A hold going on when it ended stays open, so that BACK can take it up again."""

    cue_id: CueId
    called_at: datetime
    id: int | None = None
    ended_at: datetime | None = None
    held: timedelta = NOTHING
    held_since: datetime | None = None
    adjust: timedelta = NOTHING
    steps: tuple[StepCall, ...] = ()

    def held_by(self, now: datetime) -> timedelta:
        """Give the time spent on hold until now, or until it ended."""
        until = self.ended_at or now
        if self.held_since is None:
            return self.held
        return self.held + max(until - self.held_since, NOTHING) // MOMENT * MOMENT

    def elapsed(self, now: datetime) -> timedelta:
        """Give the time it has been going, without holds."""
        return max((self.ended_at or now) - self.called_at - self.held_by(now), NOTHING)

    def remaining(self, cue: Cue, now: datetime) -> timedelta:
        """Give the time left; negative once it runs over."""
        return cue.planned + self.adjust - self.elapsed(now)


@dataclass(frozen=True, slots=True)
class Run:
    """The show as it stands: the calls that count, in order, and the cue chosen by hand to be next."""

    version: int = 0
    calls: tuple[Call, ...] = ()
    chosen: CueId | None = None
    ended_at: datetime | None = None
    planned_end_at: datetime | None = None
    last_go_at: datetime | None = None
    last_back_at: datetime | None = None

    @property
    def current(self) -> Call | None:
        """The running call; None before the first GO and after the end."""
        return self.calls[-1] if self.calls and self.ended_at is None else None

    @property
    def phase(self) -> Phase:
        """Say where the show stands."""
        if self.ended_at is not None:
            return "ended"
        if self.current is None:
            return "standby"
        return "running" if self.current.held_since is None else "held"

    def place(self, cue_id: CueId) -> Place:
        """Say whether a cue was called, is running or is still to come."""
        if self.current is not None and self.current.cue_id == cue_id:
            return "running"
        return "past" if any(call.cue_id == cue_id for call in self.calls) else "coming"


def standby(run: Run, cues: Sequence[Cue]) -> Cue | None:
    """Give the cue the next GO calls; None where nothing is left or the show has ended."""
    if run.phase == "ended":
        return None
    chosen = find(cues, run.chosen)
    if chosen is not None and not chosen.skipped:
        return chosen
    last = run.current.cue_id if run.current else None
    return next((cue for cue in after(cues, last) if not cue.skipped), None)


def next_step(run: Run, cues: Sequence[Cue]) -> Step | None:
    """Give the step the next GO calls; None where it calls a cue, or nothing."""
    if run.current is None or run.chosen is not None:
        return None
    cue = find(cues, run.current.cue_id)
    left = [] if cue is None else remaining(cue.steps, run.current.steps)
    return left[0] if left else None


def make_sure_seen(run: Run, expected: int | None) -> None:
    """Raise Stale where the actor saw another version; None is a button that cannot know."""
    if expected is not None and expected != run.version:
        raise Stale


def go(run: Run, cues: Sequence[Cue], expected: int | None, now: datetime) -> Run:
    """Call the next step of the running cue, else the standby cue; a held cue ends and the show runs on.

    Raises Stale where the version differs or nothing is on standby, and 409 `too_soon` where a button
    without a version comes within TOO_SOON of the last GO.
    """
    make_sure_seen(run, expected)
    _make_sure_apart(expected, run.last_go_at, now)
    step = next_step(run, cues)
    if step is not None and run.current is not None:
        return replace(_with_current(run, _stepped(run.current, step, now)), last_go_at=now)
    cue = standby(run, cues)
    if cue is None:
        raise Stale(detail=N_("Không còn tiết mục nào chờ gọi."))
    return called(run, cue, now)


def called(run: Run, cue: Cue, at: datetime) -> Run:
    """Give the run with a cue called: the one before it ends, and the hold on it."""
    calls = (*(_ended(call, at) for call in run.calls), Call(cue.id, called_at=at))
    return replace(run, version=run.version + 1, calls=calls, chosen=None, last_go_at=at)


def back(run: Run, cues: Sequence[Cue], expected: int | None, now: datetime) -> Run:
    """Undo the last GO as though it never was; its cue is on standby again. After END it undoes the end.

    Raises Stale where there is nothing to undo.
    """
    make_sure_seen(run, expected)
    _make_sure_apart(expected, run.last_back_at, now)
    if not run.calls:
        raise Stale(detail=N_("Chưa gọi tiết mục nào nên không có gì để lùi."))
    stepped = replace(run, version=run.version + 1, last_back_at=now)
    if run.ended_at is not None:
        return replace(stepped, calls=_reopened(run.calls), ended_at=None)
    if run.calls[-1].steps:
        return replace(stepped, calls=(*run.calls[:-1], _stepped_back(run.calls[-1])), chosen=None)
    calls = _reopened(run.calls[:-1])
    promised = run.planned_end_at if calls else None
    restored = replace(stepped, calls=calls, planned_end_at=promised)
    return _with_standby(restored, cues, run.calls[-1].cue_id)


def hold(run: Run, expected: int | None, now: datetime) -> Run:
    """Stop the running cue's clock. Raises Stale where none runs or it is held already."""
    make_sure_seen(run, expected)
    if run.phase != "running" or run.current is None:
        raise Stale(detail=N_("Chương trình không đang chạy nên không tạm dừng được."))
    return _with_current(run, replace(run.current, held_since=now))


def resume(run: Run, expected: int | None, now: datetime) -> Run:
    """Let a held cue's clock go on. Raises Stale where nothing is held."""
    make_sure_seen(run, expected)
    if run.phase != "held" or run.current is None:
        raise Stale(detail=N_("Chương trình không đang tạm dừng."))
    return _with_current(run, replace(run.current, held=run.current.held_by(now), held_since=None))


def end(run: Run, expected: int | None, now: datetime) -> Run:
    """End the show. Raises Stale where it is not going on."""
    make_sure_seen(run, expected)
    if run.current is None:
        raise Stale(detail=N_("Chương trình không đang diễn ra nên không kết thúc được."))
    calls = tuple(_ended(call, now) for call in run.calls)
    return replace(run, version=run.version + 1, calls=calls, ended_at=now)


def reset(run: Run, expected: int | None) -> Run:
    """Start over before the first cue: what was called no longer counts. The version goes on rising."""
    make_sure_seen(run, expected)
    return replace(run, version=run.version + 1, calls=(), chosen=None, ended_at=None, planned_end_at=None)


def choose(run: Run, cues: Sequence[Cue], expected: int | None, cue_id: CueId | None) -> Run:
    """Put a cue on standby by hand (a jump); None goes back to the steps that are left and the order.

    Raises Stale after the end, Invalid for a cue that cannot be next.
    """
    make_sure_seen(run, expected)
    if run.phase == "ended":
        raise Stale(detail=N_("Chương trình đã kết thúc."))
    if cue_id is None:
        return replace(run, version=run.version + 1, chosen=None)
    cue = find(cues, cue_id)
    if cue is None:
        raise Invalid({"cue_id": N_("Không có tiết mục này trong chương trình.")})
    if cue.skipped:
        raise Invalid({"cue_id": N_("Tiết mục này đang được bỏ qua.")})
    if run.place(cue_id) == "running":
        raise Invalid({"cue_id": N_("Tiết mục này đang diễn ra.")})
    return _with_standby(replace(run, version=run.version + 1), cues, cue_id)


def adjust(run: Run, cues: Sequence[Cue], expected: int | None, by: timedelta) -> Run:
    """Lengthen or shorten the running cue.

    Raises Stale where none runs, Invalid beyond an hour in all or below a length of zero.
    """
    make_sure_seen(run, expected)
    if run.current is None:
        raise Stale(detail=N_("Không có tiết mục nào đang diễn ra để thêm bớt thời gian."))
    total = run.current.adjust + by
    cue = find(cues, run.current.cue_id)
    if abs(total) > MOST_ADJUST or (cue is not None and cue.planned + total < NOTHING):
        raise Invalid({"seconds": N_("Chỉ thêm hoặc bớt được tối đa 60 phút, không quá thời lượng đã định.")})
    return _with_current(run, replace(run.current, adjust=total))


def follow(run: Run, before: Sequence[Cue], now_cues: Sequence[Cue]) -> Run:
    """Follow a change of the rundown.

    A chosen cue that was deleted or skipped gives way to the next one. The version rises where another cue or
    step is next than before, so that nobody calls what their button did not say; where nothing was on standby
    no button said anything.
    """
    moved = replace(run, chosen=_still_chosen(run, before, now_cues))
    said = _said(run, before)
    if said is None or said == _said(moved, now_cues):
        return moved
    return replace(moved, version=run.version + 1)


def _with_standby(run: Run, cues: Sequence[Cue], cue_id: CueId) -> Run:
    """Choose a cue, unless the order leads to it anyway: then a cue put before it later is called first."""
    free = replace(run, chosen=None)
    following = None if next_step(free, cues) else standby(free, cues)
    return free if following is not None and following.id == cue_id else replace(run, chosen=cue_id)


def _said(run: Run, cues: Sequence[Cue]) -> tuple[object, ...] | None:
    """Give what a console says comes next: the step, and the cue after it."""
    cue, step = standby(run, cues), next_step(run, cues)
    if step is None and cue is None:
        return None
    return step and (step.id, step.title), cue and (cue.id, cue.title)


def _still_chosen(run: Run, before: Sequence[Cue], now_cues: Sequence[Cue]) -> CueId | None:
    if run.chosen is None:
        return None
    following = [run.chosen, *(cue.id for cue in after(before, run.chosen))]
    left = {cue.id for cue in now_cues if not cue.skipped}
    return next((cue_id for cue_id in following if cue_id in left), None)


def _make_sure_apart(expected: int | None, last: datetime | None, now: datetime) -> None:
    if expected is None and last is not None and NOTHING <= now - last < TOO_SOON:
        raise Refused(code="too_soon", status=409, detail=N_("Vừa bấm xong; lần bấm này không được tính."))


def _ended(call: Call, now: datetime) -> Call:
    return call if call.ended_at is not None else replace(call, ended_at=now)


def _stepped(call: Call, step: Step, now: datetime) -> Call:
    """Walk a step; a hold ends with it."""
    walked = (*call.steps, StepCall(step.id, now, call.held_since, call.held))
    return replace(call, steps=walked, held=call.held_by(now), held_since=None)


def _stepped_back(call: Call) -> Call:
    """Take the last step back as though it never was: the hold it ended goes on."""
    last = call.steps[-1]
    if last.held_since is None:
        return replace(call, steps=call.steps[:-1])
    # Holds begun since then are part of the one that goes on.
    return replace(call, steps=call.steps[:-1], held=last.held, held_since=last.held_since)


def _reopened(calls: tuple[Call, ...]) -> tuple[Call, ...]:
    return (*calls[:-1], replace(calls[-1], ended_at=None)) if calls else ()


def _with_current(run: Run, call: Call) -> Run:
    return replace(run, calls=(*run.calls[:-1], call), version=run.version + 1)

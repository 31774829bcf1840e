"""Any show at all, called by three at once: it never skips, doubles, wraps or tears.

Each of the three acts on what they saw last, which may be long over. One is a button that sees nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from forum_app.kernel.actors import Role
from tests.cast import THE_EVENING, Client, FixedClock
from tests.show.picture import Picture, State, calling_of, place_of, still
from tests.show.playing import BLIND, SIGHTED, PlayedShow, Undo

WHO = st.sampled_from([*SIGHTED, *SIGHTED, BLIND])
# Whether something rare is done.
CHANCE = st.sampled_from([True, False, False, False])
LOOKS = st.sampled_from([True, True, True, False])
PLACES = st.one_of(st.sampled_from(["current", "standby"]), st.integers(0, 6))
PAUSE_MS = st.sampled_from([1, 333, 790, 800, 1501, 60_000])


class AnyShow(PlayedShow):
    # What they do.

    @initialize(times=st.integers(0, 7))
    def begin(self, times: int) -> None:
        for _ in range(times):
            self.go(0, looks=True)

    @rule(who=WHO, looks=LOOKS)
    def go(self, who: int, looks: bool) -> None:
        before, seen, taken = self.command(who, looks, "go", lambda now: not Picture.of(now).nothing_next)
        if taken:
            self.went(before, seen)

    @rule()
    def go_all_at_once(self) -> None:
        """Two consoles press in the same moment on the same picture: one item or step is called, not two."""
        before = self.now
        body: dict[str, object] = {"expected_version": before["version"]}
        with ThreadPoolExecutor(2) as both:
            answers = list(both.map(lambda who: self.ask(who, "POST", "show/go", body), SIGHTED))
        self.now = self.look()
        taken = [answer for answer in answers if answer.status_code == 200]
        assert len(taken) == (0 if Picture.of(before).nothing_next else 1)
        for answer in answers:
            assert self.witness(answer.json if answer in taken else answer.json["current"]) == self.now
        if taken:
            self.went(before, before)

    def went(self, before: State, seen: State) -> None:
        """GO called exactly what the caller had seen to be next."""
        current, at, expected = self.now["current"], self.now["server_time"], seen["next_step"]
        self.last["go"] = self.clock.now
        if expected is not None:
            assert current["step"] == {**expected, "called_at": at}
            assert (current["cue_id"], current["called_at"]) == (
                before["current"]["cue_id"],
                before["current"]["called_at"],
            )
            self.undo.append(Undo("step", before, expected["step_id"]))
            return
        expected = seen["standby"]
        assert {name: current[name] for name in expected} == expected
        fresh = (current["called_at"], current["step"], current["held_s"], current["adjust_s"])
        assert (*fresh, self.now["phase"]) == (at, None, 0, 0, "running")
        self.undo.append(Undo("cue", before, expected["cue_id"]))
        self.by_order = True

    @rule(who=WHO, looks=LOOKS)
    def back(self, who: int, looks: bool) -> None:
        *_, taken = self.command(who, looks, "back", lambda _now: bool(self.undo))
        if not taken:
            return
        undone, self.last["back"], self.by_order = self.undo.pop(), self.clock.now, False
        was, restored = calling_of(undone.before), calling_of(self.now)
        if undone.kind == "step" and undone.touched:
            was, restored = place_of(was), place_of(restored)
        else:
            assert self.now["phase"] == undone.before["phase"]
        assert restored == was
        if undone.kind == "step":
            assert self.now["next_step"]["step_id"] == undone.called
        elif undone.kind == "cue":
            assert (self.now["next_step"], self.now["standby"]["cue_id"]) == (None, undone.called)

    @rule(who=WHO, looks=LOOKS, name=st.sampled_from(["hold", "resume"]))
    def hold_or_resume(self, who: int, looks: bool, name: str) -> None:
        fitting = {"hold": "running", "resume": "held"}[name]
        before, _, taken = self.command(who, looks, name, lambda now: now["phase"] == fitting)
        if taken:
            self.touched(before, "held_s", "held_since")

    @rule(who=WHO, looks=LOOKS, seconds=st.sampled_from([-30, 60, 3000]))
    def adjust(self, who: int, looks: bool, seconds: int) -> None:
        def fits(now: State) -> bool:
            if now["current"] is None:
                return False
            total = now["current"]["adjust_s"] + seconds
            return bool(abs(total) <= 3600 and now["current"]["planned_s"] + total >= 0)

        before, _, taken = self.command(who, looks, "adjust", fits, seconds=seconds)
        if taken:
            self.touched(before, "adjust_s")

    def touched(self, before: State, *changed: str) -> None:
        self.undo[-1].touched = True
        assert {**self.now["current"], **{name: before["current"][name] for name in changed}} == before[
            "current"
        ]
        self.same_next(before)

    @rule(who=WHO, looks=LOOKS, at=PLACES)
    def standby(self, who: int, looks: bool, at: str | int) -> None:
        cue = self.cue_at(at)
        cue_id, skipped = cue["id"], cue["skipped"]

        def fits(now: State) -> bool:
            running = now["current"] and now["current"]["cue_id"]
            return now["phase"] != "ended" and not skipped and bool(running != cue_id)

        before, _, taken = self.command(who, looks, "standby", fits, cue_id=cue_id)
        if taken:
            assert (self.now["standby"]["cue_id"], self.now["next_step"]) == (cue_id, None)
            assert self.now["current"] == before["current"]
            self.by_order = False

    @rule(who=WHO, looks=LOOKS, sure=CHANCE)
    def end(self, who: int, looks: bool, sure: bool) -> None:
        if not sure:
            return
        before, _, taken = self.command(who, looks, "end", lambda now: now["current"] is not None)
        if taken:
            assert (self.now["current"], Picture.of(self.now).nothing_next) == (None, True)
            self.undo.append(Undo("end", before))

    @rule(who=WHO, looks=LOOKS, sure=CHANCE)
    def reset(self, who: int, looks: bool, sure: bool) -> None:
        if not sure:
            return
        before, _, taken = self.command(who, looks, "reset", lambda _now: True)
        if taken:
            assert (self.now["phase"], self.now["run"]) == ("standby", before["run"] + 1)
            self.undo, self.by_order = [], True

    @rule(who=WHO, looks=LOOKS, to=st.sampled_from(["mc", "sound"]))
    def message(self, who: int, looks: bool, to: str) -> None:
        before, _, taken = self.command(who, looks, "message", lambda _now: True, text="Nhanh lên", target=to)
        if taken:
            assert (self.now["message"]["target"], self.now["current"]) == (to, before["current"])
            self.same_next(before)

    @rule(who=WHO, department=st.sampled_from(["sound", "light"]), is_ready=st.booleans())
    def ready(self, who: int, department: str, is_ready: bool) -> None:
        before = self.now
        answer = self.ask(who, "POST", "show/ready", {"department": department, "ready": is_ready})
        self.now = self.look()
        assert (answer.status_code == 200) == (before["standby"] is not None)
        if answer.status_code == 200:
            assert (answer.json, department in self.now["ready"]) == (self.now, is_ready)
        lamps = {name: self.now[name] for name in ("ready", "seq")}
        assert still(self.now) == still(before) | lamps

    @rule(who=WHO, other=WHO, holds=st.sampled_from([True, True, False]), ends=CHANCE, pause_ms=PAUSE_MS)
    def regret(self, who: int, other: int, holds: bool, ends: bool, pause_ms: int) -> None:
        """GO or the end, and at once BACK, perhaps of what was on hold and is held again."""
        if holds:
            self.hold_or_resume(other, True, "hold")
        self.time_passes(pause_ms)
        if ends:
            self.end(who, looks=True, sure=True)
        else:
            self.go(who, looks=True)
        self.time_passes(pause_ms)
        self.back(other, looks=True)

    # What is edited meanwhile.

    @rule(at=PLACES, to=PLACES, what=st.sampled_from(["add", "skip", "retitle", "delete", "move", "take in"]))
    def edit(self, at: str | int, to: str | int, what: str) -> None:
        cue, before = self.cue_at(at), self.cue_at(to)["id"]
        path, seen = f"rundown/cues/{cue['id']}", {"version": cue["version"]}
        new = {"title": f"Thêm {to}", "planned_s": 60, "before": before}
        method, where, body = {
            "add": ("POST", "rundown/cues", new),
            "skip": ("PATCH", path, {**seen, "skipped": True}),
            "take in": ("PATCH", path, {**seen, "skipped": False}),
            "retitle": ("PATCH", path, {**seen, "title": f"Tên {to}"}),
            "delete": ("DELETE", path, seen),
            "move": ("POST", f"{path}/move", {**seen, "before": before}),
        }[what]
        self.edited(self.ask(1, method, where, body))

    @rule(at=PLACES, kept=st.integers(0, 3))
    def reorder_steps(self, at: str | int, kept: int) -> None:
        """Put the steps of a cue in another order but for the first ones; those called must stay."""
        cue = self.cue_at(at)
        first, rest = cue["steps"][:kept], cue["steps"][kept:]
        sent = {"version": cue["version"], "steps": [*first, *rest[1:], *rest[:1]]}
        self.edited(self.ask(1, "PATCH", f"rundown/cues/{cue['id']}", sent))

    def cue_at(self, place: str | int) -> State:
        """Give a cue by its place, or the one that runs or is next: there an edit matters most."""
        ids = [cue["id"] for cue in self.script.cues]
        wanted = self.now[place] if isinstance(place, str) else None
        number = place if isinstance(place, int) else 0
        return self.script.cues[ids.index(wanted["cue_id"]) if wanted else number % len(ids)]

    @rule(pause_ms=PAUSE_MS)
    def time_passes(self, pause_ms: int) -> None:
        self.clock.now += timedelta(milliseconds=pause_ms, microseconds=617)
        self.now = self.look()

    # What always holds.

    @invariant()
    def the_order_says_what_is_next(self) -> None:
        if not self.by_order or self.now["phase"] == "ended":
            return
        current = self.now["current"]
        running = current and current["cue_id"]
        left = self.script.left(running, current["steps_called"]) if current else []
        shown = self.now["next_step"] and self.now["next_step"]["step_id"]
        assert shown == (left[0] if left else None)
        assert (self.now["standby"] and self.now["standby"]["cue_id"]) == self.script.after(running)

    def teardown(self) -> None:
        """The log has every calling that was not taken back, once, in order."""
        calls = self.ask(0, "GET", "show/log").json["calls"]
        expected: list[tuple[int | None, list[int | None]]] = []
        for entry in self.undo:
            if entry.kind == "cue":
                expected.append((entry.called, []))
            elif entry.kind == "step":
                expected[-1][1].append(entry.called)
        assert [(call["cue_id"], [one["step_id"] for one in call["steps"]]) for call in calls] == expected
        over = [call["ended_at"] is not None for call in calls]
        assert over == [*(True for _ in calls[1:]), self.now["phase"] == "ended"][: len(calls)]


@pytest.mark.timeout(400)
def test_any_show(app: Flask, clock: FixedClock, signed_in: Callable[[Role], Client]) -> None:
    callers = [signed_in("stage"), signed_in("admin"), signed_in("stage")]

    class ThisShow(AnyShow):
        def __init__(self) -> None:
            clock.now = THE_EVENING  # each show is the same whichever came before
            super().__init__(app, clock, callers)

    run_state_machine_as_test(
        ThisShow,
        settings=settings(
            max_examples=15,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
            derandomize=True,
            phases=[Phase.generate],  # shrinking takes minutes with a database behind each step
        ),
    )

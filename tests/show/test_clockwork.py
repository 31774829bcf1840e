"""The clock's timers: when it means to wake, what it asks of the database, and what it does after a fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.show.clockwork import Clockwork
from forum_app.store import transaction
from forum_app.store.database import db
from forum_app.store.feed import Committed, Fact
from tests.cast import THE_EVENING, Client, FixedClock
from tests.show.factories import cues, press, show, with_programme
from tests.show.test_rolling import make_automatic

SignIn = Callable[[Role], Client]


@dataclass(slots=True)
class Alarm:
    """A timer that rings when a test says so."""

    seconds: float
    ring: Callable[[], object]
    killed: bool = False

    def kill(self, **_how: object) -> None:
        self.killed = True


@dataclass(slots=True)
class Alarms:
    """What is set for later, in the order it was set."""

    every: list[Alarm] = field(default_factory=list)

    def __call__(self, seconds: float, ring: Callable[[], object]) -> Alarm:
        self.every.append(Alarm(seconds, ring))
        return self.every[-1]

    @property
    def set(self) -> list[float]:
        return [alarm.seconds for alarm in self.every if not alarm.killed]

    def ring(self) -> None:
        """Let all that is set ring once."""
        ringing, self.every = [alarm for alarm in self.every if not alarm.killed], []
        for alarm in ringing:
            alarm.ring()


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


@pytest.fixture
def alarms() -> Alarms:
    return Alarms()


@pytest.fixture
def clockwork(app: Flask, clock: FixedClock, alarms: Alarms) -> Clockwork:
    made = Clockwork(app.app_context, clock, alarms)
    transaction.listen(app, made.heard)
    return made


def statements(app: Flask, work: Callable[[], object]) -> int:
    """Count what is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    work()
    sa.event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def test_where_nothing_is_automatic_no_timer_is_ever_set(
    stage: Client, clockwork: Clockwork, alarms: Alarms
) -> None:
    for command in ("go", "hold", "resume", "go", "back"):
        press(stage, command)
    assert alarms.every == []


def test_go_sets_the_timer_without_another_question(
    app: Flask, stage: Client, clock: FixedClock, alarms: Alarms, forum: Forum
) -> None:
    make_automatic(app, 1)
    without = statements(app, lambda: press(stage, "go"))
    press(stage, "back")
    clockwork = Clockwork(app.app_context, clock, alarms)
    transaction.listen(app, clockwork.heard)
    assert statements(app, lambda: press(stage, "go")) == without
    assert clockwork.due_at(forum.id) == THE_EVENING + timedelta(minutes=15)
    assert alarms.set == [30.0]


def test_it_naps_asks_nothing_and_calls_when_the_time_is_up(
    app: Flask, stage: Client, clock: FixedClock, clockwork: Clockwork, alarms: Alarms
) -> None:
    make_automatic(app, 1)
    press(stage, "go")
    clock.forward(minutes=14, seconds=50)
    assert statements(app, alarms.ring) == 0
    assert alarms.set == [10.0]
    clock.forward(seconds=10)
    alarms.ring()
    assert show(stage)["current"]["number"] == 2
    assert alarms.set == []


def test_a_hold_calls_the_timer_off_and_resume_sets_it_again(
    app: Flask, stage: Client, clock: FixedClock, clockwork: Clockwork, alarms: Alarms, forum: Forum
) -> None:
    make_automatic(app, 1)
    press(stage, "go")
    press(stage, "hold")
    assert (alarms.set, clockwork.due_at(forum.id)) == ([], None)
    clock.forward(minutes=4)
    press(stage, "resume")
    assert clockwork.due_at(forum.id) == THE_EVENING + timedelta(minutes=19)


def test_the_end_of_a_roll_is_not_waited_for(
    app: Flask, stage: Client, clockwork: Clockwork, alarms: Alarms
) -> None:
    press(stage, "roll", on=True)
    alarms.ring()
    assert show(stage)["current"]["number"] == 1
    press(stage, "end")
    assert alarms.set == []


def test_an_edit_of_the_rundown_moves_the_timer(
    stage: Client, clock: FixedClock, clockwork: Clockwork, alarms: Alarms, forum: Forum
) -> None:
    clock.forward(minutes=-10)
    press(stage, "roll", on=True)
    first = cues(stage)[0]
    body = {"version": first["version"], "starts_at": "2024-10-17T19:40:00+07:00"}
    assert stage.patch(f"rundown/cues/{first['id']}", json=body).status_code == 200
    alarms.ring()
    assert clockwork.due_at(forum.id) == THE_EVENING + timedelta(minutes=10)


def test_a_new_process_takes_up_what_was_left_to_the_clock(
    app: Flask, stage: Client, clock: FixedClock, forum: Forum
) -> None:
    make_automatic(app, 1)
    press(stage, "go")
    clock.forward(minutes=20)
    alarms = Alarms()
    Clockwork(app.app_context, clock, alarms).start()
    for _ in range(3):  # look which forums, look at each, call
        alarms.ring()
    assert (show(stage)["current"]["number"], alarms.set) == (2, [])


def test_a_new_process_asks_once_where_nothing_is_automatic(
    app: Flask, stage: Client, clock: FixedClock
) -> None:
    press(stage, "go")
    alarms = Alarms()
    Clockwork(app.app_context, clock, alarms).start()
    alarms.ring()
    assert alarms.every == []


def test_of_two_processes_that_wake_at_once_one_calls(
    app: Flask, stage: Client, clock: FixedClock, clockwork: Clockwork, alarms: Alarms, forum: Forum
) -> None:
    make_automatic(app, 1)
    press(stage, "go")
    other = Alarms()
    second = Clockwork(app.app_context, clock, other)
    second.noticed(forum.id)
    other.ring()
    assert second.due_at(forum.id) == clockwork.due_at(forum.id)
    clock.forward(minutes=15)
    alarms.ring()
    other.ring()
    assert (show(stage)["current"]["number"], show(stage)["version"]) == (2, 2)
    assert second.due_at(forum.id) is None


def test_a_database_away_for_a_moment_does_not_stop_the_clock(
    app: Flask, stage: Client, clock: FixedClock, clockwork: Clockwork, alarms: Alarms, forum: Forum
) -> None:
    make_automatic(app, 1)
    press(stage, "go")
    clock.forward(minutes=15)
    with app.app_context():
        engine = db.engine

    def away(*_said: object) -> None:
        raise OSError("the disk is away")

    sa.event.listen(engine, "before_cursor_execute", away)
    alarms.ring()
    sa.event.remove(engine, "before_cursor_execute", away)
    assert alarms.set == [1.0]
    alarms.ring()
    alarms.ring()
    assert show(stage)["current"]["number"] == 2


def test_a_late_look_does_not_undo_what_a_command_said_since(
    app: Flask, stage: Client, clock: FixedClock, clockwork: Clockwork, alarms: Alarms, forum: Forum
) -> None:
    press(stage, "roll", on=True)
    before = Fact(forum.id, 1, THE_EVENING, "person:2 stage", "rundown.imported", {})
    clockwork.heard(Committed([before], {"show": {"seq": 1, "advance_at": None}}))
    assert clockwork.due_at(forum.id) == THE_EVENING

"""A crowd that comes at the same moment shares look-ups and readings, and no longer than that."""

from dataclasses import dataclass, field

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder

from forum_app.kernel.actors import NOBODY, Actor
from forum_app.kernel.errors import Missing, SignInNeeded
from forum_app.live.moment import Moment
from forum_app.live.recognition import Recognition
from forum_app.live.snapshots import Snapshots
from tests.cast import SLUG, FixedClock
from tests.live.belfry import TOPICS, Gate, forum_id_of, ring


@dataclass(slots=True)
class Stopwatch:
    now_s: float = 100.0

    def __call__(self) -> float:
        return self.now_s


@dataclass(slots=True)
class CountingGate:
    """Counts how often somebody was looked up."""

    gate: Gate
    looked_up: list[str | None] = field(default_factory=list)

    def identify(self, token: str | None) -> Actor:
        self.looked_up.append(token)
        return self.gate.identify(token)


@pytest.fixture
def door(gate: Gate) -> CountingGate:
    return CountingGate(gate)


@pytest.fixture
def stopwatch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def moment(stopwatch: Stopwatch) -> Moment:
    return Moment(lasts_s=0.05, elapsed_s=stopwatch)


@pytest.fixture
def recognition(tower: Flask, door: CountingGate, moment: Moment) -> Recognition:
    return Recognition(tower, door.identify, lambda _session, _slug: None, moment)


def handshake(**headers: str) -> dict[str, object]:
    return dict(EnvironBuilder(path="/socket.io/", headers=list(headers.items())).get_environ())


def test_a_crowd_shares_a_look_up(recognition: Recognition, door: CountingGate) -> None:
    actors = {recognition.who(handshake(), "stage") for _ in range(1000)}
    assert (actors, door.looked_up) == ({door.gate.actors["stage"]}, ["stage"])


def test_others_are_looked_up_for_themselves(recognition: Recognition, door: CountingGate) -> None:
    recognition.who(handshake(), "stage")
    recognition.who(handshake(), "desk")
    recognition.who(handshake(), None)
    recognition.who(handshake(Cookie="forum=a"), None)
    recognition.who(handshake(Authorization="Bearer a"), None)
    assert door.looked_up == ["stage", "desk", None, None, None]


def test_a_moment_later_it_is_read_again(
    recognition: Recognition, door: CountingGate, stopwatch: Stopwatch
) -> None:
    recognition.who(handshake(), "stage")
    stopwatch.now_s += 0.05
    del door.gate.actors["stage"]
    with pytest.raises(SignInNeeded):
        recognition.who(handshake(), "stage")


def test_whatever_happens_ends_it_at_once(
    recognition: Recognition, door: CountingGate, moment: Moment
) -> None:
    recognition.who(handshake(), "stage")
    moment.end()
    recognition.who(handshake(), "stage")
    assert door.looked_up == ["stage", "stage"]


def test_an_unknown_forum_is_looked_for_each_time(recognition: Recognition) -> None:
    for _ in range(2):
        with pytest.raises(Missing):
            recognition.forum(SLUG)


def test_a_crowd_shares_a_reading_until_something_happens(
    tower: Flask, clock: FixedClock, moment: Moment, stopwatch: Stopwatch
) -> None:
    snapshots, bell, forum_id = Snapshots(tower, clock, moment), TOPICS[1], forum_id_of(tower)

    def seen() -> dict[str, object]:
        return snapshots.share(forum_id, [bell])[0].state

    assert seen() == {"strokes": 0, "hour": 12}
    clock.forward(hours=1)
    assert seen() == {"strokes": 0, "hour": 12}
    stopwatch.now_s += 0.05
    assert seen() == {"strokes": 0, "hour": 13}
    ring(tower)
    moment.end()
    assert seen() == {"strokes": 1, "hour": 13}


def test_what_was_begun_before_something_happened_is_not_kept(tower: Flask, moment: Moment) -> None:
    asked: list[str | None] = []

    def interrupted(token: str | None) -> Actor:
        asked.append(token)
        moment.end()
        return NOBODY

    recognition = Recognition(tower, interrupted, lambda _session, _slug: None, moment)
    recognition.who(handshake(), None)
    recognition.who(handshake(), None)
    assert asked == [None, None]

"""What is committed reaches every screen that watches, and nothing else does."""

from collections.abc import Callable
from datetime import UTC, datetime

import gevent
import pytest
from flask import Flask
from gevent.event import Event

from forum_app.live.publisher import Outlet, Publisher
from forum_app.live.snapshots import Snapshot
from forum_app.live.topics import Topic
from forum_app.store import feed
from forum_app.store.feed import Fact
from forum_app.store.transaction import transaction
from tests.live.belfry import RINGER, TOPICS, Screen, forum_id_of, ring

Connect = Callable[..., Screen]
NOON = datetime(2024, 10, 17, 12, tzinfo=UTC)


def test_every_watcher_gets_the_whole_state(tower: Flask, screen: Connect) -> None:
    screens = [screen() for _ in range(3)]
    for one in screens:
        one.watch("bell")
    ring(tower)
    told = {"topic": "bell", "seq": 1, "state": {"strokes": 1, "hour": 12}}
    assert [one.received("state") for one in screens] == [[told]] * 3


def test_who_does_not_watch_hears_nothing(tower: Flask, screen: Connect) -> None:
    other, silent = screen("stage"), screen()
    other.watch("rope")
    ring(tower)
    assert (other.received("state"), silent.received("state")) == ([], [])


def test_watching_more_keeps_what_was_watched(tower: Flask, screen: Connect) -> None:
    stage = screen("stage")
    stage.watch("bell")
    stage.watch("rope")
    ring(tower)
    ring(tower, "rope.cut")
    assert [told["topic"] for told in stage.received("state")] == ["bell", "rope"]


def ring_in_vain(tower: Flask, forum_id: int) -> None:
    with tower.app_context(), transaction(forum_id) as session:
        feed.append(session, forum_id, "bell.rung", {}, actor=RINGER, at=NOON)
        raise ZeroDivisionError


def test_what_was_rolled_back_is_not_told(tower: Flask, screen: Connect) -> None:
    watcher = screen()
    watcher.watch("bell")
    with pytest.raises(ZeroDivisionError):
        ring_in_vain(tower, forum_id_of(tower))
    assert watcher.received("state") == []


def test_a_broken_picture_does_not_stop_the_others(
    tower: Flask, screen: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    watcher = screen()
    watcher.watch("bell")
    watcher.watch("broken")
    ring(tower)
    assert [told["topic"] for told in watcher.received("state")] == ["bell"]
    assert "topic broken of forum" in caplog.text


@pytest.mark.parametrize(
    ("kind", "touched"),
    [
        ("cue.called", True),
        ("cue.called.twice", False),
        ("pledge.taken", True),
        ("pledge", False),
        ("x", False),
    ],
)
def test_a_topic_knows_what_touches_it(kind: str, touched: bool) -> None:
    topic = Topic("show", ("cue.called", "pledge."), TOPICS[1].state, None)
    assert topic.touched_by(kind) is touched


class Pace:
    """Stands for time: a sleeper wakes when the test says so."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._next = Event()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._next.wait()

    def pass_by(self) -> None:
        self._next.set()
        gevent.idle()
        self._next.clear()


def paced(pace: Pace, sent: list[int]) -> Publisher:
    """Make a publisher whose state numbers its readings, and keep what it sends."""
    readings = iter(range(1, 100))

    def read(_forum_id: int, topic: Topic) -> Snapshot:
        return Snapshot(topic.name, next(readings), {}, 0)

    def send(_forum_id: int, snapshot: Snapshot, _local: bool) -> None:
        sent.append(snapshot.seq)

    bell = TOPICS[1]
    outlet = Outlet(watched=lambda _forum, _topic: True, send=send)
    return Publisher({bell.name: bell}, read, outlet, spawn=gevent.spawn, sleep=pace.sleep)


def rung(seq: int) -> Fact:
    return Fact(1, seq, NOON, "x", "bell.rung", {})


def test_the_first_goes_at_once_and_a_burst_ends_with_the_last() -> None:
    pace, sent = Pace(), list[int]()
    publisher = paced(pace, sent)
    publisher.published([rung(1)])
    assert sent == []  # the answer to the request goes first
    gevent.idle()
    assert sent == [1]
    for seq in range(2, 50):
        publisher.published([rung(seq)])
    gevent.idle()
    assert sent == [1]
    pace.pass_by()
    assert sent == [1, 2]
    pace.pass_by()
    assert (sent, pace.slept) == ([1, 2], [0.1, 0.1])


def test_after_a_rest_the_next_goes_at_once_again() -> None:
    pace, sent = Pace(), list[int]()
    publisher = paced(pace, sent)
    publisher.published([rung(1)])
    gevent.idle()
    pace.pass_by()
    publisher.published([rung(2)])
    gevent.idle()
    assert sent == [1, 2]

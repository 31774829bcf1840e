"""Every beat tells where the topics stand, finds what was missed, and drops who lost the right."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import gevent
import pytest
from flask import Flask

from forum_app.kernel.actors import NOBODY
from forum_app.live import fanout
from forum_app.store import database, feed, transaction
from forum_app.store.database import db
from tests import cast
from tests.databases import url_for
from tests.live.belfry import Gate, Screen, forum_id_of, ring

Connect = Callable[..., Screen]


def beat(tower: Flask) -> None:
    tower.extensions["live"].beat()


def test_a_beat_carries_the_numbers_of_what_is_watched_and_the_time(tower: Flask, screen: Connect) -> None:
    public, stage = screen(), screen("stage")
    public.watch("bell")
    stage.watch("bell", "rope")
    ring(tower)
    ring(tower, "rope.cut")
    beat(tower)
    now = "2024-10-17T12:30:00.000+00:00"
    assert public.received("heartbeat") == [{"seq": {"bell": 1}, "now": now}]
    assert stage.received("heartbeat") == [{"seq": {"bell": 1, "rope": 2}, "now": now}]


def test_who_watches_nothing_hears_no_beat(tower: Flask, screen: Connect) -> None:
    silent = screen()
    beat(tower)
    assert silent.received("heartbeat") == []


@pytest.fixture
def told_one_by_one(
    tower: Flask, screen: Connect, clock: cast.FixedClock, monkeypatch: pytest.MonkeyPatch
) -> list[Screen]:
    """Two screens told by a beat one after the other; between them a minute passes and the bell is rung."""
    monkeypatch.setattr(fanout, "PART", 1)
    screens = [screen(), screen()]
    for one in screens:
        one.watch("bell")
    gevent.spawn(ring_later, tower, clock)
    beat(tower)
    return screens


def test_a_go_between_goes_first(told_one_by_one: list[Screen]) -> None:
    heard = [[message["name"] for message in one.client.get_received()] for one in told_one_by_one]
    assert heard == [["heartbeat", "state"], ["state", "heartbeat"]]


def test_each_part_is_told_what_is_true_then_and_its_own_time(told_one_by_one: list[Screen]) -> None:
    first, second = told_one_by_one
    assert first.received("heartbeat") == [{"seq": {"bell": 0}, "now": "2024-10-17T12:30:00.000+00:00"}]
    assert second.received("heartbeat") == [{"seq": {"bell": 1}, "now": "2024-10-17T12:31:00.000+00:00"}]


def test_who_left_while_others_were_told_is_passed_over(
    tower: Flask, screen: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fanout, "PART", 1)
    screens = [screen() for _ in range(3)]
    for one in screens:
        one.watch("bell")
    gevent.spawn(screens[1].client.disconnect)
    beat(tower)
    assert len(screens[2].received("heartbeat")) == 1


def ring_later(tower: Flask, clock: cast.FixedClock) -> None:
    clock.forward(minutes=1)
    ring(tower)


def other_process(folder: Path) -> Flask:
    """Make an app without live pictures on the same database, like a command at the prompt."""
    app = Flask(__name__)
    database.attach(app, url_for(folder))
    transaction.attach(app)
    return app


def ring_there(app: Flask, clock: cast.FixedClock) -> None:
    forum_id = forum_id_of(app)
    with app.app_context(), transaction.transaction(forum_id) as session:
        feed.append(session, forum_id, "bell.rung", {}, actor=cast.actor("admin"), at=clock())
    with app.app_context():
        db.engine.dispose()


def test_what_another_process_did_is_found_and_pushed(
    tower: Flask, screen: Connect, tmp_path: Path, clock: cast.FixedClock
) -> None:
    watcher = screen()
    watcher.watch("bell")
    ring_there(other_process(tmp_path), clock)
    assert watcher.received("state") == []
    beat(tower)
    got = watcher.client.get_received()
    assert [(message["name"], message["args"][0].get("seq")) for message in got] == [
        ("state", 1),
        ("heartbeat", {"bell": 1}),
    ]
    beat(tower)
    assert watcher.received("state") == []


def test_a_revoked_device_is_cut_at_the_next_beat(tower: Flask, gate: Gate, screen: Connect) -> None:
    stage, public = screen("stage"), screen()
    stage.watch("bell")
    public.watch("bell")
    del gate.actors["stage"]
    beat(tower)
    assert (stage.connected, public.connected) == (False, True)


def test_a_changed_role_has_to_come_in_again(tower: Flask, gate: Gate, screen: Connect) -> None:
    stage, desk = screen("stage"), screen("desk")
    gate.actors["stage"] = replace(gate.actors["stage"], role="crew")
    gate.actors["desk"] = replace(gate.actors["desk"], desk="Cửa 2")
    beat(tower)
    assert (stage.connected, desk.connected) == (False, True)


def test_a_session_that_ended_is_cut(tower: Flask, gate: Gate, screen: Connect) -> None:
    stage = screen("stage")
    gate.actors["stage"] = NOBODY
    beat(tower)
    assert stage.connected is False


def test_an_actor_can_be_cut_at_once_on_every_screen(tower: Flask, gate: Gate, screen: Connect) -> None:
    first, second, other = screen("stage"), screen("stage"), screen("desk")
    tower.extensions["live"].disconnect_actor(gate.actors["stage"].id)
    assert (first.connected, second.connected, other.connected) == (False, False, True)
    assert tower.extensions["live"].connections() == 1

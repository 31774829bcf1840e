"""Which expected devices are there, how far away, since when lost; and which one is which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Actor
from forum_app.live import sightings
from forum_app.live.presence import Presence
from forum_app.live.probing import ASKED_OF_A_DEVICE, Probing
from forum_app.live.watchers import Expected, Watcher, Watchers
from tests import cast
from tests.cast import THE_EVENING, FixedClock
from tests.live.belfry import Gate, Screen

Connect = Callable[..., Screen]
State = Mapping[str, Any]
Sightings = dict[str, dict[str, Any]]
SAID = "2024-10-17T12:30:00.000+00:00"


@dataclass(frozen=True, slots=True)
class Tablet:
    id: int
    name: str
    role: str = "crew"
    page: str | None = None
    last_seen_at: datetime | None = None


def actor_of(tablet: Tablet) -> Actor:
    return replace(cast.actor("crew"), id=f"device:{tablet.id}", name=tablet.name)


MC, LIGHT = Tablet(7, "Máy tính bảng MC", page="prompter"), Tablet(8, "Bàn ánh sáng", page="crew/light")


@pytest.fixture
def venue(gate: Gate) -> Gate:
    """Two devices that the forum expects, and their tokens."""
    gate.expected = [MC, LIGHT]
    gate.actors |= {"mc": actor_of(MC), "light": actor_of(LIGHT)}
    return gate


def devices(boss: Screen) -> dict[str, State]:
    """Read what the topic says of each device."""
    listed = boss.watch("presence")["states"]["presence"]["state"]["devices"]
    return {device["name"]: device for device in listed}


def standing(device: State) -> tuple[object, ...]:
    return device["connected"], device["page"], device["since"], device["lost_since"]


def test_an_expected_device_is_listed_before_it_was_ever_opened(venue: Gate, screen: Connect) -> None:
    assert devices(screen("boss"))["Máy tính bảng MC"] == {
        "id": 7,
        "name": "Máy tính bảng MC",
        "role": "crew",
        "page": "prompter",
        "connected": False,
        "delay_ms": None,
        "since": None,
        "lost_since": None,
        "last_seen_at": None,
    }


def test_a_device_that_goes_is_lost_since_then_until_it_is_back(
    venue: Gate, screen: Connect, clock: FixedClock
) -> None:
    boss, tablet = screen("boss"), screen("mc")
    tablet.watch("bell", page="prompter")
    assert standing(devices(boss)[MC.name]) == (True, "prompter", SAID, None)
    clock.forward(minutes=12)
    tablet.client.disconnect()
    assert standing(devices(boss)[MC.name]) == (False, "prompter", None, "2024-10-17T12:42:00.000+00:00")
    screen("mc").watch("bell", page="prompter")
    assert standing(devices(boss)[MC.name])[0] is True


def test_one_of_two_screens_gone_is_no_loss(venue: Gate, screen: Connect) -> None:
    boss, one, other = screen("boss"), screen("mc"), screen("mc")
    for tablet in (one, other):
        tablet.watch("bell", page="prompter")
    one.client.disconnect()
    assert devices(boss)[MC.name]["connected"] is True


def test_a_small_picture_inside_a_page_is_not_what_the_device_shows(venue: Gate, screen: Connect) -> None:
    screen("mc").watch("bell", page="preview")
    screen("mc").watch("bell", page="console")
    assert devices(screen("boss"))[MC.name]["page"] == "console"


def test_the_lost_come_first_and_the_list_has_an_end(venue: Gate, screen: Connect) -> None:
    venue.expected += [Tablet(number, f"Máy {number}") for number in range(100, 200)]
    screen("light").watch("bell")
    gone = screen("mc")
    gone.watch("bell")
    gone.client.disconnect()
    listed = list(devices(screen("boss")))
    assert (listed[:2], len(listed)) == ([MC.name, LIGHT.name], sightings.MOST_DEVICES)


def test_the_console_hears_at_the_beat_that_a_device_fell_silent(
    tower: Flask, venue: Gate, screen: Connect, clock: FixedClock
) -> None:
    """The line stays open and says nothing: a frozen tablet, a pulled cable."""
    boss, tablet = screen("boss"), screen("mc")
    tablet.watch("bell", page="prompter")
    boss.watch("presence", page="console")
    live = tower.extensions["live"]
    (watcher,) = live.watchers.of_actor("device:7")
    watcher.probe.answered_at = clock()
    clock.forward(seconds=2)
    live.beat()
    boss.received("state")
    clock.forward(seconds=2)
    live.beat()
    (told,) = boss.received("state")
    found = next(device for device in told["state"]["devices"] if device["id"] == 7)
    assert standing(found) == (False, "prompter", None, SAID)


def test_a_beat_without_news_pushes_nothing(tower: Flask, venue: Gate, screen: Connect) -> None:
    boss = screen("boss")
    boss.watch("presence")
    screen("mc").watch("bell")
    boss.received("state")
    for _ in range(3):
        tower.extensions["live"].beat()
    assert boss.received("state") == []


def test_a_device_shows_its_name_and_no_other_does(tower: Flask, venue: Gate, screen: Connect) -> None:
    shown, same, other, boss = screen("mc"), screen("mc"), screen("light"), screen("boss")
    for one in (shown, same, other, boss):
        one.watch("bell")
    tower.extensions["live"].identify("device:7", MC.name)
    heard = [one.received("identify") for one in (shown, same, other, boss)]
    assert heard == [[{"name": MC.name}], [{"name": MC.name}], [], []]


@dataclass(slots=True)
class Wires:
    """The questions sent, and the time they take."""

    asked: list[tuple[str, Callable[..., None]]] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    now_s: float = 50.0

    def ask(self, sid: str, answered: Callable[..., None]) -> None:
        self.asked.append((sid, answered))

    def answer(self, after_s: float) -> None:
        self.now_s += after_s
        for _, answered in self.asked:
            answered()
        self.asked.clear()


def probing(wires: Wires, *watchers: Watcher) -> Probing:
    known = Watchers({watcher.sid: watcher for watcher in watchers})
    return Probing(known, wires.ask, FixedClock(), wires.moved.append, ticks=lambda: wires.now_s)


def watcher(sid: str, actor: Actor) -> Watcher:
    return Watcher(sid, {}, None, actor, THE_EVENING, forum_id=1)


def test_the_delay_is_the_way_there_and_back() -> None:
    wires, tablet = Wires(), watcher("a", actor_of(MC))
    probing(wires, tablet).ask_around([1])
    wires.answer(after_s=0.084)
    assert (tablet.probe.delay_ms, tablet.probe.answered_at, wires.moved) == (84, THE_EVENING, [])


def test_who_never_answered_is_not_called_silent() -> None:
    """A program that watches with a device's token knows nothing of our questions."""
    wires, program = Wires(), watcher("a", actor_of(MC))
    looking = probing(wires, program)
    for _ in range(3):
        looking.ask_around([1])
    assert (program.probe.silent, len(wires.asked)) == (False, 1)


def test_an_answer_after_silence_is_news_and_no_delay() -> None:
    wires, tablet = Wires(), watcher("a", actor_of(MC))
    looking = probing(wires, tablet)
    looking.ask_around([1])
    wires.answer(after_s=0.01)
    looking.ask_around([1])
    looking.ask_around([1])
    assert tablet.probe.silent is True
    wires.answer(after_s=60)
    assert (tablet.probe.silent, tablet.probe.delay_ms, wires.moved) == (False, None, [1])


def test_a_link_on_a_thousand_screens_costs_no_more_than_three() -> None:
    wires = Wires()
    crowd = [watcher(f"wall {number}", actor_of(MC)) for number in range(1000)]
    probing(wires, *crowd, watcher("person", cast.actor("stage"))).ask_around([1])
    assert [sid for sid, _ in wires.asked] == [f"wall {number}" for number in range(ASKED_OF_A_DEVICE)]


def test_of_two_processes_the_one_that_sees_the_device_is_right() -> None:
    here: Sightings = {"7": {"lost_since": "2024-10-17T12:40:00"}, "8": {"lost_since": "2024-10-17T12:40:00"}}
    there: Sightings = {
        "7": {"page": "prompter", "since": SAID, "delay_ms": 9},
        "8": {"lost_since": "2024-10-17T12:50:00"},
    }
    both = {"7": there["7"], "8": there["8"]}
    assert (sightings.merged([here, there]), sightings.merged([there, here])) == (both, both)


def test_a_delay_that_wavers_is_no_news_one_that_grows_is(clock: FixedClock) -> None:
    tablet = watcher("a", actor_of(MC))
    expected: list[Expected] = [MC]
    presence = Presence(Watchers({"a": tablet}), lambda _session, _forum_id: expected)
    tablet.probe.delay_ms = 40
    presence.state(None, 1, clock())  # type: ignore[arg-type]
    tablet.probe.delay_ms = 55
    wavered = presence.moved(1)
    tablet.probe.delay_ms = 400
    assert (wavered, presence.moved(1)) == (False, True)

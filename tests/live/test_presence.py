"""Who is connected: by page, name and role."""

from collections.abc import Callable

from flask import Flask

from tests.cast import FixedClock
from tests.live.belfry import Screen

Connect = Callable[..., Screen]


def present(boss: Screen) -> object:
    return boss.watch("presence")["states"]["presence"]["state"]


def row(page: str, name: str, count: int, since: str = "2024-10-17T12:30:00.000+00:00") -> dict[str, object]:
    role = {"admin": "admin", "stage": "stage", "": "nobody"}[name]
    return {"page": page, "name": name, "role": role, "since": since, "count": count}


def test_screens_are_counted_by_page_name_and_role(screen: Connect) -> None:
    boss = screen("boss")
    for token in ("stage", "stage", None):
        screen(token).watch("bell", page="stage")
    assert boss.watch("presence", page="console")["states"]["presence"]["state"] == {
        "count": 4,
        "screens": [row("console", "admin", 1), row("stage", "", 1), row("stage", "stage", 2)],
        "devices": [],
    }


def test_a_page_may_go_unnamed(screen: Connect) -> None:
    assert present(screen("boss")) == {"count": 1, "screens": [row("", "admin", 1)], "devices": []}


def test_comings_and_goings_are_pushed_with_a_rising_number(screen: Connect, clock: FixedClock) -> None:
    boss = screen("boss")
    first = boss.watch("presence", page="console")["states"]["presence"]["seq"]
    boss.received("state")
    clock.forward(seconds=1)
    guest = screen("stage")
    guest.watch("bell", page="prompter")
    guest.client.disconnect()
    came, went = boss.received("state")
    assert came["state"]["screens"][1] == row("prompter", "stage", 1, "2024-10-17T12:30:01.000+00:00")
    assert went["state"] == {"count": 1, "screens": [row("console", "admin", 1)], "devices": []}
    assert first < came["seq"] < went["seq"]


def test_the_number_is_a_clock_so_it_rises_over_a_restart(screen: Connect, clock: FixedClock) -> None:
    seq = screen("boss").watch("presence")["states"]["presence"]["seq"]
    assert 0 <= seq - int(clock.now.timestamp() * 1000) < 10


def test_the_heartbeat_carries_it(tower: Flask, screen: Connect) -> None:
    boss = screen("boss")
    boss.watch("presence")
    pushed = boss.received("state")[-1]["seq"]
    tower.extensions["live"].beat()
    assert boss.received("heartbeat")[0]["seq"] == {"presence": pushed}

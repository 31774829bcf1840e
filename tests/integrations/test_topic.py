"""The small sign on the console: how many receivers cannot be told what happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask

from forum_app.integrations.delivery import Courier
from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client, FixedClock
from tests.integrations.conftest import Add
from tests.integrations.receiver import Receiver


def _watch(app: Flask, client: Client) -> Any:
    socketio = app.extensions["live"].socketio
    screen = socketio.test_client(app, flask_test_client=client.browser, headers=client.headers)
    answer = screen.emit("watch", {"forum": SLUG, "topics": ["integrations"]}, callback=True)
    return screen, answer


def _signs(screen: Any) -> list[dict[str, Any]]:
    return [message["args"][0]["state"] for message in screen.get_received() if message["name"] == "state"]


def test_the_console_is_told_when_one_fails_and_when_it_heals(
    app: Flask, stage: Client, add: Add, receiver: Receiver, courier: Courier, clock: FixedClock
) -> None:
    add(receiver.url)
    screen, answer = _watch(app, stage)
    assert answer["states"]["integrations"]["state"] == {"failing": 0, "names": []}
    receiver.status = 503
    stage.post("show/go", json={})
    courier.deliver_due()
    assert _signs(screen) == [{"failing": 1, "names": ["Đèn sân khấu"]}]
    receiver.status = 200
    clock.forward(seconds=1)
    courier.deliver_due()
    assert _signs(screen) == [{"failing": 0, "names": []}]


def test_it_is_for_those_who_call_the_show(app: Flask, signed_in: Callable[[Role], Client]) -> None:
    assert _watch(app, signed_in("crew"))[1] == {"ok": False, "code": "forbidden"}

"""A desk that speaks OSC, over real UDP: it calls the show, hears where it stands, and cannot break it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pythonosc.osc_message import OscMessage

from tests.cast import SLUG
from tests.integrations.test_osc import BUNDLE, packet
from tests.servers import Server, free_port, serving

PATIENCE_S = 20


class Desk:
    """A lighting desk: sends buttons to one port and hears on another."""

    def __init__(self) -> None:
        self.hears, self.sends_to = socket.socket(socket.AF_INET, socket.SOCK_DGRAM), free_port()
        self.hears.bind(("127.0.0.1", 0))
        self.hears.settimeout(PATIENCE_S)

    @property
    def settings(self) -> dict[str, str]:
        port = self.hears.getsockname()[1]
        return {"FORUM_OSC_LISTEN": f"127.0.0.1:{self.sends_to}", "FORUM_OSC_SEND": f"127.0.0.1:{port}"}

    def send(self, *packets: bytes) -> None:
        for sent in packets:
            self.hears.sendto(sent, ("127.0.0.1", self.sends_to))

    def hear(self) -> dict[str, list[Any]]:
        """Wait for the four packets that say where the show stands."""
        heard = [OscMessage(self.hears.recv(1024)) for _ in range(4)]
        return {message.address: message.params for message in heard}


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.hears.close()


@pytest.fixture
def osc_server(tmp_path: Path, founded: Path, desk: Desk) -> Iterator[Server]:
    with serving(tmp_path, founded, **desk.settings) as running:
        yield running


def _osc(server: Server) -> dict[str, Any]:
    said: dict[str, Any] = server.admin().get(f"{server.base}/api/v1/forums/{SLUG}/osc", timeout=10).json()
    return said


def test_a_button_calls_the_show_and_the_desk_hears_it(osc_server: Server, desk: Desk) -> None:
    desk.send(packet("/forum/go", 1))
    heard = desk.hear()
    state = osc_server.caller("stage").get("show").json()
    assert heard == {
        "/forum/now": [1, state["current"]["title"]],
        "/forum/next": [2, state["standby"]["title"]],
        "/forum/phase": ["running"],
        "/forum/scene": [state["scene"]],
    }


def test_a_desk_hears_what_others_do(osc_server: Server, desk: Desk) -> None:
    osc_server.caller("stage").post("show/scene", json={"scene": "black"})
    assert desk.hear()["/forum/scene"] == ["black"]


def test_nonsense_neither_stops_the_server_nor_the_next_button(osc_server: Server, desk: Desk) -> None:
    endless = BUNDLE + (-4 & 0xFFFFFFFF).to_bytes(4, "big") + bytes(8)
    desk.send(b"", b"nonsense", endless, packet("/forum/end"), b"#bundle", bytes(2000), packet("/forum/go"))
    assert desk.hear()["/forum/phase"] == ["running"]
    said = _osc(osc_server)
    assert (said["carried_out"], said["refused"], said["malformed"], said["trouble"]) == (1, 0, 6, "")


def test_a_second_server_on_the_same_port_says_so_and_serves(
    osc_server: Server, tmp_path_factory: pytest.TempPathFactory, founded: Path, desk: Desk
) -> None:
    with serving(tmp_path_factory.mktemp("second"), founded, **desk.settings) as second:
        assert _osc(second)["trouble"] == "Address already in use"
        assert second.caller("stage").post("show/go", json={}).status_code == 200

"""A screen behind the encryption, read by the test's own thread.

python-socketio's client writes from one thread while another reads, which Python's TLS does not bear before
3.13: one opening in a hundred lost a message. Opened so, none of 45.000 did.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import websocket

from tests.cast import SLUG
from tests.tls.conftest import Secured
from tests.watchers import PATIENCE_S

State = dict[str, Any]
# Engine.IO and Socket.IO, as they are written on the line.
PING, PONG, CONNECT, WATCH, ANSWER, STATE = "2", "3", "40", "421", "431", '42["state",'


class EncryptedScreen:
    """Watches one topic and keeps its state."""

    def __init__(self, line: websocket.WebSocket, token: str, topic: str) -> None:
        self._line = line
        self._line.send(CONNECT + json.dumps({"token": token}))
        self._read(CONNECT)
        self._line.send(WATCH + json.dumps(["watch", {"forum": SLUG, "topics": [topic]}]))
        (answer,) = json.loads(self._read(ANSWER))
        self.state: State = answer["states"][topic]["state"]

    def until(self, holds: Callable[[State], bool]) -> State:
        """Wait for a state of which something holds; fail with the last state seen."""
        ends = time.monotonic() + PATIENCE_S
        while not holds(self.state):
            assert time.monotonic() < ends, self.state
            self.state = json.loads(self._read(STATE).removesuffix("]"))["state"]
        return self.state

    def _read(self, kind: str) -> str:
        """Give the content of the next message of a kind; answer pings meanwhile."""
        while not (message := str(self._line.recv())).startswith(kind):
            if message == PING:
                self._line.send(PONG)
        return message.removeprefix(kind)


@contextmanager
def watching(secured: Secured, token: str, topic: str) -> Iterator[EncryptedScreen]:
    address = f"wss://127.0.0.1:{secured.port}/socket.io/?EIO=4&transport=websocket"
    trust = {"ca_certs": secured.authority}
    line = websocket.create_connection(address, timeout=PATIENCE_S, sslopt=trust)
    try:
        yield EncryptedScreen(line, token, topic)
    finally:
        line.close()

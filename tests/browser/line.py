"""A line to a server that says whatever a test wants, true or not. Pages and files stay the real ones."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Page, WebSocketRoute

OPENED = '0{"sid":"line","upgrades":[],"pingInterval":60000,"pingTimeout":60000,"maxPayload":1000000}'
State = dict[str, Any]


@dataclass  # Playwright marks the handlers it is given, which slots refuse
class Line:
    """Answers each `watch` with the last states said, and pushes what is said afterwards."""

    said: dict[str, State] = field(default_factory=dict)
    socket: WebSocketRoute | None = None

    def take_over(self, page: Page) -> None:
        """Stand where the server's Socket.IO is for this page; before it is opened."""
        page.route_web_socket("**/socket.io/**", self._open)

    def say(self, topic: str, seq: int, state: object) -> None:
        """Push a state, with whatever number."""
        self.said[topic] = {"topic": topic, "seq": seq, "state": state}
        self._push("state", self.said[topic])

    def beat(self) -> None:
        """Say that the server is there, and nothing else."""
        self._push("heartbeat", {"seq": {}, "now": datetime.now(UTC).isoformat()})

    def cut(self) -> None:
        """Close the connection; the page comes back by itself."""
        socket, self.socket = self.socket, None
        if socket is not None:
            socket.close()

    def _open(self, socket: WebSocketRoute) -> None:
        self.socket = socket
        socket.on_message(self._hear)
        socket.send(OPENED)

    def _hear(self, message: str | bytes) -> None:
        text = str(message)
        if text.startswith("40"):
            self._send('40{"sid":"line"}')
        elif text.startswith("42") and '"watch"' in text:
            number = text[2 : text.index("[")]
            answer = {"ok": True, "states": self.said, "now": datetime.now(UTC).isoformat()}
            self._send(f"43{number}{json.dumps([answer])}")

    def _push(self, name: str, content: object) -> None:
        self._send(f"42{json.dumps([name, content])}")

    def _send(self, text: str) -> None:
        if self.socket is not None:
            self.socket.send(text)

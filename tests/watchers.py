"""A screen without a browser: a real Socket.IO client that keeps what it is shown."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import socketio

from tests.cast import SLUG

PATIENCE_S = 15


class Screen:
    """Watches topics of the forum and keeps each topic's state with the highest number."""

    def __init__(self, base: str, token: str | None, topics: list[str]) -> None:
        self.states: dict[str, dict[str, Any]] = {}
        self.answer: dict[str, Any] = {}
        self.names: list[str] = []
        self._topics = topics
        self._changed = threading.Condition()
        self._client = socketio.Client(reconnection=False)
        self._client.on("state", self._take)
        self._client.on("identify", self._name)
        self._client.connect(base, transports=["websocket"], auth={"token": token} if token else None)
        self.watch()

    def watch(self) -> dict[str, Any]:
        """Ask for the topics; give the acknowledgement."""
        self.answer = self._client.call("watch", {"forum": SLUG, "topics": self._topics}, timeout=PATIENCE_S)
        for state in self.answer.get("states", {}).values():
            self._take(state)
        return self.answer

    def until(self, topic: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for a state of which something holds; fail with the last state seen."""
        with self._changed:
            found = self._changed.wait_for(
                lambda: topic in self.states and holds(self.states[topic]["state"]), PATIENCE_S
            )
            assert found, f"{topic} stayed at {self.states.get(topic)}"
            state: dict[str, Any] = self.states[topic]["state"]
            return state

    def wait_until_named(self, name: str) -> None:
        """Wait until somebody asks which screen this is."""
        with self._changed:
            assert self._changed.wait_for(lambda: name in self.names, PATIENCE_S)

    @property
    def connected(self) -> bool:
        return bool(self._client.connected)

    def wait_until_cut_off(self) -> None:
        with self._changed:
            self._client.on("disconnect", lambda *_: self._wake())
            assert self._changed.wait_for(lambda: not self._client.connected, PATIENCE_S)

    def close(self) -> None:
        self._client.disconnect()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _name(self, message: dict[str, Any]) -> None:
        with self._changed:
            self.names.append(message["name"])
            self._changed.notify_all()

    def _take(self, message: dict[str, Any]) -> None:
        with self._changed:
            kept = self.states.get(message["topic"])
            if kept is None or message["seq"] >= kept["seq"]:
                self.states[message["topic"]] = message
            self._changed.notify_all()


@contextmanager
def watching(base: str, token: str | None, *topics: str) -> Iterator[Screen]:
    screen = Screen(base, token, list(topics))
    try:
        yield screen
    finally:
        screen.close()

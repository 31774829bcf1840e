"""Telling desks that speak OSC where the show stands: after each fact of it, away from every request."""

from __future__ import annotations

import logging
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import gevent
from flask import Flask
from gevent import socket as green
from gevent.queue import Full, Queue

from forum_app.integrations.osc.messages import told
from forum_app.integrations.osc.serving import served_forum
from forum_app.integrations.rules import told as of_the_show
from forum_app.kernel.clock import Clock
from forum_app.show.queries import show_state
from forum_app.store.feed import Committed
from forum_app.store.transaction import reading

log = logging.getLogger(__name__)

# States are whole: where a network hangs for so many of them, the newest is as good as all.
MOST_WAITING = 64

State = Mapping[str, Any]


@dataclass(slots=True)
class Teller:
    """Sends `/forum/now`, `/next`, `/phase` and `/scene` to each address. Counts packets sent and lost."""

    app: Flask
    clock: Clock
    addresses: tuple[tuple[str, int], ...]
    slug: str | None
    sent: int = 0
    lost: int = 0
    _started: bool = False
    _waiting: Any = field(default_factory=lambda: Queue(maxsize=MOST_WAITING))

    def start(self) -> None:
        if not self._started:
            self._started = True
            gevent.spawn(self._run)

    def heard(self, committed: Committed) -> None:
        """Take note of committed facts: part of every command, so nothing is sent here."""
        facts = [fact for fact in committed.facts if of_the_show(fact.kind)]
        if not self._started or not facts:
            return
        try:
            self._waiting.put_nowait((facts[-1].forum_id, committed.states.get("show")))
        except Full:
            self.lost += 1

    def tell(self, state: State) -> None:
        """Send a state to every address. Never raises: nobody may be listening."""
        for packet in told(state):
            for host, port in self.addresses:
                self._send(packet, host, port)

    def _run(self) -> None:
        while True:
            forum_id, state = self._waiting.get()
            try:
                self._tell_of(forum_id, state)
            except Exception:  # the next fact must be told
                self.lost += 1
                log.exception("OSC could not be told")

    def _tell_of(self, forum_id: int, state: State | None) -> None:
        with self.app.app_context(), reading() as session:
            if served_forum(session, self.slug).id != forum_id:
                return
            known = state or show_state(session, forum_id, self.clock())
        self.tell(known)

    def _send(self, packet: bytes, host: str, port: int) -> None:
        try:
            family, kind, protocol, _, address = green.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
            with green.socket(family, kind, protocol) as sending:
                sending.sendto(packet, address)
            self.sent += 1
        except OSError:
            self.lost += 1

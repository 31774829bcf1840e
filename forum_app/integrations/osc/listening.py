"""Hearing buttons that speak OSC. One greenlet reads the socket; each packet is carried out as a command."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import gevent
from flask import Flask
from gevent import socket as green

from forum_app.forums.queries import Forum
from forum_app.integrations.osc.messages import LONGEST, MalformedError, Wish, wishes
from forum_app.integrations.osc.serving import served_forum
from forum_app.kernel.actors import Actor
from forum_app.kernel.clock import Clock
from forum_app.kernel.errors import N_, Invalid, Refused
from forum_app.show.operations import calling
from forum_app.show.operations.work import Work
from forum_app.show.queries.rows import cues
from forum_app.show.rules.cues import CueId
from forum_app.show.rules.showing import SceneChoice
from forum_app.store.transaction import reading, transaction

log = logging.getLogger(__name__)

PAUSE_S = 1.0
Command = Callable[[Work, Any], object]
COMMANDS: Mapping[str, Command] = {
    "go": lambda work, _: calling.go(work, None),
    "back": lambda work, _: calling.back(work, None),
    "hold": lambda work, _: calling.hold(work, None),
    "resume": lambda work, _: calling.resume(work, None),
    "standby": lambda work, number: calling.set_standby(work, None, _cue_id(work, number)),
    "adjust": lambda work, seconds: calling.adjust(work, None, seconds),
    "scene": lambda work, scene: calling.choose_scene(work, None, cast(SceneChoice, scene)),
}


@dataclass(slots=True)
class Listener:
    """Listens on one UDP port. Counts what was carried out, refused by the show, and not understood."""

    app: Flask
    clock: Clock
    address: tuple[str, int]
    slug: str | None
    carried_out: int = 0
    refused: int = 0
    malformed: int = 0
    trouble: str = ""
    _socket: Any = None

    def start(self) -> None:
        """Open the port. Where it is taken the show goes on without: the page of integrations says so."""
        try:
            self._socket = opened(self.address)
        except OSError as fault:
            self.trouble = fault.strerror or type(fault).__name__
            log.error("OSC cannot listen on %s port %s: %s", *self.address, self.trouble)
            return
        gevent.spawn(self._listen)

    def hear(self, datagram: bytes) -> None:
        """Carry out what a packet asks for. Never raises: UDP brings whatever anybody sends."""
        try:
            asked = wishes(datagram)
        except MalformedError:
            self.malformed += 1
            return
        for wish in asked:
            self._carry_out(wish)

    def _listen(self) -> None:
        while True:
            try:
                datagram, _sender = self._socket.recvfrom(LONGEST + 1)
            except OSError:  # the network card was away for a moment
                gevent.sleep(PAUSE_S)
                continue
            self.hear(datagram)
            gevent.sleep(0)  # a desk that never stops sending must not keep the loop to itself

    def _carry_out(self, wish: Wish) -> None:
        try:
            with self.app.app_context():
                self._command(wish)
            self.carried_out += 1
        except Refused as refused:
            self.refused += 1
            log.info("OSC %s was refused: %s", wish.name, refused.code)
        except Exception:  # the next press must be heard
            self.refused += 1
            log.exception("OSC %s failed", wish.name)

    def _command(self, wish: Wish) -> None:
        with reading() as session:
            forum = served_forum(session, self.slug)
        with transaction(forum.id) as writing:
            COMMANDS[wish.name](Work(writing, forum, button(forum), self.clock()), wish.argument)


def button(forum: Forum) -> Actor:
    """Name who gives the commands: a program that may call this forum's show and nothing else."""
    permissions = frozenset({"show.call"})
    return Actor("osc", "OSC", "stage", cast(Any, permissions), forum_id=forum.id, program=True)


def opened(address: tuple[str, int]) -> Any:
    """Open a UDP port. Raises OSError where it is taken or not of this machine."""
    host, port = address
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = green.socket(family, socket.SOCK_DGRAM)
    try:
        made.bind((host, port))
    except OSError:
        made.close()
        raise
    return made


def _cue_id(work: Work, number: int) -> CueId:
    found = next((cue.id for cue in cues(work.session, work.forum.id) if cue.number == number), None)
    if found is None:
        raise Invalid({"cue_id": N_("Không có tiết mục này trong chương trình.")})
    return found

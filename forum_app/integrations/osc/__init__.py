"""OSC over UDP: desks and button boxes that speak it call the show, and hear where it stands.

OSC knows no sign-in. It is off unless a setting names where to listen or whom to tell, and what comes in may
call the show and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask

from forum_app.integrations.osc.listening import Listener
from forum_app.integrations.osc.telling import Teller
from forum_app.kernel.clock import Clock

Address = tuple[str, int]

__all__ = ["Listener", "Osc", "Teller", "attach"]


@dataclass(frozen=True, slots=True)
class Osc:
    """Both directions of one process; None where a direction is off."""

    listener: Listener | None
    teller: Teller | None
    slug: str | None

    def start(self) -> None:
        if self.listener is not None:
            self.listener.start()
        if self.teller is not None:
            self.teller.start()


def attach(
    app: Flask, clock: Clock, listen: Address | None, send: tuple[Address, ...], forum: str | None
) -> Osc:
    """Make the directions that are wanted; `forum` is the one forum they serve, None the newest."""
    listener = Listener(app, clock, listen, forum) if listen else None
    return Osc(listener, Teller(app, clock, send, forum) if send else None, forum)

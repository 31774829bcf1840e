"""What other programs hear of the show, and how they call it."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Flask

from forum_app.integrations import osc
from forum_app.integrations.api import API
from forum_app.integrations.delivery import Courier
from forum_app.integrations.operations import Teller
from forum_app.integrations.topics import TOPIC, TOPICS
from forum_app.integrations.views import blueprint as pages
from forum_app.kernel.clock import Clock
from forum_app.live import Live
from forum_app.store import transaction

Address = tuple[str, int]

BLUEPRINTS: tuple[Blueprint, ...] = (*API, pages)

__all__ = ["BLUEPRINTS", "TOPICS", "attach", "speak_osc"]


def speak_osc(
    app: Flask, clock: Clock, listen: Address | None, send: tuple[Address, ...], forum: str | None
) -> None:
    """Have desks that speak OSC call the show and hear of it, where settings say so."""
    spoken = app.extensions["osc"] = osc.attach(app, clock, listen, send, forum)
    if spoken.teller is not None:
        transaction.listen(app, spoken.teller.heard)
    app.extensions["at_start"].append(spoken.start)


def attach(app: Flask, live: Live, clock: Clock, *, alone: bool) -> None:
    """Have facts of the show told to other programs. Delivering begins with `at_start`: in a server only.

    `alone` says that no other process writes to the database.
    """
    courier = Courier(app, clock, health_changed=partial(live.publisher.touch, topic=TOPIC))
    transaction.follow(app, Teller(alone))
    transaction.listen(app, courier.heard)
    app.extensions["courier"] = courier
    app.extensions["at_start"].append(courier.start)

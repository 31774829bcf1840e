"""What other programs hear of the show, and how they call it."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Flask

from forum_app.integrations.api import blueprint as api
from forum_app.integrations.delivery import Courier
from forum_app.integrations.operations import tell_others
from forum_app.integrations.topics import TOPIC, TOPICS
from forum_app.integrations.views import blueprint as pages
from forum_app.kernel.clock import Clock
from forum_app.live import Live
from forum_app.store import transaction

BLUEPRINTS: tuple[Blueprint, ...] = (api, pages)

__all__ = ["BLUEPRINTS", "TOPICS", "attach"]


def attach(app: Flask, live: Live, clock: Clock) -> None:
    """Have facts of the show told to other programs. Delivering begins with `at_start`: in a server only."""
    courier = Courier(app, clock, health_changed=partial(live.publisher.touch, topic=TOPIC))
    transaction.follow(app, tell_others)
    transaction.listen(app, courier.heard)
    app.extensions["courier"] = courier
    app.extensions["at_start"].append(courier.start)

"""Pledges: the ledger, the pledge desk, the public form, the tote and the spotlight."""

from flask import Flask

from forum_app.pledges import public, views
from forum_app.pledges.api import blueprint
from forum_app.pledges.operations.stage import follow_show
from forum_app.pledges.topics import TOPICS
from forum_app.store import transaction

BLUEPRINTS = (blueprint, views.blueprint, public.blueprint)


def attach(app: Flask) -> None:
    """Have the steps of the show bring donors on stage."""
    transaction.follow(app, follow_show)


__all__ = ["BLUEPRINTS", "TOPICS", "attach"]

"""The donor list: who is to be invited to give, what was sent, what they answered and promised."""

from flask import Flask

from forum_app.donors import views
from forum_app.donors.api import blueprint
from forum_app.donors.operations.following import follow_pledges
from forum_app.donors.topics import TOPICS
from forum_app.store import transaction

BLUEPRINTS = (blueprint, views.blueprint)


def attach(app: Flask) -> None:
    """Have the list know what its donors pledge."""
    transaction.follow(app, follow_pledges)


__all__ = ["BLUEPRINTS", "TOPICS", "attach"]

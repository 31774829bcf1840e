"""The door: scans, admissions, deputies, who is inside."""

from forum_app.checkin import views
from forum_app.checkin.api import blueprint
from forum_app.checkin.topics import TOPICS

BLUEPRINTS = (blueprint, views.blueprint)

__all__ = ["BLUEPRINTS", "TOPICS"]

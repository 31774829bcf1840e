"""The door: scans, admissions, deputies, who is inside."""

from forum_app.checkin.api import blueprint
from forum_app.checkin.topics import TOPICS

BLUEPRINTS = (blueprint,)

__all__ = ["BLUEPRINTS", "TOPICS"]

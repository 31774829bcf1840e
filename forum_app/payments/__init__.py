"""Money that has arrived: bank statements, what of them belongs to which pledge, what is outstanding."""

from forum_app.payments import views
from forum_app.payments.api import blueprint
from forum_app.payments.topics import TOPICS

BLUEPRINTS = (blueprint, views.blueprint)

__all__ = ["BLUEPRINTS", "TOPICS"]

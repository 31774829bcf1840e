"""How the stage display and the overlay look at this forum: colours, logos, lines, what is shown."""

from forum_app.look import api, models, public, views
from forum_app.look.topics import TOPICS

BLUEPRINTS = (api.blueprint, views.blueprint, public.blueprint)

__all__ = ["BLUEPRINTS", "TOPICS", "models"]

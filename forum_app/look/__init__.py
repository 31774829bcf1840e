"""How the stage display and the overlay look at this forum: colours, logos, lines, what is shown."""

from forum_app.look import models

BLUEPRINTS = ()

__all__ = ["BLUEPRINTS", "models"]

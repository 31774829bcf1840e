"""Money that has arrived: bank statements, what of them belongs to which pledge, what is outstanding."""

from forum_app.payments import models

BLUEPRINTS = ()

__all__ = ["BLUEPRINTS", "models"]

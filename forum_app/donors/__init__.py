"""The donor list: who is to be invited to give, what was sent, what they answered and promised."""

from forum_app.donors import models

BLUEPRINTS = ()

__all__ = ["BLUEPRINTS", "models"]

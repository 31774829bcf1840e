"""What is read and kept after the forum: who came, when, through which desk."""

from forum_app.reports import api, views

BLUEPRINTS = (api.blueprint, views.blueprint)

__all__ = ["BLUEPRINTS"]

"""Who is invited: groups, protocol rank, import, QR codes."""

from forum_app.guests import views
from forum_app.guests.api import blueprint

BLUEPRINTS = (blueprint, views.blueprint)

__all__ = ["BLUEPRINTS"]

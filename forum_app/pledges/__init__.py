"""Pledges: the ledger, the pledge desk, the public form, the tote and the spotlight."""

from forum_app.pledges import public, views
from forum_app.pledges.api import blueprint
from forum_app.pledges.topics import TOPICS

BLUEPRINTS = (blueprint, views.blueprint, public.blueprint)

__all__ = ["BLUEPRINTS", "TOPICS"]

"""The integrations as JSON: for whoever administers the forum."""

from __future__ import annotations

from forum_app.integrations.api import osc, webhooks
from forum_app.integrations.api.blueprint import blueprint

__all__ = ["blueprint", "osc", "webhooks"]

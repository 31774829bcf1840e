"""What other programs hear of the show, and how they call it."""

from flask import Blueprint

from forum_app.integrations.models import WebhookRow
from forum_app.store.jobs import JobRow

BLUEPRINTS: tuple[Blueprint, ...] = ()

__all__ = ["BLUEPRINTS", "JobRow", "WebhookRow"]

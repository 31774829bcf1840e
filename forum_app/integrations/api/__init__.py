"""The integrations as JSON: for whoever administers the forum."""

from __future__ import annotations

from flask import Blueprint

from forum_app.integrations.api import osc, webhooks
from forum_app.integrations.api.blueprint import blueprint

API: tuple[Blueprint, ...] = (blueprint,)

__all__ = ["API", "osc", "webhooks"]

"""The run of show: cues, GO, hold, the clock, scenes, and the rundown behind them."""

from flask import Blueprint

from forum_app.show.api import API
from forum_app.show.public import blueprint as public
from forum_app.show.topics import TOPICS
from forum_app.show.views import blueprint as pages

BLUEPRINTS: tuple[Blueprint, ...] = (*API, pages, public)

__all__ = ["BLUEPRINTS", "TOPICS"]

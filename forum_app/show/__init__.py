"""The run of show: cues, GO, hold, the clock, scenes, and the rundown behind them."""

from flask import Blueprint

from forum_app.show.api import API
from forum_app.show.topics import TOPICS

BLUEPRINTS: tuple[Blueprint, ...] = (*API,)

__all__ = ["BLUEPRINTS", "TOPICS"]

"""Reads of the run of show."""

from forum_app.show.queries.rundown import programme_state, rundown_state, rundown_version
from forum_app.show.queries.states import scene_of, show_state

__all__ = ["programme_state", "rundown_state", "rundown_version", "scene_of", "show_state"]

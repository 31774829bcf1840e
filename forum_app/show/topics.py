"""The live pictures of the show, and who may watch them."""

from __future__ import annotations

from forum_app.live.topics import Topic
from forum_app.show.queries import rundown_version, show_state

# What changes the rundown itself; calling a cue does not.
CHANGES = ("cue.added", "cue.edited", "cue.deleted", "cue.moved", "rundown.")
SHOW = Topic("show", ("cue.", "step.", "show.", "scene.", "rundown."), show_state, watch="show.read")
TOPICS: tuple[Topic, ...] = (
    SHOW,
    Topic("rundown", CHANGES, rundown_version, watch="rundown.read"),
)

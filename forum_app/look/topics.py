"""The live picture of the slice: how stage and overlay look."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.live.topics import Topic
from forum_app.look import queries


def look_state(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Read the look as it is pushed: without the settings, which the page of settings asks for."""
    state = queries.look_state(session, forum_id)
    return {name: value for name, value in state.items() if name != "settings"}


TOPICS = (Topic("look", ("look.", "forum."), look_state, watch=None),)

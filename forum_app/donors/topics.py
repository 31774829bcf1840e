"""The live picture of the donor list: its numbers; who looks at the list reads it again when they change."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.donors.queries.counting import list_counts
from forum_app.live.topics import Topic


def donors_state(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Read the list in numbers."""
    return list_counts(session, forum_id)


TOPICS = (Topic("donors", ("donor.", "donors.", "pledge."), donors_state, watch="donors.read"),)

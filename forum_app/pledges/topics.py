"""The live pictures of the slice: the tote for everybody, counts and queue for the pledge desk."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.live.topics import Topic
from forum_app.pledges.queries import tote


def tote_state(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Read the tote as it is pushed: as `GET …/tote`, without `seq` and `scene`."""
    return tote.tote(session, forum_id)


def desk_state(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Read what the pledge desk follows."""
    return tote.desk(session, forum_id)


CHANGED_BY = ("pledge.", "tote.", "milestone.", "matching.", "forum.")
TOPICS = (
    Topic("tote", CHANGED_BY, tote_state, watch=None),
    Topic("pledges", CHANGED_BY, desk_state, watch="pledges.read"),
)

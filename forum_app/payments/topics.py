"""The live picture of the slice: what waits to be matched. Amounts are asked for by the page."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.live.topics import Topic
from forum_app.payments.queries.lines import counts


def payments_state(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Count bank lines by state."""
    return dict(counts(session, forum_id))


TOPICS = (Topic("payments", ("payment.",), payments_state, watch="payments.read"),)

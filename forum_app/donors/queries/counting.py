"""The list in numbers: who stands where, and what is promised."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.donors.queries import counts
from forum_app.donors.queries.promises import promised_sums
from forum_app.donors.rules.donor import STANDINGS


def list_counts(session: Session, forum_id: int) -> dict[str, object]:
    """Count the donors by how far one has come with them, and sum what they promise."""
    standing = counts(session, forum_id)
    return {
        "total": sum(standing.values()),
        **{name: standing.get(name, 0) for name in STANDINGS},
        **promised_sums(session, forum_id),
    }

"""The messages written before the show."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.show.models import PreparedRow


def prepared(session: Session, forum_id: int) -> Sequence[PreparedRow]:
    """Read them in the order they were written."""
    wanted = sa.select(PreparedRow).where(PreparedRow.forum_id == forum_id)
    return session.scalars(wanted.order_by(PreparedRow.position, PreparedRow.id)).all()


def prepared_state(session: Session, forum_id: int) -> dict[str, object]:
    """Read them as the console lists them."""
    return {"items": [prepared_item(row) for row in prepared(session, forum_id)]}


def prepared_item(row: PreparedRow) -> dict[str, object]:
    """Give one as the console shows it."""
    return {"id": row.id, "text": row.text, "target": row.target, "level": row.level}

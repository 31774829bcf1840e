"""Jobs: what must happen outside exactly because a fact was committed, and goes on being tried until it did.

A job is a row written in the transaction of the fact it follows from, so neither exists without the other.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId, JsonColumn


class JobRow(Base):
    """One thing to do. `due_at` moves on with each failed attempt; done and given-up jobs stay to be seen."""

    __tablename__ = "job"
    __table_args__ = (sa.Index("ix_job_due", "done_at", "given_up_at", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    kind: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[int] = mapped_column(default=0)
    payload: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    claimed_until: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    given_up_at: Mapped[datetime | None] = mapped_column(default=None)
    trouble: Mapped[str] = mapped_column(sa.String(300), default="")

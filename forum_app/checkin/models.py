"""The table of admissions: who came in, where, when, and who took it back."""

from __future__ import annotations

from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId

STANDING = sa.text("undone_at IS NULL")


class AdmissionRow(Base):
    """One entry through the door. Nothing is deleted: an entry taken back keeps its row."""

    __tablename__ = "admission"
    __table_args__ = (
        # The law of the door, kept by the database itself: at most one standing admission per guest.
        sa.Index(
            "uq_admission_standing", "guest_id", unique=True, sqlite_where=STANDING, postgresql_where=STANDING
        ),
        sa.UniqueConstraint("forum_id", "key"),
        sa.Index("ix_admission_recent", "forum_id", "undone_at", "admitted_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    guest_id: Mapped[int] = mapped_column(sa.ForeignKey("guest.id"))
    desk: Mapped[str] = mapped_column(sa.String(60), default="")
    admitted_at: Mapped[datetime]
    scanned_at: Mapped[datetime | None] = mapped_column(default=None)
    deputy_name: Mapped[str] = mapped_column(sa.String(200), default="")
    deputy_position: Mapped[str] = mapped_column(sa.String(200), default="")
    actor: Mapped[str] = mapped_column(sa.String(200))
    # Set by desks that were offline, so that handing the same scan over again finds it.
    key: Mapped[str | None] = mapped_column(sa.String(100), default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str] = mapped_column(sa.String(200), default="")
    undo_reason: Mapped[str] = mapped_column(sa.String(300), default="")


ADMISSION = cast(sa.Table, AdmissionRow.__table__)

"""Tables of the door: who came in, where and when, who took it back, and every attempt."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

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
    # The attempt that let the guest in. One attempt never admits twice: the database itself says so.
    key: Mapped[str | None] = mapped_column(sa.String(100), default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str] = mapped_column(sa.String(200), default="")
    undo_reason: Mapped[str] = mapped_column(sa.String(300), default="")


class ScanRow(Base):
    """One attempt at the door, under the name the desk gave it, and all that it was answered.

    A replay of `key` is answered from here, so an attempt never admits twice, not even after an undo.
    """

    __tablename__ = "scan"
    __table_args__ = (
        sa.UniqueConstraint("forum_id", "key"),
        sa.Index("ix_scan_status", "forum_id", "status", "id"),
        sa.Index("ix_scan_guest", "guest_id"),
        sa.Index("ix_scan_desk", "forum_id", "desk", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    key: Mapped[str] = mapped_column(sa.String(100))
    # Of what was asked, to tell a replay from another question under the same key.
    fingerprint: Mapped[str] = mapped_column(sa.String(64))
    # admitted, already_admitted, unknown_code, revoked, invalid, reentered
    status: Mapped[str] = mapped_column(sa.String(20))
    http_status: Mapped[int]
    answer: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    guest_id: Mapped[int | None] = mapped_column(sa.ForeignKey("guest.id"), default=None)
    admission_id: Mapped[int | None] = mapped_column(sa.ForeignKey("admission.id"), default=None)
    desk: Mapped[str] = mapped_column(sa.String(60), default="")
    actor: Mapped[str] = mapped_column(sa.String(200))
    scanned_at: Mapped[datetime | None] = mapped_column(default=None)
    at: Mapped[datetime]
    # Let in against the desk's own list while the line was cut.
    offline: Mapped[bool] = mapped_column(default=False)
    # Set where a conflict (let in at two desks meanwhile) was read by somebody.
    settled_at: Mapped[datetime | None] = mapped_column(default=None)


class GreetingRow(Base):
    """How far the MC has read the list of delegates present: who came later is marked as late."""

    __tablename__ = "greeting"

    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"), primary_key=True)
    read_at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(sa.String(200))


ADMISSION = cast(sa.Table, AdmissionRow.__table__)
SCAN = cast(sa.Table, ScanRow.__table__)

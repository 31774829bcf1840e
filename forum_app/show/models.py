"""Tables of the run of show: the cues, every calling of one, and where the show stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId, JsonColumn


class CueRow(Base):
    """An item of the rundown. A deleted one stays for the log; the number people see follows the order."""

    __tablename__ = "cue"
    __table_args__ = (sa.Index("ix_cue_order", "forum_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    position: Mapped[int]
    title: Mapped[str] = mapped_column(sa.String(300))
    kind: Mapped[str] = mapped_column(sa.String(20), default="other")
    planned_s: Mapped[int]
    starts_at: Mapped[datetime | None] = mapped_column(default=None)
    presenter: Mapped[str] = mapped_column(sa.String(300), default="")
    scene: Mapped[str | None] = mapped_column(sa.String(20), default=None)
    skipped: Mapped[bool] = mapped_column(default=False)
    note_mc: Mapped[str] = mapped_column(sa.Text, default="")
    note_sound: Mapped[str] = mapped_column(sa.Text, default="")
    note_light: Mapped[str] = mapped_column(sa.Text, default="")
    note_screen: Mapped[str] = mapped_column(sa.Text, default="")
    note_stage: Mapped[str] = mapped_column(sa.Text, default="")
    steps: Mapped[list[Any]] = mapped_column(JsonColumn, default=list)
    version: Mapped[int] = mapped_column(default=1)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)


class CallRow(Base):
    """One calling of a cue. Undone ones (BACK, reset) stay for the log and count no more."""

    __tablename__ = "call"
    __table_args__ = (sa.Index("ix_call_forum", "forum_id", "undone_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    cue_id: Mapped[int] = mapped_column(sa.ForeignKey("cue.id"))
    called_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    held_ms: Mapped[int] = mapped_column(default=0)
    held_since: Mapped[datetime | None] = mapped_column(default=None)
    adjust_s: Mapped[int] = mapped_column(default=0)
    show_version: Mapped[int]
    undone_at: Mapped[datetime | None] = mapped_column(default=None)


class ShowRow(Base):
    """Where a forum's show stands. Its phase follows from the calls and `ended_at`."""

    __tablename__ = "show"

    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"), primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    rundown_version: Mapped[int] = mapped_column(default=0)
    mode: Mapped[str] = mapped_column(sa.String(20), default="live")
    chosen_cue_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cue.id"), default=None)
    scene: Mapped[str] = mapped_column(sa.String(20), default="auto")
    message: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn, default=None)
    planned_end_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    last_go_at: Mapped[datetime | None] = mapped_column(default=None)
    last_back_at: Mapped[datetime | None] = mapped_column(default=None)

"""Tables of the show: where it stands, every calling of a cue, and messages prepared beforehand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId, JsonColumn


class CallRow(Base):
    """One calling of a cue, in one run of the show. One taken back by BACK stays, and counts no more.

    `steps` are the steps called since, each with its id and when: none is the item itself, before its first.
    """

    __tablename__ = "call"
    __table_args__ = (sa.Index("ix_call_run", "forum_id", "run", "undone_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    run: Mapped[int] = mapped_column(default=1)
    cue_id: Mapped[int] = mapped_column(sa.ForeignKey("cue.id"))
    called_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    held_ms: Mapped[int] = mapped_column(default=0)
    held_since: Mapped[datetime | None] = mapped_column(default=None)
    adjust_s: Mapped[int] = mapped_column(default=0)
    steps: Mapped[list[Any]] = mapped_column(JsonColumn, default=list)
    show_version: Mapped[int]
    undone_at: Mapped[datetime | None] = mapped_column(default=None)


class ShowRow(Base):
    """Where a forum's show stands. Its phase follows from the calls and `ended_at`.

    `run` numbers the evenings and rehearsals played with this rundown: a reset begins the next one.
    `messages`, `ready` and `caller` are shapes of `rules.showing`.
    """

    __tablename__ = "show"

    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"), primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    rundown_version: Mapped[int] = mapped_column(default=0)
    run: Mapped[int] = mapped_column(default=1)
    mode: Mapped[str] = mapped_column(sa.String(20), default="live")
    chosen_cue_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cue.id"), default=None)
    scene: Mapped[str] = mapped_column(sa.String(20), default="auto")
    messages: Mapped[list[Any]] = mapped_column(JsonColumn, default=list)
    ready: Mapped[dict[str, Any]] = mapped_column(JsonColumn, default=dict)
    caller: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn(none_as_null=True), default=None)
    rolling: Mapped[bool] = mapped_column(default=False)
    timer_dark: Mapped[bool] = mapped_column(default=False)
    planned_end_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    last_go_at: Mapped[datetime | None] = mapped_column(default=None)
    last_back_at: Mapped[datetime | None] = mapped_column(default=None)


class PreparedRow(Base):
    """A message written beforehand, to be sent with one press."""

    __tablename__ = "prepared_message"

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    position: Mapped[int]
    text: Mapped[str] = mapped_column(sa.String(500))
    target: Mapped[str] = mapped_column(sa.String(20))
    level: Mapped[str] = mapped_column(sa.String(20))

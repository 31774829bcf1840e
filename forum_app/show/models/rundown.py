"""Tables of the rundown: cues, the blocks they stand in, the office's own columns, and who edited what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId, JsonColumn


class BlockRow(Base):
    """Cues that follow each other and belong together, with a length of their own where one is planned.

    It is in the rundown as long as a cue stands in it.
    """

    __tablename__ = "block"

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    title: Mapped[str] = mapped_column(sa.String(300))
    planned_s: Mapped[int | None] = mapped_column(default=None)
    colour: Mapped[str] = mapped_column(sa.String(20), default="")
    version: Mapped[int] = mapped_column(default=1)


class CueRow(Base):
    """An item of the rundown. A deleted one stays for the log; the number people see follows the order.

    `auto`: the next cue is called by itself once this one's time is up. `office` is what the presenter is,
    for the lower third. `custom` holds texts by the id of their column. `steps` are shapes of `rules.steps`.
    """

    __tablename__ = "cue"
    __table_args__ = (sa.Index("ix_cue_order", "forum_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    position: Mapped[int]
    block_id: Mapped[int | None] = mapped_column(sa.ForeignKey("block.id"), default=None)
    title: Mapped[str] = mapped_column(sa.String(300))
    kind: Mapped[str] = mapped_column(sa.String(20), default="other")
    planned_s: Mapped[int]
    starts_at: Mapped[datetime | None] = mapped_column(default=None)
    presenter: Mapped[str] = mapped_column(sa.String(300), default="")
    office: Mapped[str] = mapped_column(sa.String(300), default="")
    scene: Mapped[str | None] = mapped_column(sa.String(20), default=None)
    skipped: Mapped[bool] = mapped_column(default=False)
    flagged: Mapped[bool] = mapped_column(default=False)
    colour: Mapped[str] = mapped_column(sa.String(20), default="")
    auto: Mapped[bool] = mapped_column(default=False)
    note_mc: Mapped[str] = mapped_column(sa.Text, default="")
    note_sound: Mapped[str] = mapped_column(sa.Text, default="")
    note_light: Mapped[str] = mapped_column(sa.Text, default="")
    note_screen: Mapped[str] = mapped_column(sa.Text, default="")
    note_stage: Mapped[str] = mapped_column(sa.Text, default="")
    custom: Mapped[dict[str, Any]] = mapped_column(JsonColumn, default=dict)
    steps: Mapped[list[Any]] = mapped_column(JsonColumn, default=list)
    version: Mapped[int] = mapped_column(default=1)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)


class ColumnRow(Base):
    """A column the office added to its rundown. A deleted one stays, so that its texts can come back."""

    __tablename__ = "rundown_column"

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    position: Mapped[int]
    title: Mapped[str] = mapped_column(sa.String(60))
    version: Mapped[int] = mapped_column(default=1)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)


class EditRow(Base):
    """One edit of the rundown by one person, with what was there before and after, to be undone.

    One `given_up` could not be undone or done again and is not offered any more. `changes` is a shape of
    `rules.edits`.
    """

    __tablename__ = "rundown_edit"
    __table_args__ = (sa.Index("ix_rundown_edit_actor", "forum_id", "actor", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    actor: Mapped[str] = mapped_column(sa.String(60))
    actor_name: Mapped[str] = mapped_column(sa.String(200))
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(sa.String(60))
    changes: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    given_up_at: Mapped[datetime | None] = mapped_column(default=None)

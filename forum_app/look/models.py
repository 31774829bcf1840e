"""Tables of how the stage display and the overlay look at a forum."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId, JsonColumn


class LookRow(Base):
    """Colours, lines of the title, what is shown. Without a row it is as it comes from the box."""

    __tablename__ = "look"

    forum_id: Mapped[ForumId] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    settings: Mapped[dict[str, Any]] = mapped_column(JsonColumn)


class LogoRow(Base):
    """A logo's file, named by what is in it: a changed logo has another address."""

    __tablename__ = "logo"
    __table_args__ = (sa.UniqueConstraint("forum_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    position: Mapped[int]
    name: Mapped[str] = mapped_column(sa.String(200))
    digest: Mapped[str] = mapped_column(sa.String(64))
    type: Mapped[str] = mapped_column(sa.String(60))
    content: Mapped[bytes] = mapped_column(sa.LargeBinary)

"""Tables of the integrations: the addresses of others that are told what happens in the show."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId, JsonColumn


class WebhookRow(Base):
    """An address that gets a POST for each fact of these `kinds` (or prefixes), signed with `secret`."""

    __tablename__ = "webhook"

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    name: Mapped[str] = mapped_column(sa.String(120))
    url: Mapped[str] = mapped_column(sa.String(500))
    secret: Mapped[str] = mapped_column(sa.String(100))
    kinds: Mapped[list[Any]] = mapped_column(JsonColumn)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]

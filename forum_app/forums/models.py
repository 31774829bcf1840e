"""The gathering itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId, JsonColumn


class ForumRow(Base):
    __tablename__ = "forum"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(sa.String(60), unique=True)
    name: Mapped[str] = mapped_column(sa.String(200))
    subtitle: Mapped[str] = mapped_column(sa.String(300))
    venue: Mapped[str] = mapped_column(sa.String(200))
    host: Mapped[str] = mapped_column(sa.String(200))
    starts_at: Mapped[datetime]
    timezone: Mapped[str] = mapped_column(sa.String(60))
    goal: Mapped[int] = mapped_column(sa.BigInteger)
    opening_total: Mapped[int] = mapped_column(sa.BigInteger)
    locale: Mapped[str] = mapped_column(sa.String(10))
    bank_bin: Mapped[str | None] = mapped_column(sa.String(6))
    account_number: Mapped[str | None] = mapped_column(sa.String(19))
    account_name: Mapped[str | None] = mapped_column(sa.String(120))
    # Since when nothing personal of the guests is kept any more, only the counts.
    erased_at: Mapped[datetime | None] = mapped_column(default=None)


class ImportMapping(Base):
    """Which columns of an office's sheets mean what, as somebody once said; `kind` is what is imported."""

    __tablename__ = "import_mapping"

    forum_id: Mapped[ForumId] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(20), primary_key=True)
    columns: Mapped[dict[str, Any]] = mapped_column(JsonColumn)

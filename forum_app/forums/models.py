"""The gathering itself."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base


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

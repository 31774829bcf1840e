"""People and devices that sign in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, JsonColumn


class Person(Base):
    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(sa.String(60), unique=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    role: Mapped[str] = mapped_column(sa.String(20))
    password_hash: Mapped[str] = mapped_column(sa.String(200))
    created_at: Mapped[datetime]


class SignIn(Base):
    """One browser in which a person is signed in; the row goes when they sign out."""

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Device(Base):
    """A screen, phone or program that holds a token and works for one forum.

    `scopes` narrows what its role may do; None leaves the whole role. `page` is where its link leads; None
    is the role's own start page.
    """

    __tablename__ = "device"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    role: Mapped[str] = mapped_column(sa.String(20))
    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"))
    desk: Mapped[str | None] = mapped_column(sa.String(60))
    scopes: Mapped[list[Any] | None] = mapped_column(JsonColumn(none_as_null=True), default=None)
    page: Mapped[str | None] = mapped_column(sa.String(60), default=None)
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

"""Tables of the invited: their groups and themselves."""

from __future__ import annotations

from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId

# Keys made by us are compared letter by letter; a database's own language rules would reorder them.
Key = sa.String(600).with_variant(sa.String(600, collation="C"), "postgresql")


class GuestGroup(Base):
    """A row of the plan's list of who is invited; its rank is the order groups are greeted in."""

    __tablename__ = "guest_group"
    __table_args__ = (sa.UniqueConstraint("forum_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    number: Mapped[int]
    name: Mapped[str] = mapped_column(sa.String(300))
    short_name: Mapped[str] = mapped_column(sa.String(100))
    rank: Mapped[int]
    # The province's leaders: their arrival is told to the lobby.
    leaders: Mapped[bool] = mapped_column(default=False)
    # Households and pupils in need: their names leave the lists of guests for no board or screen.
    protected: Mapped[bool] = mapped_column(default=False)


class GuestRow(Base):
    """One invited person.

    `admitted_at` is kept by check-in, through `operations.mark_present` and `mark_expected`, in the
    transaction that writes the admission: guests know nothing of doors, but lists need the state.
    """

    __tablename__ = "guest"
    __table_args__ = (
        sa.UniqueConstraint("forum_id", "code"),
        sa.Index("ix_guest_sort", "forum_id", "sort_key", "id"),
        sa.Index("ix_guest_rank", "forum_id", "rank", "id"),
        sa.Index("ix_guest_counts", "forum_id", "group_id", "cancelled_at", "admitted_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    group_id: Mapped[int] = mapped_column(sa.ForeignKey("guest_group.id"))
    full_name: Mapped[str] = mapped_column(sa.String(200))
    salutation: Mapped[str] = mapped_column(sa.String(20), default="")
    position: Mapped[str] = mapped_column(sa.String(200), default="")
    organisation: Mapped[str] = mapped_column(sa.String(300), default="")
    search: Mapped[str] = mapped_column(sa.String(1000))
    sort_key: Mapped[str] = mapped_column(Key)
    rank: Mapped[int]
    seat: Mapped[str] = mapped_column(sa.String(30), default="")
    phone: Mapped[str] = mapped_column(sa.String(40), default="")
    note: Mapped[str] = mapped_column(sa.String(500), default="")
    code: Mapped[str] = mapped_column(sa.String(20))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    admitted_at: Mapped[datetime | None] = mapped_column(default=None)


# For writing many rows at once, past the ORM.
GUEST = cast(sa.Table, GuestRow.__table__)

"""Tables of the invited: their groups and themselves."""

from __future__ import annotations

from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId

# Keys made by us are compared letter by letter; a database's own language rules would reorder them.
Key = sa.String(600).with_variant(sa.String(600, collation="C"), "postgresql")


HEADS = sa.text("heads")


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
    # Somebody has put its guests in order here: a list that is imported again does not undo that.
    arranged: Mapped[bool] = mapped_column(default=False)


class DelegationRow(Base):
    """People from one organisation who come together; one of them is marked as its head (`guest.heads`)."""

    __tablename__ = "delegation"
    __table_args__ = (sa.UniqueConstraint("forum_id", "folded"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    name: Mapped[str] = mapped_column(sa.String(300))
    # The name without accents and case: one organisation is one delegation, however it is typed.
    folded: Mapped[str] = mapped_column(Key)
    contact_name: Mapped[str] = mapped_column(sa.String(120), default="")
    contact_phone: Mapped[str] = mapped_column(sa.String(40), default="")
    note: Mapped[str] = mapped_column(sa.String(500), default="")
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]


class GuestRow(Base):
    """One invited person.

    `admitted_at` is kept by check-in, in the transaction that writes the admission: guests know nothing of
    doors, but lists need the state.
    """

    __tablename__ = "guest"
    __table_args__ = (
        sa.UniqueConstraint("forum_id", "code"),
        sa.Index("ix_guest_sort", "forum_id", "sort_key", "id"),
        sa.Index("ix_guest_rank", "forum_id", "rank", "id"),
        sa.Index("ix_guest_counts", "forum_id", "group_id", "cancelled_at", "admitted_at"),
        sa.Index("ix_guest_delegation", "delegation_id"),
        sa.Index("uq_guest_heads", "delegation_id", unique=True, sqlite_where=HEADS, postgresql_where=HEADS),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    group_id: Mapped[int] = mapped_column(sa.ForeignKey("guest_group.id"))
    full_name: Mapped[str] = mapped_column(sa.String(200))
    salutation: Mapped[str] = mapped_column(sa.String(60), default="")
    position: Mapped[str] = mapped_column(sa.String(200), default="")
    organisation: Mapped[str] = mapped_column(sa.String(300), default="")
    search: Mapped[str] = mapped_column(sa.String(1000))
    sort_key: Mapped[str] = mapped_column(Key)
    rank: Mapped[int]
    delegation_id: Mapped[int | None] = mapped_column(sa.ForeignKey("delegation.id"), default=None)
    heads: Mapped[bool] = mapped_column(default=False)
    vip: Mapped[bool] = mapped_column(default=False)
    # "" while nothing was answered, else coming, declined or deputy.
    rsvp: Mapped[str] = mapped_column(sa.String(20), default="")
    zone: Mapped[str] = mapped_column(sa.String(60), default="")
    seat: Mapped[str] = mapped_column(sa.String(30), default="")
    phone: Mapped[str] = mapped_column(sa.String(40), default="")
    note: Mapped[str] = mapped_column(sa.String(500), default="")
    code: Mapped[str] = mapped_column(sa.String(20))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    # The same person, invited twice: this one stands cancelled, and its badge opens the door for the other.
    merged_into_id: Mapped[int | None] = mapped_column(sa.ForeignKey("guest.id"), default=None)
    admitted_at: Mapped[datetime | None] = mapped_column(default=None)


class RetiredCodeRow(Base):
    """A code that was a guest's once: reissued ones are refused by name, merged ones still open the door."""

    __tablename__ = "retired_code"
    __table_args__ = (sa.UniqueConstraint("forum_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    code: Mapped[str] = mapped_column(sa.String(20))
    guest_id: Mapped[int] = mapped_column(sa.ForeignKey("guest.id"))
    why: Mapped[str] = mapped_column(sa.String(20))
    retired_at: Mapped[datetime]


class TwoPeopleRow(Base):
    """Two records that look alike, of whom somebody said that they are two people; the older one first."""

    __tablename__ = "two_people"

    first_id: Mapped[int] = mapped_column(sa.ForeignKey("guest.id"), primary_key=True)
    second_id: Mapped[int] = mapped_column(sa.ForeignKey("guest.id"), primary_key=True)
    forum_id: Mapped[ForumId]


class SeatRow(Base):
    """A seat of the hall, where the plan of the seats draws it; who sits there is said by `guest.seat`."""

    __tablename__ = "seat"
    __table_args__ = (sa.UniqueConstraint("forum_id", "folded"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    label: Mapped[str] = mapped_column(sa.String(30))
    folded: Mapped[str] = mapped_column(sa.String(60))
    zone: Mapped[str] = mapped_column(sa.String(60), default="")
    # As in the sheet: counted from 1, from the stage and from the left.
    row: Mapped[int]
    column: Mapped[int]


# For writing many rows at once, past the ORM.
GUEST = cast(sa.Table, GuestRow.__table__)

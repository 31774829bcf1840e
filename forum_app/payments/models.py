"""Tables of the money that has arrived: bank statements and what of them belongs to which pledge."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId

ACTOR_LENGTH = 200


class StatementRow(Base):
    """A bank's statement as it was imported."""

    __tablename__ = "bank_statement"

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    bank: Mapped[str] = mapped_column(sa.String(60))
    filename: Mapped[str] = mapped_column(sa.String(200))
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(sa.String(ACTOR_LENGTH))
    actor_name: Mapped[str] = mapped_column(sa.String(ACTOR_LENGTH))


class BankLineRow(Base):
    """Money that came in, as the bank wrote it. `fingerprint` knows the line in an overlapping statement.

    Payer and content are personal: they stay in this table, never in a log, fact or topic.
    """

    __tablename__ = "bank_line"
    __table_args__ = (
        sa.UniqueConstraint("forum_id", "fingerprint"),
        sa.Index("ix_bank_line_booked", "forum_id", "booked_on", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    statement_id: Mapped[int] = mapped_column(sa.ForeignKey("bank_statement.id"))
    row: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(sa.String(64))
    booked_on: Mapped[date] = mapped_column(sa.Date)
    amount: Mapped[int] = mapped_column(sa.BigInteger)
    content: Mapped[str] = mapped_column(sa.String(500))
    payer: Mapped[str] = mapped_column(sa.String(200), default="")
    bank_reference: Mapped[str] = mapped_column(sa.String(100), default="")
    # Somebody has said why it is no pledge's money ("" otherwise).
    set_aside: Mapped[str] = mapped_column(sa.String(300), default="")
    version: Mapped[int] = mapped_column(default=1)


class ReceiptRow(Base):
    """What has arrived for a pledge: all or part of a bank line, cash at the desk, or goods.

    Never deleted: an undone receipt says when, by whom and why.
    """

    __tablename__ = "receipt"
    __table_args__ = (
        sa.UniqueConstraint("forum_id", "number"),
        sa.Index("ix_receipt_pledge", "pledge_id"),
        sa.Index("ix_receipt_line", "line_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    number: Mapped[int]
    pledge_id: Mapped[int] = mapped_column(sa.ForeignKey("pledge.id"))
    line_id: Mapped[int | None] = mapped_column(sa.ForeignKey("bank_line.id"))
    # "bank", "cash" or "goods".
    source: Mapped[str] = mapped_column(sa.String(20))
    amount: Mapped[int] = mapped_column(sa.BigInteger)
    quantity: Mapped[int | None]
    # How it was matched: "reference", "name", "person".
    matched_by: Mapped[str] = mapped_column(sa.String(20))
    received_on: Mapped[date] = mapped_column(sa.Date)
    note: Mapped[str] = mapped_column(sa.String(300), default="")
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(sa.String(ACTOR_LENGTH))
    actor_name: Mapped[str] = mapped_column(sa.String(ACTOR_LENGTH))
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None] = mapped_column(sa.String(ACTOR_LENGTH))
    undone_reason: Mapped[str] = mapped_column(sa.String(300), default="")

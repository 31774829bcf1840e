"""Tables of the donor list: who is to be invited to give, and what came of it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.store.database import Base, ForumId

NAME_LIMIT = 200


class DonorRow(Base):
    """A company, investor or person to be invited to give. What they promise is a held pledge.

    Contact, phone and address stay in this table: never in a log, fact or topic.
    """

    __tablename__ = "donor"
    __table_args__ = (
        sa.UniqueConstraint("forum_id", "folded"),
        sa.Index("ix_donor_sort", "forum_id", "position", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    position: Mapped[int]
    name: Mapped[str] = mapped_column(sa.String(NAME_LIMIT))
    # The name without accents and case: one company is one donor, however it is typed.
    folded: Mapped[str] = mapped_column(sa.String(2 * NAME_LIMIT))
    # What a search looks through: folded words of the name and the contact, a blank before each.
    search: Mapped[str] = mapped_column(sa.String(1000))
    kind: Mapped[str] = mapped_column(sa.String(20), default="organisation")
    contact_name: Mapped[str] = mapped_column(sa.String(120), default="")
    contact_position: Mapped[str] = mapped_column(sa.String(200), default="")
    contact_phone: Mapped[str] = mapped_column(sa.String(40), default="")
    address: Mapped[str] = mapped_column(sa.String(300), default="")
    note: Mapped[str] = mapped_column(sa.String(500), default="")
    # When each paper went out: the open letter, the appeal, the registration form.
    open_letter_at: Mapped[datetime | None]
    appeal_at: Mapped[datetime | None]
    form_sent_at: Mapped[datetime | None]
    form_returned_at: Mapped[datetime | None]
    # "" nothing yet, "yes", "considering", "no".
    answer: Mapped[str] = mapped_column(sa.String(20), default="")
    # Who of them stands on stage with the board.
    presenter: Mapped[str] = mapped_column(sa.String(200), default="")
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]

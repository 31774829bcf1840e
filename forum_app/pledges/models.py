"""Tables of the pledges slice. The database itself refuses to change or delete a ledger line."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event as sa_hook
from sqlalchemy.orm import Mapped, mapped_column

from forum_app.pledges.rules.particulars import BENEFICIARY_LIMIT, UNIT_LIMIT
from forum_app.pledges.rules.pledges import DESCRIPTION_LIMIT, NAME_LIMIT, REASON_LIMIT
from forum_app.pledges.rules.requests import MESSAGE_LIMIT, PHONE_LIMIT
from forum_app.pledges.rules.slips import SLIP_LIMIT
from forum_app.store.database import Base

ACTOR_LENGTH = 200
TITLE_LIMIT = 200
# What an integer column holds; a larger number from outside would be a fault, not a miss.
LARGEST_ID = 2**31 - 1


class PledgeRow(Base):
    """A pledge without its amount, which only the ledger knows.

    `counted_seq` and `voided_seq` are the feed numbers at which it began and ceased to count, so that
    the tote can be read as it was at any number. `run` is 0 for real money and counts rehearsals otherwise:
    the one is never summed with the other.
    """

    __tablename__ = "pledge"
    __table_args__ = (
        sa.UniqueConstraint("forum_id", "run", "number"),
        # Covers what the tote counts; with the index of the lines no row has to be looked up.
        sa.Index("ix_pledge_counting", "forum_id", "run", "kind", "counted_seq", "voided_seq", "programme"),
        # The last pledge of a name is one step away, however many there are: each new one asks for it.
        sa.Index("ix_pledge_donor", "forum_id", "donor_folded", "run", "number"),
        sa.Index("ix_pledge_status", "forum_id", "status"),
        sa.Index("ix_pledge_from_list", "donor_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"))
    number: Mapped[int]
    reference: Mapped[str] = mapped_column(sa.String(20))
    donor_name: Mapped[str] = mapped_column(sa.String(NAME_LIMIT))
    donor_folded: Mapped[str] = mapped_column(sa.String(2 * NAME_LIMIT))
    donor_kind: Mapped[str] = mapped_column(sa.String(20))
    anonymous: Mapped[bool]
    kind: Mapped[str] = mapped_column(sa.String(20))
    description: Mapped[str] = mapped_column(sa.String(DESCRIPTION_LIMIT))
    channel: Mapped[str] = mapped_column(sa.String(20))
    status: Mapped[str] = mapped_column(sa.String(20))
    version: Mapped[int] = mapped_column(default=1)
    counted_seq: Mapped[int | None]
    voided_seq: Mapped[int | None]
    taken_at: Mapped[datetime]
    taken_by: Mapped[str] = mapped_column(sa.String(ACTOR_LENGTH))
    desk: Mapped[str | None] = mapped_column(sa.String(60))
    run: Mapped[int] = mapped_column(default=0)
    # What it is for: the fund ("fund") or social security ("social").
    programme: Mapped[str] = mapped_column(sa.String(20), default="fund")
    # Gifts in kind and scholarships: how many of what.
    quantity: Mapped[int | None]
    unit: Mapped[str] = mapped_column(sa.String(UNIT_LIMIT), default="")
    # Sponsorships: for how many months how much; their product is the amount.
    months: Mapped[int | None]
    per_month: Mapped[int | None] = mapped_column(sa.BigInteger)
    # A household or pupil in need: known at the desk, public only once released, one by one.
    beneficiary: Mapped[str] = mapped_column(sa.String(BENEFICIARY_LIMIT), default="")
    beneficiary_released: Mapped[bool] = mapped_column(default=False)
    amount_shown: Mapped[bool] = mapped_column(default=True)
    # The number of the desk's paper slip, so that paper and list can be compared.
    slip: Mapped[str] = mapped_column(sa.String(SLIP_LIMIT), default="")
    # Who of the donor list promised it, and their place among those who hand a board over on stage.
    donor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("donor.id"))
    board_order: Mapped[int | None]
    # A pledge shown in a rehearsal in the place of this real one, which it leaves as it is.
    copy_of: Mapped[int | None] = mapped_column(sa.ForeignKey("pledge.id"))


class LedgerLine(Base):
    """One signed amount in đồng. Written once, for ever; `seq` is the number of the fact that wrote it."""

    __tablename__ = "ledger_line"
    __table_args__ = (
        sa.UniqueConstraint("pledge_id", "line"),
        # Covers the one sum the tote is made of.
        sa.Index("ix_ledger_line_sum", "forum_id", "pledge_id", "seq", "amount"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"))
    pledge_id: Mapped[int] = mapped_column(sa.ForeignKey("pledge.id"))
    line: Mapped[int]
    seq: Mapped[int]
    amount: Mapped[int] = mapped_column(sa.BigInteger)
    reason: Mapped[str] = mapped_column(sa.String(REASON_LIMIT))
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(sa.String(ACTOR_LENGTH))
    actor_name: Mapped[str] = mapped_column(sa.String(ACTOR_LENGTH))


class PledgeRewording(Base):
    """What a pledge said before its donor, description or channel was corrected."""

    __tablename__ = "pledge_rewording"
    __table_args__ = (sa.UniqueConstraint("pledge_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pledge_id: Mapped[int] = mapped_column(sa.ForeignKey("pledge.id"))
    version: Mapped[int]
    before: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(sa.String(REASON_LIMIT))
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(sa.String(ACTOR_LENGTH))
    actor_name: Mapped[str] = mapped_column(sa.String(ACTOR_LENGTH))


class PledgeRequest(Base):
    """A form sent by the public. Phone and message stay in this table: never in a log, fact or topic."""

    __tablename__ = "pledge_request"
    __table_args__ = (
        sa.UniqueConstraint("forum_id", "number"),
        sa.Index("ix_pledge_request_status", "forum_id", "status", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"))
    number: Mapped[int]
    reference: Mapped[str] = mapped_column(sa.String(20))
    donor_name: Mapped[str] = mapped_column(sa.String(NAME_LIMIT))
    donor_folded: Mapped[str] = mapped_column(sa.String(2 * NAME_LIMIT))
    donor_kind: Mapped[str] = mapped_column(sa.String(20))
    anonymous: Mapped[bool]
    amount: Mapped[int] = mapped_column(sa.BigInteger)
    phone: Mapped[str] = mapped_column(sa.String(PHONE_LIMIT))
    message: Mapped[str] = mapped_column(sa.String(MESSAGE_LIMIT))
    status: Mapped[str] = mapped_column(sa.String(20), default="waiting")
    at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(sa.String(ACTOR_LENGTH))
    reason: Mapped[str] = mapped_column(sa.String(REASON_LIMIT), default="")
    pledge_id: Mapped[int | None] = mapped_column(sa.ForeignKey("pledge.id"))
    programme: Mapped[str] = mapped_column(sa.String(20), default="fund")
    amount_shown: Mapped[bool] = mapped_column(default=True)


class Tote(Base):
    """How a desk has set the tote of a forum. No screen's total is here: those are summed when read.

    `summed` is what the ledger of the present run came to at `summed_seq`. It only spares the sum over a
    whole evening where nothing but whether a milestone is near has to be known.
    """

    __tablename__ = "tote"

    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"), primary_key=True, autoincrement=False)
    frozen_at_seq: Mapped[int | None]
    spotlight_pledge_id: Mapped[int | None] = mapped_column(sa.ForeignKey("pledge.id"))
    # Which pledges are shown and taken: 0 the real ones, otherwise those of that rehearsal.
    run: Mapped[int] = mapped_column(default=0)
    summed_seq: Mapped[int | None]
    summed: Mapped[int | None] = mapped_column(sa.BigInteger)


class MilestoneRow(Base):
    """A total at which the stage celebrates."""

    __tablename__ = "milestone"
    __table_args__ = (sa.UniqueConstraint("forum_id", "amount"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"))
    amount: Mapped[int] = mapped_column(sa.BigInteger)
    title: Mapped[str] = mapped_column(sa.String(TITLE_LIMIT))
    version: Mapped[int] = mapped_column(default=1)


class MilestoneReached(Base):
    """When a total was first reached. Written once a run: what the stage has celebrated stays celebrated.

    `seq` is the number of the fact that says so; 0 for one set below the total, which nobody celebrates.
    """

    __tablename__ = "milestone_reached"
    __table_args__ = (sa.UniqueConstraint("forum_id", "run", "amount"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"))
    run: Mapped[int]
    amount: Mapped[int] = mapped_column(sa.BigInteger)
    title: Mapped[str] = mapped_column(sa.String(TITLE_LIMIT))
    seq: Mapped[int]
    at: Mapped[datetime]


class MatchingRule(Base):
    """A donor who adds to what others give: `percent` of the pledges that began to count after `began_seq`.

    What it comes to is the amount of one pledge of that donor (`pledge_id`), kept right line by line.
    """

    __tablename__ = "matching_rule"
    __table_args__ = (sa.Index("ix_matching_rule_forum", "forum_id", "ended_seq"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"))
    pledge_id: Mapped[int] = mapped_column(sa.ForeignKey("pledge.id"))
    percent: Mapped[int]
    most: Mapped[int | None] = mapped_column(sa.BigInteger)
    programme: Mapped[str] = mapped_column(sa.String(20), default="")
    began_seq: Mapped[int]
    ended_seq: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)


# REPLACE INTO deletes without asking a delete trigger, hence the third one.
APPEND_ONLY_SQLITE = (
    """CREATE TRIGGER ledger_line_no_update BEFORE UPDATE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'ledger_line is append-only'); END""",
    """CREATE TRIGGER ledger_line_no_delete BEFORE DELETE ON ledger_line
BEGIN SELECT RAISE(ABORT, 'ledger_line is append-only'); END""",
    """CREATE TRIGGER ledger_line_no_replace BEFORE INSERT ON ledger_line
WHEN EXISTS (SELECT 1 FROM ledger_line WHERE id = NEW.id OR (pledge_id = NEW.pledge_id AND line = NEW.line))
BEGIN SELECT RAISE(ABORT, 'ledger_line is append-only'); END""",
)
APPEND_ONLY_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'ledger_line is append-only'; END $$""",
    """CREATE TRIGGER ledger_line_append_only BEFORE UPDATE OR DELETE ON ledger_line
FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change()""",
)

APPEND_ONLY = {"sqlite": APPEND_ONLY_SQLITE, "postgresql": APPEND_ONLY_POSTGRESQL}


def _make_append_only(_table: sa.Table, connection: sa.Connection, **_: object) -> None:
    for statement in APPEND_ONLY[connection.dialect.name]:
        connection.exec_driver_sql(statement)


sa_hook.listen(LedgerLine.__table__, "after_create", _make_append_only)

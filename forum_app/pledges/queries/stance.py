"""How things stand when money is written down: what a pledge needs to know, in one statement."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.models import ForumRow
from forum_app.pledges.models import (
    LedgerLine,
    MatchingRule,
    MilestoneReached,
    MilestoneRow,
    PledgeRow,
    Tote,
)
from forum_app.store.feed import FeedHead


@dataclass(frozen=True, slots=True)
class Stance:
    """`number` is the next pledge's, `head` the newest fact's.

    `present` says that it is the run that is on; only of that one is a sum noted.
    `due` is what the ledger has to come to for the next milestone; None where none is left. `matched` says
    that somebody adds to what is given. `summed` is what the ledger came to at `summed_seq`, where that is
    known and nothing before it has been corrected since.
    """

    run: int
    number: int
    head: int
    due: int | None
    matched: bool
    summed: int | None
    summed_seq: int
    present: bool = True


_RUN = sa.func.coalesce(sa.bindparam("run", type_=sa.Integer), Tote.run, 0)
_NUMBER = sa.select(sa.func.max(PledgeRow.number)).where(
    PledgeRow.forum_id == ForumRow.id, PledgeRow.run == _RUN
)
_REACHED = (
    sa.exists()
    .where(
        MilestoneReached.forum_id == MilestoneRow.forum_id,
        MilestoneReached.amount == MilestoneRow.amount,
        MilestoneReached.run == _RUN,
    )
    .correlate(MilestoneRow, Tote)
)
_DUE = sa.select(sa.func.min(MilestoneRow.amount)).where(MilestoneRow.forum_id == ForumRow.id, ~_REACHED)
_MATCHED = (
    sa.exists()
    .where(
        MatchingRule.forum_id == ForumRow.id,
        MatchingRule.ended_seq.is_(None),
        PledgeRow.id == MatchingRule.pledge_id,
        PledgeRow.run == _RUN,
    )
    .correlate(ForumRow, Tote)
)
# Built once: every pledge asks.
STANCE = (
    sa.select(
        _RUN.label("run"),
        sa.func.coalesce(_NUMBER.correlate(ForumRow, Tote).scalar_subquery(), 0).label("number"),
        FeedHead.seq.label("head"),
        (_DUE.correlate(ForumRow, Tote).scalar_subquery() - ForumRow.opening_total).label("due"),
        _MATCHED.label("matched"),
        Tote.summed,
        sa.func.coalesce(Tote.summed_seq, 0).label("summed_seq"),
        (sa.func.coalesce(Tote.run, 0) == _RUN).label("present"),
    )
    .select_from(ForumRow)
    .join(FeedHead, FeedHead.forum_id == ForumRow.id)
    .outerjoin(Tote, Tote.forum_id == ForumRow.id)
    .where(ForumRow.id == sa.bindparam("forum"))
)
_SINCE = (PledgeRow.forum_id == sa.bindparam("forum")) & (PledgeRow.run == sa.bindparam("run"))
SINCE = (
    sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(LedgerLine.amount), 0))
    .select_from(PledgeRow)
    .join(LedgerLine, (LedgerLine.pledge_id == PledgeRow.id) & (LedgerLine.forum_id == PledgeRow.forum_id))
    .where(_SINCE, PledgeRow.kind == "cash", PledgeRow.counted_seq > sa.bindparam("after"))
)


def stance_of(session: Session, forum_id: int, run: int | None = None) -> Stance:
    """Look how things stand in a run; in the present one where none is named. Inside `transaction` only."""
    row = session.connection().execute(STANCE, {"forum": forum_id, "run": run}).one()
    summed = int(row.summed) if row.present and row.summed is not None else None
    due = None if row.due is None else int(row.due)
    run, number, matched, present = row.run, row.number + 1, bool(row.matched), bool(row.present)
    return Stance(run, number, row.head, due, matched, summed, row.summed_seq, present)


def counted_since(session: Session, forum_id: int, run: int, after: int) -> tuple[int, int]:
    """Give how many lines pledges have that began to count after a number of the feed, and their sum."""
    asked = {"forum": forum_id, "run": run, "after": after}
    lines, amount = session.connection().execute(SINCE, asked).one()
    return lines, int(amount)

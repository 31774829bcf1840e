"""Reading milestones, and which of them the present run has reached."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.errors import N_, Missing
from forum_app.kernel.money import Dong
from forum_app.pledges.models import LARGEST_ID, MilestoneReached, MilestoneRow
from forum_app.pledges.queries.pledges import present_run
from forum_app.pledges.rules.milestones import Milestone


def milestones(session: Session, forum_id: int) -> list[Milestone]:
    """List the milestones, the lowest first."""
    found = session.execute(_wanted(session, forum_id).order_by(MilestoneRow.amount))
    return [_milestone(row, reached) for row, reached in found]


def milestone(session: Session, forum_id: int, milestone_id: int) -> Milestone:
    """Find a milestone of this forum. Raises Missing."""
    wanted = _wanted(session, forum_id).where(MilestoneRow.id == milestone_id)
    found = session.execute(wanted).one_or_none() if milestone_id <= LARGEST_ID else None
    if found is None:
        raise Missing(N_("Không có mốc này."))
    row, reached = found
    return _milestone(row, reached)


def _wanted(session: Session, forum_id: int) -> sa.Select[MilestoneRow, MilestoneReached]:
    reached = sa.and_(
        MilestoneReached.forum_id == MilestoneRow.forum_id,
        MilestoneReached.amount == MilestoneRow.amount,
        MilestoneReached.run == present_run(session, forum_id),
    )
    both = sa.select(MilestoneRow, MilestoneReached).outerjoin(MilestoneReached, reached)
    return both.where(MilestoneRow.forum_id == forum_id)


def _milestone(row: MilestoneRow, reached: MilestoneReached | None) -> Milestone:
    seq, at = (None, None) if reached is None else (reached.seq, reached.at)
    return Milestone(row.id, Dong(int(row.amount)), row.title, row.version, seq, at)

"""Milestones are reached once: written down with the fact that lifted the true total over them."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.models import ForumRow
from forum_app.kernel.actors import Actor
from forum_app.pledges.models import MilestoneReached, MilestoneRow
from forum_app.pledges.queries.tote import tonight
from forum_app.store import feed

REACHED = "milestone.reached"
UNSEEN = 0  # what no screen takes for news


def reach_milestones(session: Session, forum_id: int, run: int, *, actor: Actor, now: datetime) -> None:
    """Write down every milestone the true total of a run has come to, the lowest first."""
    for row in _passed(session, forum_id, run):
        told = {"amount": row.amount, "title": row.title, "run": run}
        fact = feed.append(session, forum_id, REACHED, told, actor=actor, at=now)
        session.add(_reached(row, run, fact.seq, now))
    session.flush()


def pass_milestones(session: Session, forum_id: int, run: int, *, now: datetime) -> None:
    """Write down as passed what lies below the total already: nobody celebrates it, now or later."""
    for row in _passed(session, forum_id, run):
        session.add(_reached(row, run, UNSEEN, now))
    session.flush()


def _passed(session: Session, forum_id: int, run: int) -> list[MilestoneRow]:
    opening = session.scalar(sa.select(ForumRow.opening_total).where(ForumRow.id == forum_id)) or 0
    total = opening + tonight(session, forum_id, run)
    already = sa.exists().where(
        MilestoneReached.forum_id == forum_id,
        MilestoneReached.run == run,
        MilestoneReached.amount == MilestoneRow.amount,
    )
    wanted = sa.select(MilestoneRow).where(
        MilestoneRow.forum_id == forum_id, MilestoneRow.amount <= total, ~already
    )
    return list(session.scalars(wanted.order_by(MilestoneRow.amount)))


def _reached(row: MilestoneRow, run: int, seq: int, now: datetime) -> MilestoneReached:
    return MilestoneReached(
        forum_id=row.forum_id, run=run, amount=row.amount, title=row.title, seq=seq, at=now
    )

"""What follows when money has been written down, in the same transaction: matching gifts, then milestones."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.pledges.models import Tote
from forum_app.pledges.operations.matching import match_gifts
from forum_app.pledges.operations.reaching import reach_milestones
from forum_app.pledges.queries.stance import Stance, counted_since, stance_of
from forum_app.pledges.queries.tote import tonight
from forum_app.store import feed

# So many lines are summed up anew at each pledge before it is noted what they come to.
NOTED_AFTER = 100

_OF_FORUM = Tote.forum_id == sa.bindparam("forum")
NOTE = sa.update(Tote).where(_OF_FORUM).values(summed=sa.bindparam("sum"), summed_seq=sa.bindparam("at"))
UNLOADED = {"synchronize_session": False}


def counted(session: Session, forum_id: int, stance: Stance, *, actor: Actor, now: datetime) -> None:
    """Follow money that has just begun to count; `stance` is how things stood right before."""
    if stance.matched:
        _forget_sum(session, forum_id, stance.summed)
        match_gifts(session, forum_id, stance.run, running=True, actor=actor, now=now)
    if stance.due is not None and _sum(session, forum_id, stance) >= stance.due:
        reach_milestones(session, forum_id, stance.run, actor=actor, now=now)


def changed(session: Session, forum_id: int, run: int, *, actor: Actor, now: datetime) -> None:
    """Follow a correction or a void: what was noted as the sum so far holds no more."""
    _forget_sum(session, forum_id, stance_of(session, forum_id, run).summed)
    match_gifts(session, forum_id, run, running=False, actor=actor, now=now)
    stance = stance_of(session, forum_id, run)
    if stance.due is not None and tonight(session, forum_id, run) >= stance.due:
        reach_milestones(session, forum_id, run, actor=actor, now=now)


def _sum(session: Session, forum_id: int, stance: Stance) -> int:
    """Sum up what counts; where nothing old was corrected, only what came since the last note is read."""
    if stance.matched or not stance.present:
        return tonight(session, forum_id, stance.run)
    if stance.summed is None:
        return _note(session, forum_id, tonight(session, forum_id, stance.run))
    lines, more = counted_since(session, forum_id, stance.run, stance.summed_seq)
    found = stance.summed + more
    return found if lines < NOTED_AFTER else _note(session, forum_id, found)


def _forget_sum(session: Session, forum_id: int, summed: int | None) -> None:
    """A line that is written for an older pledge makes what was noted wrong from then on."""
    if summed is not None:
        session.execute(NOTE, {"forum": forum_id, "sum": None, "at": None}, execution_options=UNLOADED)


def _note(session: Session, forum_id: int, amount: int) -> int:
    head = feed.head(session, forum_id)
    session.execute(NOTE, {"forum": forum_id, "sum": amount, "at": head}, execution_options=UNLOADED)
    return amount

"""Rehearsal money: while the show is rehearsed, pledges are taken in a run of their own."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Refused
from forum_app.pledges.models import MilestoneReached, PledgeRow
from forum_app.pledges.operations.reaching import pass_milestones
from forum_app.pledges.operations.taking import take_pledge
from forum_app.pledges.operations.tote import tote_row
from forum_app.pledges.queries.pledges import pledge, present_run
from forum_app.pledges.rules.values import Draft, Pledge
from forum_app.store import feed

BEGAN = "tote.rehearsal_began"
ENDED = "tote.rehearsal_ended"
REAL = 0
OVER = N_(
    "Buổi tổng duyệt đã kết thúc nên khoản ghi lúc tổng duyệt này không được tính. "
    "Nếu là khoản thật, hãy nhập lại."
)


def begin_rehearsal(session: Session, forum_id: int, *, actor: Actor, now: datetime) -> None:
    """Take pledges in a new run from here on: it starts with nothing, on a tote that nobody has set."""
    run = _last_run(session, forum_id) + 1
    _change_run(session, forum_id, run)
    pass_milestones(session, forum_id, run, now=now)
    feed.append(session, forum_id, BEGAN, {"run": run}, actor=actor, at=now)


def end_rehearsal(session: Session, forum_id: int, *, actor: Actor, now: datetime) -> None:
    """Go back to real money, where a rehearsal is on; what was rehearsed is kept, and counts nowhere."""
    if tote_row(session, forum_id).run != REAL:
        _change_run(session, forum_id, REAL)
        feed.append(session, forum_id, ENDED, {"run": REAL}, actor=actor, at=now)


def run_said(session: Session, forum_id: int, rehearsal: bool | None) -> int | None:
    """Give the run a pledge belongs to by what its desk saw when it was said; None where nobody says.

    It may arrive late: what was said as real stays real while something is rehearsed. Raises Refused 409
    `rehearsal_over` where it was said in a rehearsal that has ended: it must never become real money.
    """
    if rehearsal is None:
        return None
    if not rehearsal:
        return REAL
    run = present_run(session, forum_id)
    if run == REAL:
        raise Refused(code="rehearsal_over", status=409, detail=OVER)
    return run


def stand_in(session: Session, forum_id: int, real: Pledge, run: int) -> Pledge | None:
    """Find what stands in this run for a pledge: itself, or the copy a rehearsal has made of it."""
    if real.run == run:
        return real
    wanted = sa.select(PledgeRow.id).where(
        PledgeRow.forum_id == forum_id, PledgeRow.run == run, PledgeRow.copy_of == real.id
    )
    found = session.scalar(wanted)
    return None if found is None else pledge(session, forum_id, found)


def rehearse_pledge(session: Session, forum_id: int, real: Pledge, *, actor: Actor, now: datetime) -> Pledge:
    """Take a copy of a pledge in the rehearsal that is on; the pledge itself does not hear of it."""
    copy = Draft(real.donor, real.kind, real.amount, real.description, "stage", particulars=real.particulars)
    return take_pledge(session, forum_id, copy, actor=actor, now=now, copy_of=real.id)


def _change_run(session: Session, forum_id: int, run: int) -> None:
    """Neither a frozen total nor a donor on stage goes along from one run to another."""
    tote = tote_row(session, forum_id)
    tote.run, tote.frozen_at_seq, tote.spotlight_pledge_id = run, None, None
    tote.summed, tote.summed_seq = None, None
    session.flush()


def _last_run(session: Session, forum_id: int) -> int:
    taken = sa.select(sa.func.max(PledgeRow.run)).where(PledgeRow.forum_id == forum_id)
    reached = sa.select(sa.func.max(MilestoneReached.run)).where(MilestoneReached.forum_id == forum_id)
    return max(
        session.scalar(taken) or REAL,
        session.scalar(reached) or REAL,
        tote_row(session, forum_id).run,
    )

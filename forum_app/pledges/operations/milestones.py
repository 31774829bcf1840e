"""Setting milestones. One that lies below the total already is passed in silence."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.kernel.money import parse_dong
from forum_app.kernel.text import within
from forum_app.pledges.models import TITLE_LIMIT, MilestoneRow
from forum_app.pledges.operations.reaching import pass_milestones
from forum_app.pledges.operations.tote import tote_row
from forum_app.pledges.queries.milestones import milestone
from forum_app.pledges.rules.milestones import Milestone, milestone_state
from forum_app.store import feed

ADDED = "milestone.added"
CHANGED = "milestone.changed"
REMOVED = "milestone.removed"


def add_milestone(
    session: Session, forum_id: int, said: int | str, title: str, *, actor: Actor, now: datetime
) -> Milestone:
    """Set a milestone. Raises Invalid for an unusable amount, or where there is one already."""
    amount = parse_dong(said)
    _make_sure_free(session, forum_id, amount)
    row = MilestoneRow(forum_id=forum_id, amount=amount, title=_title(title), version=1)
    session.add(row)
    session.flush()
    _pass_by(session, forum_id, now)
    told = {"milestone_id": row.id, "amount": amount, "title": row.title}
    feed.append(session, forum_id, ADDED, told, actor=actor, at=now)
    return milestone(session, forum_id, row.id)


def change_milestone(
    session: Session,
    forum_id: int,
    milestone_id: int,
    version: int,
    said: int | str | None,
    title: str | None,
    *,
    actor: Actor,
    now: datetime,
) -> Milestone:
    """Change a milestone. Raises Stale, or Invalid where the stage has celebrated the amount already."""
    before = _seen(session, forum_id, milestone_id, version)
    amount = before.amount if said is None else parse_dong(said)
    told = before.title if title is None else _title(title)
    if (amount, told) == (before.amount, before.title):
        return before
    if amount != before.amount:
        if before.celebrated:
            raise Invalid({"amount": N_("Mốc này đã được chúc mừng trên sân khấu; chỉ sửa được lời.")})
        _make_sure_free(session, forum_id, amount)
    row = session.get_one(MilestoneRow, milestone_id)
    row.amount, row.title, row.version = amount, told, version + 1
    session.flush()
    _pass_by(session, forum_id, now)
    said_now = {"milestone_id": row.id, "amount": amount, "title": told}
    feed.append(session, forum_id, CHANGED, said_now, actor=actor, at=now)
    return milestone(session, forum_id, milestone_id)


def remove_milestone(
    session: Session, forum_id: int, milestone_id: int, version: int, *, actor: Actor, now: datetime
) -> Milestone:
    """Take a milestone off the list; what was celebrated is not celebrated again. Raises Stale, Missing."""
    before = _seen(session, forum_id, milestone_id, version)
    session.delete(session.get_one(MilestoneRow, milestone_id))
    session.flush()
    told = {"milestone_id": milestone_id, "amount": before.amount, "title": before.title}
    feed.append(session, forum_id, REMOVED, told, actor=actor, at=now)
    return before


def _pass_by(session: Session, forum_id: int, now: datetime) -> None:
    """Pass what lies below the total, of real money as of the rehearsal that is on."""
    for run in {0, tote_row(session, forum_id).run}:
        pass_milestones(session, forum_id, run, now=now)


def _seen(session: Session, forum_id: int, milestone_id: int, version: int) -> Milestone:
    found = milestone(session, forum_id, milestone_id)
    if found.version != version:
        raise Stale(milestone_state(found))
    return found


def _make_sure_free(session: Session, forum_id: int, amount: int) -> None:
    same = (MilestoneRow.forum_id == forum_id) & (MilestoneRow.amount == amount)
    if session.scalar(sa.select(MilestoneRow.id).where(same)) is not None:
        raise Invalid({"amount": N_("Đã có mốc với số tiền này.")})


def _title(title: str) -> str:
    return within(title, TITLE_LIMIT, "title")

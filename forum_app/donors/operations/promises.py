"""What donors promise: pledges that are held until the stage releases them, and never counted before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.donors.models import DonorRow
from forum_app.donors.rules.donor import Details
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Missing
from forum_app.pledges.models import PledgeRow
from forum_app.pledges.operations.pledges import correct_pledge
from forum_app.pledges.operations.taking import take_pledge
from forum_app.pledges.queries.pledges import pledge
from forum_app.pledges.rules.pledges import draft, name_donor
from forum_app.pledges.rules.values import Change, Donor, Pledge

RENAMED = N_("Sửa tên trong danh sách nhà tài trợ")


def promise(
    session: Session,
    forum_id: int,
    donor_id: int,
    said: int | str,
    note: str = "",
    *,
    actor: Actor,
    at: datetime,
) -> Pledge:
    """Hold what a donor of the list promises, with the next place among the boards. Raises Missing, Invalid.

    Who promises has said yes.
    """
    row = session.get(DonorRow, donor_id)
    if row is None or row.forum_id != forum_id or row.deleted_at is not None:
        raise Missing(N_("Không có đơn vị này trong danh sách."))
    donor = name_donor(row.name, "person" if row.kind == "person" else "organisation", False)
    taken = draft(donor, "cash", said, note, "stage", hold=True)
    ordered = replace(taken, donor_id=donor_id, board_order=next_board(session, forum_id))
    held = take_pledge(session, forum_id, ordered, actor=actor, now=at, run=0)
    if row.answer != "yes":
        row.answer, row.version = "yes", row.version + 1
        session.flush()
    return held


def rename_held(
    session: Session, forum_id: int, donor_id: int, details: Details, *, actor: Actor, at: datetime
) -> None:
    """Write a donor's new name on what is still held; what was said in public stays as it was said."""
    held = sa.select(PledgeRow.id).where(
        PledgeRow.forum_id == forum_id, PledgeRow.donor_id == donor_id, PledgeRow.status == "held"
    )
    for pledge_id in session.scalars(held).all():
        before = pledge(session, forum_id, pledge_id)
        renamed = Change(donor=Donor(details.name, details.kind, before.donor.anonymous))
        correct_pledge(session, forum_id, before, before.version, renamed, RENAMED, actor=actor, now=at)


def next_board(session: Session, forum_id: int) -> int:
    """Give the place behind the last board."""
    last = sa.select(sa.func.max(PledgeRow.board_order)).where(
        PledgeRow.forum_id == forum_id, PledgeRow.status == "held"
    )
    return (session.scalar(last) or 0) + 1

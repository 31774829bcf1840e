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
from forum_app.show.operations.naming import send_on_stage
from forum_app.show.operations.work import work_in

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


def follow_list(
    session: Session, forum_id: int, donor_id: int, was: Details, now: Details, *, actor: Actor, at: datetime
) -> None:
    """Have what is still held say the donor's new name, and the stage who comes with the board.

    What was said in public stays as it was said.
    """
    renamed, sent = (now.name, now.kind) != (was.name, was.kind), now.presenter != was.presenter
    if not (renamed or sent):
        return
    wanted = sa.select(PledgeRow.id).where(
        PledgeRow.forum_id == forum_id, PledgeRow.donor_id == donor_id, PledgeRow.status == "held"
    )
    held = [pledge(session, forum_id, pledge_id) for pledge_id in session.scalars(wanted).all()]
    for one in held if renamed else ():
        change = Change(donor=Donor(now.name, now.kind, one.donor.anonymous))
        correct_pledge(session, forum_id, one, one.version, change, RENAMED, actor=actor, now=at)
    named = [one.id for one in held if not one.donor.anonymous]
    if sent and named:
        send_on_stage(work_in(session, forum_id, actor, at), named, was.presenter, now.presenter)


def next_board(session: Session, forum_id: int) -> int:
    """Give the place behind the last board."""
    last = sa.select(sa.func.max(PledgeRow.board_order)).where(
        PledgeRow.forum_id == forum_id, PledgeRow.status == "held"
    )
    return (session.scalar(last) or 0) + 1

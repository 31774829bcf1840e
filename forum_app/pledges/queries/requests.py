"""Reading the queue of public requests."""

from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.errors import N_, Missing
from forum_app.kernel.money import Dong
from forum_app.kernel.text import fold
from forum_app.pledges.models import LARGEST_ID, PledgeRequest
from forum_app.pledges.queries.pledges import donor_of, number_in, read_cursor
from forum_app.pledges.rules.values import Programme, Request, RequestStatus

PREFIX = "DK"  # đăng ký


def request(session: Session, forum_id: int, request_id: int) -> Request:
    """Find a public request of this forum. Raises Missing."""
    row = session.get(PledgeRequest, request_id) if request_id <= LARGEST_ID else None
    if row is None or row.forum_id != forum_id:
        raise Missing(N_("Không có phiếu đăng ký này."))
    return _request(row)


def requests(
    session: Session,
    forum_id: int,
    *,
    status: RequestStatus | None = None,
    q: str = "",
    limit: int,
    cursor: str | None = None,
) -> list[Request]:
    """List public requests, oldest first: who asked first is called first."""
    wanted = sa.select(PledgeRequest).where(PledgeRequest.forum_id == forum_id)
    if status is not None:
        wanted = wanted.where(PledgeRequest.status == status)
    if q.strip():
        found = PledgeRequest.donor_folded.contains(fold(q), autoescape=True)
        wanted = wanted.where(found | (PledgeRequest.number == number_in(q, PREFIX)))
    if cursor is not None:
        wanted = wanted.where(PledgeRequest.number > read_cursor(cursor))
    return [_request(row) for row in session.scalars(wanted.order_by(PledgeRequest.number).limit(limit))]


def waiting_count(session: Session, forum_id: int) -> int:
    """Count the requests nobody has decided yet."""
    waiting = (PledgeRequest.forum_id == forum_id) & (PledgeRequest.status == "waiting")
    return session.scalar(sa.select(sa.func.count()).select_from(PledgeRequest).where(waiting)) or 0


def _request(row: PledgeRequest) -> Request:
    return Request(
        id=row.id,
        number=row.number,
        reference=row.reference,
        donor=donor_of(row),
        amount=Dong(row.amount),
        phone=row.phone,
        message=row.message,
        status=cast(RequestStatus, row.status),
        at=row.at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        reason=row.reason,
        pledge_id=row.pledge_id,
        programme=cast(Programme, row.programme),
        amount_shown=row.amount_shown,
    )

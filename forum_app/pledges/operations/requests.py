"""The queue of public requests: sent by the public, accepted or rejected by a desk."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.codes import pledge_reference
from forum_app.kernel.errors import N_, Refused
from forum_app.pledges.models import PledgeRequest
from forum_app.pledges.operations.pledges import next_number
from forum_app.pledges.operations.taking import take_pledge
from forum_app.pledges.queries.pledges import fold_name, pledge, present_run
from forum_app.pledges.queries.requests import PREFIX, request
from forum_app.pledges.rules import requests as rules
from forum_app.pledges.rules.values import Pledge, Request, Wish
from forum_app.store import feed

REQUESTED = "pledge.requested"
ACCEPTED = "pledge.accepted"
REJECTED = "pledge.rejected"
WAITS = N_("Đang tổng duyệt: phiếu thật của người dân được giữ nguyên, hãy nhận sau khi kết thúc tổng duyệt.")


def queue_request(session: Session, forum_id: int, wish: Wish, *, actor: Actor, now: datetime) -> Request:
    """Put what somebody sent into the queue; it counts for nothing yet."""
    number = next_number(session, forum_id)
    row = PledgeRequest(
        forum_id=forum_id,
        number=number,
        reference=pledge_reference(number, PREFIX),
        donor_name=wish.donor.name,
        donor_folded=fold_name(wish.donor.name),
        donor_kind=wish.donor.kind,
        anonymous=wish.donor.anonymous,
        amount=wish.amount,
        phone=wish.phone,
        message=wish.message,
        programme=wish.programme,
        amount_shown=wish.amount_shown,
        status="waiting",
        at=now,
    )
    session.add(row)
    session.flush()
    feed.append(session, forum_id, REQUESTED, {"request_id": row.id, "number": number}, actor=actor, at=now)
    return request(session, forum_id, row.id)


def accept_request(
    session: Session, forum_id: int, request_id: int, *, actor: Actor, now: datetime
) -> Pledge:
    """Make a pledge of a request; doing it again gives the same pledge.

    Raises Stale where it was rejected, and 409 `rehearsal` while one is on: what the public sends is real,
    and waits until it can be counted as such.
    """
    asked = request(session, forum_id, request_id)
    if asked.pledge_id is not None:
        return pledge(session, forum_id, asked.pledge_id)
    if present_run(session, forum_id):
        raise Refused(code="rehearsal", status=409, detail=WAITS)
    taken = take_pledge(session, forum_id, rules.accept(asked), actor=actor, now=now)
    row = session.get_one(PledgeRequest, request_id)
    row.status, row.pledge_id, row.decided_at, row.decided_by = "accepted", taken.id, now, actor.name
    told = {"request_id": request_id, "pledge_id": taken.id}
    feed.append(session, forum_id, ACCEPTED, told, actor=actor, at=now)
    return taken


def reject_request(
    session: Session, forum_id: int, request_id: int, reason: str, *, actor: Actor, now: datetime
) -> Request:
    """Turn a request down. A second rejection changes nothing. Raises Stale where it was accepted."""
    asked = request(session, forum_id, request_id)
    if asked.status == "rejected":
        return asked
    rejected = rules.reject(asked, reason, actor.name, now)
    row = session.get_one(PledgeRequest, request_id)
    row.status, row.reason = rejected.status, rejected.reason
    row.decided_at, row.decided_by = rejected.decided_at, rejected.decided_by
    feed.append(session, forum_id, REJECTED, {"request_id": request_id}, actor=actor, at=now)
    return rejected

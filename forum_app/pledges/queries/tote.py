"""Reading the tote: every total is one sum over the ledger, taken when it is asked for.

Where the tote is frozen, it is read as it was at that number of the feed: a line or a release written
later is left out, so the shown total is always the sum of the ledger at one place.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum, forum_by_id
from forum_app.kernel.errors import Missing
from forum_app.pledges.models import LedgerLine, PledgeRow
from forum_app.pledges.models import Tote as ToteRow
from forum_app.pledges.queries.pledges import counts, donor_of, pledge
from forum_app.pledges.queries.requests import requests, waiting_count
from forum_app.pledges.rules.states import queued_state
from forum_app.pledges.rules.tote import LATEST, Counted, Given, Steering, tote_state
from forum_app.pledges.rules.values import Pledge

QUEUE_SHOWN = 20


def tote(session: Session, forum_id: int) -> dict[str, object]:
    """Give the tote as every screen shows it."""
    forum = _forum(session, forum_id)
    steering = steering_of(session, forum_id)
    counted = count(session, forum_id, steering.frozen_at)
    return tote_state(
        forum.opening_total, forum.goal, counted, steering, _spotlit(session, forum_id, steering)
    )


def desk(session: Session, forum_id: int) -> dict[str, object]:
    """Give what the pledge desk follows: how many of each, the ledger's true total, and the queue."""
    forum = _forum(session, forum_id)
    number = counts(session, forum_id)
    queue = requests(session, forum_id, status="waiting", limit=QUEUE_SHOWN)
    return {
        "confirmed": number.get("confirmed", 0),
        "held": number.get("held", 0),
        "void": number.get("void", 0),
        "waiting": waiting_count(session, forum_id),
        "total": forum.opening_total + tonight(session, forum_id),
        "held_total": held(session, forum_id),
        "frozen": steering_of(session, forum_id).frozen,
        "queue": [queued_state(request) for request in queue],
    }


def steering_of(session: Session, forum_id: int) -> Steering:
    """Read how the tote is set; as it comes from the box where nobody has set it."""
    row = session.get(ToteRow, forum_id, populate_existing=True)
    return Steering() if row is None else Steering(row.frozen_at_seq, row.spotlight_pledge_id)


def count(session: Session, forum_id: int, upto: int | None = None) -> Counted:
    """Count what the ledger comes to, up to a number of the feed where one is given."""
    standing = _counting(forum_id, upto) & _not_void(upto)
    by_kind = sa.select(PledgeRow.kind, sa.func.count()).where(standing).group_by(PledgeRow.kind)
    number = dict(session.execute(by_kind).all())
    return Counted(
        tonight=tonight(session, forum_id, upto),
        pledges=number.get("cash", 0),
        in_kind=number.get("in_kind", 0),
        sponsorships=number.get("sponsorship", 0),
        scholarships=number.get("scholarship", 0),
        latest=_latest(session, standing, upto),
    )


def tonight(session: Session, forum_id: int, upto: int | None = None) -> int:
    """Sum the ledger lines of counted cash pledges: the promise made on stage."""
    return _sum(session, _counting(forum_id, upto) & (PledgeRow.kind == "cash") & _written(upto))


def held(session: Session, forum_id: int) -> int:
    """Sum the cash that is held back and waits for its release."""
    waiting = (PledgeRow.forum_id == forum_id) & (PledgeRow.kind == "cash") & (PledgeRow.status == "held")
    return _sum(session, waiting)


def _forum(session: Session, forum_id: int) -> Forum:
    forum = forum_by_id(session, forum_id)
    if forum is None:
        raise Missing
    return forum


def _sum(session: Session, wanted: sa.ColumnElement[bool]) -> int:
    own = sa.and_(LedgerLine.pledge_id == PledgeRow.id, LedgerLine.forum_id == PledgeRow.forum_id)
    amount = sa.select(sa.func.sum(LedgerLine.amount)).select_from(PledgeRow).join(LedgerLine, own)
    return int(session.scalar(amount.where(wanted)) or 0)


def _latest(session: Session, standing: sa.ColumnElement[bool], upto: int | None) -> tuple[Given, ...]:
    own = (LedgerLine.pledge_id == PledgeRow.id) & _written(upto)
    amount = sa.select(sa.func.sum(LedgerLine.amount)).where(own).correlate(PledgeRow).scalar_subquery()
    cash = sa.select(PledgeRow, amount).where(standing, PledgeRow.kind == "cash")
    newest_first = cash.order_by(PledgeRow.counted_seq.desc()).limit(LATEST)
    return tuple(
        Given(donor_of(row), int(given), row.amount_shown) for row, given in session.execute(newest_first)
    )


def _spotlit(session: Session, forum_id: int, steering: Steering) -> Pledge | None:
    return None if steering.spotlight_id is None else pledge(session, forum_id, steering.spotlight_id)


def _counting(forum_id: int, upto: int | None) -> sa.ColumnElement[bool]:
    began = PledgeRow.counted_seq.is_not(None) if upto is None else PledgeRow.counted_seq <= upto
    return (PledgeRow.forum_id == forum_id) & began


def _not_void(upto: int | None) -> sa.ColumnElement[bool]:
    never = PledgeRow.voided_seq.is_(None)
    return never if upto is None else never | (PledgeRow.voided_seq > upto)


def _written(upto: int | None) -> Any:
    return sa.true() if upto is None else LedgerLine.seq <= upto

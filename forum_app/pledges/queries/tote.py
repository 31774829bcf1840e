"""Reading the tote: every total is one sum over the ledger, taken when it is asked for.

Where the tote is frozen, it is read as it was at that number of the feed: a line or a release written
later is left out, so the shown total is always the sum of the ledger at one place. A run is never summed
with another: real money is run 0, each rehearsal has a number of its own.
"""

from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum, forum_by_id
from forum_app.kernel.errors import Missing
from forum_app.pledges.models import LARGEST_ID, LedgerLine, MilestoneReached, MilestoneRow, PledgeRow
from forum_app.pledges.models import Tote as ToteRow
from forum_app.pledges.queries.pledges import counts, donor_of, pledge
from forum_app.pledges.queries.requests import requests, waiting_count
from forum_app.pledges.rules.states import queued_state
from forum_app.pledges.rules.tote import LATEST, Counted, Given, Reached, Steering, tote_state
from forum_app.pledges.rules.values import Pledge, Programme

QUEUE_SHOWN = 20
REAL = 0

# Built once: these are read at every push. `upto` is a number of the feed, `LARGEST_ID` for the newest.
_RUN = (PledgeRow.forum_id == sa.bindparam("forum")) & (PledgeRow.run == sa.bindparam("run"))
_BEGAN = _RUN & (PledgeRow.counted_seq <= sa.bindparam("upto"))
_STANDING = _BEGAN & sa.or_(PledgeRow.voided_seq.is_(None), PledgeRow.voided_seq > sa.bindparam("upto"))
_CASH = PledgeRow.kind == "cash"
_OWN = (LedgerLine.pledge_id == PledgeRow.id) & (LedgerLine.forum_id == PledgeRow.forum_id)
_WRITTEN = LedgerLine.seq <= sa.bindparam("upto")
_SUM = sa.select(sa.func.sum(LedgerLine.amount)).select_from(PledgeRow).join(LedgerLine, _OWN)
_GIVEN = (
    sa.select(sa.func.sum(LedgerLine.amount)).where(_OWN, _WRITTEN).correlate(PledgeRow).scalar_subquery()
)
TONIGHT = _SUM.where(_BEGAN, _CASH, _WRITTEN)
BY_PROGRAMME = TONIGHT.add_columns(PledgeRow.programme).group_by(PledgeRow.programme)
HELD = _SUM.where(_RUN, _CASH, PledgeRow.status == "held")
BY_KIND = sa.select(PledgeRow.kind, sa.func.count()).where(_STANDING).group_by(PledgeRow.kind)
NEWEST = (
    sa.select(
        PledgeRow.id,
        PledgeRow.donor_name,
        PledgeRow.donor_kind,
        PledgeRow.anonymous,
        PledgeRow.amount_shown,
        _GIVEN.label("given"),
    )
    .where(_STANDING, _CASH, _GIVEN > 0)
    .order_by(PledgeRow.counted_seq.desc())
    .limit(LATEST)
)
# A milestone taken off the list is shown no more; one set below the total (0) is covered from then on.
_ON_LIST = (MilestoneRow.forum_id == MilestoneReached.forum_id) & (
    MilestoneRow.amount == MilestoneReached.amount
)
COVERED = (
    sa.select(MilestoneReached.amount, MilestoneRow.title, MilestoneReached.seq)
    .join(MilestoneRow, _ON_LIST)
    .where(
        MilestoneReached.forum_id == sa.bindparam("forum"),
        MilestoneReached.run == sa.bindparam("run"),
        MilestoneReached.seq <= sa.bindparam("upto"),
        MilestoneReached.amount <= sa.bindparam("total"),
    )
    .order_by(MilestoneReached.amount.desc())
    .limit(1)
)


def tote(session: Session, forum_id: int) -> dict[str, object]:
    """Give the tote as the screens of the hall show it: in a rehearsal, with the rehearsal's money."""
    return _tote(session, _forum(session, forum_id), steering_of(session, forum_id))


def public_tote(session: Session, forum_id: int) -> dict[str, object]:
    """Give the tote as everybody may see it: real money only, whatever is rehearsed in the hall."""
    steering = steering_of(session, forum_id)
    return _tote(session, _forum(session, forum_id), steering if steering.run == REAL else Steering())


def desk(session: Session, forum_id: int) -> dict[str, object]:
    """Give what the pledge desk follows: how many of each, the ledger's true total, and the queue."""
    forum, steering = _forum(session, forum_id), steering_of(session, forum_id)
    number = counts(session, forum_id, steering.run)
    queue = requests(session, forum_id, status="waiting", limit=QUEUE_SHOWN)
    return {
        "confirmed": number.get("confirmed", 0),
        "held": number.get("held", 0),
        "void": number.get("void", 0),
        "waiting": waiting_count(session, forum_id),
        "total": forum.opening_total + tonight(session, forum_id, steering.run),
        "held_total": held(session, forum_id, steering.run),
        "frozen": steering.frozen,
        "rehearsal": steering.run > 0,
        "queue": [queued_state(request) for request in queue],
    }


def steering_state(session: Session, forum_id: int) -> dict[str, object]:
    """Give what whoever steers the tote must know: the true total beside the shown one, and what is held."""
    forum, steering = _forum(session, forum_id), steering_of(session, forum_id)
    true = forum.opening_total + tonight(session, forum_id, steering.run)
    shown = forum.opening_total + tonight(session, forum_id, steering.run, steering.frozen_at)
    return {
        "total": true,
        "shown_total": shown,
        "frozen": steering.frozen,
        "held": counts(session, forum_id, steering.run).get("held", 0),
        "held_total": held(session, forum_id, steering.run),
        "run": steering.run,
        "rehearsal": steering.run > 0,
    }


def steering_of(session: Session, forum_id: int) -> Steering:
    """Read how the tote is set; as it comes from the box where nobody has set it."""
    row = session.get(ToteRow, forum_id, populate_existing=True)
    return Steering() if row is None else Steering(row.frozen_at_seq, row.spotlight_pledge_id, row.run)


def count(session: Session, forum: Forum, run: int, upto: int | None = None) -> Counted:
    """Count what the ledger of a run comes to, up to a number of the feed where one is given."""
    connection, asked = session.connection(), _asked(forum.id, run, upto)
    number: dict[str, int] = dict(connection.execute(BY_KIND, asked).all())
    by_programme = connection.execute(BY_PROGRAMME, asked)
    programmes = {cast(Programme, programme): int(amount) for amount, programme in by_programme}
    tonight = sum(programmes.values())
    return Counted(
        tonight=tonight,
        pledges=number.get("cash", 0),
        in_kind=number.get("in_kind", 0),
        sponsorships=number.get("sponsorship", 0),
        scholarships=number.get("scholarship", 0),
        latest=tuple(_given(row) for row in connection.execute(NEWEST, asked)),
        programmes=programmes,
        milestone=_covered(session, asked | {"total": forum.opening_total + tonight}),
    )


def tonight(session: Session, forum_id: int, run: int = REAL, upto: int | None = None) -> int:
    """Sum the ledger lines of counted cash pledges: the promise made on stage."""
    return int(session.connection().execute(TONIGHT, _asked(forum_id, run, upto)).scalar() or 0)


def held(session: Session, forum_id: int, run: int = REAL) -> int:
    """Sum the cash that is held back and waits for its release."""
    return int(session.connection().execute(HELD, {"forum": forum_id, "run": run}).scalar() or 0)


def _tote(session: Session, forum: Forum, steering: Steering) -> dict[str, object]:
    counted = count(session, forum, steering.run, steering.frozen_at)
    spotlit = _spotlit(session, forum.id, steering)
    return tote_state(forum.opening_total, forum.goal, counted, steering, spotlit)


def _forum(session: Session, forum_id: int) -> Forum:
    forum = forum_by_id(session, forum_id)
    if forum is None:
        raise Missing
    return forum


def _asked(forum_id: int, run: int, upto: int | None) -> dict[str, int]:
    return {"forum": forum_id, "run": run, "upto": LARGEST_ID if upto is None else upto}


def _given(row: sa.Row[tuple[int, str, str, bool, bool, int]]) -> Given:
    return Given(donor_of(row), int(row.given or 0), row.id, row.amount_shown)


def _covered(session: Session, asked: dict[str, int]) -> Reached | None:
    row = session.connection().execute(COVERED, asked).one_or_none()
    return None if row is None else Reached(*row)


def _spotlit(session: Session, forum_id: int, steering: Steering) -> Pledge | None:
    return None if steering.spotlight_id is None else pledge(session, forum_id, steering.spotlight_id)

"""Steering the tote: freeze, release, spotlight. Setting it as it already is changes nothing."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.pledges.models import Tote
from forum_app.pledges.queries.pledges import pledge
from forum_app.pledges.rules.tote import spotlight
from forum_app.store import feed

FROZEN = "tote.frozen"
RELEASED = "tote.released"
SPOTLIT = "tote.spotlighted"


def freeze_tote(session: Session, forum_id: int, *, actor: Actor, now: datetime) -> None:
    """Stop the shown total where the ledger stands now."""
    tote = tote_row(session, forum_id)
    if tote.frozen_at_seq is None:
        tote.frozen_at_seq = feed.append(session, forum_id, FROZEN, {}, actor=actor, at=now).seq


def release_tote(session: Session, forum_id: int, *, actor: Actor, now: datetime) -> None:
    """Let the shown total catch up with the ledger."""
    tote = tote_row(session, forum_id)
    if tote.frozen_at_seq is not None:
        tote.frozen_at_seq = None
        feed.append(session, forum_id, RELEASED, {}, actor=actor, at=now)


def spotlight_pledge(
    session: Session, forum_id: int, pledge_id: int | None, *, actor: Actor, now: datetime
) -> None:
    """Put a donor on the stage display, or nobody.

    A held pledge may be shown before it counts: that is the stage's decision. Raises Missing where there
    is no such pledge, Invalid where it is void or of another run.
    """
    tote = tote_row(session, forum_id)
    chosen = None if pledge_id is None else spotlight(pledge(session, forum_id, pledge_id), tote.run)
    if tote.spotlight_pledge_id != chosen:
        tote.spotlight_pledge_id = chosen
        feed.append(session, forum_id, SPOTLIT, {"pledge_id": chosen}, actor=actor, at=now)


def tote_row(session: Session, forum_id: int) -> Tote:
    """Find how the tote of a forum is set; as it comes from the box where nobody has set it."""
    row = session.get(Tote, forum_id)
    if row is None:
        row = Tote(forum_id=forum_id, frozen_at_seq=None, spotlight_pledge_id=None, run=0)
        session.add(row)
        session.flush()
    return row

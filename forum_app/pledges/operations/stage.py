"""What the run of show brings about: GO on a donor's step shows them, a rehearsal has money of its own."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.kernel.errors import Missing
from forum_app.pledges.operations.pledges import release_pledge
from forum_app.pledges.operations.rehearsing import (
    begin_rehearsal,
    end_rehearsal,
    rehearse_pledge,
    stand_in,
)
from forum_app.pledges.operations.tote import spotlight_pledge
from forum_app.pledges.queries.pledges import pledge
from forum_app.pledges.queries.tote import steering_of
from forum_app.pledges.rules.values import Pledge
from forum_app.store.feed import Fact


def follow_show(session: Session, fact: Fact) -> None:
    """Follow the show, in the transaction of its command. It never refuses: the show goes on.

    A reset begins or ends the rehearsal's own money. GO on a donor's step counts the pledge and shows the
    donor; in a rehearsal, those of a copy. BACK takes the donor out of the spotlight again; what was counted
    stays counted, for the stage has promised it.
    """
    if fact.kind == "show.reset":
        _follow_mode(session, fact)
    elif fact.kind in ("step.called", "step.undone"):
        _follow_step(session, fact)


def _follow_mode(session: Session, fact: Fact) -> None:
    turn = begin_rehearsal if fact.data.get("mode") == "rehearsal" else end_rehearsal
    turn(session, fact.forum_id, actor=fact.doer, now=fact.at)


def _follow_step(session: Session, fact: Fact) -> None:
    pledge_id = fact.data.get("pledge_id")
    named = _find(session, fact.forum_id, pledge_id) if isinstance(pledge_id, int) else None
    steering = steering_of(session, fact.forum_id)
    if named is None or (steering.run > 0) != (fact.data.get("mode") == "rehearsal"):
        return
    stands = stand_in(session, fact.forum_id, named, steering.run)
    if fact.kind == "step.called":
        _present(session, fact, named, stands, steering.run)
    elif stands is not None and steering.spotlight_id == stands.id:
        spotlight_pledge(session, fact.forum_id, None, actor=fact.doer, now=fact.at)


def _present(session: Session, fact: Fact, named: Pledge, stands: Pledge | None, run: int) -> None:
    who, forum_id = fact.doer, fact.forum_id
    if stands is None and named.status != "void" and run > 0:
        stands = rehearse_pledge(session, forum_id, named, actor=who, now=fact.at)
    if stands is None or stands.status == "void":
        return
    if stands.status == "held":
        release_pledge(session, forum_id, stands.id, stands.version, actor=who, now=fact.at)
    spotlight_pledge(session, forum_id, stands.id, actor=who, now=fact.at)


def _find(session: Session, forum_id: int, pledge_id: int) -> Pledge | None:
    try:
        return pledge(session, forum_id, pledge_id)
    except Missing:
        return None

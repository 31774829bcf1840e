"""What the run of show brings about: GO on a donor's step shows them and counts their pledge."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import Missing
from forum_app.pledges.operations.pledges import release_pledge
from forum_app.pledges.operations.tote import spotlight_pledge
from forum_app.pledges.queries.pledges import pledge
from forum_app.pledges.queries.tote import steering_of
from forum_app.store.feed import Fact


def follow_show(session: Session, fact: Fact) -> None:
    """Follow the steps of the show, in the transaction of the GO. It never refuses: the show goes on.

    A rehearsal leaves the pledges alone. BACK takes the donor out of the spotlight again; what was counted
    stays counted, for the stage has promised it.
    """
    pledge_id = fact.data.get("pledge_id")
    if not isinstance(pledge_id, int) or fact.data.get("mode") != "live":
        return
    if fact.kind == "step.called":
        _present(session, fact, pledge_id)
    elif fact.kind == "step.undone" and steering_of(session, fact.forum_id).spotlight_id == pledge_id:
        spotlight_pledge(session, fact.forum_id, None, actor=_caller(fact), now=fact.at)


def _present(session: Session, fact: Fact, pledge_id: int) -> None:
    try:
        named = pledge(session, fact.forum_id, pledge_id)
    except Missing:
        return
    if named.status == "void":
        return
    if named.status == "held":
        release_pledge(session, fact.forum_id, pledge_id, named.version, actor=_caller(fact), now=fact.at)
    spotlight_pledge(session, fact.forum_id, pledge_id, actor=_caller(fact), now=fact.at)


def _caller(fact: Fact) -> Actor:
    """Give whoever pressed GO: the ledger's facts are theirs."""
    number, _, name = fact.actor.partition(" ")
    return Actor(id=number, name=name, role="stage", program=True)

"""Keeping a matching gift right: one pledge whose ledger follows what others give, line by line."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.money import Dong, format_dong
from forum_app.pledges.models import LedgerLine, MatchingRule, PledgeRow
from forum_app.pledges.operations.lines import write_line
from forum_app.pledges.queries.matching import Ruled, given, rules_of
from forum_app.pledges.rules.matching import REASON, comes_to
from forum_app.store import feed

MATCHED = "pledge.matched"


def match_gifts(
    session: Session, forum_id: int, run: int, *, running: bool, actor: Actor, now: datetime
) -> None:
    """Bring the matching gifts of a run to what they have to be.

    New money concerns only the `running` rules; a correction also those that have ended: what was matched by
    mistake is matched no more.
    """
    for ruled in rules_of(session, forum_id, run, running=running):
        base = given(session, forum_id, ruled)
        difference = comes_to(ruled.rule, base) - _so_far(session, ruled)
        if difference:
            _add(session, forum_id, ruled, difference, base, actor, now)


def end_rule(session: Session, pledge_id: int, seq: int) -> None:
    """Let what begins to count after this number go unmatched, where the pledge is a matching gift."""
    running = (MatchingRule.pledge_id == pledge_id) & MatchingRule.ended_seq.is_(None)
    for row in session.scalars(sa.select(MatchingRule).where(running)):
        row.ended_seq, row.version = seq, row.version + 1
    session.flush()


def _add(
    session: Session, forum_id: int, ruled: Ruled, difference: int, base: int, actor: Actor, now: datetime
) -> None:
    told = {"pledge_id": ruled.pledge_id, "difference": difference}
    fact = feed.append(session, forum_id, MATCHED, told, actor=actor, at=now)
    why = REASON % {"percent": ruled.rule.percent, "base": format_dong(Dong(base))}
    write_line(session, forum_id, ruled.pledge_id, difference, why, seq=fact.seq, actor=actor, at=now)
    session.get_one(PledgeRow, ruled.pledge_id).version += 1
    session.flush()


def _so_far(session: Session, ruled: Ruled) -> int:
    own = sa.select(sa.func.coalesce(sa.func.sum(LedgerLine.amount), 0))
    return int(session.scalar(own.where(LedgerLine.pledge_id == ruled.pledge_id)) or 0)

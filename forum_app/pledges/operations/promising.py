"""Beginning and ending a matching gift."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import Stale
from forum_app.pledges.models import MatchingRule
from forum_app.pledges.operations.matching import end_rule
from forum_app.pledges.operations.taking import take_pledge
from forum_app.pledges.queries.matching import Ruled, rule_of, rule_state
from forum_app.pledges.rules.matching import Matching, drafted
from forum_app.pledges.rules.values import Donor
from forum_app.store import feed

BEGAN = "matching.began"
ENDED = "matching.ended"


def begin_matching(
    session: Session, forum_id: int, rule: Matching, donor: Donor, *, actor: Actor, now: datetime
) -> Ruled:
    """Have a donor add to whatever begins to count from now on; the gift is one pledge, of nothing yet."""
    gift = take_pledge(session, forum_id, drafted(rule, donor), actor=actor, now=now)
    told = {"pledge_id": gift.id, "percent": rule.percent, "most": rule.most, "programme": rule.programme}
    fact = feed.append(session, forum_id, BEGAN, told, actor=actor, at=now)
    row = MatchingRule(
        forum_id=forum_id,
        pledge_id=gift.id,
        percent=rule.percent,
        most=rule.most,
        programme=rule.programme,
        began_seq=fact.seq,
        ended_seq=None,
        version=1,
    )
    session.add(row)
    session.flush()
    return rule_of(session, forum_id, row.id)


def end_matching(
    session: Session, forum_id: int, rule_id: int, version: int, *, actor: Actor, now: datetime
) -> Ruled:
    """Match nothing more from now on; what was matched stays. Ending it again changes nothing.

    Raises Stale where it has moved on, Missing.
    """
    ruled = rule_of(session, forum_id, rule_id)
    if ruled.ended is not None:
        return ruled
    if ruled.version != version:
        raise Stale(rule_state(session, forum_id, ruled))
    fact = feed.append(session, forum_id, ENDED, {"pledge_id": ruled.pledge_id}, actor=actor, at=now)
    end_rule(session, ruled.pledge_id, fact.seq)
    return rule_of(session, forum_id, rule_id)

"""Correcting, voiding and releasing pledges."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid
from forum_app.pledges.models import PledgeRequest, PledgeRewording, PledgeRow, Tote
from forum_app.pledges.operations import settling
from forum_app.pledges.operations.lines import write_line
from forum_app.pledges.operations.matching import end_rule
from forum_app.pledges.queries.matching import is_matching
from forum_app.pledges.queries.pledges import fold_name, pledge
from forum_app.pledges.queries.stance import stance_of
from forum_app.pledges.rules import pledges as rules
from forum_app.pledges.rules.states import donor_state
from forum_app.pledges.rules.values import Change, Correction, Pledge
from forum_app.store import feed

CORRECTED = "pledge.corrected"
VOIDED = "pledge.voided"
RELEASED = "pledge.released"
BENEFICIARY_NAMED = "pledge.beneficiary_named"
FOLLOWS_RULE = N_("Khoản đối ứng tự tính theo quy tắc; hãy kết thúc quy tắc hoặc hủy khoản này.")


def correct_pledge(
    session: Session,
    forum_id: int,
    before: Pledge,
    version: int,
    change: Change,
    reason: str,
    *,
    actor: Actor,
    now: datetime,
) -> Pledge:
    """Correct a pledge: the ledger gets the difference, the earlier wording is kept.

    Raises Stale where it has moved on or is void, Invalid where an amount changes without a reason, or is
    that of a matching gift, which follows its rule. Nothing happens where everything already is as asked.
    """
    correction = rules.correct(before, version, change, reason)
    if correction.empty:
        return before
    if correction.difference and is_matching(session, before.id):
        raise Invalid({"amount": FOLLOWS_RULE})
    row = _rewrite(session, correction.after)
    if correction.rewritten:
        _keep_wording(session, before, correction, actor, now)
    told = {"pledge_id": row.id, "difference": correction.difference, "rewritten": list(correction.rewritten)}
    fact = feed.append(session, forum_id, CORRECTED, told, actor=actor, at=now)
    why = correction.reason
    write_line(session, forum_id, row.id, correction.difference, why, seq=fact.seq, actor=actor, at=now)
    _settle(session, row, actor, now)
    return pledge(session, forum_id, before.id)


def void_pledge(
    session: Session, forum_id: int, pledge_id: int, version: int, reason: str, *, actor: Actor, now: datetime
) -> Pledge:
    """Void a pledge: the ledger gets its negation, and it leaves the spotlight. Raises Stale, Invalid."""
    before = pledge(session, forum_id, pledge_id)
    voiding = rules.void(before, version, reason)
    row = _rewrite(session, voiding.after)
    told = {"pledge_id": row.id, "difference": voiding.difference}
    fact = feed.append(session, forum_id, VOIDED, told, actor=actor, at=now)
    row.voided_seq = fact.seq
    _keep_wording(session, before, voiding, actor, now)
    why = voiding.reason
    write_line(session, forum_id, row.id, voiding.difference, why, seq=fact.seq, actor=actor, at=now)
    end_rule(session, row.id, fact.seq)
    _settle(session, row, actor, now)
    spotlit = (Tote.forum_id == forum_id) & (Tote.spotlight_pledge_id == pledge_id)
    session.execute(sa.update(Tote).where(spotlit).values(spotlight_pledge_id=None))
    return pledge(session, forum_id, pledge_id)


def release_pledge(
    session: Session, forum_id: int, pledge_id: int, version: int, *, actor: Actor, now: datetime
) -> Pledge:
    """Let a held pledge count. Raises Stale where it is not held any more, Invalid in another run."""
    return release_pledges(session, forum_id, {pledge_id: version}, actor=actor, now=now)[0]


def name_beneficiary(
    session: Session,
    forum_id: int,
    pledge_id: int,
    version: int,
    released: bool,
    *,
    actor: Actor,
    now: datetime,
) -> Pledge:
    """Let the name of who is helped be public, or take that back. Raises Stale, or Invalid without one."""
    before = pledge(session, forum_id, pledge_id)
    naming = rules.name_beneficiary(before, version, released)
    if naming.empty:
        return before
    row = _rewrite(session, naming.after)
    told = {"pledge_id": row.id, "released": released}
    feed.append(session, forum_id, BENEFICIARY_NAMED, told, actor=actor, at=now)
    _keep_wording(session, before, naming, actor, now)
    return pledge(session, forum_id, pledge_id)


def release_pledges(
    session: Session, forum_id: int, versions: Mapping[int, int], *, actor: Actor, now: datetime
) -> list[Pledge]:
    """Let held pledges count together, or none of them; `versions` says what was seen of each.

    Raises Stale where one is not held any more or has moved on, with those as `current["pledges"]` where
    several were asked for, and Invalid where one belongs to another run.
    """
    stance = stance_of(session, forum_id)
    asked = [(pledge(session, forum_id, pledge_id), version) for pledge_id, version in versions.items()]
    released = rules.release_all(asked, stance.run)
    for (before, _), after in zip(asked, released, strict=True):
        row = _rewrite(session, after)
        told = {"pledge_id": row.id, "amount": after.amount}
        row.counted_seq = feed.append(session, forum_id, RELEASED, told, actor=actor, at=now).seq
        _keep_wording(session, before, Correction(after, 0, ("status",), ""), actor, now)
    session.flush()
    settling.counted(session, forum_id, stance, actor=actor, now=now)
    return released


def next_number(session: Session, forum_id: int) -> int:
    """Give the next request's number; the forum's lock is held, so no one else takes it."""
    last = sa.select(sa.func.max(PledgeRequest.number)).where(PledgeRequest.forum_id == forum_id)
    return (session.scalar(last) or 0) + 1


def _settle(session: Session, row: PledgeRow, actor: Actor, now: datetime) -> None:
    session.flush()
    if row.counted_seq is not None and row.kind == "cash":
        settling.changed(session, row.forum_id, row.run, actor=actor, now=now)


def _rewrite(session: Session, after: Pledge) -> PledgeRow:
    row = session.get_one(PledgeRow, after.id)
    row.donor_name, row.donor_folded = after.donor.name, fold_name(after.donor.name)
    row.donor_kind, row.anonymous = after.donor.kind, after.donor.anonymous
    row.description, row.channel = after.description, after.channel
    row.slip = after.slip
    row.status, row.version = after.status, after.version
    for name, value in after.particulars.said().items():
        setattr(row, name, value)
    session.flush()
    return row


def _keep_wording(
    session: Session, before: Pledge, correction: Correction, actor: Actor, now: datetime
) -> None:
    was = {
        "donor": donor_state(before.donor),
        "description": before.description,
        "channel": before.channel,
        "particulars": before.particulars.said(),
        "status": before.status,
        "slip": before.slip,
    }
    session.add(
        PledgeRewording(
            pledge_id=before.id,
            version=correction.after.version,
            before={part: was[part] for part in correction.rewritten},
            reason=correction.reason,
            at=now,
            actor=actor.id,
            actor_name=actor.name,
        )
    )

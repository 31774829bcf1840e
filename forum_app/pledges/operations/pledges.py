"""Taking, correcting, voiding and releasing pledges."""

from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.codes import pledge_reference
from forum_app.pledges.models import LedgerLine, PledgeRequest, PledgeRewording, PledgeRow, Tote
from forum_app.pledges.queries.pledges import PREFIX, fold_name, lines, pledge
from forum_app.pledges.rules import pledges as rules
from forum_app.pledges.rules.states import donor_state
from forum_app.pledges.rules.values import Change, Correction, Draft, Pledge
from forum_app.store import feed

TAKEN = "pledge.taken"
CORRECTED = "pledge.corrected"
VOIDED = "pledge.voided"
RELEASED = "pledge.released"
BENEFICIARY_NAMED = "pledge.beneficiary_named"


def take_pledge(session: Session, forum_id: int, draft: Draft, *, actor: Actor, now: datetime) -> Pledge:
    """Enter a pledge and its first ledger line. It counts at once, unless it is to be held."""
    row = _new_row(forum_id, next_number(session, PledgeRow, forum_id), draft, actor, now)
    session.add(row)
    session.flush()
    told = {
        "pledge_id": row.id,
        "number": row.number,
        "kind": row.kind,
        "amount": draft.amount,
        "held": draft.hold,
    }
    fact = feed.append(session, forum_id, TAKEN, told, actor=actor, at=now)
    row.counted_seq = None if draft.hold else fact.seq
    write_line(session, row, draft.amount, "", seq=fact.seq, actor=actor, at=now)
    return pledge(session, forum_id, row.id)


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

    Raises Stale where it has moved on or is void, Invalid where an amount changes without a reason.
    Nothing happens where everything already is as asked.
    """
    correction = rules.correct(before, version, change, reason)
    if correction.empty:
        return before
    row = _rewrite(session, correction.after)
    told = {"pledge_id": row.id, "difference": correction.difference, "rewritten": list(correction.rewritten)}
    fact = feed.append(session, forum_id, CORRECTED, told, actor=actor, at=now)
    if correction.rewritten:
        _keep_wording(session, before, correction, actor, now)
    write_line(session, row, correction.difference, correction.reason, seq=fact.seq, actor=actor, at=now)
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
    write_line(session, row, voiding.difference, voiding.reason, seq=fact.seq, actor=actor, at=now)
    spotlit = (Tote.forum_id == forum_id) & (Tote.spotlight_pledge_id == pledge_id)
    session.execute(sa.update(Tote).where(spotlit).values(spotlight_pledge_id=None))
    return pledge(session, forum_id, pledge_id)


def release_pledge(
    session: Session, forum_id: int, pledge_id: int, version: int, *, actor: Actor, now: datetime
) -> Pledge:
    """Let a held pledge count. Raises Stale where it is not held any more."""
    before = pledge(session, forum_id, pledge_id)
    released = rules.release(before, version)
    row = _rewrite(session, released)
    told = {"pledge_id": row.id, "amount": released.amount}
    row.counted_seq = feed.append(session, forum_id, RELEASED, told, actor=actor, at=now).seq
    _keep_wording(session, before, Correction(released, 0, ("status",), ""), actor, now)
    return pledge(session, forum_id, pledge_id)


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


def write_line(
    session: Session, row: PledgeRow, amount: int, reason: str, *, seq: int, actor: Actor, at: datetime
) -> None:
    """Append a line to a pledge's ledger; a difference of nothing leaves no line."""
    if amount == 0:
        return
    session.add(
        LedgerLine(
            forum_id=row.forum_id,
            pledge_id=row.id,
            line=len(lines(session, row.id)) + 1,
            seq=seq,
            amount=amount,
            reason=reason,
            at=at,
            actor=actor.id,
            actor_name=actor.name,
        )
    )
    session.flush()


def next_number(session: Session, table: type[PledgeRow | PledgeRequest], forum_id: int) -> int:
    """Give the next number of this forum; its lock is held, so no one else takes it."""
    return (session.scalar(sa.select(sa.func.max(table.number)).where(table.forum_id == forum_id)) or 0) + 1


def _new_row(forum_id: int, number: int, draft: Draft, actor: Actor, now: datetime) -> PledgeRow:
    return PledgeRow(
        forum_id=forum_id,
        number=number,
        reference=pledge_reference(number, PREFIX),
        donor_name=draft.donor.name,
        donor_folded=fold_name(draft.donor.name),
        donor_kind=draft.donor.kind,
        anonymous=draft.donor.anonymous,
        kind=draft.kind,
        description=draft.description,
        channel=draft.channel,
        status="held" if draft.hold else "confirmed",
        version=1,
        taken_at=now,
        taken_by=actor.name,
        desk=actor.desk,
        run=0,
        donor_id=draft.donor_id,
        board_order=draft.board_order,
        slip=draft.slip,
        **asdict(draft.particulars),
    )


def _rewrite(session: Session, after: Pledge) -> PledgeRow:
    row = session.get_one(PledgeRow, after.id)
    row.donor_name, row.donor_folded = after.donor.name, fold_name(after.donor.name)
    row.donor_kind, row.anonymous = after.donor.kind, after.donor.anonymous
    row.description, row.channel = after.description, after.channel
    row.status, row.version = after.status, after.version
    for name, value in asdict(after.particulars).items():
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
        "particulars": asdict(before.particulars),
        "status": before.status,
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

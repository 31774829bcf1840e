"""Taking a pledge: the row, its number, its first ledger line and what follows from it, in few statements.

Several hundred a second may come in, each durable: nothing here loads a row it has just written.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.codes import pledge_reference
from forum_app.pledges.models import PledgeRow
from forum_app.pledges.operations import settling
from forum_app.pledges.operations.lines import write_line
from forum_app.pledges.queries.pledges import fold_name, prefix_of
from forum_app.pledges.queries.stance import Stance, stance_of
from forum_app.pledges.rules.values import Draft, Pledge
from forum_app.store import feed

TAKEN = "pledge.taken"

ENTER = cast(sa.Table, PledgeRow.__table__).insert()


def take_pledge(
    session: Session,
    forum_id: int,
    draft: Draft,
    *,
    actor: Actor,
    now: datetime,
    run: int | None = None,
    copy_of: int | None = None,
) -> Pledge:
    """Enter a pledge and its first ledger line. It counts at once, unless it is to be held.

    It belongs to the present run: to a rehearsal while one is on. `run` says another one: a promise made
    beforehand is real (0) whatever is being rehearsed.
    """
    stance = stance_of(session, forum_id, run)
    entered = _columns(forum_id, stance, draft, actor, now) | {"copy_of": copy_of}
    pledge_id: int = session.connection().execute(ENTER, entered).inserted_primary_key[0]  # type: ignore[index]
    told = {
        "pledge_id": pledge_id,
        "number": stance.number,
        "kind": draft.kind,
        "amount": draft.amount,
        "held": draft.hold,
        "run": stance.run,
    }
    fact = feed.append(session, forum_id, TAKEN, told, actor=actor, at=now)
    write_line(session, forum_id, pledge_id, draft.amount, "", seq=fact.seq, actor=actor, at=now, line=1)
    if not draft.hold and draft.kind == "cash":
        settling.counted(session, forum_id, stance, actor=actor, now=now)
    return _taken(pledge_id, entered, draft)


def _columns(forum_id: int, stance: Stance, draft: Draft, actor: Actor, now: datetime) -> dict[str, Any]:
    return {
        "forum_id": forum_id,
        "number": stance.number,
        "reference": pledge_reference(stance.number, prefix_of(stance.run)),
        "donor_name": draft.donor.name,
        "donor_folded": fold_name(draft.donor.name),
        "donor_kind": draft.donor.kind,
        "anonymous": draft.donor.anonymous,
        "kind": draft.kind,
        "description": draft.description,
        "channel": draft.channel,
        "status": "held" if draft.hold else "confirmed",
        "version": 1,
        # The forum's lock is held: the next fact of the feed is this pledge's.
        "counted_seq": None if draft.hold else stance.head + 1,
        "voided_seq": None,
        "taken_at": now,
        "taken_by": actor.name,
        "desk": actor.desk,
        "run": stance.run,
        "donor_id": draft.donor_id,
        "board_order": draft.board_order,
        "slip": draft.slip,
        **draft.particulars.said(),
    }


def _taken(pledge_id: int, entered: dict[str, Any], draft: Draft) -> Pledge:
    return Pledge(
        id=pledge_id,
        number=entered["number"],
        reference=entered["reference"],
        donor=draft.donor,
        kind=draft.kind,
        amount=draft.amount,
        promised=draft.amount,
        description=draft.description,
        channel=draft.channel,
        status=entered["status"],
        version=1,
        taken_at=entered["taken_at"],
        taken_by=entered["taken_by"],
        desk=entered["desk"],
        particulars=draft.particulars,
        run=entered["run"],
        donor_id=draft.donor_id,
        board_order=draft.board_order,
        slip=draft.slip,
    )

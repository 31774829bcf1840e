"""Appending to the ledger: the one place that writes its lines."""

from __future__ import annotations

from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.pledges.models import LedgerLine

ENTER_LINE = cast(sa.Table, LedgerLine.__table__).insert()
LAST_LINE = sa.select(sa.func.max(LedgerLine.line)).where(LedgerLine.pledge_id == sa.bindparam("pledge"))


def write_line(
    session: Session,
    forum_id: int,
    pledge_id: int,
    amount: int,
    reason: str,
    *,
    seq: int,
    actor: Actor,
    at: datetime,
    line: int | None = None,
) -> None:
    """Append a line to a pledge's ledger, the next one where `line` is not known.

    A difference of nothing leaves no line.
    """
    if amount == 0:
        return
    connection = session.connection()
    last = connection.execute(LAST_LINE, {"pledge": pledge_id}).scalar() if line is None else None
    written = {
        "forum_id": forum_id,
        "pledge_id": pledge_id,
        "line": line or (last or 0) + 1,
        "seq": seq,
        "amount": amount,
        "reason": reason,
        "at": at,
        "actor": actor.id,
        "actor_name": actor.name,
    }
    connection.execute(ENTER_LINE, written)

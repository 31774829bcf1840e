"""Reading the whole ledger at one moment, for a workbook."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.pledges.models import LedgerLine, PledgeRow

COLUMNS = (
    PledgeRow.number,
    PledgeRow.reference,
    PledgeRow.donor_name,
    PledgeRow.donor_kind,
    PledgeRow.anonymous,
    PledgeRow.kind,
    PledgeRow.description,
    PledgeRow.channel,
    PledgeRow.status,
    PledgeRow.taken_at,
    PledgeRow.taken_by,
    PledgeRow.desk,
    PledgeRow.programme,
    PledgeRow.quantity,
    PledgeRow.unit,
    PledgeRow.months,
    PledgeRow.per_month,
    PledgeRow.beneficiary,
    PledgeRow.beneficiary_released,
    PledgeRow.amount_shown,
    sa.func.coalesce(LedgerLine.line, 0),
    sa.func.coalesce(LedgerLine.amount, 0),
    sa.func.coalesce(LedgerLine.reason, ""),
    sa.func.coalesce(LedgerLine.at, PledgeRow.taken_at),
    sa.func.coalesce(LedgerLine.actor_name, ""),
)


def entries(session: Session, forum_id: int, *, at_once: int) -> Iterator[list[tuple[object, ...]]]:
    """Give every ledger line of real money with what its pledge says, some at once, as `rules.book.Entry`.

    A rehearsal's are none of the Fund's.
    A pledge without an amount has no line, and comes as line 0 of nothing.
    They come from one statement, so they are of one moment: what the workbook adds up is what the tote said.
    """
    own = LedgerLine.pledge_id == PledgeRow.id
    real = (PledgeRow.forum_id == forum_id) & (PledgeRow.run == 0)
    wanted = sa.select(*COLUMNS).outerjoin(LedgerLine, own).where(real)
    rows = session.connection().execute(wanted.order_by(PledgeRow.number, LedgerLine.line))
    for portion in rows.partitions(at_once):
        yield [tuple(row) for row in portion]

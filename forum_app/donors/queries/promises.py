"""What came of donors: their pledges with the amounts the ledger knows. Rehearsal money is none of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.donors.models import DonorRow
from forum_app.pledges.models import LedgerLine, PledgeRow

# Before a void, where there is one: what was promised outlives it.
_KEPT = sa.or_(PledgeRow.voided_seq.is_(None), LedgerLine.seq < PledgeRow.voided_seq)
AMOUNT = sa.func.coalesce(sa.func.sum(LedgerLine.amount), 0)
REAL = PledgeRow.run == 0
SELECTED: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        PledgeRow.donor_id,
        PledgeRow.id,
        PledgeRow.reference,
        PledgeRow.kind,
        PledgeRow.description,
        PledgeRow.status,
        PledgeRow.version,
        PledgeRow.board_order,
        AMOUNT.label("amount"),
    )
    .outerjoin(LedgerLine, sa.and_(LedgerLine.pledge_id == PledgeRow.id, _KEPT))
    .where(PledgeRow.donor_id.is_not(None), REAL)
    .group_by(PledgeRow.id)
    .order_by(PledgeRow.number)
)


def promises_of(session: Session, forum_id: int, donor_ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """Give what came of these donors, by donor, first promised first."""
    wanted = SELECTED.where(PledgeRow.forum_id == forum_id, PledgeRow.donor_id.in_(donor_ids))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in session.execute(wanted):
        promise = {name: value for name, value in row._mapping.items() if name != "donor_id"}
        found.setdefault(row.donor_id, []).append(promise | {"amount": int(row.amount)})
    return found


def promised_sums(session: Session, forum_id: int) -> dict[str, int]:
    """Sum what the donors of the list have promised, by status; void ones promise nothing."""
    on_list = sa.select(DonorRow.id).where(DonorRow.forum_id == forum_id, DonorRow.deleted_at.is_(None))
    wanted = (
        sa.select(PledgeRow.status, sa.func.count(sa.distinct(PledgeRow.id)), AMOUNT)
        .outerjoin(LedgerLine, LedgerLine.pledge_id == PledgeRow.id)
        .where(PledgeRow.forum_id == forum_id, REAL, PledgeRow.status != "void")
        .where(PledgeRow.donor_id.in_(on_list))
        .group_by(PledgeRow.status)
    )
    found = {status: (count, int(amount)) for status, count, amount in session.execute(wanted)}
    held, confirmed = found.get("held", (0, 0)), found.get("confirmed", (0, 0))
    return {
        "promise_count": held[0] + confirmed[0],
        "promised": held[1] + confirmed[1],
        "held": held[1],
        "confirmed": confirmed[1],
    }

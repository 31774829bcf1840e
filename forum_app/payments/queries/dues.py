"""Reading pledges with what has arrived for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.errors import N_, Missing
from forum_app.kernel.money import Dong
from forum_app.payments.models import ReceiptRow
from forum_app.payments.rules.values import Contact, Due
from forum_app.pledges.models import LARGEST_ID, LedgerLine, PledgeRequest, PledgeRow
from forum_app.pledges.rules.values import PledgeKind, Status

# The donor list is a slice beside this one: only whom to ask is read of it.
DONOR = sa.table(
    "donor", *(sa.column(name) for name in ("id", "contact_name", "contact_phone", "deleted_at"))
)

_LEDGER = (
    sa.select(LedgerLine.pledge_id, sa.func.sum(LedgerLine.amount).label("amount"))
    .where(LedgerLine.forum_id == sa.bindparam("forum"))
    .group_by(LedgerLine.pledge_id)
    .subquery("booked")
)
_COME = (
    sa.select(
        ReceiptRow.pledge_id,
        sa.func.sum(ReceiptRow.amount).label("amount"),
        sa.func.sum(ReceiptRow.quantity).label("goods"),
        sa.func.count().label("receipts"),
    )
    .where(ReceiptRow.forum_id == sa.bindparam("forum"), ReceiptRow.undone_at.is_(None))
    .group_by(ReceiptRow.pledge_id)
    .subquery("come")
)
_LISTED = (PledgeRow.donor_id == DONOR.c.id) & DONOR.c.deleted_at.is_(None)
_DUES = (
    sa.select(
        PledgeRow.id,
        PledgeRow.number,
        PledgeRow.reference,
        PledgeRow.donor_name,
        PledgeRow.donor_folded,
        PledgeRow.kind,
        PledgeRow.status,
        sa.func.coalesce(_LEDGER.c.amount, 0),
        sa.func.coalesce(_COME.c.amount, 0),
        sa.func.coalesce(_COME.c.receipts, 0),
        PledgeRow.taken_at,
        PledgeRow.quantity,
        sa.func.coalesce(_COME.c.goods, 0),
        PledgeRow.unit,
        PledgeRow.description,
        DONOR.c.contact_name,
        DONOR.c.contact_phone,
        PledgeRequest.phone,
    )
    .select_from(PledgeRow)
    .outerjoin(_LEDGER, _LEDGER.c.pledge_id == PledgeRow.id)
    .outerjoin(_COME, _COME.c.pledge_id == PledgeRow.id)
    .outerjoin(DONOR, _LISTED)
    .outerjoin(PledgeRequest, PledgeRequest.pledge_id == PledgeRow.id)
    # Rehearsals are no money, and what was voided is of interest only where something came for it.
    .where(
        PledgeRow.forum_id == sa.bindparam("forum"),
        PledgeRow.run == 0,
        sa.or_(PledgeRow.status != "void", _COME.c.receipts > 0),
    )
)


def dues(session: Session, forum_id: int, *, at_once: int) -> Iterator[list[Due]]:
    """Give all pledges with what arrived, in the order they were taken, some at once, of one moment."""
    rows = session.connection().execute(_DUES.order_by(PledgeRow.number), {"forum": forum_id})
    for portion in rows.partitions(at_once):
        yield [_due(*row) for row in portion]


def every_due(session: Session, forum_id: int) -> list[Due]:
    """Give all pledges with what arrived, in the order they were taken."""
    return [due for portion in dues(session, forum_id, at_once=1_000) for due in portion]


def due(session: Session, forum_id: int, pledge_id: int) -> Due:
    """Find a pledge with what arrived for it. Raises Missing, also for a rehearsal's."""
    wanted = _DUES.where(PledgeRow.id == pledge_id)
    asked = {"forum": forum_id}
    row = session.connection().execute(wanted, asked).one_or_none() if pledge_id <= LARGEST_ID else None
    if row is None:
        raise Missing(N_("Không có khoản ủng hộ này."))
    return _due(*row)


def forms(session: Session, forum_id: int) -> dict[int, int]:
    """Give the pledge each public form has become, by the form's number."""
    wanted = sa.select(PledgeRequest.number, PledgeRequest.pledge_id).where(
        PledgeRequest.forum_id == forum_id, PledgeRequest.pledge_id.is_not(None)
    )
    return {number: pledge_id for number, pledge_id in session.execute(wanted) if pledge_id is not None}


def form_of(session: Session, forum_id: int, pledge_id: int) -> int | None:
    """Give the number of the public form a pledge was, None where it was none."""
    wanted = sa.select(PledgeRequest.number).where(
        PledgeRequest.forum_id == forum_id, PledgeRequest.pledge_id == pledge_id
    )
    return session.scalar(wanted)


def _due(*row: Any) -> Due:
    (id_, number, reference, donor, folded, kind, status, pledged, received, receipts, *rest) = row
    taken_at, quantity, goods, unit, description, name, phone, form_phone = rest
    return Due(
        id=id_,
        number=number,
        reference=reference,
        donor=donor,
        folded=folded,
        kind=cast(PledgeKind, kind),
        status=cast(Status, status),
        pledged=Dong(int(pledged)),
        received=Dong(int(received)),
        receipts=int(receipts),
        taken_at=taken_at,
        quantity=quantity,
        goods=int(goods or 0),
        unit=unit,
        description=description,
        contact=Contact(name or "", phone or form_phone or ""),
    )

"""Reading bank lines, and the receipts made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.errors import N_, Missing
from forum_app.kernel.money import Dong
from forum_app.kernel.text import fold
from forum_app.payments.models import BankLineRow, ReceiptRow, StatementRow
from forum_app.payments.rules.values import BankLine, LineState, MatchedBy, Receipt, Source
from forum_app.pledges.models import LARGEST_ID
from forum_app.pledges.queries.pledges import read_cursor

_USED = (
    sa.select(sa.func.coalesce(sa.func.sum(ReceiptRow.amount), 0))
    .where(ReceiptRow.line_id == BankLineRow.id, ReceiptRow.undone_at.is_(None))
    .correlate(BankLineRow)
    .scalar_subquery()
)
_LINES = sa.select(BankLineRow, StatementRow.bank, _USED).join(
    StatementRow, StatementRow.id == BankLineRow.statement_id
)
_OF_STATE: dict[LineState, tuple[sa.ColumnElement[bool], ...]] = {
    "new": (BankLineRow.set_aside == "", BankLineRow.amount > _USED),
    "matched": (BankLineRow.set_aside == "", BankLineRow.amount <= _USED),
    "aside": (BankLineRow.set_aside != "",),
}
KNOWN = (
    BankLineRow.fingerprint,
    BankLineRow.booked_on,
    BankLineRow.amount,
    BankLineRow.bank_reference,
    BankLineRow.content,
)


def bank_line(session: Session, forum_id: int, line_id: int) -> BankLine:
    """Find a bank line of this forum. Raises Missing."""
    wanted = _LINES.where(BankLineRow.forum_id == forum_id, BankLineRow.id == line_id)
    found = session.execute(wanted).one_or_none() if line_id <= LARGEST_ID else None
    if found is None:
        raise Missing(N_("Không có dòng sao kê này."))
    return _line(*found)


def bank_lines(
    session: Session,
    forum_id: int,
    *,
    state: LineState | None = None,
    limit: int | None = None,
    cursor: str | None = None,
) -> list[BankLine]:
    """List bank lines, the newest first: of a state, from a cursor on."""
    wanted = _LINES.where(BankLineRow.forum_id == forum_id)
    if state is not None:
        wanted = wanted.where(*_OF_STATE[state])
    if cursor is not None:
        wanted = wanted.where(BankLineRow.id < read_cursor(cursor))
    found = session.execute(wanted.order_by(BankLineRow.id.desc()).limit(limit))
    return [_line(*row) for row in found]


def found_lines(lines: Sequence[BankLine], q: str) -> list[BankLine]:
    """Give the lines in which something typed stands: in payer, content, the bank's number or amount.

    Folding is ours, not the database's, so they are compared here.
    """
    wanted = fold(q)
    digits = wanted.replace(".", "")
    return [
        line
        for line in lines
        if wanted in fold(f"{line.payer} {line.content} {line.bank_reference}") or digits == str(line.amount)
    ]


def counts(session: Session, forum_id: int) -> dict[str, int]:
    """Count bank lines by state."""
    of_forum = sa.select(sa.func.count(BankLineRow.id)).where(BankLineRow.forum_id == forum_id)
    return {state: session.scalar(of_forum.where(*which)) or 0 for state, which in _OF_STATE.items()}


def known_lines(session: Session, forum_id: int, *, at_once: int) -> Iterator[list[tuple[object, ...]]]:
    """Give what bookings are known again by, as `rules.statement.KnownLine` names it, some at once."""
    wanted = sa.select(*KNOWN).where(BankLineRow.forum_id == forum_id)
    for portion in session.connection().execute(wanted).partitions(at_once):
        yield [tuple(row) for row in portion]


def last_line(session: Session, forum_id: int) -> int:
    """Give the newest line's id: another import has come where it is another one."""
    newest = sa.select(sa.func.max(BankLineRow.id)).where(BankLineRow.forum_id == forum_id)
    return session.scalar(newest) or 0


def banks(session: Session, forum_id: int) -> list[str]:
    """Name the banks whose statements were imported, the latest first."""
    latest = sa.func.max(StatementRow.id)
    wanted = sa.select(StatementRow.bank).where(StatementRow.forum_id == forum_id).group_by(StatementRow.bank)
    return list(session.scalars(wanted.order_by(latest.desc())))


def receipt(session: Session, forum_id: int, receipt_id: int) -> Receipt:
    """Find a receipt of this forum. Raises Missing."""
    row = session.get(ReceiptRow, receipt_id) if receipt_id <= LARGEST_ID else None
    if row is None or row.forum_id != forum_id:
        raise Missing(N_("Không có biên nhận này."))
    return receipt_of(row)


def receipts(
    session: Session,
    forum_id: int,
    *,
    pledge_id: int | None = None,
    line_ids: Sequence[int] | None = None,
    ids: Sequence[int] = (),
) -> list[Receipt]:
    """List receipts, undone ones too, as they were made: of a pledge, of bank lines, by ids, or all."""
    wanted = sa.select(ReceiptRow).where(ReceiptRow.forum_id == forum_id)
    if pledge_id is not None:
        wanted = wanted.where(ReceiptRow.pledge_id == pledge_id)
    if line_ids is not None:
        wanted = wanted.where(ReceiptRow.line_id.in_(line_ids))
    if ids:
        wanted = wanted.where(ReceiptRow.id.in_(ids))
    return [receipt_of(row) for row in session.scalars(wanted.order_by(ReceiptRow.number))]


def receipt_of(row: ReceiptRow) -> Receipt:
    """Read a receipt out of its row."""
    return Receipt(
        id=row.id,
        number=row.number,
        pledge_id=row.pledge_id,
        line_id=row.line_id,
        source=cast(Source, row.source),
        amount=Dong(row.amount),
        quantity=row.quantity,
        matched_by=cast(MatchedBy, row.matched_by),
        received_on=row.received_on,
        note=row.note,
        at=row.at,
        by=row.actor_name,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
        undone_reason=row.undone_reason,
    )


def _line(row: BankLineRow, bank: str, used: int) -> BankLine:
    return BankLine(
        id=row.id,
        bank=bank,
        booked_on=row.booked_on,
        amount=Dong(row.amount),
        content=row.content,
        payer=row.payer,
        bank_reference=row.bank_reference,
        set_aside=row.set_aside,
        used=Dong(int(used)),
    )

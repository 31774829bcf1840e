"""Erasing who paid what for what reason after the forum; how much came, when and for which pledge stays."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.text import ERASED
from forum_app.payments.models import BankLineRow, ReceiptRow, StatementRow

UNLOADED = {"synchronize_session": False}


def count_personal(session: Session, forum_id: int) -> dict[str, int]:
    """Count the bank lines that say who paid or why."""
    told = sa.or_(BankLineRow.payer != "", BankLineRow.content.not_in(("", ERASED)))
    counted = sa.select(sa.func.count(BankLineRow.id)).where(BankLineRow.forum_id == forum_id, told)
    return {"bank_lines": session.scalar(counted) or 0}


def erase_payers(session: Session, forum_id: int) -> None:
    """Erase payers and contents of bank lines, and what was noted by hand.

    A line's fingerprint stays: imported again it is known, and brings no name back.
    """
    lines = sa.update(BankLineRow).where(BankLineRow.forum_id == forum_id)
    session.execute(lines.values(payer="", content=ERASED), execution_options=UNLOADED)
    aside = sa.update(BankLineRow).where(BankLineRow.forum_id == forum_id, BankLineRow.set_aside != "")
    session.execute(aside.values(set_aside=ERASED), execution_options=UNLOADED)
    receipts = sa.update(ReceiptRow).where(ReceiptRow.forum_id == forum_id)
    session.execute(receipts.values(note=""), execution_options=UNLOADED)
    undone = sa.update(ReceiptRow).where(ReceiptRow.forum_id == forum_id, ReceiptRow.undone_at.is_not(None))
    session.execute(undone.values(undone_reason=ERASED), execution_options=UNLOADED)
    statements = sa.update(StatementRow).where(StatementRow.forum_id == forum_id)
    session.execute(statements.values(filename=ERASED), execution_options=UNLOADED)

"""Bank lines, pledges and receipts as the API answers them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from forum_app.kernel.clock import rfc3339
from forum_app.payments.rules.balances import Totals
from forum_app.payments.rules.matching import Proposal
from forum_app.payments.rules.values import BankLine, Due, Receipt


def line_state(
    line: BankLine, receipts: Iterable[Receipt] = (), proposals: Iterable[Proposal] = ()
) -> dict[str, object]:
    """Write a bank line out with its receipts and what is proposed for it."""
    return {
        "id": line.id,
        "bank": line.bank,
        "booked_on": line.booked_on.isoformat(),
        "amount": line.amount,
        "left": line.left,
        "content": line.content,
        "payer": line.payer,
        "bank_reference": line.bank_reference,
        "state": line.state,
        "set_aside": line.set_aside,
        "receipts": [receipt_state(receipt) for receipt in receipts],
        "proposals": [proposal_state(proposal) for proposal in proposals],
    }


def proposal_state(proposal: Proposal) -> dict[str, object]:
    """Write a proposal out with what a person needs to decide."""
    return due_name(proposal.due) | {
        "outstanding": proposal.due.outstanding,
        "why": proposal.why,
        "amount": proposal.amount,
    }


def due_name(due: Due) -> dict[str, object]:
    """Name a pledge and its donor."""
    return {"pledge_id": due.id, "reference": due.reference, "donor": due.donor}


def due_state(due: Due, days: int) -> dict[str, object]:
    """Write a pledge out with what has arrived for it; `days` since it was taken."""
    return due_name(due) | {
        "kind": due.kind,
        "status": due.status,
        "state": due.state,
        "pledged": due.pledged,
        "received": due.received,
        "outstanding": due.outstanding,
        "over": due.over,
        "quantity": due.quantity,
        "goods": due.goods,
        "unit": due.unit,
        "description": due.description,
        "receipts": due.receipts,
        "taken_at": rfc3339(due.taken_at),
        "days": days,
        "contact": asdict(due.contact),
    }


def receipt_state(receipt: Receipt) -> dict[str, object]:
    """Write a receipt out, an undone one with when, by whom and why."""
    undone = receipt.undone_at
    return {
        "id": receipt.id,
        "number": receipt.number,
        "pledge_id": receipt.pledge_id,
        "line_id": receipt.line_id,
        "source": receipt.source,
        "amount": receipt.amount,
        "quantity": receipt.quantity,
        "matched_by": receipt.matched_by,
        "received_on": receipt.received_on.isoformat(),
        "note": receipt.note,
        "at": rfc3339(receipt.at),
        "by": receipt.by,
        "undone_at": None if undone is None else rfc3339(undone),
        "undone_by": receipt.undone_by,
        "undone_reason": receipt.undone_reason,
    }


def totals_state(sums: Totals) -> dict[str, object]:
    """Write the sums out, each kind by itself."""
    return {
        "cash": asdict(sums.cash),
        "support": asdict(sums.support),
        "goods": asdict(sums.goods),
        "ages": [asdict(age) for age in sums.ages],
    }

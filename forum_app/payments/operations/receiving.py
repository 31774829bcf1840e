"""Receiving what has arrived for a pledge, and undoing what was received by mistake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Refused
from forum_app.kernel.money import Dong
from forum_app.payments.models import BankLineRow, ReceiptRow
from forum_app.payments.queries.dues import due, form_of
from forum_app.payments.queries.lines import bank_line, receipt, receipt_of
from forum_app.payments.rules import receiving as rules
from forum_app.payments.rules.receiving import Arrival, Share
from forum_app.payments.rules.values import BankLine, MatchedBy, Receipt, Source
from forum_app.store import feed

RECEIVED = "payment.received"
UNDONE = "payment.undone"
SET_ASIDE = "payment.set_aside"
BROUGHT_BACK = "payment.brought_back"


@dataclass(frozen=True, slots=True)
class Received:
    """What is written of an arrival."""

    source: Source
    amount: Dong
    on: date
    matched_by: MatchedBy
    line_id: int | None = None
    quantity: int | None = None
    note: str = ""


def receive(
    session: Session,
    forum_id: int,
    pledge_id: int,
    line_id: int | None,
    come: Arrival,
    *,
    actor: Actor,
    now: datetime,
    today: date,
) -> Receipt:
    """Take down what has arrived for a pledge: of a bank line, in cash, or goods.

    Raises Missing; Refused 409 where it does not fit the pledge or the line has not so much left.
    """
    wanted = due(session, forum_id, pledge_id)
    rules.make_sure_fitting(come, wanted)
    line = None if line_id is None else bank_line(session, forum_id, line_id)
    if (line is None) == (come.source == "bank"):
        raise Invalid({"line_id": N_("Tiền qua ngân hàng cần dòng sao kê; tiền mặt và hiện vật thì không.")})
    if line is not None:
        rules.make_sure_left(come.amount, line)
    how = rules.how_matched(line, wanted, form_of(session, forum_id, pledge_id))
    on = today if line is None else line.booked_on
    written = Received(come.source, come.amount, on, how, line_id, come.quantity, come.note)
    return write_receipt(session, forum_id, pledge_id, written, actor=actor, now=now)


def share_line(
    session: Session,
    forum_id: int,
    line_id: int,
    shares: Sequence[Share],
    *,
    actor: Actor,
    now: datetime,
    today: date,
) -> list[Receipt]:
    """Receive a bank line for several pledges: all of it or, where one is refused, nothing.

    Raises what `receive` raises, naming the share; Refused 409 where the line holds less than all of them.
    """
    rules.make_sure_left(sum(one.amount for one in shares), bank_line(session, forum_id, line_id))
    made = []
    for place, one in enumerate(shares):
        come = Arrival("bank", one.amount, None, "")
        try:
            made.append(
                receive(session, forum_id, one.pledge_id, line_id, come, actor=actor, now=now, today=today)
            )
        except Refused as fault:
            raise rules.refused_share(place, fault) from fault
    return made


def write_receipt(
    session: Session, forum_id: int, pledge_id: int, come: Received, *, actor: Actor, now: datetime
) -> Receipt:
    """Write a receipt with the forum's next number, and the fact without names."""
    row = ReceiptRow(
        forum_id=forum_id,
        number=_next_number(session, forum_id),
        pledge_id=pledge_id,
        line_id=come.line_id,
        source=come.source,
        amount=come.amount,
        quantity=come.quantity,
        matched_by=come.matched_by,
        received_on=come.on,
        note=come.note,
        at=now,
        actor=actor.id,
        actor_name=actor.name,
        undone_reason="",
    )
    session.add(row)
    session.flush()
    told = _told(row) | {"source": row.source, "matched_by": row.matched_by}
    feed.append(session, forum_id, RECEIVED, told, actor=actor, at=now)
    return receipt_of(row)


def undo_receipt(
    session: Session, forum_id: int, receipt_id: int, reason: str, *, actor: Actor, now: datetime
) -> Receipt:
    """Undo a receipt: it stays, with when, by whom and why. A second undo changes nothing."""
    why = rules.reason(reason)
    before = receipt(session, forum_id, receipt_id)
    if before.undone_at is not None:
        return before
    row = session.get_one(ReceiptRow, receipt_id)
    row.undone_at, row.undone_by, row.undone_reason = now, actor.name, why
    session.flush()
    feed.append(session, forum_id, UNDONE, _told(row), actor=actor, at=now)
    return receipt_of(row)


def set_line_aside(
    session: Session, forum_id: int, line_id: int, reason: str, *, actor: Actor, now: datetime
) -> BankLine:
    """Say why a bank line is no pledge's money. The same word again changes nothing."""
    return _put(session, forum_id, line_id, rules.reason(reason), SET_ASIDE, actor, now)


def bring_line_back(
    session: Session, forum_id: int, line_id: int, *, actor: Actor, now: datetime
) -> BankLine:
    """Take a line up again that was set aside. One that was not stays as it is."""
    return _put(session, forum_id, line_id, "", BROUGHT_BACK, actor, now)


def _put(
    session: Session, forum_id: int, line_id: int, aside: str, kind: str, actor: Actor, now: datetime
) -> BankLine:
    if bank_line(session, forum_id, line_id).set_aside == aside:
        return bank_line(session, forum_id, line_id)
    row = session.get_one(BankLineRow, line_id)
    row.set_aside, row.version = aside, row.version + 1
    session.flush()
    feed.append(session, forum_id, kind, {"line_id": line_id}, actor=actor, at=now)
    return bank_line(session, forum_id, line_id)


def _told(row: ReceiptRow) -> dict[str, object]:
    return {
        "receipt_id": row.id,
        "number": row.number,
        "pledge_id": row.pledge_id,
        "line_id": row.line_id,
        "amount": row.amount,
        "quantity": row.quantity,
    }


def _next_number(session: Session, forum_id: int) -> int:
    newest = sa.select(sa.func.max(ReceiptRow.number)).where(ReceiptRow.forum_id == forum_id)
    return (session.scalar(newest) or 0) + 1

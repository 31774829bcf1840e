"""Receiving and undoing as JSON."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Invalid
from forum_app.payments.api import shapes
from forum_app.payments.api.blueprint import TAG, blueprint
from forum_app.payments.api.reading import today, told_by_id
from forum_app.payments.operations.receiving import receive, share_line, undo_receipt
from forum_app.payments.rules.receiving import arrival, shares_of
from forum_app.payments.rules.states import receipt_state
from forum_app.web.api import documented
from forum_app.web.complaints import COMPLAINTS
from forum_app.web.guard import actor, idempotency_key, may, now
from forum_app.web.writing import State, Written, write


@blueprint.post("/payments/receipts")
@may("payments.edit")
@documented(json=shapes.ReceiptBody, answers={201: shapes.OneOrShared}, tag=TAG)
def receive_payment(forum: Forum, json: shapes.ReceiptBody) -> Written:
    """Receive what has arrived for a pledge: of a bank line (`bank`), in cash at the desk, or goods.

    A line may be shared by many pledges, a pledge paid by many lines. With `shares` a line is received for
    several pledges at once: all of them, or none where one is refused; `errors` names it (`shares.1`).
    409: `line_used_up` (with what is `left`), `line_aside`, `void`, `goods_expected`, `money_expected`.
    """
    if idempotency_key() is None:
        raise Invalid({"Idempotency-Key": N_("Cần có khóa chống gửi trùng.")})
    return _receive_shares(forum, json) if json.shares else _receive_one(forum, json)


@blueprint.post("/payments/receipts/<int:receipt_id>/undo")
@may("payments.edit")
@documented(json=shapes.ReasonBody, answers={200: shapes.ReceivedView}, tag=TAG)
def undo(forum: Forum, receipt_id: int, json: shapes.ReasonBody) -> Written:
    """Undo a receipt. It stays in the history with when, by whom and why; its line waits again."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        undone = undo_receipt(session, forum.id, receipt_id, json.reason, actor=who, now=at)
        return 200, {"receipt": receipt_state(undone), "due": told_by_id(session, forum, undone.pledge_id)}

    return write(forum.id, json, do)


def _receive_one(forum: Forum, json: shapes.ReceiptBody) -> Written:
    pledge_id, source = json.pledge_id, json.source
    if pledge_id is None or source is None:
        raise Invalid({"source" if source is None else "pledge_id": COMPLAINTS["missing"]})
    come = arrival(source, json.amount, json.quantity, json.note)
    who, at, day = actor(), now(), today(forum)

    def do(session: Session) -> tuple[int, State]:
        made = receive(session, forum.id, pledge_id, json.line_id, come, actor=who, now=at, today=day)
        return 201, {"receipt": receipt_state(made), "due": told_by_id(session, forum, made.pledge_id)}

    return write(forum.id, json, do)


def _receive_shares(forum: Forum, json: shapes.ReceiptBody) -> Written:
    line_id = json.line_id
    if line_id is None:
        raise Invalid({"line_id": COMPLAINTS["missing"]})
    beside = json.model_fields_set - {"line_id", "shares"}
    if beside:
        raise Invalid(dict.fromkeys(sorted(beside), COMPLAINTS["extra_forbidden"]))
    shares = shares_of((one.pledge_id, one.amount) for one in json.shares)
    who, at, day = actor(), now(), today(forum)

    def do(session: Session) -> tuple[int, State]:
        made = share_line(session, forum.id, line_id, shares, actor=who, now=at, today=day)
        dues = [told_by_id(session, forum, one.pledge_id) for one in made]
        return 201, {"receipts": [receipt_state(one) for one in made], "dues": dues}

    return write(forum.id, json, do)

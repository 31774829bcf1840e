"""Receiving and undoing as JSON."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Invalid
from forum_app.payments.api import shapes
from forum_app.payments.api.blueprint import TAG, blueprint
from forum_app.payments.api.reading import today, told_by_id
from forum_app.payments.operations.receiving import receive, undo_receipt
from forum_app.payments.rules.receiving import arrival
from forum_app.payments.rules.states import receipt_state
from forum_app.web.api import documented
from forum_app.web.guard import actor, idempotency_key, may, now
from forum_app.web.writing import State, Written, write


@blueprint.post("/payments/receipts")
@may("payments.edit")
@documented(json=shapes.ReceiptBody, answers={201: shapes.ReceivedView}, tag=TAG)
def receive_payment(forum: Forum, json: shapes.ReceiptBody) -> Written:
    """Receive what has arrived for a pledge: of a bank line (`bank`), in cash at the desk, or goods.

    A line may be shared by many pledges, a pledge paid by many lines. 409: `line_used_up` (with what is
    `left`), `line_aside`, `void`, `goods_expected`, `money_expected`.
    """
    if idempotency_key() is None:
        raise Invalid({"Idempotency-Key": N_("Cần có khóa chống gửi trùng.")})
    come = arrival(json.source, json.amount, json.quantity, json.note)
    who, at, day = actor(), now(), today(forum)

    def do(session: Session) -> tuple[int, State]:
        made = receive(session, forum.id, json.pledge_id, json.line_id, come, actor=who, now=at, today=day)
        return 201, {"receipt": receipt_state(made), "due": told_by_id(session, forum, made.pledge_id)}

    return write(forum.id, json, do)


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

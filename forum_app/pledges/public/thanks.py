"""After sending: reference and thanks; amount and how to pay only for the browser that sent it."""

from __future__ import annotations

from flask import Response, session

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import Missing
from forum_app.kernel.money import format_dong
from forum_app.kernel.qr import qr_png
from forum_app.kernel.words import dong_in_words
from forum_app.pledges import queries
from forum_app.pledges.public.blueprint import blueprint
from forum_app.pledges.public.pages import multilingual
from forum_app.pledges.public.transfer import Paying, paying
from forum_app.pledges.rules.values import Request
from forum_app.pledges.rules.vietqr import payload
from forum_app.store.database import db
from forum_app.web.guard import public
from forum_app.web.offloop import off_loop
from forum_app.web.pages import page

PRIVATE = "private, max-age=86400"  # the code of a form never changes; it is this browser's alone


@blueprint.get("/pledge/<reference>")
@public
@multilingual
def thank(forum: Forum, reference: str) -> str:
    """Thank for a request. Anybody may guess a reference: what it holds is for the browser that sent it."""
    sent, own = _sent(forum, reference), _own(reference)
    return page(
        "pledges/thanks.html",
        forum=forum,
        reference=reference,
        amount=format_dong(sent.amount) if own else None,
        words=dong_in_words(sent.amount) if own else None,
        reachable=own and bool(sent.phone),
        status=sent.status if own else None,
        paying=_paying(forum, sent) if own else None,
    )


@blueprint.get("/pledge/<reference>/vietqr.png")
@public
def draw(forum: Forum, reference: str) -> Response:
    """Draw the code that pays a request, for the browser that sent it; no such page where none can pay it."""
    sent = _sent(forum, reference)
    how = _paying(forum, sent) if _own(reference) else None
    if how is None or not how.instant:
        raise Missing
    response = Response(off_loop(qr_png, payload(how.transfer)), content_type="image/png")
    response.headers["Cache-Control"] = PRIVATE
    response.headers["Content-Disposition"] = f'inline; filename="vietqr-{how.transfer.content}.png"'
    return response


def _sent(forum: Forum, reference: str) -> Request:
    found = queries.requests(db.session(), forum.id, q=reference, limit=10)
    sent = next((request for request in found if request.reference == reference), None)
    if sent is None:
        raise Missing
    return sent


def _own(reference: str) -> bool:
    return reference in session.get("sent", [])


def _paying(forum: Forum, sent: Request) -> Paying | None:
    """Say how to pay; not where no account is known, nor what the desk has turned down."""
    if forum.account is None or sent.status == "rejected":
        return None
    return paying(sent, forum.account)

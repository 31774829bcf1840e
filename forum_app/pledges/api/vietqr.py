"""A pledge as VietQR: the donor's banking app fills in a transfer to the forum's account."""

from flask import Response

from forum_app.forums.queries import Forum
from forum_app.forums.rules import Account
from forum_app.guests.operations.qr import qr_png
from forum_app.kernel.errors import N_, Refused
from forum_app.pledges import queries
from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.rules.vietqr import Transfer, make_sure_instant, payload, transfer_content
from forum_app.store.database import db
from forum_app.web.api import View, documented
from forum_app.web.guard import may
from forum_app.web.offloop import off_loop

TAG = "pledges"
NO_ACCOUNT = N_("Diễn đàn chưa khai báo tài khoản nhận chuyển khoản.")


class AccountView(View):
    bank_bin: str
    number: str
    name: str


class VietQrView(View):
    """`payload` is the text of the QR code; the rest is for people who type the transfer themselves."""

    payload: str
    amount: int
    content: str
    account: AccountView


@blueprint.get("/pledges/<int:pledge_id>/vietqr")
@may("pledges.read")
@documented(answers={200: VietQrView}, tag=TAG)
def show_vietqr(forum: Forum, pledge_id: int) -> VietQrView:
    """Give the transfer that pays a pledge.

    409 where instant transfer cannot carry it: `void`, `not_cash`, `no_amount`, `too_large_for_instant`
    (500 million đồng and more), `no_account`.
    """
    account, transfer = _transfer(forum, pledge_id)
    return VietQrView(
        payload=payload(transfer),
        amount=transfer.amount,
        content=transfer.content,
        account=AccountView.model_validate(account),
    )


@blueprint.get("/pledges/<int:pledge_id>/vietqr.png")
@may("pledges.read")
@documented(answers={200: "image/png"}, tag=TAG)
def draw_vietqr(forum: Forum, pledge_id: int) -> Response:
    """Draw the code: error correction M, quiet zone 4. Refuses as `…/vietqr` does."""
    _, transfer = _transfer(forum, pledge_id)
    return Response(off_loop(qr_png, payload(transfer)), content_type="image/png")


def _transfer(forum: Forum, pledge_id: int) -> tuple[Account, Transfer]:
    pledge = queries.pledge(db.session(), forum.id, pledge_id)
    make_sure_instant(pledge)
    if forum.account is None:
        raise Refused(code="no_account", status=409, detail=NO_ACCOUNT)
    to = forum.account
    return to, Transfer(to.bank_bin, to.number, pledge.amount, transfer_content(pledge))

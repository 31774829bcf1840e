"""A pledge as VietQR: the donor's banking app fills in a transfer to the forum's account."""

from typing import Any

from flask import Response
from pydantic import Field, RootModel

from forum_app.forums.queries import Forum
from forum_app.forums.rules import Account
from forum_app.kernel.errors import N_, Missing, Refused
from forum_app.kernel.qr import qr_png
from forum_app.kernel.words import dong_in_words
from forum_app.pledges import queries
from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.rules.banks import bank_name
from forum_app.pledges.rules.vietqr import (
    Transfer,
    asked_of,
    make_sure_payable,
    payload,
    split,
    transfer_content,
)
from forum_app.store.database import db
from forum_app.web.api import Query, View, documented
from forum_app.web.guard import may
from forum_app.web.offloop import off_loop

TAG = "pledges"
NO_ACCOUNT = N_("Diễn đàn chưa khai báo tài khoản nhận chuyển khoản.")


class AmountQuery(Query):
    """`amount`: so much of the gift, where some has arrived; all of it where nothing is said."""

    amount: int | None = Field(None, ge=1, description="đồng; at most what was pledged")


class SplitQuery(AmountQuery):
    split: bool = Field(False, description="the donor agrees to send it in several transfers")


class PartQuery(AmountQuery):
    part: int | None = Field(None, ge=1, description="of a gift that is sent in several transfers, from 1")


class AccountView(View):
    """`bank` is the name people know `bank_bin` by."""

    bank: str
    bank_bin: str
    number: str
    name: str


class VietQrView(View):
    """`payload` is the text of the QR code; the rest is for people who type the transfer themselves."""

    payload: str
    amount: int
    amount_in_words: str
    content: str
    account: AccountView


class PartView(View):
    payload: str
    amount: int
    amount_in_words: str
    content: str
    part: int
    of: int


class PartsView(View):
    """One code for each transfer, all below 500 million đồng; together they are the gift."""

    parts: list[PartView]
    amount: int
    account: AccountView


class OneOrParts(RootModel[VietQrView | PartsView]):
    """The parts where `split=true` asked for them."""


@blueprint.get("/pledges/<int:pledge_id>/vietqr")
@may("pledges.read")
@documented(query=SplitQuery, answers={200: OneOrParts}, tag=TAG)
def show_vietqr(forum: Forum, pledge_id: int, query: SplitQuery) -> VietQrView | PartsView:
    """Give the transfer that pays a pledge, with `split=true` as many as it takes.

    `amount` asks for what is still outstanding. 409 where instant transfer cannot carry it: `void`,
    `not_cash`, `no_amount`, `no_account`,
    `too_large_for_instant` (500 million đồng and more; `parts` says how many transfers it would take).
    """
    account, transfers = _transfers(forum, pledge_id, query.amount, agreed=query.split)
    bank = bank_name(account.bank_bin)
    to = AccountView(bank=bank, bank_bin=account.bank_bin, number=account.number, name=account.name)
    if query.split:
        amount = sum(transfer.amount for transfer in transfers)
        return PartsView(parts=_part_views(transfers), amount=amount, account=to)
    (only,) = transfers
    return VietQrView(**_told(only), account=to)


@blueprint.get("/pledges/<int:pledge_id>/vietqr.png")
@may("pledges.read")
@documented(query=PartQuery, answers={200: "image/png"}, tag=TAG)
def draw_vietqr(forum: Forum, pledge_id: int, query: PartQuery) -> Response:
    """Draw the code: error correction M, quiet zone 4. Refuses as `…/vietqr` does; 404 for no such `part`."""
    _, transfers = _transfers(forum, pledge_id, query.amount, agreed=query.part is not None)
    part = query.part or 1
    if part > len(transfers):
        raise Missing
    return Response(off_loop(qr_png, payload(transfers[part - 1])), content_type="image/png")


def _transfers(
    forum: Forum, pledge_id: int, asked: int | None, *, agreed: bool
) -> tuple[Account, list[Transfer]]:
    pledge = queries.pledge(db.session(), forum.id, pledge_id)
    make_sure_payable(pledge)
    amounts = split(asked_of(pledge, asked), agreed=agreed)
    if forum.account is None:
        raise Refused(code="no_account", status=409, detail=NO_ACCOUNT)
    to, several = forum.account, len(amounts) > 1
    return to, [
        Transfer(to.bank_bin, to.number, amount, transfer_content(pledge, part if several else 0))
        for part, amount in enumerate(amounts, start=1)
    ]


def _part_views(transfers: list[Transfer]) -> list[PartView]:
    return [
        PartView(**_told(transfer), part=part, of=len(transfers))
        for part, transfer in enumerate(transfers, start=1)
    ]


def _told(transfer: Transfer) -> dict[str, Any]:
    return {
        "payload": payload(transfer),
        "amount": transfer.amount,
        "amount_in_words": dong_in_words(transfer.amount),
        "content": transfer.content,
    }

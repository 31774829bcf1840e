"""What requests about payments may send and what is answered."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, RootModel

from forum_app.payments.rules.values import DueState, LineState, MatchedBy, Source, Why
from forum_app.pledges.api.shapes import Id, Spoken
from forum_app.pledges.rules.values import PledgeKind, Status
from forum_app.web.api import Body, Line, PageQuery, Query, RowIds, View
from forum_app.web.imports import ImportColumn
from forum_app.web.openapi import Upload

MOST_SHARES = 100


class StatementUpload(Upload):
    bank: str = Field(description="the bank's name; what its columns mean is remembered under it")
    mapping: str = Field("", description="JSON {heading: field}")


class StatementRow(View):
    row: int
    action: Literal["create", "unchanged", "skip"]
    what: str
    why: str | None = None


class StatementComplaint(View):
    row: int
    column: str
    message: str


class StatementView(View):
    """`created` lines are new, `unchanged` known, `money_out` left out; `matched` find their pledge alone."""

    bank: str
    rows: list[StatementRow]
    created: int
    updated: int
    unchanged: int
    money_out: int
    amount: int
    matched: int
    warnings: list[StatementComplaint]
    errors: list[StatementComplaint]
    columns: list[ImportColumn]


class BankList(View):
    items: list[str]
    next_cursor: None = None


class LineQuery(PageQuery):
    state: LineState | Literal[""] = ""


class DueQuery(PageQuery):
    state: DueState | Literal["open", ""] = Field("", description="open: something is still to come")
    kind: Literal["money", "goods", ""] = ""
    age: int | None = Field(
        None, ge=0, le=3, description="0: up to 7 days, 1: up to 30, 2: up to 60, 3: more"
    )


class PaperQuery(Query):
    """Of which receipts; of all that stand where none is named."""

    ids: RowIds = ""


class ShareBody(Body):
    pledge_id: Id
    amount: Spoken


class ReceiptBody(Body):
    """One receipt: `bank` takes of a line, `cash` needs none, `goods` need a quantity and may be estimated.

    Or a bank line and its `shares`, and nothing else: what of it is for which pledge.
    """

    pledge_id: Id | None = None
    line_id: Id | None = None
    source: Source | None = None
    amount: Spoken | None = None
    quantity: Id | None = None
    note: Line = ""
    shares: list[ShareBody] = Field([], max_length=MOST_SHARES)


class ReasonBody(Body):
    reason: Line


class NothingBody(Body):
    """Nothing needs to be said."""


class ReceiptView(View):
    id: int
    number: int
    pledge_id: int
    line_id: int | None
    source: Source
    amount: int
    quantity: int | None
    matched_by: MatchedBy
    received_on: str
    note: str
    at: str
    by: str
    undone_at: str | None
    undone_by: str | None
    undone_reason: str


class ProposalView(View):
    pledge_id: int
    reference: str
    donor: str
    outstanding: int
    why: Why
    amount: int


class LineView(View):
    id: int
    bank: str
    booked_on: str
    amount: int
    left: int
    content: str
    payer: str
    bank_reference: str
    state: LineState
    set_aside: str
    receipts: list[ReceiptView]
    proposals: list[ProposalView]


class LineCounts(View):
    new: int
    matched: int
    aside: int


class LineList(View):
    items: list[LineView]
    next_cursor: str | None
    counts: LineCounts


class ContactView(View):
    name: str
    phone: str


class DueView(View):
    pledge_id: int
    reference: str
    donor: str
    kind: PledgeKind
    status: Status
    state: DueState
    pledged: int
    received: int
    outstanding: int
    over: int
    quantity: int | None
    goods: int
    unit: str
    description: str
    receipts: int
    taken_at: str
    days: int
    contact: ContactView


class SumsView(View):
    pledged: int
    received: int
    outstanding: int
    over: int
    held: int
    count: int
    waiting: int


class AgeView(View):
    since: int
    until: int | None
    count: int
    outstanding: int


class TotalsView(View):
    cash: SumsView
    support: SumsView
    goods: SumsView
    ages: list[AgeView]


class DueList(View):
    items: list[DueView]
    next_cursor: str | None
    totals: TotalsView


class HistoryView(View):
    """A pledge with all its receipts, those undone too, as they were made."""

    due: DueView
    history: list[ReceiptView]


class ReceivedView(View):
    """The receipt, and the pledge as it stands now."""

    receipt: ReceiptView
    due: DueView


class SharedView(View):
    """The receipts of a shared line, and the pledges as they stand now, both in the order of the shares."""

    receipts: list[ReceiptView]
    dues: list[DueView]


class OneOrShared(RootModel[ReceivedView | SharedView]):
    """The receipts of all shares where `shares` were sent."""

"""What requests about donors may send and what is answered; the OpenAPI document is made from these."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StrictInt

from forum_app.donors.rules.donor import Answer, Kind, Letter, Standing
from forum_app.pledges.api.shapes import NothingBody as NothingBody
from forum_app.pledges.api.shapes import PledgeView, Spoken
from forum_app.pledges.rules.values import PledgeKind, Status
from forum_app.web.api import Body, PageQuery, Query, View
from forum_app.web.imports import ImportColumn, ImportComplaint, ImportRow
from forum_app.web.openapi import Upload

# What a database keeps in an integer column.
Id = Annotated[StrictInt, Field(ge=1, le=2**31 - 1)]
ID = "int(min=1, max=2147483647)"
# Room to paste; the rules say how long a text may really be.
Text = Annotated[str, Field(max_length=1000)]
MOST_MARKED = 2000


class DonorQuery(PageQuery):
    """`q` finds words of name and contact without accents, and the last digits of a phone."""

    answer: Standing | Literal[""] = ""


class DonorBody(Body):
    name: Text
    kind: Kind = "organisation"
    contact_name: Text = ""
    contact_position: Text = ""
    contact_phone: Text = ""
    address: Text = ""
    note: Text = ""
    presenter: Text = ""
    answer: Answer = ""
    open_letter_on: date | None = None
    appeal_on: date | None = None
    form_sent_on: date | None = None
    form_returned_on: date | None = None


class DonorChange(Body):
    """What is left out stays as it is; a day that is null was never."""

    version: Id
    name: Text | None = None
    kind: Kind | None = None
    contact_name: Text | None = None
    contact_position: Text | None = None
    contact_phone: Text | None = None
    address: Text | None = None
    note: Text | None = None
    presenter: Text | None = None
    answer: Answer | None = None
    open_letter_on: date | None = None
    appeal_on: date | None = None
    form_sent_on: date | None = None
    form_returned_on: date | None = None


class VersionBody(Body):
    version: Id


class MarkBody(Body):
    """Who has the letter noted already keeps its day; `on` null takes the note away."""

    ids: Annotated[list[Id], Field(min_length=1, max_length=MOST_MARKED)]
    letter: Letter
    on: date | None


class PromiseBody(Body):
    amount: Spoken
    note: Text = ""


class PromiseView(View):
    """`amount` is what was promised, also of a void one."""

    id: int
    reference: str
    kind: PledgeKind
    description: str
    status: Status
    version: int
    board_order: int | None
    amount: int


class ListedView(View):
    id: int
    name: str
    kind: Kind
    contact_name: str
    contact_position: str
    contact_phone: str
    address: str
    note: str
    presenter: str = Field(description="who stands on stage with the board")
    answer: Answer
    open_letter_on: date | None
    appeal_on: date | None
    form_sent_on: date | None
    form_returned_on: date | None
    standing: Standing
    version: int
    promises: list[PromiseView]


class CountsView(View):
    """How many donors stand where, and what they promised; `promised` is held and confirmed together."""

    total: int
    unsent: int
    waiting: int
    considering: int
    yes: int
    no: int
    promise_count: int
    promised: int
    held: int
    confirmed: int


class DonorListView(View):
    items: list[ListedView]
    next_cursor: str | None
    counts: CountsView


class MarkedView(View):
    changed: int
    kept: int = Field(description="how many had it noted already, or not at all")
    items: list[ListedView]


class BoardView(PledgeView):
    presenter: str = Field(description="who stands on stage; empty where the donor stays unnamed")


class BoardList(View):
    items: list[BoardView]
    next_cursor: None = None


class BoardMove(Body):
    before: Id | None = Field(description="the pledge to stand before; null: last")


class SuggestionQuery(Query):
    q: str = Field("", max_length=200)
    limit: int = Field(10, ge=1, le=50)


class SuggestedView(View):
    name: str
    kind: Kind
    source: Literal["guests", "list", "pledges"]
    present: bool
    donor_id: int | None


class SuggestionList(View):
    items: list[SuggestedView]
    next_cursor: None = None


class DonorUpload(Upload):
    mapping: str = Field("", description="JSON {heading: field}")


class DonorImportView(View):
    rows: list[ImportRow]
    created: int
    updated: int
    unchanged: int
    warnings: list[ImportComplaint]
    errors: list[ImportComplaint]
    columns: list[ImportColumn]
    sheets: list[str]
    promises: int = Field(description="how many amounts are promised anew or corrected")
    promised: int

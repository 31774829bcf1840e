"""What requests may send and what is answered; the OpenAPI document is made from these."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator, StrictBool, StrictInt, WithJsonSchema
from pydantic_core import PydanticCustomError

from forum_app.kernel.text import tidy
from forum_app.pledges.api.tote_shapes import GivenView, MilestoneShown, ProgrammesView
from forum_app.pledges.models import LARGEST_ID
from forum_app.pledges.rules.values import (
    Channel,
    DonorKind,
    PledgeKind,
    Programme,
    RequestStatus,
    Status,
)
from forum_app.web.api import Body, Line, PageQuery, Query, View

Id = Annotated[StrictInt, Field(ge=1, le=LARGEST_ID)]


def _spoken(said: object) -> int | str:
    if isinstance(said, str):
        return tidy(said)
    if isinstance(said, int) and not isinstance(said, bool):
        return said
    raise PydanticCustomError("spoken_amount", "an integer or a text")


def _named(donor: object) -> object:
    return {"name": donor, "kind": "person"} if isinstance(donor, str) else donor


# `500tr`, `1,2 tỷ`, `1.250.000.000` or the integer: kernel.money reads it.
Spoken = Annotated[
    int | str,
    PlainValidator(_spoken),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string"}], "examples": ["1,2 tỷ", 500_000_000]}),
]


class DonorBody(Body):
    name: Line
    kind: DonorKind = "organisation"
    anonymous: StrictBool = False


class DonorChange(Body):
    name: Line | None = None
    kind: DonorKind | None = None
    anonymous: StrictBool | None = None


class PledgeBody(Body):
    donor: DonorBody
    kind: PledgeKind = "cash"
    amount: Spoken | None = None
    description: Line = ""
    channel: Channel = "desk"
    hold: StrictBool = False


class ChangeBody(Body):
    """A part left out stays as it is. The kind of a pledge never changes: void it and take it anew."""

    version: Id
    amount: Spoken | None = None
    donor: DonorChange | None = None
    description: Line | None = None
    channel: Channel | None = None
    reason: Line = ""


class VoidBody(Body):
    version: Id
    reason: Line


class ReleaseBody(Body):
    version: Id


class RequestBody(Body):
    """The public form; `donor` may be the bare name of a person."""

    donor: Annotated[DonorBody, BeforeValidator(_named, json_schema_input_type=str | DonorBody)]
    amount: Spoken
    phone: Line | None = None
    message: Line | None = None


class NothingBody(Body):
    """Nothing needs to be said."""


class RejectBody(Body):
    reason: Line


class SpotlightBody(Body):
    pledge_id: Id | None


class PledgeQuery(PageQuery):
    status: Status | Literal[""] = ""


class RequestQuery(PageQuery):
    status: RequestStatus | Literal[""] = ""


class DonorQuery(Query):
    q: str = Field("", max_length=200)
    limit: int = Field(10, ge=1, le=50)


class RepeatQuery(Query):
    donor: str
    amount: str


class DonorView(View):
    name: str
    kind: DonorKind
    anonymous: bool


class RepeatView(View):
    """An earlier pledge of the same donor and amount, within ten minutes."""

    id: int
    reference: str
    at: str
    desk: str | None
    by: str


class PledgeView(View):
    """`amount` is the sum of the ledger, `promised` what it was before a void; null without an estimate."""

    id: int
    number: int
    reference: str
    donor: DonorView
    kind: PledgeKind
    amount: int | None
    amount_in_words: str | None
    promised: int
    description: str
    channel: Channel
    status: Status
    version: int
    taken_at: str
    taken_by: str
    desk: str | None
    programme: Programme
    quantity: int | None
    unit: str
    months: int | None
    per_month: int | None
    beneficiary: str
    beneficiary_released: bool
    amount_shown: bool
    rehearsal: bool
    donor_id: int | None
    board_order: int | None


class TakenView(PledgeView):
    possible_repeat: RepeatView | None


class LineView(View):
    line: int
    amount: int
    reason: str
    at: str
    by: str


class RewordingView(View):
    version: int
    before: dict[str, object]
    reason: str
    at: str
    by: str


class PledgeHistoryView(PledgeView):
    ledger: list[LineView]
    rewordings: list[RewordingView]


class PledgeList(View):
    items: list[PledgeView]
    next_cursor: str | None


class ReadBackView(View):
    amount: int
    amount_in_words: str
    repeat: RepeatView | None


class SuggestedDonor(View):
    name: str
    kind: DonorKind
    source: Literal["pledges", "guests"]


class DonorList(View):
    items: list[SuggestedDonor]
    next_cursor: None = None


class RequestedView(View):
    reference: str


class RequestView(View):
    id: int
    number: int
    reference: str
    donor: DonorView
    amount: int
    amount_in_words: str
    phone: str
    message: str
    status: RequestStatus
    at: str
    decided_at: str | None
    decided_by: str | None
    reason: str
    pledge_id: int | None
    programme: Programme
    amount_shown: bool


class RequestList(View):
    items: list[RequestView]
    next_cursor: str | None


class SpotlightView(View):
    pledge_id: int
    name: str
    anonymous: bool
    kind: PledgeKind
    amount: int | None
    amount_in_words: str | None
    description: str


class ToteView(View):
    """What every screen shows. `percent` is floored and may pass 100; `scene` belongs to the run of show.

    `run` is 0 for real money. A rehearsal has a number of its own, and everybody's `GET …/tote` knows nothing
    of it: there it stays 0.
    """

    seq: int
    total: int
    opening_total: int
    tonight_total: int
    goal: int
    percent: int
    pledge_count: int
    in_kind_count: int
    sponsorship_count: int
    programmes: ProgrammesView
    latest: list[GivenView]
    spotlight: SpotlightView | None
    milestone: MilestoneShown | None
    frozen: bool
    run: int
    rehearsal: bool
    scene: str | None

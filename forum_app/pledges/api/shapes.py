"""What requests may send and what is answered; the OpenAPI document is made from these."""

from typing import Annotated, Literal

from pydantic import Field, PlainValidator, StrictBool, StrictInt, WithJsonSchema
from pydantic_core import PydanticCustomError

from forum_app.kernel.text import tidy
from forum_app.pledges.api.tote_shapes import GivenView, MilestoneShown, ProgrammesView
from forum_app.pledges.models import LARGEST_ID
from forum_app.pledges.rules.values import (
    Channel,
    DonorKind,
    PledgeKind,
    Programme,
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


class ParticularsBody(Body):
    """What is for whom: `quantity` `unit`s, or `per_month` đồng for `months`; null is nothing said."""

    programme: Programme = "fund"
    quantity: StrictInt | None = None
    unit: Line | None = None
    months: StrictInt | None = None
    per_month: Spoken | None = None
    beneficiary: Line | None = None
    amount_shown: StrictBool = True


class PledgeBody(ParticularsBody):
    """`rehearsal`: what the desk saw when it was said, for it may arrive later; null is what is on then."""

    donor: DonorBody
    kind: PledgeKind = "cash"
    amount: Spoken | None = None
    description: Line = ""
    channel: Channel = "desk"
    hold: StrictBool = False
    slip: Line = ""
    rehearsal: StrictBool | None = None


class ChangeBody(ParticularsBody):
    """A part left out stays as it is. The kind of a pledge never changes: void it and take it anew."""

    version: Id
    amount: Spoken | None = None
    donor: DonorChange | None = None
    description: Line | None = None
    channel: Channel | None = None
    slip: Line | None = None
    reason: Line = ""


class VoidBody(Body):
    version: Id
    reason: Line


class ReleaseBody(Body):
    version: Id


class BeneficiaryBody(Body):
    """`released`: the name of this one household or pupil may be public."""

    version: Id
    released: StrictBool


class NothingBody(Body):
    """Nothing needs to be said."""


class SpotlightBody(Body):
    pledge_id: Id | None


class PledgeQuery(PageQuery):
    status: Status | Literal[""] = ""


class RepeatQuery(Query):
    """What is read back: the amount, or what a sponsorship for `months` at `per_month` comes to."""

    donor: str
    amount: str = ""
    months: int | None = None
    per_month: str = ""


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
    slip: str


class TakenView(PledgeView):
    possible_repeat: RepeatView | None


class MentionView(View):
    cue_id: int
    number: int
    title: str


class SaidView(View):
    text: str
    target: str
    prepared: bool


class CorrectedView(PledgeView):
    still_named: list[MentionView] = Field(
        default=[], description="of a donor just made anonymous: the items of the programme that say the name"
    )
    still_said: list[SaidView] = Field(
        default=[], description="the same of messages: those that stand on screens, and those prepared"
    )


class LineView(View):
    line: int
    amount: int
    reason: str
    at: str
    by: str


class RewordingView(View):
    """What stood there before: of donor, description, channel, particulars, slip and status, what changed."""

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
    per_month: int | None
    amount_in_words: str
    repeat: RepeatView | None


class SpotlightView(View):
    """`beneficiary` is empty until that name was released; amounts not to be shown are null."""

    pledge_id: int
    name: str
    anonymous: bool
    kind: PledgeKind
    amount: int | None
    amount_in_words: str | None
    description: str
    programme: Programme
    quantity: int | None
    unit: str
    months: int | None
    per_month: int | None
    beneficiary: str


class CalledView(SpotlightView):
    """What the MC may say of a donor: what the stage shows of them. `pledge_id` is the one the step names.

    `gift` says in words what is given other than money. `held`: GO counts it. `confirmed`: it counts already.
    `void`: nobody comes, and no amount is said.
    """

    gift: str
    status: Status


class CalledList(View):
    """In the order of the steps. `missing`: steps name them, and bring nobody on stage."""

    seq: int
    items: list[CalledView]
    missing: list[int]


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
    scholarship_count: int
    programmes: ProgrammesView
    latest: list[GivenView]
    spotlight: SpotlightView | None
    milestone: MilestoneShown | None
    frozen: bool
    run: int
    rehearsal: bool
    scene: str | None

"""What the page that steers the tote sends and is answered."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictBool, StrictInt

from forum_app.pledges.api.shapes import DonorBody, Id, PledgeView, Spoken
from forum_app.web.api import Body, Line, Query, View


class SteeringView(View):
    """How the tote is set: `total` is the true one, `shown_total` what the screens show."""

    total: int
    shown_total: int
    frozen: bool
    held: int
    held_total: int
    run: int
    rehearsal: bool


class MilestoneBody(Body):
    amount: Spoken
    title: Line = ""


class MilestoneChange(Body):
    """A part left out stays as it is."""

    version: Id
    amount: Spoken | None = None
    title: Line | None = None


class VersionQuery(Query):
    version: int = Field(ge=1)


class MilestoneView(View):
    """`celebrated` is false where it lay below the total already when it was set."""

    id: int
    amount: int
    title: str
    version: int
    reached_at: str | None
    celebrated: bool


class OfferedView(View):
    amount: int
    title: str


class MilestoneList(View):
    """`offered` are shares of the goal that are no milestones yet."""

    items: list[MilestoneView]
    offered: list[OfferedView]


class MatchingBody(Body):
    """`programme` is the only one matched; blank for both. `most` is the limit of the gift."""

    donor: DonorBody
    percent: StrictInt = 100
    most: Spoken | None = None
    programme: Literal["fund", "social", ""] = ""


class EndBody(Body):
    version: Id


class MatchingView(View):
    """`given` is what it matches so far; the gift itself is the amount of `pledge`."""

    id: int
    percent: int
    most: int | None
    programme: Literal["fund", "social", ""]
    running: bool
    version: int
    given: int
    pledge: PledgeView


class MatchingList(View):
    items: list[MatchingView]


class SeenPledge(Body):
    id: Id
    version: Id


class RevealBody(Body):
    """`pledges` as they were seen, or `all_held` for whatever is held."""

    pledges: list[SeenPledge] = Field(default=[], max_length=500)
    all_held: StrictBool = False


class RevealedView(View):
    """`amount` is what the total has risen by."""

    items: list[PledgeView]
    amount: int

"""What the lobby and the MC are answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from forum_app.checkin.api.shapes import DeputyView
from forum_app.web.api import Body, View


class ReadBody(Body):
    """`seq` is that of the list the MC had in hand."""

    seq: Annotated[int, Field(ge=1, le=2**53)]


class ReadView(View):
    read_at: str


class EmptySeatView(View):
    """Kept for somebody who has not come (protected people without a name), or nobody's."""

    zone: str
    seat: str
    full_name: str
    position: str
    leader: bool
    vip: bool
    kept: bool


class SeatsView(View):
    seq: int
    count: int
    items: list[EmptySeatView]


class GroupCountView(View):
    group: str
    short_name: str
    number: int
    expected: int
    present: int


class MissingLeader(View):
    full_name: str
    position: str
    seat: str


class LeadersView(View):
    expected: int
    present: int
    missing: list[MissingLeader]


class ArrivalView(View):
    """Protected people arrive without a name."""

    admission_id: int
    at: str
    desk: str
    full_name: str
    salutation: str
    position: str
    organisation: str
    seat: str
    group: str
    leader: bool
    vip: bool
    deputy: DeputyView | None


class DelegationCountView(View):
    """`head_present` is null where the delegation has no head."""

    name: str
    expected: int
    present: int
    head_present: bool | None


class CurveView(View):
    """Arrivals of each `step_s` seconds from `begins_at` on, without gaps."""

    begins_at: str | None
    step_s: int
    counts: list[int]


class AttendanceView(View):
    seq: int
    expected: int
    present: int
    by_group: list[GroupCountView]
    leaders: LeadersView
    recent: list[ArrivalView]
    heralded: list[ArrivalView] = Field(description="the last three leaders and guests of honour")
    read_at: str | None = Field(description="up to when the MC has read the list of delegates present")


class LobbyView(View):
    seq: int
    vips: LeadersView = Field(description="guests of honour outside the leaders' groups")
    delegations: list[DelegationCountView] = Field(description="the first 16, those not whole yet first")
    delegations_more: int
    curve: CurveView


class DelegateView(View):
    guest_id: int
    full_name: str
    salutation: str
    position: str
    organisation: str
    group: str
    group_number: int
    leader: bool
    vip: bool
    rank: int
    seat: str
    admitted_at: str
    desk: str
    deputy: DeputyView | None
    late: bool = Field(description="came after the MC last read the list")


class DelegatesView(View):
    seq: int
    read_at: str | None
    items: list[DelegateView]
    next_cursor: None = Field(description="the list is always given whole: it is read aloud to its end")
    protected_present: int

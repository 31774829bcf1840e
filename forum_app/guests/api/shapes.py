"""What requests about guests may send and what is answered; the OpenAPI document is made from these."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from forum_app.guests.rules.guest import Rsvp, State
from forum_app.web.api import Body, PageQuery, View

# What a database keeps in an integer column.
Id = Annotated[StrictInt, Field(ge=1, le=2**31 - 1)]
ID = "int(min=1, max=2147483647)"
# Room to paste; the rules say how long a name may really be.
Text = Annotated[str, Field(max_length=1000)]
GroupAsked = Annotated[Id | Annotated[str, Field(max_length=300)], Field(examples=[1, "Lãnh đạo tỉnh"])]


class GuestQuery(PageQuery):
    """`q` finds words of name, position and organisation in any order, without accents.

    `absent` are those who have not come, as `expected` are.
    """

    group: str = Field("", max_length=300)
    state: State | Literal[""] = ""
    zone: str = Field("", max_length=60)
    delegation: int | None = Field(None, ge=1, le=2**31 - 1)
    vip: bool = Field(False, description="only those marked as VIP")
    sort: Literal["name", "rank"] = "name"


class GuestBody(Body):
    full_name: Text
    salutation: Text = ""
    position: Text = ""
    organisation: Text = ""
    group: GroupAsked | None = None
    seat: Text = ""
    phone: Text = ""
    note: Text = ""
    zone: Text = ""
    vip: bool = False
    rsvp: Rsvp = ""
    delegation_id: Id | None = None
    heads: bool = False


class GuestChange(Body):
    """What is left out stays as it is; `delegation_id` null takes the guest out of the delegation.

    `group` "" is the group of guests nobody placed.
    """

    version: Id
    full_name: Text | None = None
    salutation: Text | None = None
    position: Text | None = None
    organisation: Text | None = None
    group: GroupAsked | None = None
    seat: Text | None = None
    phone: Text | None = None
    note: Text | None = None
    zone: Text | None = None
    vip: bool | None = None
    rsvp: Rsvp | None = None
    delegation_id: Id | None = None
    heads: bool | None = None


class VersionBody(Body):
    version: Id | None = None
    reason: Text = ""


class GuestView(View):
    id: int
    full_name: str
    salutation: str
    position: str
    organisation: str
    group: str
    group_number: int
    leader: bool
    protected: bool
    rank: int
    vip: bool
    zone: str
    seat: str
    note: str
    rsvp: Rsvp
    delegation_id: int | None
    delegation: str = Field(description="its name; empty outside of one")
    heads: bool = Field(description="heads the delegation")
    merged_into_id: int | None = Field(description="the guest this one turned out to be")
    code: str
    state: State
    erased: bool = Field(False, description="personal data was erased after the forum; the name is no name")
    version: int
    phone: str | None = Field(None, description="only for those who edit guests")


class GuestList(View):
    items: list[GuestView]
    next_cursor: str | None


class GroupView(View):
    number: int
    name: str
    short_name: str
    rank: int
    leaders: bool
    protected: bool
    expected: int
    present: int


class GroupList(View):
    items: list[GroupView]
    next_cursor: None

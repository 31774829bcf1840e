"""What requests about delegations may send and what is answered."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from forum_app.guests.api.shapes import Id, Text
from forum_app.web.api import Body, View

MOST = 500
Ids = Annotated[list[Id], Field(max_length=MOST)]


class DelegationBody(Body):
    """`guest_ids` are guests who are in no delegation yet; `head_id` is one of them."""

    name: Text
    contact_name: Text = ""
    contact_phone: Text = ""
    note: Text = ""
    guest_ids: Ids = Field([])
    head_id: Id | None = None


class DelegationChange(Body):
    """What is left out stays as it is; `head_id` null leaves the delegation without a head."""

    version: Id
    name: Text | None = None
    contact_name: Text | None = None
    contact_phone: Text | None = None
    note: Text | None = None
    head_id: Id | None = None


class JoinBody(Body):
    guest_ids: Annotated[list[Id], Field(min_length=1, max_length=MOST)]


class DissolveBody(Body):
    version: Id


class HeadView(View):
    id: int
    full_name: str
    salutation: str
    position: str


class DelegationView(View):
    id: int
    name: str
    contact_name: str
    contact_phone: str | None = Field(None, description="only for those who edit guests")
    note: str
    version: int
    expected: int
    present: int
    head: HeadView | None


class DelegationList(View):
    items: list[DelegationView]
    next_cursor: None


class SingleView(View):
    id: int
    full_name: str
    position: str


class ProposalView(View):
    name: str
    delegation_id: int | None = Field(description="the delegation of this name they would join")
    guests: list[SingleView] = Field(description="in protocol order")


class ProposalList(View):
    items: list[ProposalView]
    next_cursor: None


class ZoneList(View):
    items: list[str]
    next_cursor: None

"""What requests about the order of guests, and about people listed twice, may send and what is answered."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictInt

from forum_app.guests.api.shapes import GuestView, Id
from forum_app.web.api import Body, View


class MoveBody(Body):
    before: Id | None = Field(description="the guest of the same group to stand before; null: last")
    version: Id | None = None


class MoveGroupBody(Body):
    before: Id | None = Field(description="the number of the group to stand before; null: last")


class OrderBody(Body):
    seen: StrictInt = Field(ge=0, description="as the preview said it")


class PlaceView(View):
    id: int
    full_name: str
    salutation: str
    position: str
    organisation: str
    place: int
    place_before: int


class OrderView(View):
    group: int
    seen: int
    moved: int
    items: list[PlaceView] = Field(description="the group in the usual order")


class OrderedView(View):
    group: int
    moved: int


class PairView(View):
    why: Literal["name", "phone"]
    guests: list[GuestView] = Field(description="two, the older record first")


class PairList(View):
    items: list[PairView]
    next_cursor: None


class TwoPeopleBody(Body):
    other_id: Id


class TwoPeopleView(View):
    ids: list[int] = Field(description="the two guests, the older record first")


class MergeBody(Body):
    other_id: Id
    version: Id

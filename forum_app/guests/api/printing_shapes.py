"""What requests for printed things may ask for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from forum_app.web.api import LARGEST_ID, Line, Query, RowIds, View

Number = Annotated[int, Field(ge=1, le=LARGEST_ID)]


class PrintQuery(Query):
    """Whom to print for: all that is asked holds together. Cancelled guests are never printed."""

    group: str = Field("", max_length=300, description="number or name")
    delegation: Number | Literal[""] = ""
    who: Literal["all", "vip", "walk_ins"] = Field("all", description="`walk_ins`: added on the forum's day")
    q: str = Field("", max_length=200)
    ids: RowIds = ""
    sort: Literal["rank", "name"] = "rank"


class BadgeQuery(PrintQuery):
    """`card`: eight to a page of A4 with cut marks; `a6`: one a page."""

    layout: Literal["card", "a6"] = "card"


class InvitationQuery(PrintQuery):
    contact: Line = Field("", max_length=200, description="printed for questions")


class PrintedGuest(View):
    id: int
    name: str
    about: str
    gold: bool


class PrintView(View):
    """How many would be printed, and the first of them."""

    count: int
    items: list[PrintedGuest]

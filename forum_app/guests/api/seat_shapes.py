"""The shapes of the plan of the seats."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from forum_app.web.api import Query, View


class SeatQuery(Query):
    q: str = Field("", max_length=120)


class Sitter(View):
    id: int
    full_name: str
    salutation: str
    position: str
    organisation: str
    group_number: int
    leader: bool
    vip: bool
    seat: str
    zone: str
    state: Literal["expected", "present"]
    version: int


class SeatView(View):
    label: str
    zone: str
    row: int
    column: int
    guest: Sitter | None = None
    others: list[Sitter] | None = Field(None, description="more guests on the same seat: a conflict")


class SeatMap(View):
    seats: list[SeatView]
    unplaced: list[Sitter]
    unplaced_count: int


class ZoneCount(View):
    zone: str
    seats: int


class SeatComplaint(View):
    row: int
    column: str
    message: str


class Redrawn(View):
    seats: int
    zones: list[ZoneCount]
    added: int
    removed: int
    unseated: list[Sitter]
    errors: list[SeatComplaint]

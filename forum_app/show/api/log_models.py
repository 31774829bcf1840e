"""The shapes of the log."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from forum_app.show.queries.deeds import About
from forum_app.show.queries.log import PAGE
from forum_app.show.rules.calling import Mode
from forum_app.web.api import Query, View


class LogQuery(Query):
    """`run` numbers evenings and rehearsals from 1; without it the log is of the present one."""

    run: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None


class LogPageQuery(LogQuery):
    """`about` picks commands; `cursor` is the `next_cursor` of the page before: older commands follow."""

    about: About = "all"
    limit: Annotated[int, Field(ge=1, le=500)] = PAGE
    cursor: Annotated[str, Field(pattern=r"^[0-9]{1,18}$")] | None = None


class StepCallView(View):
    step_id: int
    title: str
    called_at: str


class CallView(View):
    cue_id: int
    number: int | None
    title: str
    planned_at: str | None
    planned_s: int
    called_at: str
    ended_at: str | None
    actual_s: int
    held_s: int
    adjust_s: int
    over_s: int
    steps: list[StepCallView]


class LogEntryView(View):
    seq: int
    at: str
    kind: str
    deed: str
    said: str
    actor: str
    actor_kind: str
    seat: str | None
    cue_id: int | None
    number: int | None
    title: str | None
    details: dict[str, object]


class RunView(View):
    run: int
    mode: Mode
    started_at: str | None
    ended_at: str | None
    calls: int


class LogView(View):
    seq: int
    run: int
    mode: Mode
    runs: list[RunView]
    calls: list[CallView]
    entries: list[LogEntryView]
    next_cursor: str | None

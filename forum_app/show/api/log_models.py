"""The shapes of the log."""

from __future__ import annotations

from forum_app.show.rules.calling import Mode
from forum_app.web.api import Query, View


class LogQuery(Query):
    """`run` numbers evenings and rehearsals from 1; without it the log is of the present one."""

    run: int | None = None


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
    actor: str
    actor_kind: str
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

"""The shapes of what is said between the stage manager and those at work."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from forum_app.show.api.models import Command, Flag, Whole
from forum_app.show.rules.showing import Department, Level, Target
from forum_app.web.api import Body, Line, View


class ReadyCommand(Body):
    """`cue_id` is the cue the department meant: a GO that comes in between must not carry it to the next."""

    department: Department
    ready: Flag
    cue_id: Whole | None = None


class NothingMore(Body):
    """The address says it all."""


class TimerCommand(Command):
    dark: Flag


class NewPrepared(Body):
    text: Annotated[Line, Field(min_length=1, max_length=500)]
    target: Target = "mc"
    level: Level = "info"


class PreparedView(View):
    id: int
    text: str
    target: Target
    level: Level


class PreparedList(View):
    items: list[PreparedView]

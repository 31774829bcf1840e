"""The shapes of requests and answers of the run of show."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from forum_app.show.queries.paper import Part
from forum_app.show.rules.calling import Mode, Phase
from forum_app.show.rules.cues import Colour, Kind, Place, Scene
from forum_app.show.rules.showing import Department, Level, SceneChoice, Target
from forum_app.web.api import Body, Line, Query, View

Whole = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]


class Command(Body):
    """A show command. Who saw the show says which version; a blind button leaves it out."""

    expected_version: Whole | None = None


class ResetCommand(Command):
    mode: Mode | None = None


class StandbyCommand(Command):
    """`null` follows the steps that are left, and the order, again."""

    cue_id: Whole | None


class RollCommand(Command):
    """`on` lets the show follow the wall clock by its plan; off gives it back to the hand."""

    on: Flag


class AdjustCommand(Command):
    seconds: Annotated[int, Field(strict=True, ge=-3600, le=3600)]


class MessageCommand(Command):
    text: Annotated[Line, Field(max_length=500)]
    target: Target | None = None
    level: Level = "info"


class CallerCommand(Command):
    """`seat` is the console's own name for itself: any text that no other console has."""

    seat: Annotated[str, Field(min_length=8, max_length=60, pattern=r"^[\w-]+$")]


class SceneCommand(Command):
    scene: SceneChoice


class PaperQuery(Query):
    department: Part = "all"


class ItemView(View):
    cue_id: int
    number: int
    title: str
    kind: Kind
    presenter: str
    office: str
    planned_s: int


class StepView(View):
    step_id: int
    title: str
    presenter: str
    office: str
    pledge_id: int | None


class RunningStepView(StepView):
    called_at: str


class CurrentView(ItemView):
    called_at: str
    held_s: int
    held_since: str | None
    adjust_s: int
    auto: bool
    step: RunningStepView | None
    steps_called: int
    steps_count: int


class AckView(View):
    name: str
    at: str


class MessageView(View):
    id: int
    text: str
    target: Target
    level: Level
    at: str
    acks: list[AckView]


class CallerView(View):
    name: str
    seat: str
    since: str


class NextHardView(View):
    """The next cue with an hour of its own; `over_s` is how late the show will be there, negative: early."""

    cue_id: int
    number: int
    title: str
    starts_at: str
    over_s: int


class ShowView(View):
    seq: int
    version: int
    rundown_version: int
    phase: Phase
    mode: Mode
    run: int
    current: CurrentView | None
    standby: ItemView | None
    next_step: StepView | None
    scene: Scene
    scene_choice: SceneChoice
    message: MessageView | None
    messages: list[MessageView]
    ready: list[Department]
    caller: CallerView | None
    rolling: bool
    timer_dark: bool
    over_s: int
    forecast_end_at: str
    planned_end_at: str
    after_s: int
    end_not_before: str | None
    planned_start_at: str
    opens_at: str | None
    next_hard: NextHardView | None
    advance_at: str | None
    started_at: str | None
    ended_at: str | None
    server_time: str


class NotesView(View):
    mc: str
    sound: str
    light: str
    screen: str
    stage: str


class CueStepView(View):
    id: int
    title: str
    presenter: str
    office: str
    text: str
    scene: Scene | None
    pledge_id: int | None
    skipped: bool


class CueView(View):
    id: int
    number: int
    title: str
    kind: Kind
    planned_s: int
    starts_at: str | None
    presenter: str
    office: str
    scene: Scene | None
    notes: NotesView
    skipped: bool
    flagged: bool
    colour: Colour
    auto: bool
    block_id: int | None
    custom: dict[str, str]
    steps: list[CueStepView]
    version: int
    place: Place
    planned_at: str
    gap_s: int | None
    called_at: str | None
    ended_at: str | None


class BlockView(View):
    """`planned_s` is the block's own length, where it has one; `sum_s` what its cues take together."""

    id: int
    title: str
    planned_s: int | None
    sum_s: int
    colour: Colour
    version: int


class ColumnView(View):
    id: int
    title: str
    version: int


class RundownView(View):
    """`can_undo` and `can_redo` say what the asker would undo or do again."""

    version: int
    cues: list[CueView]
    blocks: list[BlockView]
    columns: list[ColumnView]
    can_undo: str | None
    can_redo: str | None


class TurnedView(RundownView):
    what: str


class ProgrammeItemView(View):
    number: int
    title: str
    kind: Kind
    presenter: str
    planned_s: int
    starts_at: str
    state: Literal["done", "now", "next", "later"]


class ProgrammeView(View):
    seq: int
    title: str
    items: list[ProgrammeItemView]

"""The shapes of requests and answers of the run of show."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field

from forum_app.kernel.text import tidy_lines
from forum_app.show.rules.calling import Mode, Phase
from forum_app.show.rules.cues import LONGEST, Kind, Place, Scene
from forum_app.show.rules.showing import Department, Level, SceneChoice, Target
from forum_app.web.api import Body, Line, Query, View
from forum_app.web.openapi import Upload

Whole = Annotated[int, Field(strict=True)]
Flag = Annotated[bool, Field(strict=True)]
Title = Annotated[Line, Field(min_length=1, max_length=300)]
Presenter = Annotated[Line, Field(max_length=300)]
Planned = Annotated[int, Field(strict=True, ge=0, le=int(LONGEST.total_seconds()))]
Note = Annotated[str, Field(max_length=20_000), AfterValidator(tidy_lines)]


class Command(Body):
    """A show command. Who saw the show says which version; a blind button leaves it out."""

    expected_version: Whole | None = None


class ResetCommand(Command):
    mode: Mode | None = None


class StandbyCommand(Command):
    """`null` follows the steps that are left, and the order, again."""

    cue_id: Whole | None


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


class NotesBody(Body):
    mc: Note = ""
    sound: Note = ""
    light: Note = ""
    screen: Note = ""
    stage: Note = ""


class CueFields(Body):
    kind: Kind = "other"
    starts_at: AwareDatetime | None = None
    presenter: Presenter = ""
    scene: Scene | None = None
    skipped: Flag = False
    notes: NotesBody = NotesBody()


class NewCue(CueFields):
    """A cue to add: before another, or last."""

    title: Title
    planned_s: Planned
    before: Whole | None = None


class CuePatch(CueFields):
    """What changes of a cue; members left out stay as they are."""

    version: Whole
    title: Title = "-"
    planned_s: Planned = 0


class Move(Body):
    version: Whole
    before: Whole | None


class Seen(Body):
    version: Whole | None = None


class SeenQuery(Query):
    version: int | None = None


class ScriptUpload(Upload):
    replace: bool = False


class ImportQuery(Query):
    dry_run: bool = False
    replace: bool = False


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
    started_at: str | None
    ended_at: str | None
    server_time: str


class NotesView(View):
    mc: str
    sound: str
    light: str
    screen: str
    stage: str


class CueView(View):
    id: int
    number: int
    title: str
    kind: Kind
    planned_s: int
    starts_at: str | None
    presenter: str
    scene: Scene | None
    notes: NotesView
    skipped: bool
    steps: list[dict[str, object]]
    version: int
    place: Place
    planned_at: str
    called_at: str | None
    ended_at: str | None


class RundownView(View):
    version: int
    cues: list[CueView]


class ImportRowView(View):
    row: int
    action: Literal["create", "update", "unchanged", "skip"]
    what: str
    why: str | None = None


class ImportComplaintView(View):
    row: int
    column: str
    message: str


class ImportView(View):
    rows: list[ImportRowView]
    created: int
    updated: int
    unchanged: int
    removed: int
    warnings: list[ImportComplaintView]
    errors: list[ImportComplaintView]


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

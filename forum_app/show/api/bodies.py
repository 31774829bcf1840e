"""What is sent to change the rundown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field

from forum_app.kernel.text import tidy_lines
from forum_app.show.api.models import Flag, Whole
from forum_app.show.rules.cues import LONGEST, MOST_CUES, Colour, Draft, Kind, Scene
from forum_app.show.rules.steps import MOST_STEPS, NEW, Step, StepId
from forum_app.web.api import Body, Line, Query

# Ids beyond what a database column holds are of nothing.
Id = Annotated[int, Field(strict=True, ge=1, le=2_147_483_647)]
Title = Annotated[Line, Field(min_length=1, max_length=300)]
ColumnTitle = Annotated[Line, Field(min_length=1, max_length=60)]
Presenter = Annotated[Line, Field(max_length=300)]
Planned = Annotated[int, Field(strict=True, ge=0, le=int(LONGEST.total_seconds()))]
# A block may last as long as an evening and a night.
BlockPlanned = Annotated[int, Field(strict=True, ge=0, le=86_400)]
Note = Annotated[str, Field(max_length=20_000), AfterValidator(tidy_lines)]
CustomText = Annotated[str, Field(max_length=2_000), AfterValidator(tidy_lines)]
PLAIN = (
    "title",
    "kind",
    "starts_at",
    "presenter",
    "office",
    "scene",
    "skipped",
    "flagged",
    "colour",
    "auto",
    "block_id",
)
ColumnId = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,9}$")]


class NotesBody(Body):
    mc: Note = ""
    sound: Note = ""
    light: Note = ""
    screen: Note = ""
    stage: Note = ""


class StepBody(Body):
    """A step of a cue; without an `id` it is new."""

    id: Id | None = None
    title: Title
    presenter: Presenter = ""
    office: Presenter = ""
    text: Note = ""
    scene: Scene | None = None
    pledge_id: Id | None = None
    skipped: Flag = False


class CueFields(Body):
    """`custom` holds texts by the id of their column; `steps` take the place of those that were there."""

    kind: Kind = "other"
    starts_at: AwareDatetime | None = None
    presenter: Presenter = ""
    office: Presenter = ""
    scene: Scene | None = None
    skipped: Flag = False
    flagged: Flag = False
    colour: Colour = ""
    auto: Flag = False
    block_id: Id | None = None
    notes: NotesBody = NotesBody()
    custom: Annotated[dict[ColumnId, CustomText], Field(max_length=40)] = Field(default_factory=dict)
    steps: Annotated[list[StepBody], Field(max_length=MOST_STEPS)] = Field(default_factory=list)


class NewCue(CueFields):
    """A cue to add: before another, or last; with the `version` of the rundown it only goes into that one."""

    title: Title
    planned_s: Planned
    before: Whole | None = None
    version: Whole | None = None


class SomeFields(CueFields):
    """What changes of a cue; members left out stay as they are, and so do texts of `notes` and `custom`."""

    title: Title = "-"
    planned_s: Planned = 0


class CuePatch(SomeFields):
    version: Whole


class Move(Body):
    version: Whole
    before: Whole | None


class Seen(Body):
    version: Whole | None = None


class SeenQuery(Query):
    version: int | None = None


class Copy(Body):
    version: Whole


class SeenCue(Body):
    id: Id
    version: Whole


Selection = Annotated[list[SeenCue], Field(min_length=1, max_length=MOST_CUES)]


class SelectedCue(SeenCue):
    """`set` belongs to `edit`: what changes of this cue alone, which stays in its block."""

    set: SomeFields | None = None


class Batch(Body):
    """One thing done to several cues. `edit` needs a `set` for all of them or one of each cue's own, which
    comes after it; `move` needs `before`."""

    cues: Annotated[list[SelectedCue], Field(min_length=1, max_length=MOST_CUES)]
    action: Literal["edit", "delete", "move", "duplicate"]
    set: SomeFields | None = None
    before: Whole | None = None


class NewBlock(Body):
    title: Title
    planned_s: BlockPlanned | None = None
    colour: Colour = ""
    cues: Selection


class BlockPatch(Body):
    version: Whole
    title: Title = "-"
    planned_s: BlockPlanned | None = None
    colour: Colour = ""


class NewColumn(Body):
    title: ColumnTitle


class ColumnPatch(Body):
    version: Whole
    title: ColumnTitle


class Turn(Body):
    """Nothing is said to undo or to do again: the server knows each person's last edit."""


def drafted(json: NewCue) -> Draft:
    """Read a new cue."""
    return patched(Draft(json.title, timedelta(seconds=json.planned_s)), json)


def patched(draft: Draft, json: NewCue | SomeFields) -> Draft:
    """Write over a cue what was sent."""
    sent = json.model_fields_set
    plain = {name: getattr(json, name) for name in PLAIN if name in sent}
    planned = timedelta(seconds=json.planned_s) if "planned_s" in sent else draft.planned
    steps = tuple(_step(step) for step in json.steps) if "steps" in sent else draft.steps
    notes = replace(draft.notes, **json.notes.model_dump(exclude_unset=True))
    custom = {column: text for column, text in {**draft.custom, **json.custom}.items() if text}
    return replace(draft, **plain, planned=planned, steps=steps, notes=notes, custom=custom)


def _step(json: StepBody) -> Step:
    return Step(**{**json.model_dump(), "id": NEW if json.id is None else StepId(json.id)})

"""What a cue is, and which changes of the rundown are allowed while the show runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Literal, NewType

from forum_app.kernel.errors import N_, Invalid, Refused
from forum_app.show.rules.steps import Step

CueId = NewType("CueId", int)
Kind = Literal["performance", "film", "talk", "speech", "handover", "award", "closing", "other"]
Scene = Literal["title", "tote", "spotlight", "agenda", "black"]
Place = Literal["past", "running", "coming"]
Colour = Literal["", "red", "orange", "yellow", "green", "blue", "purple", "grey"]

LONGEST = timedelta(hours=6)
MOST_CUES = 500
LONGEST_EVENING = timedelta(days=1)
# What the show has already used of a cue; a later change would rewrite what happened. Of the running cue's
# steps only those called are locked: `steps.renewed` sees to them.
LOCKED_FIELDS = ("title", "kind", "planned_s", "starts_at", "skipped")


@dataclass(frozen=True, slots=True)
class Notes:
    """What each of those at work reads of a cue."""

    mc: str = ""
    sound: str = ""
    light: str = ""
    screen: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """One item of the rundown, as calling and timing need it. It never starts before its `starts_at`."""

    id: CueId
    number: int
    title: str
    planned: timedelta
    steps: tuple[Step, ...] = ()
    kind: Kind = "other"
    starts_at: datetime | None = None
    presenter: str = ""
    scene: Scene | None = None
    skipped: bool = False
    version: int = 1
    office: str = ""
    auto: bool = False
    block_id: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue as somebody writes it, before it has a place in the rundown.

    `custom` holds texts by the id of their column.
    """

    title: str
    planned: timedelta
    kind: Kind = "other"
    starts_at: datetime | None = None
    presenter: str = ""
    scene: Scene | None = None
    skipped: bool = False
    notes: Notes = field(default_factory=Notes)
    office: str = ""
    flagged: bool = False
    colour: Colour = ""
    auto: bool = False
    block_id: int | None = None
    custom: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


def make_sure_near(at: datetime | None, forum_starts_at: datetime) -> None:
    """Refuse an hour that is not of this evening. Raises Invalid."""
    if at is not None and abs(at - forum_starts_at) > LONGEST_EVENING:
        raise Invalid({"starts_at": N_("Giờ này không thuộc buổi diễn ra chương trình.")})


def find(cues: Sequence[Cue], cue_id: CueId | None) -> Cue | None:
    """Give the cue with this id, or None."""
    return next((cue for cue in cues if cue.id == cue_id), None)


def after(cues: Sequence[Cue], cue_id: CueId | None) -> list[Cue]:
    """Give the cues that follow one; all of them where it is None or not in the rundown."""
    ids = [cue.id for cue in cues]
    return list(cues[ids.index(cue_id) + 1 :]) if cue_id in ids else list(cues)


def make_sure_unlocked(place: Place, changed: Sequence[str]) -> None:
    """Refuse to rewrite what was called. Raises 409 `locked`.

    Notes, presenter, office, scene, colour, flag, block and the office's own columns stay open.
    """
    if place == "past" and "steps" in changed:
        raise locked(N_("Tiết mục đã diễn ra nên không sửa các bước được nữa."))
    if place == "coming" or not any(name in LOCKED_FIELDS for name in changed):
        return
    if place == "running" and "planned_s" in changed:
        raise locked(N_("Tiết mục đang diễn ra: hãy dùng nút thêm hoặc bớt thời gian."))
    raise locked(N_("Tiết mục đã hoặc đang diễn ra nên không sửa được nữa."))


def make_sure_coming(place: Place) -> None:
    """Refuse to move or delete what was called. Raises 409 `locked`."""
    if place != "coming":
        raise locked(N_("Tiết mục đã hoặc đang diễn ra nên không xóa hay đổi chỗ được."))


def locked(detail: str) -> Refused:
    """Make the refusal of a change to what has been called."""
    return Refused(code="locked", status=409, detail=detail)


def changed(old: Draft, new: Draft) -> tuple[str, ...]:
    """Name what differs between two drafts, in the words of the API."""
    names = (part.name for part in fields(Draft) if getattr(old, part.name) != getattr(new, part.name))
    return tuple("planned_s" if name == "planned" else name for name in names)

"""A programme script as a broadcaster sends it: one row of cells becomes one cue."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import fold
from forum_app.show.rules.cues import Colour, Draft, Kind, Notes, Scene

LONGEST_TITLE = 300
LONGEST_PRESENTER = 300
LONGEST_NOTE = 20_000

# `(dự phòng)` and the like: a remark for the stage, not a part of the title the audience reads.
REMARK = re.compile(r"\s*\(\s*((?:dự phòng|dự bị|nếu còn thời gian|linh hoạt)[^)]*)\)\s*", re.IGNORECASE)
BRACKETED = re.compile(r"\(([^()]*)\)")
# A script rounds to minutes, so it may differ from its own sums by as much.
ROUNDING = timedelta(minutes=1)
NO_BLOCK = ("–", "-", "—")
HALF_A_DAY = timedelta(hours=12)

SCENES: tuple[tuple[str, Scene], ...] = (
    ("tote", "tote"),
    ("bang tong", "tote"),
    ("tong so", "tote"),
    ("so tien", "tote"),
    ("ten tiet muc", "title"),
    ("tieu de", "title"),
    ("title", "title"),
    ("vinh danh", "spotlight"),
    ("spotlight", "spotlight"),
    ("agenda", "agenda"),
    ("chuong trinh", "agenda"),
    ("man hinh den", "black"),
    ("tat man hinh", "black"),
    ("black", "black"),
)
KINDS: tuple[tuple[str, Kind], ...] = (
    ("ket thuc", "closing"),
    ("be mac", "closing"),
    ("phong su", "film"),
    ("phim", "film"),
    ("giao luu", "talk"),
    ("tiep nhan", "handover"),
    ("trao qua", "handover"),
    ("hoc bong", "handover"),
    ("trao bang", "award"),
    ("khen thuong", "award"),
    ("bieu duong", "award"),
    ("phat bieu", "speech"),
    ("loi keu goi", "speech"),
    ("van nghe", "performance"),
    ("tiet muc", "performance"),
    ("don ca", "performance"),
    ("mua", "performance"),
)


NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Extras:
    """What only some scripts speak of; None where this one has no such column.

    `block` is the title of the block an item stands in, empty for none; in the file a blank cell goes on with
    the block above, as merged cells do, and `–` ends it. `custom` holds texts by the heading of their column.
    """

    office: str | None = None
    skipped: bool | None = None
    flagged: bool | None = None
    colour: Colour | None = None
    auto: bool | None = None
    fixed: bool | None = None
    block: str | None = None
    custom: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)


@dataclass(frozen=True, slots=True)
class Group:
    """A block as a script announces it, with the length and the colour it gives."""

    title: str
    planned: timedelta | None = None
    colour: Colour = ""


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """One item of a script; blank fields were blank in the file.

    `start` is the hour written beside it, `code` what our own export calls the cue. `timed` is whether the
    script has lengths at all: one of notes alone leaves them as they are.
    """

    row: int
    draft: Draft
    start: time | None = None
    timed: bool = True
    code: str = ""
    extras: Extras = field(default_factory=Extras)

    @property
    def takes(self) -> timedelta:
        """How long it takes of the evening; what is skipped takes nothing."""
        return timedelta() if self.extras.skipped else self.draft.planned


def split_title(text: str) -> tuple[str, str]:
    """Split what is written as content into the title and remarks such as `(dự phòng)`."""
    remarks = [f"({found.strip()})" for found in REMARK.findall(text)]
    lines = [line.strip() for line in REMARK.sub("\n", text).split("\n")]
    remarks += [line for line in lines if BRACKETED.fullmatch(line)]
    title = " ".join(line for line in lines if line and not BRACKETED.fullmatch(line))
    return title, "\n".join(remarks)


def led_scene(text: str) -> Scene | None:
    """Guess the scene of the stage display from the script's LED column; None where it names none."""
    said = fold(text)
    return next((scene for words, scene in SCENES if words in said), None)


def kind_of(title: str) -> Kind:
    """Guess what kind of item a title announces."""
    said = fold(title)
    return next((kind for words, kind in KINDS if words in said), "other")


def draft(
    *,
    content: str,
    planned: timedelta,
    presenter: str = "",
    mc: str = "",
    sound: str = "",
    light: str = "",
    screen: str = "",
) -> Draft:
    """Make a cue of what the columns of a script say. Raises Invalid on the column that says too much."""
    title, remarks = split_title(content)
    notes = {"mc": mc, "sound": sound, "light": light, "screen": screen, "content": remarks}
    return Draft(
        title=fitting(title, LONGEST_TITLE, "content"),
        planned=planned,
        kind=kind_of(title),
        presenter=fitting(" ".join(presenter.split()), LONGEST_PRESENTER, "presenter"),
        scene=led_scene(screen),
        notes=Notes(*(fitting(note, LONGEST_NOTE, column) for column, note in notes.items())),
    )


def fitting(text: str, limit: int, column: str) -> str:
    """Give a text back. Raises Invalid where it is too long: nothing is cut in silence."""
    if len(text) > limit:
        raise Invalid({column: N_("Nội dung quá dài, tối đa %(limit)s ký tự.")}, params={"limit": limit})
    return text


def with_hard_times(rows: Sequence[ScriptRow], starts_at: datetime, timezone: str) -> list[ScriptRow]:
    """Give the rows a time of their own where the script leaves a wait before them.

    An hour that follows from the lengths before it is not kept: it shifts with them.
    """
    zone, found, at = ZoneInfo(timezone), list[ScriptRow](), starts_at
    for row in rows:
        start = at if row.start is None else _near(row.start, at, zone)
        waits = start > at + ROUNDING or (row.extras.fixed is True and start >= at)
        found.append(replace(row, draft=replace(row.draft, starts_at=start)) if waits else row)
        at = (start if waits else at) + row.takes
    return found


def in_blocks(rows: Sequence[ScriptRow]) -> list[ScriptRow]:
    """Give each row the block it stands in, where the script speaks of blocks."""
    found, inside = list[ScriptRow](), ""
    for row in rows:
        said = row.extras.block
        if said is None:
            found.append(row)
            continue
        inside = "" if said in NO_BLOCK else said or inside
        found.append(replace(row, extras=replace(row.extras, block=inside)))
    return found


def contradictions(rows: Sequence[ScriptRow], starts_at: datetime, timezone: str) -> list[ScriptRow]:
    """Give the rows whose hour comes before the items above them can be over."""
    zone, found, at = ZoneInfo(timezone), list[ScriptRow](), starts_at
    for row in rows:
        start = at if row.start is None else _near(row.start, at, zone)
        if start < at - ROUNDING:
            found.append(row)
        at = max(at, start) + row.takes
    return found


def _near(hour: time, at: datetime, zone: ZoneInfo) -> datetime:
    """The instant with this hour that lies nearest: after midnight it is the next day's."""
    local = at.astimezone(zone)
    same_day = datetime.combine(local.date(), hour, zone)
    if same_day < local - HALF_A_DAY:
        return same_day + timedelta(days=1)
    return same_day - timedelta(days=1) if same_day > local + HALF_A_DAY else same_day

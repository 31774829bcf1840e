"""The rundown and the log as tables for spreadsheets, in the columns that an import reads again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_
from forum_app.sheets import Cell, ColumnOut, SheetOut
from forum_app.show.rules.cues import CueId
from forum_app.show.rules.durations import write_duration
from forum_app.show.rules.importing import cue_code
from forum_app.show.rules.marks import COLOUR_NAMES
from forum_app.show.rules.script import NO_BLOCK

RUNDOWN = (
    ColumnOut("STT", 6, "int"),
    ColumnOut("Thời gian", 10),
    ColumnOut("Thời lượng", 10),
    ColumnOut("Nội dung", 48),
    ColumnOut("Thực hiện", 28),
    ColumnOut("Lời dẫn MC", 48),
    ColumnOut("Âm thanh", 24),
    ColumnOut("Ánh sáng", 24),
    ColumnOut("Màn hình LED", 24),
    ColumnOut("Sân khấu", 24),
    ColumnOut("Tình trạng", 12),
    ColumnOut("Chức danh", 24),
    ColumnOut("Khối", 20),
    ColumnOut("Giờ cố định", 8),
    ColumnOut("Tự chuyển", 8),
    ColumnOut("Đánh dấu", 8),
    ColumnOut("Màu", 10),
    ColumnOut("Các bước", 36),
)
# Last, out of the way: by it a changed title finds its cue again.
CODE = ColumnOut("Mã tiết mục", 20)
TICK = "x"
ACTUAL, LOG = N_("Thực tế"), N_("Nhật ký")
CALLS = (
    ColumnOut(N_("STT"), 6, "int"),
    ColumnOut(N_("Nội dung"), 48),
    ColumnOut(N_("Giờ dự kiến"), 12, "time"),
    ColumnOut(N_("Giờ thực tế"), 12, "time"),
    ColumnOut(N_("Giờ kết thúc"), 12, "time"),
    ColumnOut(N_("Thời lượng dự kiến"), 12),
    ColumnOut(N_("Thời lượng thực tế"), 12),
    ColumnOut(N_("Tạm dừng"), 12),
    ColumnOut(N_("Chênh lệch (giây)"), 12, "int"),
)
ENTRIES = (
    ColumnOut(N_("Số"), 8, "int"),
    ColumnOut(N_("Lúc"), 12, "time"),
    ColumnOut(N_("Thao tác"), 26),
    ColumnOut(N_("Tiết mục"), 8, "int"),
    ColumnOut(N_("Nội dung"), 48),
    ColumnOut(N_("Người thực hiện"), 24),
    ColumnOut(N_("Bàn"), 8),
    ColumnOut(N_("Chi tiết"), 40),
)


def rundown_sheet(state: Mapping[str, Any], hours: Mapping[CueId, datetime], forum: Forum) -> SheetOut:
    """Lay the rundown out as a programme script, the office's own columns behind ours.

    `hours` are those of the evening itself: those of a rehearsal would come back as the plan with an import.
    """
    blocks = {block["id"]: block["title"] for block in state["blocks"]}
    own = {str(column["id"]): str(column["title"]) for column in state["columns"]}
    columns = (*RUNDOWN, *(ColumnOut(title, 24) for title in own.values()), CODE)
    zone = ZoneInfo(forum.timezone)
    rows = [_cue(cue, hours[cue["id"]].astimezone(zone), blocks, list(own), forum) for cue in state["cues"]]
    total = sum(
        (timedelta(seconds=cue["planned_s"]) for cue in state["cues"] if not cue["skipped"]), timedelta()
    )
    footer: list[list[Cell]] = [[None, None, write_duration(total), "Tổng thời lượng"]]
    return SheetOut("Kịch bản", columns, rows, title=forum.name, footer=footer)


def log_sheets(state: Mapping[str, Any], forum: Forum, translate: Callable[[str], str]) -> list[SheetOut]:
    """Lay the log out: planned against actual, then every command."""
    calls, entries = (
        [replace(column, title=translate(column.title)) for column in columns] for columns in (CALLS, ENTRIES)
    )
    return [
        SheetOut(translate(ACTUAL), calls, [_call(call) for call in state["calls"]], title=forum.name),
        SheetOut(translate(LOG), entries, [_entry(entry) for entry in state["entries"]], title=forum.name),
    ]


def _cue(
    cue: Mapping[str, Any], hour: datetime, blocks: Mapping[int, str], own: Sequence[str], forum: Forum
) -> list[Cell]:
    notes = cue["notes"]
    return [
        cue["number"],
        f"{hour:%Hh%M}",
        write_duration(timedelta(seconds=cue["planned_s"])),
        cue["title"],
        cue["presenter"],
        *(notes[name] for name in ("mc", "sound", "light", "screen", "stage")),
        "Bỏ qua" if cue["skipped"] else None,
        cue["office"] or None,
        blocks.get(cue["block_id"], NO_BLOCK[0]) if blocks else None,
        TICK if cue["starts_at"] else None,
        TICK if cue["auto"] else None,
        TICK if cue["flagged"] else None,
        COLOUR_NAMES.get(cue["colour"]),
        _steps(cue) or None,
        *(cue["custom"].get(column) or None for column in own),
        cue_code(forum.slug, cue["id"]),
    ]


def _steps(cue: Mapping[str, Any]) -> str:
    """List the steps for those who read the sheet; an import leaves them as they are."""
    called = [step for step in cue["steps"] if not step["skipped"]]
    named = (" – ".join(text for text in (step["title"], step["presenter"]) if text) for step in called)
    return "\n".join(f"{place}. {name}" for place, name in enumerate(named, start=1))


def _call(call: Mapping[str, Any]) -> list[Cell]:
    return [
        call["number"],
        call["title"],
        _local(call["planned_at"]) if call["planned_at"] else None,
        _local(call["called_at"]),
        _local(call["ended_at"]) if call["ended_at"] else None,
        *(write_duration(timedelta(seconds=call[name])) for name in ("planned_s", "actual_s", "held_s")),
        call["over_s"],
    ]


def _entry(entry: Mapping[str, Any]) -> list[Cell]:
    return [
        entry["seq"],
        _local(entry["at"]),
        entry["deed"],
        entry["number"],
        entry["title"],
        entry["actor"],
        seat_name(entry["seat"]),
        entry["said"],
    ]


def seat_name(seat: str | None) -> str:
    """Give a console's own name so short that two can be told apart by eye."""
    return (seat or "")[-4:].upper()


def _local(said: str) -> datetime:
    """Read back an instant said in the forum's time, as its wall clock shows it."""
    return datetime.fromisoformat(said).replace(tzinfo=None, microsecond=0)

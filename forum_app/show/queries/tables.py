"""The rundown and the log as tables for spreadsheets, in the columns that an import reads again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from forum_app.forums.queries import Forum
from forum_app.sheets import Cell, ColumnOut, SheetOut
from forum_app.show.rules.durations import write_duration

DEED: Mapping[str, str] = {
    "cue.called": "GO: gọi tiết mục",
    "cue.undone": "BACK: lùi lại",
    "step.called": "GO: gọi bước",
    "step.undone": "BACK: lùi lại một bước",
    "show.caller_changed": "Đổi người cầm nhịp",
    "cue.adjusted": "Thêm bớt thời gian",
    "cue.added": "Thêm tiết mục",
    "cue.edited": "Sửa tiết mục",
    "cue.deleted": "Xóa tiết mục",
    "cue.moved": "Đổi chỗ tiết mục",
    "show.held": "Tạm dừng",
    "show.resumed": "Chạy tiếp",
    "show.ended": "Kết thúc",
    "show.reset": "Đặt lại từ đầu",
    "show.standby_set": "Chọn tiết mục kế tiếp",
    "show.message_set": "Nhắn tin",
    "show.message_read": "Đã đọc tin",
    "show.readied": "Báo sẵn sàng",
    "show.timer_set": "Che hoặc mở đồng hồ diễn giả",
    "scene.chosen": "Chọn cảnh LED",
    "rundown.imported": "Nhập kịch bản",
    "rundown.edited": "Sửa chương trình",
}
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
)
CALLS = (
    ColumnOut("STT", 6, "int"),
    ColumnOut("Nội dung", 48),
    ColumnOut("Giờ dự kiến", 12, "time"),
    ColumnOut("Giờ thực tế", 12, "time"),
    ColumnOut("Giờ kết thúc", 12, "time"),
    ColumnOut("Thời lượng dự kiến", 12),
    ColumnOut("Thời lượng thực tế", 12),
    ColumnOut("Tạm dừng", 12),
    ColumnOut("Chênh lệch (giây)", 12, "int"),
)
ENTRIES = (
    ColumnOut("Số", 8, "int"),
    ColumnOut("Lúc", 12, "time"),
    ColumnOut("Thao tác", 26),
    ColumnOut("Tiết mục", 8, "int"),
    ColumnOut("Nội dung", 48),
    ColumnOut("Người thực hiện", 24),
    ColumnOut("Chi tiết", 40),
)


def rundown_sheet(state: Mapping[str, Any], forum: Forum) -> SheetOut:
    """Lay the rundown out as a programme script."""
    rows = [_cue(cue) for cue in state["cues"]]
    total = sum(
        (timedelta(seconds=cue["planned_s"]) for cue in state["cues"] if not cue["skipped"]), timedelta()
    )
    footer: list[list[Cell]] = [[None, None, write_duration(total), "Tổng thời lượng"]]
    return SheetOut("Kịch bản", RUNDOWN, rows, title=forum.name, footer=footer)


def log_sheets(state: Mapping[str, Any], forum: Forum) -> list[SheetOut]:
    """Lay the log out: planned against actual, then every command."""
    calls = SheetOut("Thực tế", CALLS, [_call(call) for call in state["calls"]], title=forum.name)
    entries = SheetOut("Nhật ký", ENTRIES, [_entry(entry) for entry in state["entries"]], title=forum.name)
    return [calls, entries]


def _cue(cue: Mapping[str, Any]) -> list[Cell]:
    notes = cue["notes"]
    return [
        cue["number"],
        f"{_local(cue['planned_at']):%Hh%M}",
        write_duration(timedelta(seconds=cue["planned_s"])),
        cue["title"],
        cue["presenter"],
        notes["mc"],
        notes["sound"],
        notes["light"],
        notes["screen"],
        notes["stage"],
        "Bỏ qua" if cue["skipped"] else None,
    ]


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
    details = (f"{name}: {value}" for name, value in entry["details"].items() if "version" not in name)
    return [
        entry["seq"],
        _local(entry["at"]),
        DEED.get(entry["kind"], entry["kind"]),
        entry["number"],
        entry["title"],
        entry["actor"],
        "; ".join(details),
    ]


def _local(said: str) -> datetime:
    """Read back an instant said in the forum's time, as its wall clock shows it."""
    return datetime.fromisoformat(said).replace(tzinfo=None, microsecond=0)

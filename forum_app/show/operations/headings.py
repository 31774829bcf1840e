"""Which columns a script may have, and what people call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from forum_app.sheets import IGNORED, Column, Table

# The last titles of a column are those of Ontime's template.
COLUMNS: Final = (
    Column("number", ("STT", "TT", "Số TT", "Số thứ tự", "Cue")),
    Column("hours", ("Thời gian", "Giờ", "Thời điểm", "Khung giờ", "Bắt đầu", "Time Start", "Start")),
    Column("until", ("Kết thúc", "Giờ kết thúc", "Time End", "End")),
    Column("duration", ("Thời lượng", "TL", "Số phút", "Thời lượng dự kiến", "Duration")),
    Column(
        "content",
        ("Nội dung", "Nội dung chương trình", "Tiết mục", "Tên tiết mục", "Hạng mục", "Tiêu đề", "Title"),
        required=True,
    ),
    Column(
        "presenter",
        ("Thực hiện", "Người thực hiện", "Đơn vị thực hiện", "Thể hiện", "Phụ trách", "Presenter"),
    ),
    Column("office", ("Chức danh", "Chức vụ")),
    Column("mc", ("Lời dẫn MC", "Lời dẫn", "Lời MC", "MC")),
    Column("sound", ("Âm thanh", "Sound", "Audio")),
    Column("light", ("Ánh sáng", "Lighting", "Light", "LX")),
    Column("screen", ("Màn hình LED", "LED", "Màn hình", "Video", "AV")),
    Column("stage", ("Sân khấu", "Đạo cụ", "Ghi chú", "Notes", "Note")),
    Column("skipped", ("Tình trạng", "Bỏ qua", "Skip")),
    Column("flagged", ("Đánh dấu", "Flag")),
    Column("colour", ("Màu", "Màu sắc", "Colour", "Color")),
    Column("auto", ("Tự chuyển", "End Action")),
    Column("fixed", ("Giờ cố định",)),
    Column("block", ("Khối", "Phần", "Group", "Block")),
    Column("type", ("Timer type",)),
    Column("code", ("Mã tiết mục",)),
)
# A column of the office's own, under its own heading; several may be.
CUSTOM: Final = "custom"
SHARED: Final = frozenset({CUSTOM, IGNORED})
FIELDS: Final = frozenset({*SHARED, *(column.name for column in COLUMNS)})


def names_of(mapping: Mapping[str, str]) -> dict[str, str]:
    """Give each heading the name `find_table` is to know its column by."""
    return {
        heading: f"{CUSTOM}:{heading}" if field == CUSTOM else field for heading, field in mapping.items()
    }


def custom_of(table: Table) -> dict[str, str]:
    """Give the names of the office's own columns in a table, and the heading of each."""
    return {
        heading.name: heading.text
        for heading in table.columns
        if heading.name and heading.name.startswith(f"{CUSTOM}:")
    }

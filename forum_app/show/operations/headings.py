"""Which columns a script may have, and what people call them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import tidy
from forum_app.sheets import Column, Table

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
IGNORED: Final = ""
FIELDS: Final = frozenset({CUSTOM, IGNORED, *(column.name for column in COLUMNS)})
MOST_SAID = 200
LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """A column of a file: its heading, what it was taken for (empty: nothing), and its first filled cell."""

    heading: str
    field: str
    sample: str

    def as_json(self) -> dict[str, object]:
        return {"heading": self.heading, "field": self.field, "sample": self.sample}


def parse_mapping(sent: str) -> dict[str, str]:
    """Read what somebody says of headings: JSON `{heading: field}`. Raises Invalid on `mapping`."""
    try:
        said = json.loads(sent or "{}")
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or len(said) > MOST_SAID:
        raise Invalid({"mapping": N_("Phải là một đối tượng JSON {tên cột: mục}.")})
    mapping = {tidy(heading): field for heading, field in said.items()}
    if not all(len(heading) <= LONGEST_HEADING and field in FIELDS for heading, field in _pairs(mapping)):
        raise Invalid({"mapping": N_("Có cột được gán cho một mục không có.")})
    return mapping


def make_sure_single(mapping: Mapping[str, str]) -> None:
    """Refuse two columns for one field. Raises Invalid on `mapping`."""
    taken: dict[str, str] = {}
    for heading, field in mapping.items():
        if field in taken and field not in (CUSTOM, IGNORED):
            raise Invalid(
                {"mapping": N_("Cột “%(first)s” và cột “%(second)s” cùng được gán cho một mục.")},
                params={"first": taken[field], "second": heading},
            )
        taken[field] = heading


def joined(known: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """Put what is said this time before what is remembered: a field given anew has no other column."""
    given = set(told.values()) - {CUSTOM, IGNORED}
    return {**{heading: field for heading, field in known.items() if field not in given}, **told}


def names_of(mapping: Mapping[str, str]) -> dict[str, str]:
    """Give each heading the name `find_table` is to know its column by."""
    return {
        heading: f"{CUSTOM}:{heading}" if field == CUSTOM else field for heading, field in mapping.items()
    }


def columns_of(table: Table) -> tuple[ColumnRead, ...]:
    """Say how each column of a table was understood."""
    return tuple(
        ColumnRead(heading.text, (heading.name or IGNORED).partition(":")[0], heading.sample)
        for heading in table.columns
    )


def custom_of(table: Table) -> dict[str, str]:
    """Give the names of the office's own columns in a table, and the heading of each."""
    return {
        heading.name: heading.text
        for heading in table.columns
        if heading.name and heading.name.startswith(f"{CUSTOM}:")
    }


def _pairs(mapping: Mapping[str, object]) -> list[tuple[str, str]]:
    return [(heading, field if isinstance(field, str) else "?") for heading, field in mapping.items()]

"""What a programme script says, and what an import makes of it."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from forum_app.kernel.clock import utc
from forum_app.show.rules import importing, script
from forum_app.show.rules.cues import CueId, Draft, Notes
from forum_app.show.rules.importing import Existing
from forum_app.show.rules.script import ScriptRow
from tests.cast import THE_EVENING

ZONE = "Asia/Ho_Chi_Minh"


def row(number: int, title: str, minutes: int = 10, start: time | None = None) -> ScriptRow:
    return ScriptRow(number, Draft(title, timedelta(minutes=minutes)), start)


def there(cue_id: int, title: str, minutes: int = 10, *, locked: bool = False) -> Existing:
    return Existing(CueId(cue_id), Draft(title, timedelta(minutes=minutes)), locked)


@pytest.mark.parametrize(
    ("content", "title", "remark"),
    [
        ("Phóng sự\n(dự phòng)", "Phóng sự", "(dự phòng)"),
        ("Phóng sự (Dự phòng)", "Phóng sự", "(Dự phòng)"),
        ("Phóng sự\n(cắt nếu trễ)", "Phóng sự", "(cắt nếu trễ)"),
        ("Tốp ca (thiếu nhi)", "Tốp ca (thiếu nhi)", ""),
        ("Trao quà\ncho hộ nghèo", "Trao quà cho hộ nghèo", ""),
        ("(dự phòng)", "", "(dự phòng)"),
        ("((((((((", "((((((((", ""),
    ],
)
def test_remarks_are_no_part_of_the_title(content: str, title: str, remark: str) -> None:
    assert script.split_title(content) == (title, remark)


@pytest.mark.parametrize(
    ("led", "scene"),
    [("Tote", "tote"), ("Tên tiết mục", "title"), ("Vinh danh", "spotlight"), ("Clip 03", None), ("", None)],
)
def test_the_led_column_names_a_scene(led: str, scene: str | None) -> None:
    assert script.led_scene(led) == scene


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Văn nghệ chào mừng", "performance"),
        ("Phóng sự: an sinh", "film"),
        ("Giao lưu với hộ nghèo", "talk"),
        ("Phát biểu của lãnh đạo", "speech"),
        ("Tiếp nhận bảng tượng trưng", "handover"),
        ("Trao bằng tấm lòng vàng", "award"),
        ("Kết thúc chương trình", "closing"),
        ("Nghỉ giải lao", "other"),
    ],
)
def test_a_title_tells_the_kind(title: str, kind: str) -> None:
    assert script.kind_of(title) == kind


def test_only_an_hour_that_waits_becomes_a_hard_time() -> None:
    rows = [row(1, "A", 15, time(19, 30)), row(2, "B", 8, time(19, 45)), row(3, "C", 5, time(20, 0))]
    timed = script.with_hard_times(rows, THE_EVENING, ZONE)
    assert [found.draft.starts_at for found in timed] == [None, None, utc(2024, 10, 17, 13)]
    assert script.contradictions(rows, THE_EVENING, ZONE) == []


def test_an_hour_before_the_items_above_are_over_contradicts_the_script() -> None:
    rows = [row(1, "A", 15), row(2, "B", 8, time(19, 44)), row(3, "C", 8, time(19, 50))]
    assert script.contradictions(rows, THE_EVENING, ZONE) == [rows[2]]
    assert script.with_hard_times(rows, THE_EVENING, ZONE) == rows


def test_an_hour_after_midnight_is_the_next_day() -> None:
    rows = [row(1, "A", 240, time(19, 30)), row(2, "B", 5, time(0, 30))]
    timed = script.with_hard_times(rows, THE_EVENING, ZONE)
    assert timed[1].draft.starts_at == utc(2024, 10, 17, 17, 30)


def test_rows_match_cues_by_folded_title_in_order_of_appearance() -> None:
    existing = [there(1, "Văn nghệ"), there(2, "Phát biểu"), there(3, "Văn nghệ")]
    rows = [row(5, "VĂN NGHỆ"), row(6, "Văn nghệ", 12), row(7, "van nghe")]
    planned = importing.plan(rows, existing)
    assert [(plan.fate, plan.cue_id) for plan in planned] == [("update", 1), ("update", 3), ("create", None)]


def test_the_same_script_again_changes_nothing() -> None:
    rows = [row(5, "Văn nghệ"), row(6, "Phát biểu")]
    existing = [Existing(CueId(number), found.draft) for number, found in enumerate(rows, start=1)]
    assert [plan.fate for plan in importing.plan(rows, existing)] == ["unchanged", "unchanged"]


def test_a_blank_cell_wipes_nothing_and_the_kind_stays() -> None:
    old = Draft(
        "A", timedelta(minutes=1), kind="award", presenter="Ai đó", scene="tote", notes=Notes(mc="Xin chào")
    )
    new = Draft("A", timedelta(minutes=2), kind="film", notes=Notes(sound="Nhạc"))
    expected = replace(old, planned=timedelta(minutes=2), notes=Notes(mc="Xin chào", sound="Nhạc"))
    assert importing.merged(old, ScriptRow(1, new)) == expected


def test_what_was_called_is_locked() -> None:
    planned = importing.plan([row(5, "A", 12)], [there(1, "A", locked=True)])
    assert [plan.fate for plan in planned] == ["locked"]


@pytest.mark.parametrize(
    ("planned", "locked", "order"),
    [
        ([3, 1], 0, [3, 1, 2]),
        ([9, 1, 2, 3], 0, [9, 1, 2, 3]),
        ([1, 9], 0, [1, 2, 3, 9]),
        ([3, 2, 1], 1, [1, 3, 2]),
        ([], 0, [1, 2, 3]),
        ([2, 8, 9], 2, [1, 2, 3, 8, 9]),
    ],
)
def test_the_script_gives_the_order_behind_what_was_called(
    planned: list[int], locked: int, order: list[int]
) -> None:
    existing = [there(number, str(number), locked=number <= locked) for number in (1, 2, 3)]
    assert importing.order([CueId(number) for number in planned], existing) == order

"""A script laid out for Ontime is imported as it is."""

from collections.abc import Callable, Sequence
from datetime import time
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.show.factories import cues
from tests.show.test_importing_rundown import counts, fates, send

SignIn = Callable[[Role], Client]
HEADINGS = (
    "ID", "Cue", "Flag", "Time Start", "Link start", "Time End", "Duration", "Title", "Count to end", "Skip",
    "Notes", "Colour", "End action", "Timer type", "Warning time", "Danger time", "Lighting", "Sound",
)  # fmt: skip
Row = dict[str, Any]
EVENING: tuple[Row, ...] = (
    {"Title": "Phần mở đầu", "Duration": "00:30:00", "Colour": "#F00", "Timer type": "group"},
    {
        "ID": "a1b2c3",
        "Cue": "101",
        "Flag": "x",
        "Time Start": time(19, 30),
        "Time End": time(19, 40, 30),
        "Title": "Văn nghệ chào mừng",
        "Notes": "Đủ 12 diễn viên",
        "Colour": "#339E4E",
        "Timer type": "count-down",
        "Sound": "Nhạc sống",
        "Lighting": "Xanh",
        "End action": "play-next",
    },
    {"Cue": "102", "Time End": "19:50:00", "Title": "Phóng sự", "Timer type": "count-down"},
    {"Title": "", "Timer type": "group-end"},
    {"Title": "Đổi cảnh", "Timer type": "milestone", "Cue": "A"},
    {"Cue": "103", "Duration": "00:05", "Title": "Phát biểu", "Skip": True, "Timer type": "clock"},
    {"Cue": "104", "Time Start": "20:00", "Duration": "1:00:00", "Title": "Giao lưu", "Timer type": ""},
    {"Cue": "x", "Duration": "00:10:00", "Title": "Nháp", "Timer type": "skip-import"},
)


def workbook(rows: Sequence[Row], headings: Sequence[str] = HEADINGS) -> bytes:
    """Lay rows out as Ontime's template does: a title, a blank line, then the table in its own sheet."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.add_worksheet("Read me").write_string(0, 0, "How to use this template")
    sheet = book.add_worksheet("event schedule")
    clock = book.add_format({"num_format": "hh:mm:ss"})
    sheet.write_string(0, 0, "Ontime · Rundown template")
    sheet.write_row(2, 0, headings)
    for number, row in enumerate(rows, start=3):
        for place, heading in enumerate(headings):
            cell = row.get(heading)
            if isinstance(cell, time):
                sheet.write_datetime(number, place, cell, clock)
            elif cell is not None:
                sheet.write(number, place, cell)
    book.close()
    return file.getvalue()


@pytest.fixture
def stage(signed_in: SignIn) -> Client:
    return signed_in("stage")


def test_items_come_with_their_lengths_to_the_second(stage: Client) -> None:
    report = send(stage, workbook(EVENING), "ontime.xlsx")
    assert (counts(report), report["errors"]) == ((5, 0, 0), [])
    assert [(cue["title"], cue["planned_s"], cue["skipped"]) for cue in cues(stage)] == [
        ("Văn nghệ chào mừng", 630, False),
        ("Phóng sự", 570, False),
        ("Đổi cảnh", 0, True),
        ("Phát biểu", 300, True),
        ("Giao lưu", 3600, False),
    ]


def test_groups_and_what_is_not_to_be_imported_are_told(stage: Client) -> None:
    report = send(stage, workbook(EVENING), "ontime.xlsx", dry_run="true")
    assert fates(report)[0] == (4, "skip")
    assert {row["row"]: row["why"] for row in report["rows"] if "why" in row} == {
        4: "Tên khối; các tiết mục bên dưới thuộc khối này.",
        11: "Dòng được ghi là không nhập.",
    }


def test_a_start_after_a_gap_is_a_time_of_its_own(stage: Client) -> None:
    send(stage, workbook(EVENING), "ontime.xlsx")
    assert [cue["starts_at"] for cue in cues(stage)] == [None] * 4 + ["2024-10-17T20:00:00.000+07:00"]


def test_notes_go_to_their_departments(stage: Client) -> None:
    send(stage, workbook(EVENING), "ontime.xlsx")
    notes = cues(stage)[0]["notes"]
    assert notes == {
        "mc": "",
        "sound": "Nhạc sống",
        "light": "Xanh",
        "screen": "",
        "stage": "Đủ 12 diễn viên",
    }


def test_the_same_file_again_changes_nothing(stage: Client) -> None:
    send(stage, workbook(EVENING), "ontime.xlsx")
    assert counts(send(stage, workbook(EVENING), "ontime.xlsx")) == (0, 0, 5)


def test_clocks_in_milliseconds_and_an_end_after_midnight(stage: Client) -> None:
    rows = (
        {"Time Start": "84600000", "Time End": "86100000", "Title": "A", "Timer type": "count-down"},
        {"Time End": "00:25:00", "Title": "B", "Timer type": "count-down"},
    )
    send(stage, workbook(rows), "ontime.xlsx")
    assert [cue["planned_s"] for cue in cues(stage)] == [25 * 60, 30 * 60]


def test_a_length_that_is_no_clock_is_complained_of(stage: Client) -> None:
    rows = ({"Duration": "lâu", "Title": "A", "Timer type": "count-down"},)
    errors = send(stage, workbook(rows), "ontime.xlsx")["errors"]
    assert [(error["row"], error["column"]) for error in errors] == [(4, "Duration")]
    assert cues(stage) == []


def test_a_file_of_an_older_version_has_presenters(stage: Client) -> None:
    headings = ("Time Start", "Time End", "Title", "Presenter", "Subtitle", "Public", "Skip", "Notes")
    rows = (
        {"Time Start": "19:30:00", "Time End": "19:35:00", "Title": "A", "Presenter": "Bà B", "Public": "x"},
    )
    report = send(stage, workbook(rows, headings), "ontime.xlsx")
    assert [(cue["title"], cue["presenter"], cue["planned_s"]) for cue in cues(stage)] == [("A", "Bà B", 300)]
    assert {column["heading"]: column["field"] for column in report["columns"]}["Public"] == ""

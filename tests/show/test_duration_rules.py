"""Durations and hours as people write them."""

from datetime import datetime, time, timedelta

import pytest

from forum_app.kernel.errors import Invalid
from forum_app.show.rules.durations import Cell, between, read_duration, read_hours, write_duration


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("15'", 900),
        ("15 '", 900),
        ("15’", 900),
        ("7'30\"", 450),
        ("7'30''", 450),
        ("7’30”", 450),
        ("05'00", 300),
        ('90"', 90),
        ("45''", 45),
        ("25 phút", 1500),
        ("25 PHÚT", 1500),
        ("25p", 1500),
        ("1 phút 30 giây", 90),
        ("1p30s", 90),
        ("30 giây", 30),
        ("1h05", 3900),
        ("1h05'", 3900),
        ("1 giờ 5 phút", 3900),
        ("1 tiếng", 3600),
        ("0:15:00", 900),
        ("15:00", 900),
        ("0:15", 900),
        ("00:30", 30),
        ("10", 600),
        ("7,5", 450),
        ("1,5 phút", 90),
        ("khoảng 10 phút", 600),
        ("~5'", 300),
        (10, 600),
        (7.5, 450),
        (0, 0),
        (0.0104166667, 900),
        (0.5, 30),
        (time(0, 15), 900),
        (time(0, 7, 30), 450),
        (time(1, 5), 3900),
        (time(15, 0), 900),
        (timedelta(minutes=15), 900),
        (datetime.fromisoformat("1899-12-31 00:15"), 900),
    ],
)
def test_readable(cell: Cell, seconds: int) -> None:
    assert read_duration(cell) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "",
            "chưa rõ",
            "10-15'",
            "15 người",
            "'",
            "-5",
            "12345",
            "7 giờ",
            500,
            -1,
            True,
            None,
            "9" * 5000,
            "=1+1",
        ),
        *(timedelta(hours=7), timedelta(minutes=-1), datetime.fromisoformat("2024-10-15 00:15")),
    ],
)
def test_unreadable(cell: Cell) -> None:
    with pytest.raises(Invalid):
        read_duration(cell)


@pytest.mark.parametrize(
    ("cell", "hours"),
    [
        ("19h30", (time(19, 30), None)),
        ("19g30", (time(19, 30), None)),
        ("19:52", (time(19, 52), None)),
        ("19h", (time(19), None)),
        ("19 giờ 30", (time(19, 30), None)),
        ("19h30 - 19h45", (time(19, 30), time(19, 45))),
        ("20g17 - 20:22", (time(20, 17), time(20, 22))),
        ("20h17–20h22", (time(20, 17), time(20, 22))),
        ("19h30 đến 20h", (time(19, 30), time(20))),
        ("19:30:00", (time(19, 30), None)),
        (time(19, 30), (time(19, 30), None)),
        (0.8125, (time(19, 30), None)),
        ("ngay sau đó", (None, None)),
        ("25h00", (None, None)),
        (None, (None, None)),
        (19, (None, None)),
    ],
)
def test_hours(cell: Cell, hours: tuple[time | None, time | None]) -> None:
    assert read_hours(cell) == hours


def test_between_hours_across_midnight() -> None:
    assert between(time(23, 50), time(0, 10)) == timedelta(minutes=20)


@pytest.mark.parametrize(("seconds", "text"), [(900, "15'"), (450, "7'30\""), (5, "0'05\""), (4500, "75'")])
def test_written_durations_are_read_again(seconds: int, text: str) -> None:
    assert write_duration(timedelta(seconds=seconds)) == text
    assert read_duration(text) == timedelta(seconds=seconds)

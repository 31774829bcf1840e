from datetime import timedelta

import pytest

from forum_app.kernel.clock import rfc3339, utc


def test_an_instant_is_written_in_utc_with_milliseconds() -> None:
    assert rfc3339(utc(2024, 10, 17, 13, 5)) == "2024-10-17T13:05:00.000+00:00"


def test_an_instant_is_written_in_the_time_of_the_venue() -> None:
    assert rfc3339(utc(2024, 10, 17, 17, 5, 9), "Asia/Ho_Chi_Minh") == "2024-10-18T00:05:09.000+07:00"


def test_parts_of_a_millisecond_are_cut() -> None:
    late = utc(2024, 10, 17) + timedelta(microseconds=1999)
    assert rfc3339(late) == "2024-10-17T00:00:00.001+00:00"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="not an instant"):
        rfc3339(utc(2024, 10, 17).replace(tzinfo=None))

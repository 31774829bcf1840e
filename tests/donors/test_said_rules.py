"""What offices write in the cells of a donor list."""

from __future__ import annotations

from datetime import date

import pytest

from forum_app.donors.rules.said import Day, read_amount, read_answer, read_day, read_form, unit_of
from forum_app.kernel.errors import Invalid

FORUM = date(2024, 10, 17)
NOT_YET = Day(False)


def on(month: int, day: int, year: int = 2024) -> Day:
    return Day(True, date(year, month, day))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", NOT_YET),
        ("chưa gửi", NOT_YET),
        ("không", NOT_YET),
        ("x", Day(True)),
        ("✓", Day(True)),
        ("Đã gửi", Day(True)),
        ("12/9/2024", on(9, 12)),
        ("12-09-24", on(9, 12)),
        ("ngày 12.9.2024", on(9, 12)),
        ("2024-09-12 00:00:00", on(9, 12)),
        ("12/9", on(9, 12)),
        ("28/12", on(12, 28, 2023)),
        ("31/2/2024", None),
        ("hôm kia", None),
        ("15", None),
    ],
)
def test_when_a_letter_went(text: str, day: Day | None) -> None:
    assert read_day(text, FORUM) == day


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("", (NOT_YET, NOT_YET)),
        ("gửi 25/9, nhận 02/10", (on(9, 25), on(10, 2))),
        ("25/9/2024 – 01/10/2024", (on(9, 25), on(10, 1))),
        ("25/9", (on(9, 25), NOT_YET)),
        ("Đã gửi 25/9, chưa nhận", (on(9, 25), NOT_YET)),
        ("Đã nhận 03/10/2024", (NOT_YET, on(10, 3))),
        ("đã gửi, đã nhận", (Day(True), Day(True))),
        ("x", (Day(True), NOT_YET)),
        ("chưa gửi", (NOT_YET, NOT_YET)),
        ("xem sau nhé", None),
    ],
)
def test_when_the_form_went_and_came_back(text: str, form: tuple[Day, Day] | None) -> None:
    assert read_form(text, FORUM) == form


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", ""),
        ("chưa trả lời", ""),
        ("Nhận lời", "yes"),
        ("Đồng ý tham gia", "yes"),
        ("x", "yes"),
        ("Từ chối, đã ủng hộ ở tỉnh khác", "no"),
        ("Không tham gia", "no"),
        ("Không", "no"),
        ("Không nhận lời", "no"),
        ("Ko đăng ký", "no"),
        ("Không, đã ủng hộ tỉnh khác", "no"),
        ("Nhận lời (không nêu tên)", "yes"),
        ("Đang xin ý kiến HĐQT", "considering"),
        ("gọi lại thứ hai", None),
    ],
)
def test_what_was_answered(text: str, answer: str | None) -> None:
    assert read_answer(text) == answer


@pytest.mark.parametrize(
    ("heading", "text", "amount"),
    [
        ("Số tiền đăng ký", "500tr", 500_000_000),
        ("Số tiền đăng ký", "1,2 tỷ", 1_200_000_000),
        ("Số tiền đăng ký", "2000000000", 2_000_000_000),
        ("Số tiền (triệu đồng)", "50", 50_000_000),
        ("Số tiền (triệu đồng)", "1.5", 1_500_000),
        ("Số tiền (triệu đồng)", "2 tỷ", 2_000_000_000),
        ("Số tiền (ĐVT: tỷ đồng)", "2", 2_000_000_000),
    ],
)
def test_what_was_promised(heading: str, text: str, amount: int) -> None:
    assert read_amount(text, unit_of(heading)) == amount


@pytest.mark.parametrize("text", ["500", "200 suất quà", "-5tr"])
def test_an_amount_without_its_unit_is_no_amount(text: str) -> None:
    with pytest.raises(Invalid):
        read_amount(text, unit_of("Số tiền đăng ký"))

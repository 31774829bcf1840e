"""Which pairs are left for a person to decide."""

from __future__ import annotations

import pytest

from forum_app.guests.rules.answers import read_rsvp, read_tick
from forum_app.guests.rules.doubts import (
    NO_OFFICE,
    OTHER_NAME,
    OTHER_NAME_OF_CODE,
    OTHER_OFFICE,
    OTHER_SALUTATION,
    SAME_OFFICE,
    SAME_PHONE,
    alike,
    doubts,
)
from forum_app.guests.rules.guest import Details
from forum_app.guests.rules.matching import Known, match
from forum_app.guests.rules.sheet import Extras, Invitee
from tests.guests.test_plan_rules import AN, known, with_


def whys(details: Details, *guests: Known, code: str = "") -> list[str]:
    people = [Invitee(2, 1, details, Extras(code=code))]
    return [
        candidate.why for doubt in doubts(people, match(people, guests)) for candidate in doubt.candidates
    ]


def test_who_is_surely_known_or_surely_new_is_no_doubt() -> None:
    assert whys(AN, known(1, AN)) == []
    assert whys(Details("Trần Bình"), known(1, AN)) == []
    assert whys(with_(AN, organisation="HTX Nho"), known(1, AN)) == []  # the same phone


def test_namesakes_are_asked_about_unless_phone_and_office_differ() -> None:
    assert whys(with_(AN, organisation="HTX Nho", phone=""), known(1, AN)) == [OTHER_OFFICE]
    assert whys(Details("Lê An"), known(1, AN)) == [NO_OFFICE]
    assert whys(with_(AN, organisation="HTX Nho", phone="0911111111"), known(1, AN)) == []


def test_a_slip_of_the_pen_is_asked_about() -> None:
    long = with_(AN, full_name="Nguyễn Văn Thành")
    slip = with_(long, full_name="Nguyễn Văn Thàn", phone="")
    assert whys(slip, known(1, long)) == [SAME_OFFICE]
    assert whys(with_(slip, organisation="", phone=long.phone), known(1, long)) == [SAME_PHONE]


def test_what_is_matched_by_a_phone_or_a_code_alone_is_asked_about() -> None:
    assert whys(with_(AN, full_name="Trần Bình"), known(1, AN)) == [OTHER_NAME]
    coded = known(1, AN)._replace(code="123")
    assert whys(Details("Trần Bình"), coded, code="123") == [OTHER_NAME_OF_CODE]
    assert whys(AN, coded, code="123") == []


def test_a_lady_is_no_gentleman() -> None:
    lady = with_(AN, salutation="Bà", phone="")
    assert whys(lady, known(1, with_(AN, salutation="Ông"))) == [OTHER_SALUTATION]
    assert whys(lady, known(1, with_(AN, salutation="Đồng chí"))) == []


def test_a_cancelled_namesake_is_nobodys_candidate() -> None:
    assert whys(Details("Lê An"), known(1, AN, cancelled=True)) == []


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Nguyễn Văn Thành", "Nguyen Van Thanh", True),
        ("Nguyễn Văn Thành", "Nguyễn Văn Thánh", True),
        ("Nguyễn Văn Thành", "Nguyễn Văn Thàn", True),
        ("Nguyễn Văn Thành", "Nguyễn Vưn Thành", True),
        ("Nguyễn Văn Thành", "Nguyễn Văn Thàhn", True),
        ("Nguyễn Văn Thành", "Nguyễn Văn Tâm", False),
        ("Lê An", "Lê Ân", True),
        ("Lê A", "Lê B", False),
    ],
)
def test_names_are_alike_within_one_letter(one: str, other: str, wanted: bool) -> None:
    assert (alike(one, other), alike(other, one)) == (wanted, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Có", "coming"),
        ("x", "coming"),
        ("Dự", "coming"),
        ("Không dự", "declined"),
        ("không", "declined"),
        ("Bận, xin vắng mặt", "declined"),
        ("Không dự, cử người dự thay", "deputy"),
        ("Ủy quyền đ/c Phó Giám đốc", "deputy"),
        ("", ""),
        ("Chưa xác nhận", ""),
        ("để xem", None),
    ],
)
def test_answers_to_the_invitation(text: str, wanted: str | None) -> None:
    assert read_rsvp(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("x", True), ("✓", True), ("VIP 1", True), ("Không", False), ("", None), ("?", None)]
)
def test_ticks(text: str, wanted: bool | None) -> None:
    assert read_tick(text) is wanted

"""Which rows of an office's list are people."""

from __future__ import annotations

import pytest

from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import Details
from forum_app.guests.rules.sheet import Complaint, Invitee, Line, Reading, read_list

GROUPS = [Group(1, 1, "Lãnh đạo tỉnh", "Lãnh đạo", 1), Group(2, 2, "Doanh nghiệp", "Doanh nghiệp", 2)]
ARMED = Group(3, 3, "Đoàn đại biểu Việt Nam, lực lượng vũ trang đóng trên địa bàn tỉnh", "Vũ trang", 3)


def read(*lines: Line) -> Reading:
    return read_list(lines, GROUPS)


def person(row: int, name: str, **cells: str) -> Line:
    return Line(row, {"full_name": name, **cells})


def heading(row: int, text: str) -> Line:
    return Line(row, {"number": text}, alone=text)


def test_people_belong_to_the_heading_above_them() -> None:
    reading = read(
        heading(5, "I. Lãnh đạo tỉnh"),
        person(6, "Lý Nam"),
        heading(7, "II. Doanh nghiệp"),
        person(8, "Hồ Hiếu"),
    )
    assert reading.people == [Invitee(6, 1, Details("Lý Nam")), Invitee(8, 2, Details("Hồ Hiếu"))]


def test_a_group_column_says_more_than_the_heading() -> None:
    reading = read(heading(5, "I. Lãnh đạo tỉnh"), person(6, "Hồ Hiếu", group="Doanh nghiệp"))
    assert [invitee.group for invitee in reading.people] == [2]


def test_an_unknown_heading_makes_a_group_once() -> None:
    reading = read(
        heading(5, "III. Báo chí"), person(6, "Lê An"), heading(7, "Báo chí"), person(8, "Lê Bình")
    )
    assert [invitee.group for invitee in reading.people] == [3, 3]
    assert [group.name for group in reading.groups] == ["Lãnh đạo tỉnh", "Doanh nghiệp", "Báo chí"]
    assert reading.warnings == [Complaint(5, "group", "Nhóm mới: “%(name)s”.", {"name": "Báo chí"})]


def test_without_any_heading_people_are_others() -> None:
    reading = read(person(2, "Lê An"), person(3, "Lê Bình"))
    assert [invitee.group for invitee in reading.people] == [3, 3]
    assert reading.groups[2].name == "Khách mời khác"


@pytest.mark.parametrize("name", ["Đoàn Thị Việt", "Vũ Thị Đóng", "Lương Vũ Trang"])
def test_a_name_alone_whose_words_stand_in_a_group_is_a_person(name: str) -> None:
    reading = read_list([Line(2, {"full_name": name}, alone=name)], [ARMED, *GROUPS])
    assert [person.details.full_name for person in reading.people] == [name]


def test_words_of_a_groups_name_are_its_heading_however_an_office_writes_them() -> None:
    said = "Đoàn Đại Biểu Việt Nam"
    reading = read_list([Line(2, {"full_name": said}, alone=said), person(3, "Lê An")], [ARMED, *GROUPS])
    assert reading.people == [Invitee(3, 3, Details("Lê An"))]


def test_a_name_alone_is_a_person_unless_it_reads_like_a_group() -> None:
    reading = read(
        Line(2, {"full_name": "Doanh nghiệp"}, alone="Doanh nghiệp"),
        Line(3, {"full_name": "Lê An"}, alone="Lê An"),
    )
    assert reading.people == [Invitee(3, 2, Details("Lê An"))]


def test_what_follows_a_total_is_no_guest_unless_it_is_numbered() -> None:
    reading = read(
        heading(2, "I. Lãnh đạo tỉnh"),
        person(3, "Lê An", number="1"),
        Line(4, {"full_name": "Cộng: 1"}, alone="Cộng: 1", closes=True),
        person(5, "Lê Bình", number="2"),
        Line(6, {"full_name": "Tổng cộng: 2 đại biểu"}, alone="Tổng cộng: 2 đại biểu", closes=True),
        Line(7, {"number": "Người lập biểu", "organisation": "Ninh Thuận, ngày 10"}, closes=True),
        Line(8, {"full_name": "Trần Văn Ký"}, alone="Trần Văn Ký"),
        person(9, "Chủ tịch Trần", organisation="đã ký"),
    )
    assert [invitee.row for invitee in reading.people] == [3, 5]
    assert reading.errors == []


def test_a_row_without_a_name_is_an_error() -> None:
    reading = read(Line(4, {"number": "1", "organisation": "Sở Tài chính"}), Line(5, {"number": "2"}))
    assert reading.errors == [Complaint(4, "full_name", "Dòng này thiếu họ tên.")]


def test_a_name_that_is_none_is_an_error() -> None:
    reading = read(person(4, "12345"), person(5, "x" * 10_000))
    assert [(complaint.row, complaint.column) for complaint in reading.errors] == [
        (4, "full_name"),
        (5, "full_name"),
    ]


def test_a_wrong_phone_is_only_a_warning() -> None:
    reading = read(person(4, "Lê An", phone="0912"))
    assert [complaint.column for complaint in reading.warnings] == ["group", "phone"][::-1]
    assert reading.people[0].details.phone == "0912"


@pytest.mark.parametrize(
    ("cells", "vip", "note"),
    [
        ({"note": "VIP"}, True, ""),
        ({"note": "vip."}, True, ""),
        ({"note": "VIP, ăn chay"}, True, "ăn chay"),
        ({"note": "Ăn chay; khách VIP; xe lăn"}, True, "Ăn chay; xe lăn"),
        ({"note": "Xe lăn, VIP"}, True, "Xe lăn"),
        ({"note": "VIP – ăn chay (không hành)"}, True, "ăn chay (không hành)"),
        ({"note": "Ngồi cạnh khu VIP"}, None, "Ngồi cạnh khu VIP"),
        ({"note": "Không phải VIP"}, None, "Không phải VIP"),
        ({"note": "VIPA, ăn chay"}, None, "VIPA, ăn chay"),
        ({"note": "VIP", "vip": "x"}, True, ""),
        ({"note": "VIP, ăn chay", "vip": "không"}, False, "VIP, ăn chay"),
    ],
)
def test_a_note_may_call_somebody_vip(cells: dict[str, str], vip: bool | None, note: str) -> None:
    (invitee,) = read(person(2, "Lê An", **cells)).people
    assert (invitee.extras.vip, invitee.details.vip, invitee.details.note) == (vip, bool(vip), note)

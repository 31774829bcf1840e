"""Which of the forum's groups an office's heading means."""

from __future__ import annotations

import pytest

from forum_app.forums.operations import read_plan
from forum_app.guests.rules.groups import Group, Heading, choose, new_group, numbered, read_heading

GROUPS = [
    Group(
        group["number"], group["number"], group["name"], group["short_name"], group["rank"], group["leaders"]
    )
    for group in read_plan("lang-nghe-2024")["groups"]
]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("I. Thường trực Tỉnh ủy, HĐND, UBND, UBMTTQ tỉnh, Đoàn ĐBQH", 1),
        ("II. Doanh nghiệp, doanh nhân, nhà hảo tâm", 2),
        ("III. Cơ quan, đơn vị, lực lượng vũ trang", 3),
        ("IV. Huyện ủy, UBND, UBMTTQ các huyện, thành phố", 4),
        ("V. 16 xã, phường thuộc TP. Phan Rang - Tháp Chàm", 5),
        ("CÁC XÃ GIÁP RANH", 6),
        ("VI. Đại diện hộ nghèo, học sinh nghèo vượt khó", 7),
    ],
)
def test_a_heading_means_the_group_whose_words_it_has(heading: str, number: int) -> None:
    chosen = choose(read_heading(heading), GROUPS)
    assert chosen is not None
    assert chosen.number == number


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.short_name)
def test_the_names_the_pages_show_mean_their_groups(group: Group) -> None:
    for name in (group.name, group.short_name, group.short_name.upper()):
        assert choose(Heading(None, name), GROUPS) == group
        assert choose(Heading(3, name), GROUPS) == group


def test_words_about_a_short_name_mean_its_group() -> None:
    chosen = choose(read_heading("I. Lãnh đạo tỉnh Ninh Thuận"), GROUPS)
    assert chosen is not None
    assert chosen.number == 1


def test_the_number_decides_only_between_equals() -> None:
    twins = [Group(1, 1, "Khách mời A", "A", 1), Group(2, 2, "Khách mời B", "B", 2)]
    assert choose(Heading(2, "Khách mời"), twins) == twins[1]


def test_a_number_alone_means_no_group() -> None:
    assert choose(read_heading("VI. Ban Tổ chức"), GROUPS) is None


def test_a_new_group_ranks_after_all_others() -> None:
    assert new_group(Heading(None, "Báo chí"), GROUPS) == Group(None, 8, "Báo chí", "Báo chí", 8)


@pytest.mark.parametrize("name", ["Hộ nghèo", "Các em học sinh nghèo", "Hộ vừa thoát nghèo"])
def test_a_new_group_of_people_in_need_is_protected(name: str) -> None:
    assert new_group(Heading(None, name), GROUPS).protected


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("IV. Huyện ủy", Heading(4, "Huyện ủy")),
        ("IX) Khác", Heading(9, "Khác")),
        ("3 - Sở, ngành", Heading(3, "Sở, ngành")),
        ("B. Doanh nghiệp", Heading(2, "Doanh nghiệp")),
        ("Doanh nghiệp", Heading(None, "Doanh nghiệp")),
    ],
)
def test_headings_are_taken_apart(text: str, heading: Heading) -> None:
    assert read_heading(text) == heading
    assert numbered(text) is (heading.number is not None)

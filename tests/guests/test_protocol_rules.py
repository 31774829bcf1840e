"""The province's usual order, from what stands in the columns position and organisation."""

from __future__ import annotations

import pytest

from forum_app.guests.rules.protocol import Placed, usual_order
from forum_app.kernel.order import moved

LADDER = [
    ("Bí thư", "Tỉnh ủy"),
    ("Phó Bí thư Thường trực", "Tỉnh uỷ"),
    ("Chủ tịch", "HĐND tỉnh"),
    ("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh", ""),
    ("CHỦ TỊCH", "ỦY BAN MTTQ VIỆT NAM TỈNH"),
    ("Trưởng đoàn", "Đoàn ĐBQH tỉnh"),
    ("Phó Bí thư", "Tỉnh ủy"),
    ("Phó Chủ tịch Thường trực", "Hội đồng nhân dân tỉnh"),
    ("Phó Chủ tịch", "UBND tỉnh"),
    ("Phó Chủ tịch", "Ủy ban MTTQ Việt Nam tỉnh"),
    ("Phó Trưởng đoàn", "Đoàn ĐBQH tỉnh"),
    ("Ủy viên Ban Thường vụ", "Tỉnh ủy"),
    ("Nguyên Chủ tịch UBND tỉnh", ""),
    ("Bí thư Đảng ủy, Giám đốc", "Sở Y tế"),
    ("Bí thư", "Tỉnh đoàn"),
    ("Phó Giám đốc", "Sở Lao động - Thương binh và Xã hội"),
    ("Chủ tịch HĐQT", "Công ty CP Muối, phường Mỹ Hải"),
    ("Tổng Giám đốc", "Công ty CP Muối"),
    ("Giám đốc", "HTX Nho Mẫu Năm"),
    ("Phó Tổng Giám đốc", "Tập đoàn Mẫu Bốn"),
    ("Kế toán trưởng", "HTX Nho Mẫu Năm"),
    ("Bí thư", "Huyện ủy Ninh Hải"),
    ("Chủ tịch", "UBND thành phố Phan Rang - Tháp Chàm"),
    ("Bí thư", "Đảng ủy phường Phủ Hà"),
    ("Chủ tịch", "UBND xã An Hải"),
    ("Phóng viên", "Báo Ninh Thuận"),
]


def test_the_ladder_is_climbed_in_the_usual_order() -> None:
    people = [Placed(number, *said) for number, said in enumerate(LADDER)]
    assert usual_order(people[::-1]) == list(range(len(LADDER)))


def test_equals_and_those_of_whom_nothing_is_known_keep_their_order() -> None:
    people = [
        Placed(5, "", ""),
        Placed(3, "Phó Chủ tịch", "UBND tỉnh"),
        Placed(9, "", ""),
        Placed(1, "Phó Chủ tịch", "UBND tỉnh"),
    ]
    assert usual_order(people) == [3, 1, 5, 9]


@pytest.mark.parametrize(
    ("one", "before", "after"),
    [(3, 1, [3, 1, 2]), (1, None, [2, 3, 1]), (1, 3, [2, 1, 3]), (2, 3, [1, 2, 3])],
)
def test_one_is_moved_before_another(one: int, before: int | None, after: list[int]) -> None:
    assert moved([1, 2, 3], one, before) == after

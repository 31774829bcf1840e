"""What tells a person's name from the name of a group: `Đoàn Thị Việt` from `Đoàn ĐBQH`."""

from __future__ import annotations

from typing import Final

# The surnames nearly everybody in the country bears, and those of the Chăm and Raglai of Ninh Thuận.
WRITTEN: Final = """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Đinh Lâm Mai Trịnh
    Hà Cao Tô Tạ Chu Châu Quách Thái Trương Lương Lưu Phùng Tăng Vương Kiều Kim La Lại Lục Mạc Nghiêm
    Ninh Ông Phó Quan Quảng Tống Triệu Từ Văn Viên Âu Bạch Cù Diệp Doãn Đàm Đồng Giang Hứa Khổng Khương
    Tôn Thạch Thân Trang Bá Báo Đàng Đạo Hán Lộ Não Thập Thiên Trượng Chamaléa Kator Katơr Pinăng Tain
    Patâu
    """
SURNAMES: Final = frozenset(WRITTEN.split())
MOST_WORDS: Final = 7


def like_a_person(text: str) -> bool:
    """Say whether a text reads like somebody's name: a surname first, every word capitalised."""
    words = text.split()
    return 2 <= len(words) <= MOST_WORDS and words[0] in SURNAMES and all(word.istitle() for word in words)

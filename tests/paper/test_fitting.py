"""What is printed fits its place, whatever people are called: seen in the picture of the page."""

from collections.abc import Mapping
from io import BytesIO

import pytest
from PIL import Image

from forum_app.guests.operations.printing import people_on
from forum_app.guests.rules.printed import Invited
from forum_app.paper import pictures

PX_PER_MM = 96 / 25.4
OFFICE = (
    "Ban Quản lý Dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn, Trung tâm Xúc "
    "tiến đầu tư, Thương mại và Du lịch – Sở Kế hoạch và Đầu tư tỉnh Ninh Thuận; Công ty TNHH MTV Khai thác "
    "công trình thủy lợi và Xổ số kiến thiết"
)
NAMES = {
    "short": "Lê An",
    "usual": "Nguyễn Hoàng Phương Thảo Quỳnh",
    "long": ("Nguyễn Phước Bửu Tôn Nữ Hoàng Thị Phương Thảo Quỳnh Như Ngọc Trâm Anh " * 2)[:120],
    "unbroken": "Ữ" * 120,
}
WORDS = {
    name: name
    for name in "delegate invitation dear to time venue place contact bring honoured".split()  # noqa: SIM905
} | {"zone": "Khu %(zone)s", "seat": "Ghế %(seat)s"}
PAPER: Mapping[str, object] = {
    "lang": "vi",
    "title": "Thử",
    "forum": "Diễn đàn “Lắng nghe tiếng nói của người nghèo” " * 3,
    "subtitle": "Lễ phát động ủng hộ Quỹ “Vì người nghèo” năm 2024 " * 3,
    "host": "Ủy ban MTTQ Việt Nam tỉnh Ninh Thuận phối hợp với UBND tỉnh " * 2,
    "venue": "Phim trường Đài Phát thanh và Truyền hình tỉnh Ninh Thuận",
    "time": "19 giờ 30",
    "contact": "Văn phòng",
    "words": WORDS,
}


def printed(template: str, name: str, **more: object) -> Image.Image:
    """Picture the page of somebody who has as much of everything as the guest list takes."""
    long = name in ("long", "unbroken")
    said = OFFICE if name == "long" else "M" * 250
    person = Invited(
        1,
        NAMES[name],
        "Thầy thuốc nhân dân, Thiếu tướng, GS.TS. Trưởng Ban Cố vấn," if long else "Ông",
        said[:200] if long else "Giám đốc",
        said[:250] if long else "Sở Kế hoạch và Đầu tư",
        "Cơ quan, lực lượng vũ trang",
        False,
        False,
        False,
        "Khán đài trung tâm phía trước sân khấu bên trái" if long else "A",
        "Dãy A – ghế 12 (ghế bành)" if long else "A1",
        "58463697698027703788",
    )
    row = tuple(getattr(person, field) for field in Invited.__dataclass_fields__)
    people = people_on([row], PAPER, coded=True)
    pages = pictures(template, {**PAPER, **more, "people": people})
    assert len(pages) == 1
    return Image.open(BytesIO(pages[0])).convert("L")


def blank(page: Image.Image, left: float, top: float, right: float, bottom: float) -> bool:
    """Say whether nothing is printed in a rectangle (mm)."""
    inside = page.crop(tuple(round(side * PX_PER_MM) for side in (left, top, right, bottom)))  # type: ignore[arg-type]
    return inside.getextrema() == (255, 255)


@pytest.mark.parametrize("name", NAMES)
def test_a_card_keeps_its_margins_and_its_code_clear(name: str) -> None:
    page = printed("guests/badges", name, layout="one")
    assert [blank(page, *box) for box in ((0, 9, 3.4, 65), (86.6, 9, 90, 65), (0, 63.4, 90, 65))] == [
        True
    ] * 3
    # Between who somebody is and their code, and around the code, nothing is printed.
    assert blank(page, 54.6, 18, 56.6, 56)
    assert blank(page, 56.6, 22, 59.8, 47)


@pytest.mark.parametrize("name", NAMES)
def test_a_badge_of_a6_keeps_its_margins(name: str) -> None:
    page = printed("guests/badges", name, layout="a6")
    assert [blank(page, *box) for box in ((0, 15, 5, 148), (100, 15, 105, 148), (0, 145, 105, 148))] == [
        True
    ] * 3
    assert blank(page, 10, 84, 31, 128)


@pytest.mark.parametrize("name", NAMES)
def test_an_invitation_stays_inside_its_frame(name: str) -> None:
    page = printed("guests/invitations", name)
    assert [blank(page, *box) for box in ((9.5, 10, 13.5, 200), (134.5, 10, 138.5, 200))] == [True] * 2
    assert blank(page, 14, 199, 134, 200.4)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_sign_keeps_to_its_half(name: str) -> None:
    page = printed("guests/table_signs", name)
    assert [blank(page, *box) for box in ((0, 10, 14, 140), (196, 10, 210, 140), (10, 138, 200, 159))] == [
        True
    ] * 3

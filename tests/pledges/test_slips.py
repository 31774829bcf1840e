"""Blank paper slips for when the network or a desk is down."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from forum_app.forums.models import ForumRow
from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.kernel.errors import Invalid
from forum_app.pledges.rules.slips import Slip, blank_slips, counted_to, sheets_of
from forum_app.store.transaction import transaction
from tests.cast import SLUG, Client
from tests.pledges.factories import take

SignIn = Callable[[Role], Client]
SLIPS = "pledges/slips.pdf"
SHEET_PT, WHITE = 841.89, 12  # A4, and 4 mm
LONG = (
    "Diễn đàn Kết nối Doanh nghiệp – Làng nghề truyền thống và Sản phẩm OCOP tỉnh Ninh Thuận "
    "chung tay vì người nghèo năm 2024"
)
# In the order of the desk's form, so that a slip is typed from top to bottom.
ASKED = (
    "PHIẾU ĐĂNG KÝ ỦNG HỘ",
    "Người, đơn vị ủng hộ",
    "Tổ chức",
    "Cá nhân",
    "Hình thức",
    "Tiền",
    "Hiện vật",
    "Học bổng",
    "Nhận đỡ đầu",
    "Chương trình",
    "Quỹ",
    "An sinh xã hội",
    "Số tiền",
    "Bằng chữ",
    "Nội dung",
    "Công bố tên",
    "Không (ẩn danh)",
    "Công bố số tiền",
    "Bàn 1 – 017",
    "Lúc",
    "NGƯỜI ỦNG HỘ",
    "NGƯỜI TIẾP NHẬN",
    "Đã nhập máy, mã",
)


def told(client: Client, what: str) -> str:
    """Read what the desk's page is told when it opens."""
    said = re.search(f'data-{what}="([^"]*)"', client.browser.get(f"/f/{SLUG}/pledges").text)
    assert said is not None
    return said[1]


def pages(client: Client, first: int, last: int, desk: str = "") -> list[str]:
    """Read each sheet, lines wrapped anywhere as one."""
    answer = client.get(SLIPS, query_string={"first": first, "last": last, "desk": desk})
    assert (answer.status_code, answer.content_type) == (200, "application/pdf"), answer.text
    return said_in(answer.data)


def said_in(content: bytes) -> list[str]:
    paper = PdfReader(BytesIO(content))
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in paper.pages]


def feet(content: bytes) -> list[float]:
    """Give how far above its slip's lower edge each last line stands, in points."""
    found: list[float] = []

    def look(text: str, matrix: list[float], *_: object) -> None:
        if text.startswith("Đã nhập máy"):
            found.append(matrix[5] % (SHEET_PT / 2))

    PdfReader(BytesIO(content)).pages[0].extract_text(visitor_text=look)
    return found


def test_a_slip_asks_what_the_desk_types_in_the_same_order(signed_in: SignIn, forum: Forum) -> None:
    (page,) = pages(signed_in("pledges"), 17, 17, "Bàn 1")
    places = [page.find(asked) for asked in ASKED]
    assert (min(places) >= 0, places == sorted(places)) == (True, True), page
    assert (forum.name in page, "17/10/2024" in page) == (True, True)


def test_four_to_a_sheet_and_the_cut_piles_are_in_order(signed_in: SignIn) -> None:
    sheets = pages(signed_in("pledges"), 1, 10, "Bàn 1")
    named = [[number for number in range(1, 11) if f"Bàn 1 – {number:03d}" in page] for page in sheets]
    assert named == [[1, 4, 7, 10], [2, 5, 8], [3, 6, 9]]


def test_without_a_desk_its_name_is_written_by_hand(signed_in: SignIn) -> None:
    (page,) = pages(signed_in("pledges"), 1000, 1000)
    assert ("Số phiếu 1000" in page, "– 1000" in page, "Bàn" in page) == (True, False, True)


def test_what_is_printed_is_what_the_list_is_searched_for(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    (slip,) = blank_slips(17, 17, "Bàn 1")
    take(desk, slip=slip.name)
    take(desk, slip="Bàn 2 – 018")
    for typed in (slip.number, slip.name):
        found = desk.get("pledges", query_string={"q": typed}).json["items"]
        assert [item["slip"] for item in found] == ["Bàn 1 – 017"]


def test_printing_again_gives_the_same_and_counts_nothing(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    assert pages(desk, 1, 4) == pages(desk, 1, 4)
    assert desk.get("pledges").json["items"] == []


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("", "first"),
        ("first=1", "last"),
        ("first=x&last=2", "first"),
        ("first=1.5&last=2", "first"),
        ("first=0&last=2", "first"),
        ("first=-3&last=-1", "first"),
        ("first=1&last=10000", "last"),
        ("first=9999999999999999999999&last=1", "first"),
        ("first=5&last=4", "last"),
        ("first=1&last=401", "last"),
        (f"first=1&last=2&desk={'b' * 61}", "desk"),
    ],
)
def test_a_range_that_is_none_is_refused_at_its_field(signed_in: SignIn, asked: str, field: str) -> None:
    answer = signed_in("pledges").get(f"{SLIPS}?{asked}")
    assert (answer.status_code, field in answer.json["errors"]) == (422, True)


def test_a_refusal_says_what_would_do(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    said = {
        asked: desk.get(f"{SLIPS}?{asked}").json["errors"] for asked in ("first=5&last=4", "first=1&last=401")
    }
    assert said == {
        "first=5&last=4": {"last": "Số cuối phải bằng hoặc lớn hơn số đầu."},
        "first=1&last=401": {"last": "Mỗi lần in tối đa 400 phiếu."},
    }
    with pytest.raises(Invalid):
        blank_slips(9999, 10_000)


def test_the_most_that_is_printed_at_once_is_a_hundred_sheets() -> None:
    assert len(sheets_of(blank_slips(1, 400))) == 100
    assert sheets_of((Slip("001", "001"),)) == [[Slip("001", "001")]]


def test_the_longest_names_push_nothing_off_their_slip(forum: Forum, signed_in: SignIn) -> None:
    with transaction(forum.id) as session:
        session.execute(sa.update(ForumRow).values(name=LONG))
    long = "Bàn tiếp nhận ủng hộ cửa chính – tổ thư ký số 2 của Ban"
    asked = {"first": 9996, "last": 9999, "desk": long}
    content = signed_in("pledges").get(SLIPS, query_string=asked).data
    (page,) = said_in(content)
    # The last line stands above the cut, and above the end of the sheet, by what a printer leaves white.
    assert [WHITE <= place <= 2 * WHITE for place in feet(content)] == [True] * 4
    assert [page.count(said) for said in (LONG, f"{long} – 9999", "NGƯỜI TIẾP NHẬN")] == [4, 1, 4]


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_other_roles_print_no_slips(signed_in: SignIn, role: Role) -> None:
    assert signed_in(role).get(f"{SLIPS}?first=1&last=4").status_code == 403


def test_nobody_prints_slips_without_signing_in(anonymous: Client) -> None:
    assert anonymous.get(f"{SLIPS}?first=1&last=4").status_code == 401


@pytest.mark.parametrize(
    ("slips", "last"),
    [
        ((), 0),
        (("Bàn 1 – 001", "Bàn 1 – 017", "Bàn 1 – 002"), 17),
        (("Bàn 1 – 017", "Bàn 1 – 2017"), 17),  # of a pile of its own
        (("Bàn 1 – 090", "Bàn 1 – 180"), 180),
        (("Bàn 1 – của bà Tám", "Bàn 1 – ²", "Bàn 2 – 009", "Bàn 1 – 003"), 3),
    ],
)
def test_a_desk_has_counted_to_the_last_slip_of_its_own(slips: tuple[str, ...], last: int) -> None:
    assert counted_to(slips, "Bàn 1") == last


def test_a_laptop_that_takes_a_desks_place_is_told_how_far_the_desk_has_counted(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    name = told(desk, "actor-name")
    assert told(desk, "last-slip") == "0"
    for slip in (f"{name} – 016", f"{name} 2 – 044", f"{name} – 900"):
        take(desk, slip=slip)
    assert told(desk, "last-slip") == "16"

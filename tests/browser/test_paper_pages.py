"""Printing for guests, and the report afterwards, as the office uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Opener, picture, ready, violations
from tests.servers import Caller, Server

GUESTS = Path(__file__).parents[1] / "data" / "khach-moi.xlsx"
WALK_IN = "Nguyễn Phước Bửu Tôn Nữ Hoàng Thị Phương Thảo Quỳnh Như Ngọc Trâm Anh Thư"
OFFICE = (
    "Ban Quản lý Dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn tỉnh Ninh Thuận"
)


@pytest.fixture
def caller(server: Server) -> Caller:
    """A desk, with the office's guest list and somebody with long names."""
    desk = server.caller("checkin", "Bàn 2")
    with GUESTS.open("rb") as file:
        assert desk.post("guests/import", files={"file": (GUESTS.name, file)}).json()["created"] == 155
    body = {"full_name": WALK_IN, "position": OFFICE, "organisation": OFFICE}
    assert desk.post("guests", json=body).status_code == 201
    return desk


def taken(page: Page, title: str, tmp_path: Path) -> Path:
    """Press a kind's button and give the file that the browser saves."""
    with page.expect_download() as saved:
        page.locator(".printing__kind", has_text=title).get_by_role("button").click()
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    return path


def test_the_office_chooses_people_and_takes_their_badges(
    open_page: Opener, caller: Caller, tmp_path: Path
) -> None:
    page = ready(open_page("checkin", "print"))
    expect(page.get_by_text("In cho cả 156 khách")).to_be_visible()
    picture(page, "in-an")
    assert violations(page) == []
    page.get_by_label("Nhóm").select_option(label="Lãnh đạo tỉnh")
    expect(page.get_by_text("In cho cả 156 khách")).to_have_count(0)
    leaders = caller.get("printing", params={"group": "1"}).json()["count"]
    expect(page.get_by_text(f"In cho cả {leaders} khách")).to_be_visible()

    page.get_by_label("Nhóm").select_option("")
    page.get_by_role("searchbox").fill("phuong thao quynh")
    expect(page.locator(".printing__pick")).to_have_count(1)
    page.get_by_label(WALK_IN).check()
    page.get_by_role("searchbox").fill("khong co ai")
    expect(page.get_by_text("Không có khách nào hợp với lựa chọn này.")).to_be_visible()
    expect(page.get_by_text("In cho 1 khách đã chọn")).to_be_visible()
    paper = PdfReader(taken(page, "Thẻ đeo A6", tmp_path))
    assert len(paper.pages) == 1
    assert WALK_IN in " ".join(paper.pages[0].extract_text().split())

    page.get_by_role("button", name="Bỏ chọn").click()
    expect(page.get_by_text("Không có khách nào để in.")).to_be_visible()
    expect(page.locator("button[data-file]").first).to_be_disabled()


def test_the_contact_line_is_kept_and_printed(open_page: Opener, caller: Caller, tmp_path: Path) -> None:
    page = ready(open_page("checkin", "print", "small"))
    page.get_by_label("Dòng liên hệ").fill("Văn phòng Ban Tổ chức 0259 382 2222")
    page.get_by_label("Khách nào").select_option("vip")
    expect(page.get_by_text("In cho cả 156 khách")).to_have_count(0)
    paper = PdfReader(taken(page, "Giấy mời A5", tmp_path))
    assert all("0259\u00a0382\u00a02222" in invitation.extract_text() for invitation in paper.pages)
    page.reload()
    expect(ready(page).get_by_label("Dòng liên hệ")).to_have_value("Văn phòng Ban Tổ chức 0259 382 2222")
    picture(page, "in-an-dien-thoai")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


def test_the_guest_list_leads_to_printing(open_page: Opener, caller: Caller) -> None:
    page = ready(open_page("checkin", "guests"))
    page.get_by_role("link", name="In ấn").click()
    expect(ready(page).get_by_role("heading", name="In ấn")).to_be_visible()


def let_in(caller: Caller, full_name: str, **more: object) -> None:
    guest = caller.get("guests", params={"q": full_name}).json()["items"][0]
    body = {"guest_id": guest["id"], "desk": "Bàn 2", **more}
    assert caller.post("check-ins", json=body).status_code == 201


def test_the_report_is_read_printed_and_says_when_it_is_old(open_page: Opener, caller: Caller) -> None:
    deputy = {"full_name": "Trần Thị Mai", "position": "Phó Trưởng ban"}
    let_in(caller, WALK_IN, deputy=deputy)
    for guest in caller.get("guests", params={"group": "2"}).json()["items"][:25]:
        caller.post("check-ins", json={"guest_id": guest["id"], "desk": "Bàn 1"})
    assert caller.post("check-ins", json={"code": "94584285914857204865", "desk": "Bàn 2"}).status_code == 404

    page = ready(open_page("checkin", "reports/attendance"))
    present = caller.get("attendance").json()["present"]
    expect(page.locator(".report__figures")).to_contain_text(f"{present} / 156")
    expect(page.get_by_role("row", name="Trần Thị Mai")).to_be_visible()
    expect(page.get_by_role("row", name="Mã không có trong danh sách")).to_be_visible()
    assert violations(page) == []
    picture(page, "bao-cao")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(page, "bao-cao-dien-thoai")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="In trang này")).to_be_hidden()
    page.emulate_media(media="screen")

    absent = caller.get("guests", params={"state": "absent"}).json()["items"][0]
    caller.post("check-ins", json={"guest_id": absent["id"], "desk": "Bàn 2"})
    page.get_by_role("link", name="Tải lại số liệu").click()
    expect(page.locator(".report__figures")).to_contain_text(f"{present + 1} / 156")

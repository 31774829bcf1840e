"""Importing guests in a browser: columns told, a doubtful pair decided; and the hall with its seats."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from playwright.sync_api import Page, expect

from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.office import file, invite, office
from tests.browser.one_server import server
from tests.servers import Caller

__all__ = ["office", "server"]

COLUMNS = ("Quý danh", "Đơn vị", "Chức vụ", "Cỡ áo")
LONG = "Ban Quản lý các dự án đầu tư xây dựng công trình dân dụng và công nghiệp tỉnh Ninh Thuận"


def found(office: Caller, q: str) -> list[dict[str, Any]]:
    return list(office.get("guests", params={"q": q, "sort": "rank"}).json()["items"])


def foreign() -> bytes:
    columns = [ColumnOut(title) for title in COLUMNS]
    rows = [
        ("Nguyễn Thị Minh Hòa", "Sở Lao động", "Phó Giám đốc", "M"),
        ("Trần Quốc Bảo", LONG, "Giám đốc", "L"),
        *((f"Khách Số {number}", "Doanh nghiệp địa phương", None, "L") for number in range(1, 261)),
    ]
    return write_xlsx([SheetOut("Bìa", (), [("Danh sách",)]), SheetOut("Danh sách", columns, rows)])


def step(page: Page, name: str) -> Any:
    return page.get_by_role("list", name="Các bước").get_by_role("button", name=name)


def test_a_person_tells_the_columns_and_who_is_who(office: Caller, open_page: Opener) -> None:
    hoa = invite(office, "Nguyễn Thị Minh Hòa", organisation="Sở Y tế", position="Chuyên viên")
    page = ready(open_page("checkin", "guests"))
    page.get_by_role("button", name="Nhập từ Excel").first.click()
    expect(page.get_by_role("link", name="Tải tệp mẫu để điền")).to_be_visible()
    page.locator("#import-file").set_input_files([file("khach.xlsx", foreign())])

    expect(step(page, "Cột")).to_have_attribute("aria-current", "step")
    expect(step(page, "Từng dòng")).to_be_disabled()
    expect(page.get_by_role("row", name="Cỡ áo ví dụ: M")).to_be_visible()
    assert violations(page) == []
    picture(page, "guest-import-columns")
    page.get_by_label("Cột “Quý danh” nhập thành").select_option("full_name")
    page.get_by_role("button", name="Xem từng dòng").click()

    expect(page.get_by_text("262 thêm mới").first).to_be_attached()
    expect(page.get_by_text("Cột không nhập: Cỡ áo.")).to_be_visible()
    expect(page.get_by_role("button", name="Cần quyết định 1")).to_have_attribute("aria-pressed", "true")
    doubt = page.locator(".doubt")
    expect(doubt).to_contain_text("Trùng tên, khác đơn vị.")
    assert violations(page) == []
    picture(page, "guest-import-doubt")
    doubt.get_by_label("Là khách này").check()
    expect(page.get_by_role("button", name="Ghi 262 khách vào danh sách")).to_be_enabled()
    expect(page.get_by_text("261 thêm mới · 1 cập nhật").first).to_be_attached()

    page.get_by_role("button", name="Thêm mới 261").click()
    expect(page.locator(".import__rows tbody tr")).to_have_count(100)
    page.get_by_role("button", name="Xem thêm, còn 161 dòng").click()
    expect(page.locator(".import__rows tbody tr")).to_have_count(261)
    page.get_by_role("button", name="Ghi 262 khách vào danh sách").click()
    expect(step(page, "Kết quả")).to_have_attribute("aria-current", "step")
    expect(page.get_by_text("Đã ghi danh sách.")).to_be_visible()
    picture(page, "guest-import-done")
    page.get_by_role("button", name="Xong").click()
    expect(page.locator("[data-slot=list] tbody tr").first).to_be_visible()
    assert [(one["id"], one["organisation"]) for one in found(office, "minh hoa")] == [
        (hoa["id"], "Sở Lao động")
    ]

    again = office.post(
        "guests/import", data={"dry_run": "true"}, files={"file": ("khach.xlsx", foreign())}
    ).json()
    assert (again["unchanged"], again["errors"]) == (262, [])


def test_a_refused_file_says_why_and_another_may_be_chosen(open_page: Opener, faults: Faults) -> None:
    faults.network_may_fail = True  # a refusal stands on the console
    page = ready(open_page("checkin", "guests", "small"))
    page.get_by_role("button", name="Nhập từ Excel").first.click()
    page.locator("#import-file").set_input_files([file("khach.xlsx", b"PK\x03\x04")])
    expect(page.locator("[data-slot=import-preview] [role=alert]")).to_contain_text("không phải là bảng tính")
    good = write_xlsx(
        [
            SheetOut("Sở", [ColumnOut("Họ tên"), ColumnOut("Đơn vị")], [("Nguyễn Thị Minh Hòa", LONG)]),
            SheetOut("Huyện", [ColumnOut("Họ tên"), ColumnOut("SĐT")], [("Lê Văn Tám", "bận"), ("12", None)]),
        ]
    )
    page.locator("#import-file").set_input_files([file("khach.xlsx", good)])
    expect(page.get_by_role("button", name="Lỗi 1")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("Đọc từ các trang: Sở, Huyện")).to_be_visible()
    page.get_by_role("button", name="Tất cả").click()
    expect(page.locator(".import__rows tbody tr")).to_have_count(3)
    assert violations(page) == []
    picture(page, "guest-import-small")
    expect(page.get_by_role("button", name="Ghi vào danh sách")).to_be_disabled()
    page.keyboard.press("Escape")
    expect(page.locator("#import-dialog")).to_be_hidden()


HALL = [
    ("SƠ ĐỒ CHỖ NGỒI",),
    ("Khu A – Đại biểu",),
    *[tuple(f"{row}{seat}" if seat != 5 else None for seat in range(1, 10)) for row in "ABC"],
    ("Khu B – Doanh nghiệp",),
    *[tuple(f"{row}{seat}" for seat in range(1, 10)) for row in "DE"],
]


def test_the_hall_is_drawn_and_guests_are_placed(office: Caller, open_page: Opener) -> None:
    lan, minh, ha = (invite(office, name) for name in ("Phạm Ngọc Lan", "Võ Hoàng Minh", "Đỗ Thu Hà"))
    page = ready(open_page("checkin", "seats"))
    expect(page.get_by_text("Chưa có sơ đồ chỗ ngồi.")).to_be_visible()
    assert violations(page) == []
    page.locator(".seats__acts").get_by_role("button", name="Nhập sơ đồ").click()
    plan = file("so-do.xlsx", write_xlsx([SheetOut("Hội trường", (), HALL)]))
    page.locator("#plan-file").set_input_files([plan])
    expect(page.locator("[data-slot=plan-told]")).to_contain_text(
        "Khu A – Đại biểu 24 · Khu B – Doanh nghiệp 18"
    )
    picture(page, "seats-import")
    page.get_by_role("button", name="Dùng sơ đồ này").click()
    expect(page.locator(".zone")).to_have_count(2)

    page.locator("#seat-q").fill("ngoc lan")
    expect(page.locator(".waiting__guest")).to_have_count(1)
    page.locator(".waiting__guest").click()
    page.get_by_role("button", name="Ghế A1, trống").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Ghế A2, trống")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Ghế A2, Phạm Ngọc Lan, chưa đến")).to_be_visible()
    (seated,) = found(office, "pham ngoc lan")
    assert (seated["seat"], seated["zone"], seated["version"]) == (
        "A2",
        "Khu A – Đại biểu",
        lan["version"] + 1,
    )

    # Elsewhere two guests get one seat, a leader comes in: the page shows it by itself.
    for guest in (minh, ha):
        office.call("PATCH", f"guests/{guest['id']}", json={"version": guest["version"], "seat": "b 1"})
    office.call("PATCH", f"guests/{lan['id']}", json={"version": seated["version"], "vip": True})
    office.post("check-ins", key=token_hex(8), json={"guest_id": lan["id"], "desk": "Bàn 1"})
    expect(page.get_by_role("button", name="Ghế A2, Phạm Ngọc Lan, VIP, có mặt")).to_be_visible()
    expect(page.get_by_role("button", name="Ghế B1, trùng: Võ Hoàng Minh, Đỗ Thu Hà")).to_be_visible()
    expect(page.get_by_text("1 ghế bị trùng")).to_be_visible()
    assert violations(page) == []
    picture(page, "seats")

    page.get_by_role("button", name="Ghế B1, trùng").click()
    page.get_by_role("button", name="Chọn Đỗ Thu Hà").click()
    page.get_by_role("button", name="Ghế B2, trống").click()
    expect(page.get_by_role("button", name="Ghế B2, Đỗ Thu Hà, chưa đến")).to_be_visible()
    expect(page.get_by_text("1 ghế bị trùng")).to_be_hidden()
    page.emulate_media(media="print")
    picture(page, "seats-print")
    page.emulate_media(media="screen")

    small = ready(open_page("checkin", "seats", "small"))
    expect(small.locator(".zone")).to_have_count(2)
    assert small.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(small) == []
    picture(small, "seats-small")

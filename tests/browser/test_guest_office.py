"""The office in a hurry: double clicks, answers that come late or never, files that were put right."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, Route, expect

from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from tests.browser.conftest import Faults, Opener, picture, ready
from tests.browser.office import file, invite, office, tab
from tests.browser.one_server import server
from tests.servers import Caller, Server

__all__ = ["office", "server"]

OTHERS = "Khách mời khác"


def _file(name: str, full_name: str) -> FilePayload:
    """Write the sheet of an office that knows one name."""
    sheet = write_xlsx([SheetOut("Sở", [ColumnOut("Họ tên")], [(full_name,)])])
    return file(name, sheet)


def _held(page: Page, path: str, act: Callable[[], None]) -> list[Route]:
    """Do what asks the server under a path, and keep the question waiting until the test lets it go."""
    asked: list[Route] = []
    page.route(path, lambda route: asked.append(route))
    with page.expect_request(path):
        act()
    page.title()  # by now the question has been held
    return asked


def test_a_guest_is_put_with_the_other_guests_and_found_in_their_group(
    office: Caller, open_page: Opener
) -> None:
    guest = invite(office, "Phan Thị Mơ", group=2)
    page = ready(open_page("checkin", "guests"))
    page.locator("#q").fill("phan thi mo")
    row = page.locator("[data-guest]")
    expect(row).to_have_count(1)
    row.get_by_role("button", name="Sửa").click()
    page.locator("#guest-group").select_option(label=OTHERS)
    page.get_by_role("button", name="Lưu").click()
    expect(row.locator(".guests__group")).to_have_text(OTHERS)
    assert office.get(f"guests/{guest['id']}").json()["group"] == OTHERS
    # The group is new: it can be chosen here at once, and the dialog knows where the guest stands.
    page.locator("#group").select_option(label=OTHERS)
    expect(row).to_have_count(1)
    row.get_by_role("button", name="Sửa").click()
    expect(page.locator("#guest-group option:checked")).to_have_text(OTHERS)


def test_a_double_click_parts_one_pair_and_leaves_the_next(office: Caller, open_page: Opener) -> None:
    for name in ("Đinh Văn Một", "Đinh Văn Hai"):
        for _ in range(2):
            invite(office, name, organisation="Tỉnh đoàn")
    page = ready(open_page("checkin", "guests"))
    tab(page, "Nghi trùng")
    expect(page.get_by_text("Còn 2 cặp")).to_be_visible()
    page.get_by_role("button", name="Là hai người khác nhau").dblclick()
    expect(page.get_by_text("Còn 1 cặp")).to_be_visible()


def test_a_pair_parted_by_mistake_is_asked_about_again(office: Caller, open_page: Opener) -> None:
    first, second = (invite(office, "Tạ Thị Nhầm", organisation="Hội Nông dân") for _ in range(2))
    office.post(f"guests/{first['id']}/tell-apart", json={"other_id": second["id"]})
    page = ready(open_page("checkin", "guests"))
    page.locator("#q").fill("ta thi nham")
    expect(page.locator("[data-guest]")).to_have_count(2)
    page.get_by_role("button", name="Sửa").first.click()
    page.get_by_text("Tạ Thị Nhầm – Hội Nông dân").scroll_into_view_if_needed()
    picture(page, "guest-apart")
    page.get_by_role("button", name="Xét lại").click()
    expect(page.get_by_text("Đã ghi là người khác với:")).to_have_count(0)
    pairs = [
        {one["id"] for one in pair["guests"]} for pair in office.get("guests/duplicates").json()["items"]
    ]
    assert {first["id"], second["id"]} in pairs
    expect(page.locator("[data-slot=doubles-count]")).to_have_text(str(len(pairs)))


def test_a_search_asked_while_the_network_was_cut_is_answered_after_it(
    office: Caller, open_page: Opener, faults: Faults
) -> None:
    faults.network_may_fail = True
    invite(office, "Ngô Quyền Anh")
    invite(office, "Mai Thúc Loan")
    page = ready(open_page("checkin", "guests"))
    page.route("**/guests?**", lambda route: route.abort())
    page.locator("#q").fill("mai thuc loan")
    expect(page.locator(".toast")).to_contain_text("Không nối được tới máy chủ")
    page.unroute("**/guests?**")
    invite(office, "Hoàng Minh Tuệ")  # whatever is pushed shows that the server is there again
    expect(page.locator("[data-guest]")).to_have_count(1)
    expect(page.locator("[data-guest]")).to_contain_text("Mai Thúc Loan")


def test_a_head_chosen_before_the_members_are_known_stays_chosen(office: Caller, open_page: Opener) -> None:
    delegation = office.post("delegations", json={"name": "Đoàn Thuận Nam"}).json()
    heads = [
        invite(office, name, delegation_id=delegation["id"], heads=heads)
        for name, heads in (("Lê Thị Đầu", True), ("Lê Văn Sau", False))
    ]
    page = ready(open_page("checkin", "guests"))
    tab(page, "Đoàn")
    edit = page.locator(f"[data-delegation='{delegation['id']}']").get_by_role("button", name="Sửa")
    asked = _held(page, f"**/guests?delegation={delegation['id']}&**", edit.click)
    head = page.locator("#delegation-head_id")
    expect(head).to_have_value(str(heads[0]["id"]))
    head.select_option("")
    asked[0].continue_()
    expect(head.locator("option")).to_have_count(3)
    expect(head).to_have_value("")


def test_the_file_that_was_put_right_is_chosen_again(open_page: Opener) -> None:
    page = ready(open_page("checkin", "guests"))
    page.get_by_role("button", name="Nhập từ Excel").first.click()
    field = page.locator("#import-file")
    field.set_input_files(_file("a.xlsx", "Vũ Thị Sửa"))
    write = page.get_by_role("button", name="Ghi 1 khách vào danh sách")
    expect(write).to_be_enabled()
    page.get_by_role("button", name="Tệp", exact=False).first.click()
    with page.expect_file_chooser():  # opened, and shut without a choice
        field.click()
    expect(field).to_have_value("")  # else a browser would not say that the same file was chosen
    page.get_by_role("button", name="Từng dòng").click()
    write.click()
    expect(page.get_by_text("Đã ghi danh sách.")).to_be_visible()


def test_a_list_whose_dialog_was_shut_while_it_was_written_stands_there(open_page: Opener) -> None:
    page = ready(open_page("checkin", "guests"))
    page.get_by_role("button", name="Nhập từ Excel").first.click()
    page.locator("#import-file").set_input_files(_file("b.xlsx", "Vũ Thị Đón"))
    write = page.get_by_role("button", name="Ghi 1 khách vào danh sách")
    expect(write).to_be_enabled()
    asked = _held(page, "**/guests/import", write.click)
    page.keyboard.press("Escape")
    expect(page.locator("#import-dialog")).to_be_hidden()
    page.locator("#q").fill("vu thi don")
    expect(page.get_by_text("Không có khách nào hợp với điều đang tìm.")).to_be_visible()
    asked[0].continue_()
    expect(page.locator(".toast")).to_contain_text("Đã ghi: 1 thêm mới")
    expect(page.locator("[data-guest]")).to_contain_text("Vũ Thị Đón")


def test_who_is_in_a_group_is_not_told_before_it_is_known(office: Caller, open_page: Opener) -> None:
    invite(office, "Trần Quốc Chờ", group=1)
    page = ready(open_page("checkin", "guests"))
    asked = _held(page, "**/guests?group=1&**", page.get_by_role("tab", name="Thứ tự lễ tân").click)
    panel = page.locator("[data-slot=order]")
    expect(panel).to_contain_text("Đang tải…")
    expect(panel).not_to_contain_text("Nhóm này chưa có khách.")
    asked[0].continue_()
    expect(panel.locator("[data-list=people]")).to_contain_text("Trần Quốc Chờ")


def test_a_double_click_on_a_seat_places_a_guest_once(office: Caller, open_page: Opener) -> None:
    guest = invite(office, "Tạ Thị Ghế")
    hall = write_xlsx([SheetOut("Hội trường", (), [("A1", "A2")])])
    assert office.post("seats/import", files={"file": ("so-do.xlsx", hall)}).status_code == 200
    page = ready(open_page("checkin", "seats"))
    page.locator(f"[data-guest='{guest['id']}']").click()
    seat = page.get_by_role("button", name="Ghế A1, trống")
    asked = _held(page, f"**/guests/{guest['id']}", seat.dblclick)
    asked[0].continue_()
    expect(page.get_by_role("button", name="Ghế A1, Tạ Thị Ghế, chưa đến")).to_be_visible()
    expect(page.locator(".toast")).to_have_text("Tạ Thị Ghế: ghế A1×")
    assert len(asked) == 1


def test_a_link_is_shown_though_its_picture_never_comes(open_page: Opener, faults: Faults) -> None:
    faults.network_may_fail = True
    page = ready(open_page("admin", "/admin"))
    page.route("**/links/qr", lambda route: route.abort())
    page.get_by_label("Tên thiết bị").fill("Máy sảnh")
    page.get_by_role("button", name="Tạo liên kết").click()
    expect(page.locator("#link")).to_be_visible()
    expect(page.locator("#link")).to_have_value(re.compile("/d/."))
    expect(page.locator("#devices")).to_contain_text("Máy sảnh")


def test_a_wrong_password_leaves_the_name_and_asks_for_the_password(
    open_page: Opener, faults: Faults
) -> None:
    faults.network_may_fail = True  # a refusal stands on the console
    page = open_page(None, "/sign-in")
    page.get_by_label("Tên đăng nhập").fill("thu-ky")
    page.get_by_label("Mật khẩu").fill("sai")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator(".sign-in .banner")).to_contain_text("không đúng")
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("thu-ky")
    expect(page.get_by_label("Mật khẩu")).to_be_focused()


def test_after_erasing_nobody_is_called_twice_and_printing_is_connected(
    server: Server, office: Caller, open_page: Opener
) -> None:
    """The last test of this server: its guests are gone with it."""
    for _ in range(2):
        invite(office, "Đinh Văn Ba", organisation="Tỉnh đoàn")
    server.flask("erase", "--really", "--yes", "--now")
    late = invite(office, "Đinh Văn Sau")
    page = ready(open_page("checkin", "guests"))
    erased = page.locator("[data-guest]").filter(has_text="đã xóa")
    expect(erased.first).to_be_visible()
    expect(erased.get_by_role("button")).to_have_count(0)
    expect(page.locator(f"[data-guest='{late['id']}']").get_by_role("button")).to_have_count(2)
    picture(page, "guests-erased")
    tab(page, "Nghi trùng")
    expect(page.locator("[data-slot=doubles]")).to_contain_text("Không có khách nào nghi bị ghi hai lần")
    printing = open_page("checkin", "print")
    expect(printing.locator(".banner")).to_contain_text("không in được nữa")
    expect(printing.get_by_text("Trực tiếp")).to_be_visible()

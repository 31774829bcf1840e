"""The door as its people use it: a USB scanner, a typed name, deputies, walk-ins, a cut line; the list."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.door import (
    GUESTS,
    NOBODYS_CODE,
    Guest,
    answer,
    guests,
    present,
    scan,
)
from tests.servers import Caller, Server


def _guest(caller: Caller, **query: object) -> Guest:
    return guests(caller, **query)[0]


# Of 844 pixels: a phone's keyboard with its row of words takes the rest.
ABOVE_THE_KEYBOARD = 500


def _foot(shown: Locator) -> float:
    box = shown.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def _state(caller: Caller, guest: Guest) -> str:
    return str(caller.get(f"guests/{guest['id']}").json()["state"])


def test_a_usb_scanner_lets_a_leader_in_from_anywhere_on_the_page(caller: Caller, open_page: Opener) -> None:
    leader = _guest(caller, group=1)
    desk = ready(open_page("checkin", "desk"))
    desk.locator("#find").fill("le van")
    scan(desk, leader["code"])
    expect(answer(desk, "ok")).to_contain_text(leader["full_name"])
    expect(desk.locator(".answer__gold")).to_contain_text("LÃNH ĐẠO")
    expect(desk.locator("#find")).to_have_value("le van")
    expect(desk.locator("[data-slot=present]")).to_have_text("1")
    picture(desk, "desk-leader")


def test_a_second_scan_says_when_and_where_the_guest_came_in(
    caller: Caller, open_page: Opener, faults: Faults
) -> None:
    faults.network_may_fail = True  # the browser itself writes each 409 to its console
    guest = _guest(caller, group=3)
    caller.post("check-ins", json={"code": guest["code"]})
    desk = ready(open_page("checkin", "desk"))
    scan(desk, guest["code"])
    expect(answer(desk, "warn")).to_contain_text(re.compile(r"ĐÃ VÀO CỬA \d\d:\d\d – Bàn 2"))
    expect(answer(desk, "warn")).to_contain_text(guest["full_name"])
    assert violations(desk) == []
    assert present(caller) == 1


def test_unknown_misread_and_withdrawn_badges_are_red_and_say_what_to_do(
    caller: Caller, open_page: Opener, faults: Faults
) -> None:
    faults.network_may_fail = True
    guest = _guest(caller, group=2)
    caller.post(f"guests/{guest['id']}/cancel", json={})
    desk = ready(open_page("checkin", "desk"))
    scan(desk, NOBODYS_CODE)
    expect(answer(desk, "bad")).to_contain_text("MÃ KHÔNG CÓ TRONG DANH SÁCH")
    desk.keyboard.press("Escape")
    scan(desk, NOBODYS_CODE[:-1] + "6")
    expect(answer(desk, "bad")).to_contain_text("MÃ BỊ ĐỌC SAI")
    scan(desk, guest["code"])
    expect(answer(desk, "bad")).to_contain_text("THẺ ĐÃ BỊ HỦY")
    expect(answer(desk, "bad")).to_contain_text(guest["full_name"])
    assert present(caller) == 0


def test_a_name_typed_without_accents_finds_the_guest_and_a_tap_lets_them_in(
    caller: Caller, open_page: Opener
) -> None:
    desk = ready(open_page("checkin", "desk", "phone"))
    desk.locator("#find").press_sequentially("nguyen duc dat")
    found = desk.locator(".found__guest", has_text="Nguyễn Đức Đạt")
    expect(found).to_have_count(1)
    assert violations(desk) == []
    found.click()
    expect(answer(desk, "ok")).to_contain_text("Nguyễn Đức Đạt")
    assert violations(desk) == []
    assert present(caller) == 1


def test_digits_typed_by_hand_are_a_code(caller: Caller, open_page: Opener) -> None:
    guest = _guest(caller, group=2)
    desk = ready(open_page("checkin", "desk"))
    desk.locator("#find").press_sequentially(guest["code"], delay=75)
    expect(answer(desk, "ok")).to_contain_text(guest["full_name"])
    assert present(caller) == 1


def test_a_deputy_is_named_and_an_admission_taken_back(caller: Caller, open_page: Opener) -> None:
    leader = _guest(caller, group=1)
    desk = ready(open_page("checkin", "desk", "phone"))
    scan(desk, leader["code"])
    desk.get_by_role("button", name="Dự thay").click()
    desk.get_by_label("Họ tên người dự thay").fill("Lê Văn Thay")
    desk.get_by_label("Chức vụ", exact=True).fill("Phó Chánh Văn phòng")
    desk.get_by_role("button", name="Ghi dự thay").click()
    expect(answer(desk, "ok")).to_contain_text("Lê Văn Thay – Phó Chánh Văn phòng")
    assert caller.get("delegates-present").json()["items"][0]["deputy"]["full_name"] == "Lê Văn Thay"
    desk.get_by_role("button", name="Giữ để hoàn tác").click(delay=1200)
    expect(answer(desk, "wait")).to_contain_text("ĐÃ HOÀN TÁC")
    assert _state(caller, leader) == "expected"


def test_a_message_does_not_lie_over_the_buttons_of_an_answer(caller: Caller, open_page: Opener) -> None:
    desk = ready(open_page("checkin", "desk", "phone"))
    scan(desk, _guest(caller, group=2)["code"])
    desk.get_by_role("button", name="Giữ để hoàn tác").click()
    expect(desk.locator(".toast")).to_contain_text("Giữ nút một giây")
    buttons = desk.locator(".answer__foot").bounding_box()
    assert buttons is not None
    assert _foot(desk.locator(".toast")) < buttons["y"]


def test_a_walk_in_is_written_down_and_let_in(caller: Caller, open_page: Opener) -> None:
    desk = ready(open_page("checkin", "desk", "phone"))
    desk.get_by_role("button", name="Khách chưa có tên").click()
    assert violations(desk) == []
    assert _foot(desk.get_by_role("button", name="Ghi tên và cho vào")) < ABOVE_THE_KEYBOARD
    desk.get_by_role("button", name="Ghi tên và cho vào").click()
    expect(desk.locator("#error-full_name")).to_have_text("Cần có họ và tên.")
    desk.get_by_label("Họ và tên").fill("Trần Thị Hoa")
    desk.get_by_label("Chức vụ, đơn vị").fill("Phóng viên Báo Ninh Thuận")
    desk.get_by_role("button", name="Ghi tên và cho vào").click()
    expect(answer(desk, "ok")).to_contain_text("Trần Thị Hoa")
    assert [guest["state"] for guest in guests(caller, q="tran thi hoa")] == ["present"]


def test_a_walk_in_is_typed_at_once_and_entered_by_keyboard(caller: Caller, open_page: Opener) -> None:
    desk = ready(open_page("checkin", "desk", "laptop"))
    desk.get_by_role("button", name="Khách chưa có tên").click()
    desk.keyboard.type("Kator Thị Mận", delay=30)  # as fast as a person, not as a scanner
    desk.keyboard.press("Enter")
    expect(answer(desk, "ok")).to_contain_text("Kator Thị Mận")


def test_scans_of_a_cut_line_wait_and_are_handed_over_by_themselves(
    caller: Caller, server: Server, open_page: Opener, faults: Faults
) -> None:
    faults.network_may_fail = True
    first, second = guests(caller, group=2)[:2]
    desk = ready(open_page("checkin", "desk"))
    expect(desk.locator("main")).to_have_attribute("data-listed", "155")
    server.kill()
    scan(desk, first["code"])
    expect(answer(desk, "unsure")).to_contain_text("CHƯA XÁC NHẬN")
    scan(desk, second["code"])
    expect(desk.locator("[data-slot=waiting]")).to_have_text("2 chờ gửi")
    expect(answer(desk, "ok")).to_have_count(0)
    assert violations(desk) == []
    picture(desk, "desk-cut-off")
    server.start()
    expect(answer(desk, "ok")).to_contain_text(second["full_name"])
    desk.keyboard.press("Escape")
    expect(desk.locator("[data-slot=waiting]")).to_be_hidden()
    assert [_state(caller, guest) for guest in (first, second)] == ["present", "present"]
    assert present(caller) == 2


def test_a_guest_who_went_out_comes_in_again_without_being_counted_twice(
    caller: Caller, open_page: Opener, faults: Faults
) -> None:
    faults.network_may_fail = True
    guest = _guest(caller, group=2)
    caller.post("check-ins", json={"code": guest["code"]})
    desk = ready(open_page("checkin", "desk", "phone"))
    scan(desk, guest["code"])
    desk.get_by_role("button", name="Vào lại").click()
    expect(answer(desk, "ok")).to_contain_text("VÀO LẠI")
    assert violations(desk) == []
    assert present(caller) == 1


def test_the_lobby_sees_who_comes_and_which_leaders_are_missing(caller: Caller, open_page: Opener) -> None:
    leader, other = guests(caller, group=1)[:2]
    board = ready(open_page("stage", "arrivals", "stage"))
    expect(board.locator("[data-slot=leaders]")).to_contain_text(leader["full_name"])
    deputy = {"full_name": "Lê Văn Thay", "position": "Phó Chánh Văn phòng"}
    caller.post("check-ins", json={"code": leader["code"], "deputy": deputy})
    expect(board.locator("[data-slot=herald]")).to_contain_text(leader["full_name"])
    expect(board.locator("[data-slot=delegates]")).to_contain_text("Lê Văn Thay")
    expect(board.locator("[data-slot=leaders]")).not_to_contain_text(leader["full_name"])
    expect(board.locator("[data-slot=leaders]")).to_contain_text(other["full_name"])
    assert violations(board) == []
    picture(board, "arrivals")


def test_an_empty_guest_list_invites_to_import_and_previews_every_row(open_page: Opener) -> None:
    office = ready(open_page("checkin", "guests"))
    office.locator(".guests__invite").get_by_role("button", name="Nhập từ Excel").click()
    office.locator("#import-file").set_input_files(GUESTS)
    expect(office.locator("[data-slot=import-preview]")).to_contain_text("155 thêm mới")
    assert violations(office) == []
    office.get_by_role("button", name="Ghi 155 khách vào danh sách").click()
    office.get_by_role("button", name="Xong").click()
    expect(office.locator("[data-slot=list] tbody tr")).to_have_count(100)
    office.get_by_role("button", name="Xem thêm khách").click()
    expect(office.locator("[data-slot=list] tbody tr")).to_have_count(155)
    assert violations(office) == []


def test_the_guest_list_finds_corrects_and_shows_a_badge(caller: Caller, open_page: Opener) -> None:
    office = ready(open_page("checkin", "guests"))
    office.locator("#q").fill("nguyen duc dat")
    expect(office.locator("[data-slot=list] tbody tr")).to_have_count(1)
    office.get_by_role("button", name=re.compile("^Sửa")).click()
    office.get_by_label("Ghế").fill("C99")
    assert violations(office) == []
    office.get_by_role("button", name="Lưu").click()
    expect(office.locator("[data-slot=list] tbody tr")).to_contain_text("C99")
    office.get_by_role("button", name=re.compile("^Mã QR")).click()
    office.wait_for_function("() => document.querySelector('#badge-qr').naturalWidth > 0")
    assert violations(office) == []
    picture(office, "guests-badge")

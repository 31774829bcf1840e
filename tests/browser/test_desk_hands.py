"""The desk in quick hands: keys before the answer is there, a scan over whatever lies open, a small phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opener, picture, ready
from tests.browser.door import (
    answer,
    form_delegation,
    guests,
    has_list,
    present,
    scan,
)
from tests.servers import Caller, Server

pytestmark = pytest.mark.usefixtures("network_may_fail")


def test_a_scan_is_answered_over_the_list_of_keys(caller: Caller, open_page: Opener) -> None:
    guest = guests(caller, group=2)[0]
    desk = ready(open_page("checkin", "desk", "laptop"))
    desk.locator("[data-menu] summary").focus()
    desk.keyboard.press("?")
    expect(desk.locator("#shortcuts")).to_be_visible()
    scan(desk, guest["code"])
    expect(answer(desk, "ok")).to_contain_text(guest["full_name"])
    expect(desk.locator("#shortcuts")).to_be_hidden()
    expect(desk.get_by_role("button", name="Khách tiếp theo")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(answer(desk, "ok")).to_be_hidden()


def test_a_scan_is_answered_over_the_menu(caller: Caller, open_page: Opener) -> None:
    guest = guests(caller, group=2)[0]
    desk = ready(open_page("checkin", "desk", "phone"))
    desk.locator("[data-menu] summary").click()
    expect(desk.get_by_role("button", name="Đăng xuất")).to_be_visible()
    scan(desk, guest["code"])
    expect(answer(desk, "ok")).to_contain_text(guest["full_name"])
    expect(desk.get_by_role("button", name="Đăng xuất")).to_be_hidden()


def test_who_was_taken_back_is_let_in_by_the_very_next_scan(caller: Caller, open_page: Opener) -> None:
    guest = guests(caller, group=2)[0]
    desk = ready(open_page("checkin", "desk", "phone"))
    scan(desk, guest["code"])
    desk.get_by_role("button", name="Giữ để hoàn tác").click(delay=1200)
    expect(answer(desk, "wait")).to_contain_text("ĐÃ HOÀN TÁC")
    scan(desk, guest["code"])
    expect(answer(desk, "ok")).to_contain_text(guest["full_name"])
    assert present(caller) == 1


def test_a_second_trigger_before_the_answer_asks_nothing_more(caller: Caller, open_page: Opener) -> None:
    guest = guests(caller, group=2)[0]
    desk = has_list(ready(open_page("checkin", "desk", "phone")))
    held: list[Route] = []
    desk.route("**/check-ins", lambda route: held.append(route))
    for _ in range(2):
        scan(desk, guest["code"])
    expect(answer(desk, "wait")).to_be_visible()
    for route in held:
        route.continue_()
    expect(answer(desk, "ok")).to_contain_text(guest["full_name"])
    expect(desk.locator(".recent__scan")).to_have_count(1)
    assert present(caller) == 1


def test_enter_waits_for_what_is_found_for_the_whole_name(caller: Caller, open_page: Opener) -> None:
    desk = ready(open_page("checkin", "desk", "laptop"))
    rows = desk.locator(".found__guest")
    desk.locator("#find").press_sequentially("nguyen", delay=80)
    expect(rows.nth(3)).to_be_visible()
    desk.keyboard.type(" duc dat", delay=0)
    for _ in range(2):  # a hand that does not see anything happen presses again
        desk.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Nguyễn Đức Đạt")
    expect(rows).to_be_focused()
    assert present(caller) == 0
    desk.keyboard.press("Enter")
    expect(answer(desk, "ok")).to_contain_text("Nguyễn Đức Đạt")


def test_of_a_delegation_only_who_was_let_in_is_counted(
    caller: Caller, server: Server, open_page: Opener
) -> None:
    members = guests(caller, group=2)[:3]
    form_delegation(server, "Đoàn Liên minh Hợp tác xã", members)
    desk = has_list(ready(open_page("checkin", "desk", "phone")))
    desk.locator("#find").fill("lien minh")
    desk.locator(".found__guest--delegation").click()
    caller.post("check-ins", json={"code": members[0]["code"]})  # by another door, while the ticks are set
    desk.get_by_role("button", name="Cho vào 3 người").click()
    expect(desk.locator(".toast", has_text="Đã cho vào")).to_contain_text("Đã cho vào 2 người của đoàn.")
    expect(desk.locator(".toast", has_text=members[0]["full_name"])).to_contain_text("Đã vào từ trước")
    assert present(caller) == 3


def _seat_above_the_buttons(desk: Page) -> float:
    seat, buttons = (desk.locator(name).bounding_box() for name in (".answer__seat", ".answer__foot"))
    assert seat is not None
    assert buttons is not None
    return buttons["y"] - (seat["y"] + seat["height"])


def test_on_a_small_phone_the_seat_of_who_is_inside_already_is_seen(
    caller: Caller, server: Server, open_page: Opener
) -> None:
    members = guests(caller, group=2)[:6]
    form_delegation(server, "Đoàn Liên minh Hợp tác xã", members)
    caller.post("check-ins", json={"code": members[5]["code"]})
    desk = ready(open_page("checkin", "desk", "small"))
    desk.set_viewport_size({"width": 360, "height": 640})
    scan(desk, members[5]["code"])
    expect(answer(desk, "warn")).to_contain_text(members[5]["full_name"])
    picture(desk, "desk-already-small")
    assert _seat_above_the_buttons(desk) >= 0

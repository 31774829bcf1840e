"""The pledge desk by keyboard: read back before it counts, on the stage at once, never counted twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.pledge_desk import PLEDGES, amounts, cut_off, desk, given, other, stage, take, type_entry
from tests.servers import Caller, Server

LONG = (
    "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Năng lượng Tái tạo Điện gió Biển Xanh Ninh Thuận – "
    "Chi nhánh thành phố Phan Rang - Tháp Chàm"
)


__all__ = ["desk", "other", "stage"]


def test_a_pledge_typed_by_keyboard_is_on_the_stage_and_corrected_there(desk: Page, stage: Page) -> None:
    expect(desk.locator("#entry-name")).to_be_focused()
    type_entry(desk, "Công ty Muối Cà Ná", "1,2ty")
    expect(desk.locator("[data-slot=read-digits]")).to_have_text("1.200.000.000\u00a0đồng")
    expect(desk.locator("[data-slot=read-words]")).to_have_text("Một tỷ hai trăm triệu đồng")
    expect(desk.locator("main [data-slot=total]")).to_have_text("0")
    picture(desk, "pledge-desk-read-back")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-slot=taken-reference]")).to_have_text(re.compile(r"^UH-0001-\d$"))
    expect(desk.locator("#entry-name")).to_be_focused()
    expect(desk.locator("#entry-name")).to_have_value("")
    expect(desk.locator("main [data-slot=total]")).to_have_text("1.200.000.000")
    expect(stage.locator("[data-slot=number]")).to_have_text("1.200.000.000")

    desk.keyboard.press("Escape")
    desk.locator("#entry-name").blur()
    desk.keyboard.press("l")
    expect(desk.locator("#c-amount")).to_be_focused()
    desk.locator("#c-amount").fill("1,1 tỷ")
    desk.keyboard.press("Enter")
    expect(desk.locator("#c-reason-error")).not_to_be_empty()
    desk.locator("#c-reason").fill("Đọc nhầm")
    desk.keyboard.press("Enter")
    expect(desk.locator(".ledger__amount")).to_have_text("1.100.000.000")
    expect(desk.locator("main [data-slot=total]")).to_have_text("1.100.000.000")
    expect(stage.locator("[data-slot=number]")).to_have_text("1.100.000.000")


def test_escape_goes_back_to_editing_and_nothing_is_lost(desk: Page, other: Caller) -> None:
    type_entry(desk, "Bà Nguyễn Thị Ánh", "500tr")
    desk.keyboard.press("Escape")
    expect(desk.locator(".is-read")).to_have_count(0)
    expect(desk.locator("#entry-name")).to_have_value("Bà Nguyễn Thị Ánh")
    expect(desk.locator("#entry-amount")).to_have_value("500tr")
    desk.reload()
    expect(ready(desk).locator("#entry-amount")).to_have_value("500tr")
    assert amounts(other) == []


def test_an_enter_held_down_reads_back_and_no_more(desk: Page, other: Caller) -> None:
    desk.keyboard.type("HTX Nho Ba Mọi")
    desk.keyboard.press("Enter")
    desk.keyboard.type("5tr")
    desk.keyboard.down("Enter")
    desk.locator(".is-read").wait_for()
    desk.wait_for_timeout(400)  # long after a bounce
    desk.keyboard.down("Enter")  # not let go in between: the key repeats
    expect(desk.locator("#entry-amount")).to_have_value("5tr")
    expect(desk.locator(".is-read")).to_be_visible()
    assert amounts(other) == []


def test_an_unreadable_amount_is_said_at_its_field(desk: Page, faults: Faults, other: Caller) -> None:
    faults.network_may_fail = True  # Chromium calls every 422 a failure
    desk.keyboard.type("Anh Ba")
    desk.keyboard.press("Enter")
    desk.keyboard.type("nhiều lắm")
    desk.keyboard.press("Enter")
    expect(desk.locator("#error-amount")).not_to_be_empty()
    expect(desk.locator("#entry-amount")).to_be_focused()
    assert amounts(other) == []


def test_suggestions_are_taken_by_arrows(desk: Page, other: Caller) -> None:
    given(other, "Công ty CP Điện gió Biển Xanh", "1 tỷ")
    desk.keyboard.type("bien xanh")
    expect(desk.locator("#suggestions [role=option]")).to_have_count(1)
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator("#entry-name")).to_have_value("Công ty CP Điện gió Biển Xanh")
    expect(desk.locator("#entry-amount")).to_be_focused()


def test_the_same_donor_and_amount_ask_again(desk: Page, other: Caller) -> None:
    first = given(other, "Công ty Muối Cà Ná", 5_000_000)
    type_entry(desk, "cong ty muoi ca na", "5tr")
    expect(desk.locator(".panel__again:visible")).to_contain_text("Lại lần nữa?")
    expect(desk.locator(".panel__again:visible")).to_contain_text(f"Bàn 2 – {first['reference']}")
    desk.keyboard.press("Escape")
    assert amounts(other) == [5_000_000]


def test_a_gift_is_taken_with_its_description(desk: Page, other: Caller) -> None:
    desk.keyboard.type("HTX Nho Ba Mọi")
    desk.keyboard.press("F7")
    desk.keyboard.press("F9")
    desk.locator("#entry-description").fill("200 phần quà")
    desk.keyboard.press("Enter")
    expect(desk.locator(".panel__marks")).to_contain_text("GIỮ LẠI")
    desk.wait_for_timeout(300)
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-slot=taken-reference]")).to_be_visible()
    taken = other.get("pledges").json()["items"][0]
    assert [taken[part] for part in ("kind", "amount", "description", "status")] == [
        "in_kind", None, "200 phần quà", "held",
    ]  # fmt: skip
    desk.get_by_role("button", name="Tính vào tổng").click()
    expect(desk.locator(".ledger .badge--ok")).to_have_text("Đã tính")


def test_a_lost_answer_is_counted_once(desk: Page, faults: Faults, other: Caller) -> None:
    faults.network_may_fail = True
    keys: list[str | None] = []

    def lose_first(route: Route) -> None:
        if route.request.method != "POST":
            route.fallback()
            return
        keys.append(route.request.headers.get("idempotency-key"))
        if len(keys) == 1:
            route.fetch()  # it reached the server, which counted it
            route.abort()
        else:
            route.continue_()

    desk.route(PLEDGES, lose_first)
    take(desk, "Công ty Muối Cà Ná", "500tr")
    expect(desk.locator(".sending")).to_have_count(0)
    assert (len(keys), len(set(keys))) == (2, 1)
    assert amounts(other) == [500_000_000]


def test_an_entry_waits_for_the_server_over_a_reload_and_is_sent_by_itself(
    desk: Page, server: Server, faults: Faults, other: Caller
) -> None:
    faults.network_may_fail = True
    type_entry(desk, "Công ty Muối Cà Ná", "500tr")
    cut_off(desk)
    desk.keyboard.press("Enter")
    expect(desk.locator(".sending")).to_contain_text("Chưa gửi được – đang gửi lại")
    desk.on("dialog", lambda dialog: dialog.accept())  # "leave this page?"
    desk.reload()
    expect(ready(desk).locator(".sending")).to_contain_text("500.000.000")
    desk.unroute(PLEDGES)
    expect(desk.locator(".sending")).to_have_count(0)
    expect(desk.locator("[data-slot=taken-reference]")).to_be_visible()
    assert amounts(other) == [500_000_000]


def test_without_the_server_the_desk_reads_amounts_itself_and_each_entry_waits_with_its_slip(
    desk: Page, server: Server, faults: Faults, other: Caller
) -> None:
    faults.network_may_fail = True
    server.kill()
    type_entry(desk, "Công ty Muối Cà Ná", "1,25 tỷ")
    expect(desk.locator("[data-slot=read-words]")).to_have_text("Một tỷ hai trăm năm mươi triệu đồng")
    expect(desk.locator(".panel .panel__again")).to_contain_text("chưa so được với các khoản đã ghi")
    assert violations(desk) == []
    desk.keyboard.press("Enter")
    for donor in ("Bà Tám", "Ông Bảy", "Cô Sáu"):
        type_entry(desk, donor, "5tr")
        desk.keyboard.press("Enter")
    expect(desk.locator(".sending__slip strong")).to_have_text(["001", "002", "003", "004"])
    expect(desk.locator(".sending__slip").last).to_be_in_viewport(ratio=0.9)
    desk.keyboard.type("Bà Chín")
    desk.keyboard.press("Enter")
    desk.keyboard.type("1 tỷ 5 triệu")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-slot=panel]")).to_contain_text("Mất mạng chỉ đọc được số ghi gọn")
    server.start()
    expect(desk.locator("[data-slot=read-digits]")).to_have_text("1.005.000.000\u00a0đồng")
    expect(desk.locator(".sending")).to_have_count(0)
    assert sorted(amounts(other)) == [5_000_000] * 3 + [1_250_000_000]


@pytest.mark.parametrize("size", ["console", "phone", "small"])
def test_the_desk_is_accessible_and_nothing_runs_out_of_it(
    open_page: Opener, server: Server, other: Caller, size: str
) -> None:
    given(other, LONG, 999_999_999_999)
    taken = given(other, "Đàng Năng Thọ", "2tr", hold=True)
    sent = {"donor": LONG, "amount": "1 tỷ", "message": "Mong các em đến trường", "phone": "0912 345 678"}
    Caller(server.base).post("pledge-requests", json=sent).raise_for_status()
    desk = ready(open_page("pledges", "pledges", size))
    desk.locator(f"#edit-{taken['id']}").click()
    expect(desk.locator(".correct__history")).to_be_visible()
    desk.locator("#entry-name").fill(LONG)
    desk.locator("#entry-amount").fill("999.999.999.999")
    desk.keyboard.press("Enter")
    expect(desk.locator(".panel__again:visible")).to_be_visible()
    assert violations(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    picture(desk, f"pledge-desk-{size}")


def test_others_are_refused_the_desk(open_page: Opener, faults: Faults) -> None:
    faults.network_may_fail = True  # 403 of the page itself
    page = open_page("checkin", "pledges")
    expect(page.locator("#entry")).to_have_count(0)

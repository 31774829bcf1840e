"""The pledge desk's list and queue: requests, corrections, spotlight, freezing, what others change."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults, Opener, picture
from tests.browser.pledge_desk import desk, given, other, stage, total
from tests.servers import Caller, Server

__all__ = ["desk", "other", "stage"]


def test_a_public_request_waits_and_counts_after_accept(desk: Page, other: Caller, open_page: Opener) -> None:
    form = open_page(None, "pledge", "phone")
    form.locator("[name=name]").fill("Chị Hai Lúa")
    form.locator("[name=amount]").fill("5tr")
    form.get_by_label("Đồng ý nêu tên").check()
    form.get_by_label("Đồng ý nêu số tiền").check()
    form.locator("form button[type=submit], main form button").first.click()
    expect(desk.locator(".queue__name")).to_have_text("Chị Hai Lúa")
    expect(desk.locator("[data-slot=waiting]")).to_have_text("1")
    assert total(other) == 0
    desk.locator("[data-accept]").click()
    expect(desk.locator(".queue__item")).to_have_count(0)
    expect(desk.locator("main [data-slot=total]")).to_have_text("5.000.000")
    assert total(other) == 5_000_000


def test_a_request_is_rejected_with_a_reason(desk: Page, server: Server, other: Caller) -> None:
    Caller(server.base).post("pledge-requests", json={"donor": "Ai đó", "amount": "1 tỷ"}).raise_for_status()
    desk.get_by_role("button", name="Từ chối").click()
    desk.get_by_label("Lý do từ chối").fill("Gọi lại không đúng người")
    desk.keyboard.press("Enter")
    expect(desk.locator(".queue__item")).to_have_count(0)
    [request] = other.get("pledge-requests").json()["items"]
    assert (request["status"], request["reason"]) == ("rejected", "Gọi lại không đúng người")


def test_a_change_elsewhere_leaves_what_is_typed_and_shows_both(
    desk: Page, faults: Faults, other: Caller
) -> None:
    faults.network_may_fail = True
    taken = given(other, "Công ty Muối Cà Ná", "1 tỷ")
    desk.locator(f"#edit-{taken['id']}").click()
    desk.locator("#c-amount").fill("1,3 tỷ")
    change = {"version": 1, "amount": "1,1 tỷ", "reason": "Nghe lại"}
    other.call("PATCH", f"pledges/{taken['id']}", json=change).raise_for_status()
    expect(desk.locator(".correct__other")).to_contain_text("1.100.000.000")
    expect(desk.locator("#c-amount")).to_have_value("1,3 tỷ")
    desk.get_by_role("button", name="Lấy giá trị hiện nay").click()
    expect(desk.locator("#c-amount")).to_have_value("1.100.000.000")
    expect(desk.locator(".correct__history")).to_contain_text("Nghe lại")


def test_voiding_is_held_and_needs_a_reason(desk: Page, faults: Faults, other: Caller) -> None:
    faults.network_may_fail = True
    taken = given(other, "Công ty Muối Cà Ná", "1 tỷ")
    desk.locator(f"#edit-{taken['id']}").click()
    void = desk.locator(".correct [data-hold]")
    void.click()
    assert total(other) == 1_000_000_000
    desk.locator("#c-reason").fill("Ghi trùng")
    void.focus()
    desk.keyboard.down("Space")
    expect(desk.locator(".ledger__status")).to_have_text("Đã hủy")
    desk.keyboard.up("Space")
    expect(desk.locator("main [data-slot=total]")).to_have_text("0")


def test_a_name_still_in_the_script_is_said_until_it_is_read(
    desk: Page, server: Server, other: Caller
) -> None:
    taken = given(other, "Công ty Muối Cà Ná", "1 tỷ")
    note = {"title": "Cảm ơn các nhà tài trợ", "planned_s": 60, "notes": {"mc": "Cảm ơn Công ty Muối Cà Ná!"}}
    stage = server.caller("stage")
    stage.post("rundown/cues", json=note).raise_for_status()
    message = {"text": "Mời Công ty Muối Cà Ná lên trước", "target": "mc", "level": "info"}
    stage.post("show/message", json=message).raise_for_status()
    desk.locator(f"#edit-{taken['id']}").click()
    desk.locator(".correct").get_by_label("Ẩn danh").check()
    desk.get_by_role("button", name="Lưu sửa đổi").click()
    said = desk.locator(".correct__other")
    expect(said).to_contain_text("Kịch bản hoặc lời nhắn còn ghi tên nhà tài trợ này.")
    expect(said).to_contain_text("Cảm ơn các nhà tài trợ")
    expect(said).to_contain_text("Lời nhắn đang hiện: “Mời Công ty Muối Cà Ná lên trước”")
    picture(desk, "pledge-desk-still-named")
    desk.get_by_role("button", name="Đóng Esc").click()
    expect(said).to_have_count(0)


def test_spotlight_and_freeze_are_plain_to_see(desk: Page, stage: Page, other: Caller) -> None:
    given(other, "Công ty Muối Cà Ná", "1 tỷ")
    desk.get_by_role("button", name="Spotlight UH-0001").click()
    expect(desk.locator("[data-slot=spotlight-name]")).to_have_text("Công ty Muối Cà Ná")
    desk.get_by_role("button", name="Chốt tổng").click()
    expect(desk.locator("[data-slot=frozen]")).to_be_visible()
    given(other, "Anh Ba", "70tr")
    expect(desk.locator("[data-slot=frozen-words]")).to_contain_text("70.000.000\u00a0đồng chưa lên sân khấu")
    expect(stage.locator("[data-slot=number]")).to_have_text("1.000.000.000")
    picture(desk, "pledge-desk-frozen")
    desk.get_by_role("button", name="Mở lại tổng").click()
    expect(desk.locator("[data-slot=frozen]")).to_be_hidden()
    expect(stage.locator("[data-slot=number]")).to_have_text("1.070.000.000")
    desk.get_by_role("button", name="Tắt spotlight").click()
    expect(desk.locator("[data-slot=spotlight]")).to_be_hidden()


def test_search_and_filters_find_pledges(desk: Page, other: Caller) -> None:
    given(other, "Công ty Muối Cà Ná", "1 tỷ")
    given(other, "Đàng Năng Thọ", "2tr", hold=True)
    expect(desk.locator(".ledger__row")).to_have_count(2)
    desk.locator("#search").fill("dang nang")
    expect(desk.locator(".ledger__name")).to_have_text([re.compile("Đàng Năng Thọ")])
    desk.locator("#search").fill("")
    desk.locator("[data-filter=held]").click()
    expect(desk.locator(".ledger__name")).to_have_text([re.compile("Đàng Năng Thọ")])
    desk.locator("[data-filter=void]").click()
    expect(desk.locator("[data-slot=pledges] .empty")).to_have_text("Không có khoản nào khớp.")

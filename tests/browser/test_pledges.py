"""The pledge desk by keyboard: read back before it counts, on the stage at once, never counted twice."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.servers import Caller, Server

LONG = (
    "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Năng lượng Tái tạo Điện gió Biển Xanh Ninh Thuận – "
    "Chi nhánh thành phố Phan Rang - Tháp Chàm"
)


@pytest.fixture
def other(server: Server) -> Caller:
    """Another pledge desk."""
    return server.caller("pledges", "Bàn 2")


@pytest.fixture
def desk(open_page: Opener) -> Page:
    return ready(open_page("pledges", "pledges"))


@pytest.fixture
def stage(server: Server, open_page: Opener) -> Page:
    """The LED wall, showing the tote."""
    server.caller("stage").post("show/scene", json={"scene": "tote"}).raise_for_status()
    return ready(open_page("display", "stage", "stage"))


def _type(desk: Page, donor: str, amount: str) -> None:
    """Type an entry up to its reading; the focus stands in the donor's field already."""
    desk.keyboard.type(donor)
    desk.keyboard.press("Enter")
    desk.keyboard.type(amount)
    desk.keyboard.press("Enter")
    desk.locator(".is-read").wait_for()
    desk.wait_for_timeout(300)  # nobody reads faster; a press that soon is a bouncing key


def _take(desk: Page, donor: str, amount: str) -> None:
    _type(desk, donor, amount)
    desk.keyboard.press("Enter")
    expect(desk.locator(".panel__who")).to_have_text(donor)
    expect(desk.locator("[data-slot=taken-reference]")).to_be_visible()


def _given(other: Caller, donor: str, amount: int | str, **more: Any) -> dict[str, Any]:
    body = {"donor": {"name": donor, "kind": "organisation", "anonymous": False}, "amount": amount, **more}
    answer = other.post("pledges", key=uuid4().hex, json=body)
    answer.raise_for_status()
    taken: dict[str, Any] = answer.json()
    return taken


def _total(other: Caller) -> int:
    return int(other.get("tote").json()["total"])


def _amounts(other: Caller) -> list[int]:
    return [item["amount"] for item in other.get("pledges").json()["items"]]


def test_a_pledge_typed_by_keyboard_is_on_the_stage_and_corrected_there(desk: Page, stage: Page) -> None:
    expect(desk.locator("#entry-name")).to_be_focused()
    _type(desk, "Công ty Muối Cà Ná", "1,2ty")
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
    _type(desk, "Bà Nguyễn Thị Ánh", "500tr")
    desk.keyboard.press("Escape")
    expect(desk.locator(".is-read")).to_have_count(0)
    expect(desk.locator("#entry-name")).to_have_value("Bà Nguyễn Thị Ánh")
    expect(desk.locator("#entry-amount")).to_have_value("500tr")
    desk.reload()
    expect(ready(desk).locator("#entry-amount")).to_have_value("500tr")
    assert _amounts(other) == []


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
    assert _amounts(other) == []


def test_an_unreadable_amount_is_said_at_its_field(desk: Page, faults: Faults, other: Caller) -> None:
    faults.network_may_fail = True  # Chromium calls every 422 a failure
    desk.keyboard.type("Anh Ba")
    desk.keyboard.press("Enter")
    desk.keyboard.type("nhiều lắm")
    desk.keyboard.press("Enter")
    expect(desk.locator("#error-amount")).not_to_be_empty()
    expect(desk.locator("#entry-amount")).to_be_focused()
    assert _amounts(other) == []


def test_suggestions_are_taken_by_arrows(desk: Page, other: Caller) -> None:
    _given(other, "Công ty CP Điện gió Biển Xanh", "1 tỷ")
    desk.keyboard.type("bien xanh")
    expect(desk.locator("#suggestions [role=option]")).to_have_count(1)
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.locator("#entry-name")).to_have_value("Công ty CP Điện gió Biển Xanh")
    expect(desk.locator("#entry-amount")).to_be_focused()


def test_the_same_donor_and_amount_ask_again(desk: Page, other: Caller) -> None:
    first = _given(other, "Công ty Muối Cà Ná", 5_000_000)
    _type(desk, "cong ty muoi ca na", "5tr")
    expect(desk.locator(".panel__again")).to_contain_text("Lại lần nữa?")
    expect(desk.locator(".panel__again")).to_contain_text(f"Bàn 2 – {first['reference']}")
    desk.keyboard.press("Escape")
    assert _amounts(other) == [5_000_000]


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


def test_a_public_request_waits_and_counts_after_accept(desk: Page, other: Caller, open_page: Opener) -> None:
    form = open_page(None, "pledge", "phone")
    form.locator("[name=name]").fill("Chị Hai Lúa")
    form.locator("[name=amount]").fill("5tr")
    form.locator("form button[type=submit], main form button").first.click()
    expect(desk.locator(".queue__name")).to_have_text("Chị Hai Lúa")
    expect(desk.locator("[data-slot=waiting]")).to_have_text("1")
    assert _total(other) == 0
    desk.locator("[data-accept]").click()
    expect(desk.locator(".queue__item")).to_have_count(0)
    expect(desk.locator("main [data-slot=total]")).to_have_text("5.000.000")
    assert _total(other) == 5_000_000


def test_a_request_is_rejected_with_a_reason(desk: Page, server: Server, other: Caller) -> None:
    Caller(server.base).post("pledge-requests", json={"donor": "Ai đó", "amount": "1 tỷ"}).raise_for_status()
    desk.get_by_role("button", name="Từ chối").click()
    desk.get_by_label("Lý do từ chối").fill("Gọi lại không đúng người")
    desk.keyboard.press("Enter")
    expect(desk.locator(".queue__item")).to_have_count(0)
    [request] = other.get("pledge-requests").json()["items"]
    assert (request["status"], request["reason"]) == ("rejected", "Gọi lại không đúng người")


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

    desk.route("**/api/**/pledges", lose_first)
    _take(desk, "Công ty Muối Cà Ná", "500tr")
    expect(desk.locator(".sending")).to_have_count(0)
    assert (len(keys), len(set(keys))) == (2, 1)
    assert _amounts(other) == [500_000_000]


def test_an_entry_waits_for_the_server_over_a_reload_and_is_sent_by_itself(
    desk: Page, server: Server, faults: Faults, other: Caller
) -> None:
    faults.network_may_fail = True
    _type(desk, "Công ty Muối Cà Ná", "500tr")
    desk.route("**/api/**/pledges", lambda route: route.abort())
    desk.keyboard.press("Enter")
    expect(desk.locator(".sending")).to_contain_text("Chưa gửi được – đang gửi lại")
    desk.on("dialog", lambda dialog: dialog.accept())  # "leave this page?"
    desk.reload()
    expect(ready(desk).locator(".sending")).to_contain_text("500.000.000")
    desk.unroute("**/api/**/pledges")
    expect(desk.locator(".sending")).to_have_count(0)
    expect(desk.locator("[data-slot=taken-reference]")).to_be_visible()
    assert _amounts(other) == [500_000_000]


def test_a_change_elsewhere_leaves_what_is_typed_and_shows_both(
    desk: Page, faults: Faults, other: Caller
) -> None:
    faults.network_may_fail = True
    taken = _given(other, "Công ty Muối Cà Ná", "1 tỷ")
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
    taken = _given(other, "Công ty Muối Cà Ná", "1 tỷ")
    desk.locator(f"#edit-{taken['id']}").click()
    void = desk.locator(".correct [data-hold]")
    void.click()
    assert _total(other) == 1_000_000_000
    desk.locator("#c-reason").fill("Ghi trùng")
    void.focus()
    desk.keyboard.down("Space")
    expect(desk.locator(".ledger__status")).to_have_text("Đã hủy")
    desk.keyboard.up("Space")
    expect(desk.locator("main [data-slot=total]")).to_have_text("0")


def test_spotlight_and_freeze_are_plain_to_see(desk: Page, stage: Page, other: Caller) -> None:
    _given(other, "Công ty Muối Cà Ná", "1 tỷ")
    desk.get_by_role("button", name="Spotlight UH-0001").click()
    expect(desk.locator("[data-slot=spotlight-name]")).to_have_text("Công ty Muối Cà Ná")
    desk.get_by_role("button", name="Đóng băng tổng").click()
    expect(desk.locator("[data-slot=frozen]")).to_be_visible()
    _given(other, "Anh Ba", "70tr")
    expect(desk.locator("[data-slot=frozen-words]")).to_contain_text("70.000.000\u00a0đồng chưa lên sân khấu")
    expect(stage.locator("[data-slot=number]")).to_have_text("1.000.000.000")
    picture(desk, "pledge-desk-frozen")
    desk.get_by_role("button", name="Mở lại tổng").click()
    expect(desk.locator("[data-slot=frozen]")).to_be_hidden()
    expect(stage.locator("[data-slot=number]")).to_have_text("1.070.000.000")
    desk.get_by_role("button", name="Tắt spotlight").click()
    expect(desk.locator("[data-slot=spotlight]")).to_be_hidden()


def test_search_and_filters_find_pledges(desk: Page, other: Caller) -> None:
    _given(other, "Công ty Muối Cà Ná", "1 tỷ")
    _given(other, "Đàng Năng Thọ", "2tr", hold=True)
    expect(desk.locator(".ledger__row")).to_have_count(2)
    desk.locator("#search").fill("dang nang")
    expect(desk.locator(".ledger__name")).to_have_text([re.compile("Đàng Năng Thọ")])
    desk.locator("#search").fill("")
    desk.locator("[data-filter=held]").click()
    expect(desk.locator(".ledger__name")).to_have_text([re.compile("Đàng Năng Thọ")])
    desk.locator("[data-filter=void]").click()
    expect(desk.locator("[data-slot=pledges] .empty")).to_have_text("Không có khoản nào khớp.")


@pytest.mark.parametrize("size", ["console", "phone", "small"])
def test_the_desk_is_accessible_and_nothing_runs_out_of_it(
    open_page: Opener, server: Server, other: Caller, size: str
) -> None:
    _given(other, LONG, 999_999_999_999)
    taken = _given(other, "Đàng Năng Thọ", "2tr", hold=True)
    sent = {"donor": LONG, "amount": "1 tỷ", "message": "Mong các em đến trường", "phone": "0912 345 678"}
    Caller(server.base).post("pledge-requests", json=sent).raise_for_status()
    desk = ready(open_page("pledges", "pledges", size))
    desk.locator(f"#edit-{taken['id']}").click()
    expect(desk.locator(".correct__history")).to_be_visible()
    desk.locator("#entry-name").fill(LONG)
    desk.locator("#entry-amount").fill("999.999.999.999")
    desk.keyboard.press("Enter")
    expect(desk.locator(".panel__again")).to_be_visible()
    assert violations(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    picture(desk, f"pledge-desk-{size}")


def test_others_are_refused_the_desk(open_page: Opener, faults: Faults) -> None:
    faults.network_may_fail = True  # 403 of the page itself
    page = open_page("checkin", "pledges")
    expect(page.locator("#entry")).to_have_count(0)

"""The code a donor pays by, shown at the pledge desk: by keyboard, large, and away again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.pledge_desk import cut_off, desk, given, other, take, type_entry
from tests.servers import Caller, Server

__all__ = ["desk", "other"]

LONG = (
    "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Hạ tầng Khu Công nghiệp Phước Nam – Chi nhánh Ninh Thuận"
)


@pytest.fixture
def account(server: Server) -> None:
    holder = "Quỹ Vì người nghèo tỉnh Ninh Thuận"
    server.flask("account", "--bank", "970415", "--number", "0011001932418", "--name", holder)


@pytest.mark.usefixtures("account")
def test_what_was_just_taken_is_paid_by_a_code_and_the_cursor_stands_in_the_line_again(
    desk: Page,
) -> None:
    take(desk, "Công ty Muối Cà Ná", "120tr")
    picture(desk, "pledge-taken")
    desk.keyboard.press("Control+Enter")
    dialog = desk.locator("#transfer-dialog")
    expect(dialog.locator(".transfer__picture")).to_be_visible()
    for said in (
        "UH-0001-3",
        "Công ty Muối Cà Ná",
        "120.000.000\u00a0đồng",
        "Một trăm hai mươi triệu đồng",
        "UH00013 CONG TY MUOI CA",
        "0011001932418",
        "VietinBank",
    ):
        expect(dialog).to_contain_text(said)
    drawn = dialog.locator("img").evaluate("async (image) => (await image.decode(), image.naturalWidth)")
    box = dialog.locator("img").bounding_box()
    assert (drawn > 0, box is not None and box["width"] >= 320) == (True, True)
    assert violations(desk) == []
    picture(desk, "pledge-code")
    desk.keyboard.type("Muối")
    desk.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(desk.locator("#entry-name")).to_be_focused()
    expect(desk.locator("#entry-name")).to_have_value("")
    take(desk, "Bà Tám", "1tr")
    desk.get_by_role("button", name="Mã QR Ctrl Enter").click()
    expect(dialog).to_contain_text("1.000.000\u00a0đồng")
    dialog.locator("[data-shut]").click()
    expect(desk.locator("#entry-name")).to_be_focused()


@pytest.mark.usefixtures("account")
def test_a_large_gift_is_split_once_the_donor_agrees(desk: Page, other: Caller, faults: Faults) -> None:
    faults.network_may_fail = True  # nobody has agreed yet: refused on purpose
    given(other, LONG, "1,2 tỷ")
    row = desk.locator(".ledger__row").filter(has_text="Phước Nam")
    row.get_by_role("button", name="Mã QR").focus()
    desk.keyboard.press("Enter")
    dialog = desk.locator("#transfer-dialog")
    expect(dialog).to_contain_text("chia thành 3 lần chuyển")
    expect(dialog.get_by_role("img")).to_have_count(0)
    picture(desk, "pledge-code-too-large")
    dialog.get_by_role("button", name="Người ủng hộ đồng ý chuyển 3 lần").focus()
    desk.keyboard.press("Enter")
    expect(dialog.get_by_role("img")).to_have_count(3)
    expect(dialog.locator(".transfer__part").last).to_contain_text("Bốn trăm triệu đồng")
    expect(dialog.locator("[data-shut]")).to_be_focused()
    assert violations(desk) == []
    picture(desk, "pledge-code-split")
    desk.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(row.get_by_role("button", name="Mã QR")).to_be_focused()


def test_without_an_account_or_a_pledge_the_desk_says_so(desk: Page, faults: Faults) -> None:
    faults.network_may_fail = True  # there is no account: refused on purpose
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_text("Bàn này chưa ghi khoản nào.")).to_be_visible()
    take(desk, "Bà Tám", "1tr")
    desk.keyboard.press("Control+Enter")
    dialog = desk.locator("#transfer-dialog")
    expect(dialog.get_by_role("alert")).to_contain_text("Diễn đàn chưa khai báo tài khoản nhận chuyển khoản.")
    assert violations(desk) == []
    picture(desk, "pledge-code-no-account")


@pytest.mark.usefixtures("account")
def test_no_code_of_another_donor_is_shown_while_an_entry_is_typed_or_on_its_way(
    desk: Page, faults: Faults
) -> None:
    faults.network_may_fail = True
    take(desk, "Bà Tám", "1tr")
    type_entry(desk, "Ông Bảy", "5tr")
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_text("Hãy ghi xong khoản đang nhập trước.")).to_be_visible()
    expect(desk.locator(".is-read")).to_be_visible()
    cut_off(desk)
    desk.keyboard.press("Enter")
    expect(desk.locator(".sending__slip")).to_be_visible()
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_text("Khoản vừa ghi còn đang gửi.")).to_be_visible()
    expect(desk.locator("#transfer-dialog")).to_be_hidden()


@pytest.mark.usefixtures("account")
@pytest.mark.parametrize("size", ["laptop", "small"])
def test_the_code_fits_the_screen_with_the_longest_names(open_page: Opener, other: Caller, size: str) -> None:
    given(other, LONG, 499_999_999)
    desk = ready(open_page("pledges", "pledges", size))
    desk.get_by_role("button", name="Mã QR").click()
    image = desk.locator("#transfer-dialog img")
    image.evaluate("(image) => image.decode()")
    picture(desk, f"pledge-code-{size}")
    assert violations(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    shown = desk.locator("#transfer-dialog").evaluate("(dialog) => dialog.scrollWidth - dialog.clientWidth")
    assert shown <= 0
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("button", name="Mã QR")).to_be_focused()

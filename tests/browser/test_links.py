"""The administrator's links: made once where the answer is lost, gone with the device that is revoked."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.browser.conftest import Faults, Opener, ready, violations


def _lose(route: Route) -> None:
    """Let the server hear it and the page hear nothing."""
    if route.request.method != "POST":
        return route.continue_()
    route.fetch()
    return route.abort()


def test_a_device_whose_answer_is_lost_is_made_once_and_its_link_is_shown(
    open_page: Opener, faults: Faults
) -> None:
    faults.network_may_fail = True
    page = ready(open_page("admin", "/admin"))
    before = page.locator("#devices tbody tr").count()
    page.route("**/api/v1/devices", _lose)
    page.fill("#name", "Điện thoại cửa chính")
    page.click("#add-device [type=submit]")
    expect(page.locator("#add-device [aria-busy=true]")).to_be_visible()
    expect(page.locator(".toast")).to_contain_text("Không nối được tới máy chủ")
    page.unroute("**/api/v1/devices")
    page.click("#add-device [type=submit]")
    expect(page.locator("#made")).to_contain_text("Điện thoại cửa chính")
    expect(page.locator("#link-qr")).to_be_visible()
    expect(page.locator("#devices tbody tr")).to_have_count(before + 1)


def test_the_next_link_need_not_wait_for_the_picture_of_the_last(open_page: Opener) -> None:
    page = ready(open_page("admin", "/admin"))
    held: list[Route] = []
    page.route("**/api/v1/links/qr", lambda route: held.append(route))
    for name in ("Máy một", "Máy hai"):
        page.fill("#name", name)
        with page.expect_request("**/api/v1/links/qr"):
            page.click("#add-device [type=submit]")
        expect(page.locator("#made")).to_contain_text(name)
    first, second = held
    with page.expect_response("**/api/v1/links/qr"):
        second.continue_()
    expect(page.locator("#link-qr")).to_be_visible()
    drawn = page.get_attribute("#link-qr", "src")
    with page.expect_response("**/api/v1/links/qr") as answer:
        first.continue_()
    assert answer.value.json()["image"] != drawn
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.get_attribute("#link-qr", "src") == drawn


def test_a_name_without_a_blank_leaves_the_page_as_wide_as_the_phone(open_page: Opener) -> None:
    page = ready(open_page("admin", "/admin", "small"))
    for opens, panel in (("display:stage", "#made"), ("stage::show.read,show.call", "#made-program")):
        page.fill("#name", "Ư" * 120)
        page.select_option("#opens", opens)
        page.click("#add-device [type=submit]")
        expect(page.locator(panel)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_revoking_by_keyboard_is_said_keeps_the_place_and_takes_the_link_away(open_page: Opener) -> None:
    page = ready(open_page("admin", "/admin", "small"))
    page.fill("#name", "Ư" * 120)
    page.click("#add-device [type=submit]")
    expect(page.locator("#made")).to_be_visible()
    row = page.locator("#devices tbody tr", has_text="ƯƯƯ")
    row.locator("[data-hold]").focus()
    page.keyboard.down("Enter")
    revoked = row.get_by_text("Đã thu hồi")
    expect(revoked).to_be_focused()
    page.keyboard.up("Enter")
    expect(page.locator(".toast")).to_contain_text("Đã thu hồi ƯƯƯ")
    expect(page.locator("#made")).to_be_hidden()
    box = revoked.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 360
    assert violations(page) == []


def test_a_revoking_that_cannot_be_sent_says_so(open_page: Opener, faults: Faults) -> None:
    faults.network_may_fail = True
    page = ready(open_page("admin", "/admin"))
    page.route("**/api/v1/devices**", lambda route: route.abort())
    page.locator("#devices [data-hold]").first.focus()
    page.keyboard.down("Enter")
    expect(page.locator(".toast").first).to_contain_text("Không nối được tới máy chủ")
    page.keyboard.up("Enter")
    expect(page.locator("#devices [data-hold]").first).to_be_focused()


def test_the_page_of_the_devices_leads_to_the_other_screens(open_page: Opener) -> None:
    page = ready(open_page("admin", "/admin"))
    page.locator("[data-menu] summary").click()
    page.get_by_role("link", name="Danh sách khách mời").click()
    expect(page.locator("h1")).to_have_text("Danh sách khách mời")

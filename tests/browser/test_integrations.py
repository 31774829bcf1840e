"""The page of the integrations: adding a receiver, seeing it fail, trying again; a program's token."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Faults, Opener, ready, violations
from tests.integrations.receiver import receiving
from tests.servers import Caller, Server, free_port


def test_a_receiver_that_fails_is_seen_and_tried_again(open_page: Opener, server: Server) -> None:
    port = free_port()
    page = ready(open_page("admin", "integrations"))
    expect(page.locator("#webhooks")).to_contain_text("Chưa có địa chỉ nhận nào.")
    page.fill("#name", "Bàn đèn")
    page.fill("#url", f"http://127.0.0.1:{port}/")
    page.click("#add-webhook button")
    expect(page.locator("#secret")).not_to_have_value("")
    expect(page.locator("#webhooks")).to_contain_text("Chưa có gì để báo")
    server.caller("stage").post("show/go", json={})
    expect(page.locator("#webhooks")).to_contain_text("không kết nối được")
    with receiving(port) as receiver:
        page.get_by_role("button", name="Gửi lại").click()
        assert receiver.wait_for(1)[0]["kind"] == "cue.called"
        expect(page.locator("#webhooks")).to_contain_text("Đang nhận")
    page.get_by_role("button", name="Các lần gửi").click()
    expect(page.locator("#deliveries")).to_contain_text("Đã nhận lúc")
    assert violations(page) == []


def test_a_bad_address_is_said_beside_its_field(open_page: Opener, faults: Faults) -> None:
    faults.network_may_fail = True  # the browser notes every refusal
    page = ready(open_page("admin", "integrations", "small"))
    page.fill("#name", "Bàn đèn")
    page.fill("#url", "http://user:pass@192.168.1.20/")
    page.click("#add-webhook button")
    expect(page.locator("#url-error")).to_contain_text("mật khẩu trong địa chỉ")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_a_program_gets_its_token_once(open_page: Opener, server: Server) -> None:
    page = ready(open_page("admin", "/admin"))
    page.fill("#name", "Stream Deck")
    page.select_option("#opens", "stage::show.read,show.call")
    page.click("#add-device button")
    expect(page.locator("#program-header")).not_to_have_value("")
    token = page.input_value("#program-header").split("Bearer ")[1].rstrip('"}')
    assert Caller(server.base, token).post("show/go", json={}).json()["phase"] == "running"
    assert Caller(server.base, token).get("rundown").status_code == 403
    expect(page.locator("#devices")).to_contain_text("chương trình")
    assert violations(page) == []


def test_a_receiver_named_without_a_blank_leaves_the_page_as_wide_as_the_phone(open_page: Opener) -> None:
    page = ready(open_page("admin", "integrations", "small"))
    page.fill("#name", "Ư" * 120)
    page.fill("#url", "http://127.0.0.1:9/")
    page.click("#add-webhook button")
    page.get_by_role("button", name="Các lần gửi").click()
    expect(page.locator("#deliveries")).to_contain_text("ƯƯƯ")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0

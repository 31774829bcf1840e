"""The public form on a phone without JavaScript: refused, put right, sent, thanked, paid."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults, Opener, picture, violations
from tests.servers import Server

LONG = "Gia đình ông Nguyễn Phước Bảo Quý Thích Quảng Đức và các con cháu tại Phan Rang – Tháp Chàm"
ACCOUNT = ["--bank", "970415", "--number", "113000123456", "--name", "MTTQ TỈNH NINH THUẬN"]


def wider_than_the_window(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_a_form_is_refused_put_right_sent_and_paid_without_script(
    server: Server, open_page: Opener, faults: Faults
) -> None:
    faults.network_may_fail = True  # Chromium calls every 422 a failure
    server.flask("account", *ACCOUNT)
    page = open_page(None, "pledge", "small", java_script_enabled=False)
    page.get_by_label("Số tiền ủng hộ").fill("nhiều lắm")
    page.get_by_role("button", name="Gửi phiếu đăng ký").click()
    expect(page.locator("#amount")).to_be_focused()
    expect(page.locator("#amount-error")).to_contain_text("Không đọc được số tiền")
    expect(page.locator("#name_shown-error")).to_have_text("Xin chọn một trong hai.")
    page.get_by_label("Số tiền ủng hộ").fill("5 triệu")
    page.get_by_label("Họ tên hoặc tên đơn vị").fill(LONG)
    page.get_by_label("An sinh xã hội").check()
    page.get_by_label("Đồng ý nêu tên").check()
    page.get_by_label("Không nêu số tiền").check()
    page.get_by_role("button", name="Gửi phiếu đăng ký").click()
    expect(page.locator(".thank__reference")).to_have_text("DK-0001-3")
    expect(page.locator(".pay__exact")).to_have_text(["113000123456", "DK00013"])
    expect(page.get_by_alt_text("Mã VietQR để chuyển khoản")).to_be_visible()
    (sent,) = server.caller("pledges").get("pledge-requests").json()["items"]
    kept = [sent[part] for part in ("programme", "amount", "amount_shown")]
    assert (kept, sent["donor"]["name"], sent["donor"]["anonymous"]) == (
        ["social", 5_000_000, False],
        LONG,
        False,
    )


@pytest.mark.parametrize("size", ["small", "phone"])
def test_a_refused_form_is_clean_and_fits_a_phone(size: str, open_page: Opener, faults: Faults) -> None:
    faults.network_may_fail = True
    page = open_page(None, "pledge", size)
    page.get_by_role("button", name="Gửi phiếu đăng ký").click()
    expect(page.locator(".slip__failed")).to_be_visible()
    picture(page, f"pledge-form-refused-{size}")
    assert (wider_than_the_window(page), violations(page)) == (0, [])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_choice_on_a_small_phone_breaks_between_its_words(language: str, open_page: Opener) -> None:
    page = open_page(None, f"pledge?language={language}", "small")
    broken = """words => {
        words.style.overflowWrap = "normal";
        return words.scrollWidth > words.clientWidth ? [words.textContent.trim()] : [];
    }"""
    assert [text for words in page.locator(".choice__words").all() for text in words.evaluate(broken)] == []

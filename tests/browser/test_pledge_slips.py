"""Paper slips at the pledge desk: printed blank beforehand, typed in afterwards."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.pledge_desk import desk, given, other, type_entry
from tests.servers import Caller

__all__ = ["desk", "other"]


def open_slips(desk: Page) -> None:
    """Open the dialog as hands on a keyboard do."""
    desk.locator(".ledger__files summary").focus()
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Phiếu giấy trống").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("#slips-first")).to_be_focused()


def test_slips_are_printed_by_keyboard_and_a_range_that_is_none_is_refused_at_its_field(
    desk: Page, faults: Faults, tmp_path: Path
) -> None:
    faults.network_may_fail = True  # a range that is none is refused on purpose
    open_slips(desk)
    expect(desk.locator("[data-slot=slips-count]")).to_have_text("40 phiếu trên 10 tờ A4")
    desk.keyboard.type("9")
    desk.keyboard.press("Tab")
    desk.keyboard.type("8")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-slot=slips-error-last]")).to_have_text(
        "Số cuối phải bằng hoặc lớn hơn số đầu."
    )
    expect(desk.locator("#slips-last")).to_be_focused()
    assert violations(desk) == []
    picture(desk, "pledge-slips-refused")
    desk.keyboard.type("12")
    expect(desk.locator("[data-slot=slips-count]")).to_have_text("4 phiếu trên 1 tờ A4")
    with desk.expect_download() as taken:
        desk.keyboard.press("Enter")
    assert taken.value.suggested_filename == "phieu-giay-009-012-lang-nghe-2024.pdf"
    taken.value.save_as(tmp_path / "slips.pdf")
    (page,) = PdfReader(BytesIO((tmp_path / "slips.pdf").read_bytes())).pages
    assert "009" in page.extract_text()
    expect(desk.locator("#slips-dialog")).to_be_hidden()
    expect(desk.locator(".ledger__files summary")).to_be_focused()


def test_a_slip_is_typed_in_afterwards_and_a_second_time_is_asked_about(desk: Page, other: Caller) -> None:
    given(other, "Bà Tám", "2tr", slip="Cửa chính – 016")
    desk.locator("#entry-slip").fill("17")
    desk.locator("#entry-name").focus()
    type_entry(desk, "Ông Bảy", "5tr")
    expect(desk.locator(".panel__marks")).to_contain_text("– 017")
    picture(desk, "pledge-slip-read")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-slot=taken-reference]")).to_be_visible()
    newest = other.get("pledges").json()["items"][0]
    assert (newest["donor"]["name"], newest["slip"].endswith(" – 017")) == ("Ông Bảy", True)
    expect(desk.locator("#entry-slip")).to_have_value("")
    expect(desk.locator(".ledger__reference").first).to_contain_text("017")

    desk.locator("#entry-slip").fill("Cửa chính - 16")
    desk.locator("#entry-name").focus()
    type_entry(desk, "Bà Tám", "3tr")
    expect(desk.locator(".panel .panel__again")).to_contain_text(
        "Phiếu giấy này đã nhập: UH-0001-3 – Bà Tám."
    )


@pytest.mark.parametrize("size", ["laptop", "small"])
def test_slips_are_accessible_and_nothing_runs_out_of_them(open_page: Opener, size: str) -> None:
    desk = ready(open_page("pledges", "pledges", size))
    picture(desk, f"pledge-desk-{size}")
    assert violations(desk) == []
    desk.locator(".ledger__files summary").click()
    picture(desk, f"pledge-files-{size}")
    desk.get_by_role("button", name="Phiếu giấy trống").click()
    picture(desk, f"pledge-slips-{size}")
    assert violations(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

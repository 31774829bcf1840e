"""Kinds of pledges, the quick round, paper slips and two desks at once, by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.pledge_desk import PLEDGES, amounts, cut_off, desk, given, other, type_entry
from tests.servers import Caller

__all__ = ["desk", "other"]

LONG = (
    "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Năng lượng Tái tạo Điện gió Biển Xanh Ninh Thuận – "
    "Chi nhánh thành phố Phan Rang - Tháp Chàm"
)


def confirm(desk: Page) -> None:
    desk.locator(".is-read").wait_for()
    desk.wait_for_timeout(300)  # nobody reads faster; a press that soon is a bouncing key
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-slot=taken-reference]")).to_be_visible()


def newest(other: Caller) -> dict[str, Any]:
    found: dict[str, Any] = other.get("pledges").json()["items"][0]
    return found


def walk(desk: Page, *texts: str) -> None:
    for text in texts:
        desk.keyboard.type(text)
        desk.keyboard.press("Enter")


def test_a_sponsorship_is_typed_from_field_to_field_and_its_name_released_by_hand(
    desk: Page, other: Caller
) -> None:
    desk.keyboard.press("F7")
    desk.keyboard.press("F7")
    desk.keyboard.press("F7")
    desk.keyboard.press("F3")
    desk.locator("#entry-beneficiary").fill("em Lê Thị Mơ")
    desk.locator("#entry-name").focus()
    walk(desk, "Bà Nguyễn Thị Ánh", "12", "500k")
    expect(desk.locator("[data-slot=read-digits]")).to_have_text("12 tháng × 500.000 đồng")
    expect(desk.locator("[data-slot=read-words]")).to_contain_text("6.000.000")
    expect(desk.locator(".panel__marks")).to_contain_text("An sinh xã hội")
    confirm(desk)
    taken = newest(other)
    said = [taken[part] for part in ("kind", "amount", "months", "per_month", "programme", "beneficiary")]
    assert said == ["sponsorship", 6_000_000, 12, 500_000, "social", "em Lê Thị Mơ"]

    desk.locator(f"#edit-{taken['id']}").click()
    desk.get_by_role("button", name="Cho công bố tên này").focus()
    desk.keyboard.down("Enter")
    expect(desk.locator(".correct")).to_have_count(0)
    desk.keyboard.up("Enter")
    assert newest(other)["beneficiary_released"] is True
    desk.locator(f"#edit-{taken['id']}").click()
    expect(desk.locator(".correct__history li").last).to_contain_text("cho công bố tên người được nhận")


def test_a_gift_in_kind_by_keyboard(desk: Page, other: Caller) -> None:
    desk.keyboard.press("F7")
    desk.keyboard.press("F6")
    walk(desk, "HTX Nho Ba Mọi", "1.000", "phần quà")
    expect(desk.locator("[data-slot=read-digits]")).to_have_text("1.000 phần quà")
    confirm(desk)
    taken = newest(other)
    said = [taken[part] for part in ("kind", "amount", "quantity", "unit", "amount_shown")]
    assert said == ["in_kind", None, 1000, "phần quà", False]
    expect(desk.locator("#entry-quantity")).to_be_hidden()
    assert other.get("tote").json()["total"] == 0


def test_a_quick_round_takes_a_pledge_with_each_enter(desk: Page, other: Caller) -> None:
    desk.keyboard.press("F10")
    expect(desk.locator("#round-who")).to_be_focused()
    desk.get_by_role("button", name="2 triệu").click()
    expect(desk.locator("[data-slot=round-words]")).to_have_text("Hai triệu đồng")
    walk(desk, "12", "Bà Tám", "13")
    expect(desk.locator(".round__item")).to_have_count(3)
    expect(desk.locator("[data-slot=round-sum]")).to_have_text("3 khoản · 6.000.000 đồng")
    expect(desk.locator(".round__reference", has_text="UH-")).to_have_count(3)
    walk(desk, "12")
    expect(desk.locator("[data-slot=round-again]")).to_contain_text("Số 12 đã có trong lượt này")
    assert len(amounts(other)) == 3
    desk.keyboard.press("Escape")
    desk.keyboard.press("Control+z")
    expect(desk.locator("[data-slot=round-sum]")).to_have_text("2 khoản · 4.000.000 đồng")
    voided = newest(other)
    assert (voided["donor"]["name"], voided["status"]) == ("Số 13", "void")
    ledger = other.get(f"pledges/{voided['id']}").json()["ledger"]
    assert ledger[-1]["reason"] == "Nhập nhầm trong lượt nhanh"


def test_a_number_of_the_round_gets_its_name_later(desk: Page, other: Caller) -> None:
    desk.keyboard.press("F10")
    walk(desk, "12")
    desk.get_by_role("button", name="Ghi tên").click()
    desk.locator("#c-name").fill("Bà Tám")
    desk.keyboard.press("Enter")
    expect(desk.locator(".round__who")).to_have_text("Bà Tám")
    assert newest(other)["donor"]["name"] == "Bà Tám"


def test_a_level_of_ones_own_is_read_as_spoken(desk: Page, other: Caller) -> None:
    desk.keyboard.press("F10")
    desk.locator("#round-own").fill("3tr5")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-slot=round-amount]")).to_have_text("3.500.000\u00a0đồng")
    expect(desk.locator("#round-who")).to_be_focused()
    walk(desk, "7")
    expect(desk.locator(".round__reference")).to_contain_text("UH-")
    assert amounts(other) == [3_500_000]


def test_another_desks_pledge_shows_at_once_and_leaves_what_is_typed_alone(desk: Page, other: Caller) -> None:
    desk.keyboard.type("Công ty Muối")
    desk.keyboard.press("Enter")
    desk.keyboard.type("5")
    given(other, "HTX Nho Ba Mọi", "2tr")
    expect(desk.locator(".ledger__name")).to_contain_text("HTX Nho Ba Mọi")
    expect(desk.locator(".ledger__channel")).to_contain_text("Bàn 2")
    desk.keyboard.type("tr")
    expect(desk.locator("#entry-amount")).to_have_value("5tr")
    expect(desk.locator("#entry-amount")).to_be_focused()


def test_without_the_server_an_entry_names_its_paper_slip_and_keeps_it(
    desk: Page, faults: Faults, other: Caller
) -> None:
    faults.network_may_fail = True
    type_entry(desk, "Công ty Muối Cà Ná", "500tr")
    cut_off(desk)
    desk.keyboard.press("Enter")
    expect(desk.locator(".sending__slip")).to_contain_text("001")
    picture(desk, "pledge-desk-slip")
    desk.unroute(PLEDGES)
    expect(desk.locator(".sending")).to_have_count(0)
    assert newest(other)["slip"].endswith("– 001")
    expect(desk.locator(".ledger__reference")).to_contain_text("001")


@pytest.mark.parametrize("size", ["laptop", "stage", "small"])
def test_the_kinds_and_the_round_are_accessible_and_nothing_runs_out_of_them(
    open_page: Opener, other: Caller, size: str
) -> None:
    given(other, LONG, 999_999_999_999, amount_shown=False, programme="social")
    parts: dict[str, Any] = {
        "kind": "sponsorship",
        "months": 12,
        "per_month": "500k",
        "beneficiary": "em Lê Thị Mơ",
    }
    taken = given(other, LONG, None, **parts)
    desk = ready(open_page("pledges", "pledges", size))
    desk.locator("#entry-name").fill(LONG)
    for _ in range(3):
        desk.locator("#entry-name").press("F7")
    picture(desk, f"pledge-kinds-{size}")
    assert violations(desk) == []
    desk.locator(f"#edit-{taken['id']}").click()
    expect(desk.locator(".correct__history")).to_be_visible()
    picture(desk, f"pledge-correct-{size}")
    assert violations(desk) == []
    desk.keyboard.press("Escape")
    desk.keyboard.press("F10")
    walk(desk, LONG, "12", "Bà Tám", "13", "14", "15", "16")
    expect(desk.locator(".round__reference").first).to_contain_text("UH-")
    picture(desk, f"pledge-round-{size}")
    assert violations(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

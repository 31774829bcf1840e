"""The page that steers the tote: several held pledges at once, milestones, matching gifts, a rehearsal."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.pledge_desk import given, other, stage
from tests.servers import Caller, Server

__all__ = ["other", "stage"]
LONG = (
    "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Năng lượng Tái tạo Điện gió Biển Xanh Ninh Thuận – "
    "Chi nhánh thành phố Phan Rang - Tháp Chàm"
)


@pytest.fixture
def steering(open_page: Opener) -> Page:
    return ready(open_page("stage", "tote"))


def hold(page: Page, words: re.Pattern[str]) -> None:
    """Press a button as long as it asks for, however slow the machine is."""
    page.get_by_role("button", name=words).hover()
    page.mouse.down()
    expect(page.locator(".is-holding")).to_have_count(0)
    page.mouse.up()


def test_held_pledges_are_revealed_together(steering: Page, stage: Page, other: Caller) -> None:
    expect(steering.locator("[data-slot=held] .empty")).to_be_visible()
    given(other, LONG, "1,2 tỷ", hold=True)
    given(other, "Công ty Muối Cà Ná", "300tr", hold=True)
    given(other, "Bà Trần Thị Kín", "7tr", hold=True)
    boxes = steering.locator("[data-slot=held] input[type=checkbox]")
    expect(boxes).to_have_count(3)
    boxes.nth(0).check()
    boxes.nth(1).check()
    picture(steering, "tote-steering-held")
    hold(steering, re.compile("Giữ để công bố 2 khoản: 1.500.000.000"))
    expect(stage.locator("[data-slot=number]")).to_have_text("1.500.000.000")
    expect(boxes).to_have_count(1)
    expect(steering.locator("[data-slot=true]")).to_have_text("1.500.000.000")


def test_a_milestone_is_set_reached_and_named_with_its_time(
    steering: Page, other: Caller, faults: Faults
) -> None:
    faults.network_may_fail = True  # a refused amount is a failed request to the console
    milestones = steering.locator("[data-slot=milestones]")
    expect(milestones.locator(".empty")).to_be_visible()
    milestones.locator("[name=amount]").fill("không phải số")
    milestones.get_by_role("button", name="Thêm mốc").click()
    expect(milestones.locator(".field__error")).to_be_visible()
    milestones.locator("[name=amount]").fill("1 tỷ")
    milestones.locator("[name=title]").fill("Một tỷ đầu tiên")
    milestones.get_by_role("button", name="Thêm mốc").click()
    expect(milestones.locator("li")).to_contain_text(["1.000.000.000\u00a0đồng · Một tỷ đầu tiên"])
    expect(milestones.locator("li small")).to_have_text("Chưa đạt")
    given(other, "Công ty Muối Cà Ná", "1 tỷ")
    expect(milestones.locator("li small")).to_have_text(re.compile("^Đạt lúc "))
    milestones.get_by_role("button", name=re.compile("mốc theo mục tiêu")).click()
    expect(milestones.locator("li")).to_have_count(5)
    assert violations(steering) == []
    picture(steering, "tote-steering")


def test_the_keyboard_stays_at_the_milestone_that_is_edited(steering: Page) -> None:
    milestones = steering.locator("[data-slot=milestones]")
    milestones.locator("[name=amount]").fill("1 tỷ")
    milestones.get_by_role("button", name="Thêm mốc").click()
    change = milestones.get_by_role("button", name="Sửa")
    change.press("Enter")
    expect(milestones.locator("li [name=amount]")).to_be_focused()
    milestones.get_by_role("button", name="Thôi").press("Enter")
    expect(change).to_be_focused()
    change.press("Enter")
    milestones.locator("li [name=title]").fill("Một tỷ đầu tiên")
    milestones.locator("li [name=title]").press("Enter")
    expect(milestones.locator("li")).to_contain_text(["Một tỷ đầu tiên"])
    expect(change).to_be_focused()


def test_a_matching_gift_grows_with_what_is_given(steering: Page, other: Caller) -> None:
    matching = steering.locator("[data-slot=matching]")
    matching.locator("[name='donor.name']").fill(LONG)
    matching.locator("[name=percent]").fill("50")
    matching.locator("[name=most]").fill("2 tỷ")
    matching.get_by_role("button", name="Bắt đầu đối ứng").click()
    expect(matching.locator("li")).to_have_count(1)
    given(other, "Công ty Muối Cà Ná", "500tr")
    expect(matching.locator(".steering__amount")).to_have_text("250.000.000\u00a0đồng")
    expect(steering.locator("[data-slot=true]")).to_have_text("750.000.000")
    hold(steering, re.compile("Giữ để kết thúc"))
    expect(matching.locator("li small")).to_have_text(re.compile("đã kết thúc"))


def test_a_rehearsal_is_said_and_a_phone_has_no_sideways_scroll(
    server: Server, open_page: Opener, other: Caller
) -> None:
    given(other, LONG, "999.999.999.999", hold=True)
    server.caller("stage").post("show/reset", json={"mode": "rehearsal"}).raise_for_status()
    given(other, LONG, "999.999.999.999", hold=True)
    phone = ready(open_page("stage", "tote", "phone"))
    expect(phone.locator("[data-slot=rehearsal]")).to_be_visible()
    expect(phone.locator("[data-slot=held] li")).to_contain_text(["TD-0001"])
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(phone, "tote-steering-phone")


def test_a_cut_line_is_said_and_what_was_missed_comes_back(
    steering: Page, other: Caller, faults: Faults
) -> None:
    faults.network_may_fail = True
    steering.get_by_role("button", name="Chốt tổng").click()
    expect(steering.locator("[data-slot=frozen-badge]")).to_be_visible()
    steering.context.set_offline(True)
    expect(steering.locator(".lost-banner")).to_be_visible()
    given(other, "Công ty Muối Cà Ná", "300tr")
    picture(steering, "tote-steering-cut")
    steering.context.set_offline(False)
    expect(steering.locator("[data-slot=true]")).to_have_text("300.000.000")
    expect(steering.locator("[data-slot=shown]")).to_have_text("0")

"""The door without the network: cut off, frozen, opened from cold; and what two desks tell each other."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, picture, ready, violations
from tests.browser.door import (
    NOBODYS_CODE,
    admissions,
    answer,
    form_delegation,
    guests,
    has_list,
    opens_cold,
    present,
    scan,
    usable,
)
from tests.cast import SLUG
from tests.servers import Caller, Server

pytestmark = pytest.mark.usefixtures("network_may_fail")

AT_MOST_S = 3.0
KEPT_DATABASES = "async () => (await indexedDB.databases()).map(({ name }) => name)"
KEPT_GUESTS = """async () => {
  const opened = indexedDB.open("forum-desk");
  await new Promise((resolve) => { opened.onsuccess = resolve; });
  const count = opened.result.transaction("lists").objectStore("lists").count();
  await new Promise((resolve) => { count.onsuccess = resolve; });
  const workers = await navigator.serviceWorker.getRegistrations();
  return [count.result, (await caches.keys()).length, workers.length];
}"""


def _reopen(page: Page, server: Server) -> Page:
    """Close the desk and open it anew on the same device."""
    context = page.context
    page.close()
    opened = context.new_page()
    opened.goto(f"{server.base}/f/{SLUG}/desk")
    return usable(opened)


def test_a_cut_off_desk_opens_from_cold_and_hands_fifty_guests_over_once(
    caller: Caller, server: Server, open_page: Opener
) -> None:
    coming = [*guests(caller, group=2)[:30], *guests(caller, group=3)[:20]]
    desk = opens_cold(ready(open_page("checkin", "desk", "phone")))
    server.kill()
    desk.context.set_offline(True)
    desk.reload()
    usable(desk)
    for guest in coming[:25]:
        scan(desk, guest["code"])
        expect(answer(desk, "unsure")).to_contain_text(guest["full_name"])
    desk = _reopen(desk, server)
    expect(desk.locator("[data-slot=waiting]")).to_have_text("25 chờ gửi")
    for guest in coming[20:]:  # five of them come back out and in again
        scan(desk, guest["code"])
        expect(desk.locator("#answer-name")).to_contain_text(guest["full_name"])
    expect(desk.locator("[data-slot=waiting]")).to_have_text("50 chờ gửi")
    desk.context.set_offline(False)
    server.start()
    desk = ready(_reopen(desk, server))
    expect(desk.locator("[data-slot=waiting]")).to_be_hidden()
    assert admissions(server) == [(one["id"], None) for one in sorted(coming, key=lambda one: int(one["id"]))]
    assert present(caller) == 50


def test_a_frozen_server_keeps_nobody_waiting_three_seconds(
    caller: Caller, server: Server, open_page: Opener
) -> None:
    first, second = guests(caller, group=2)[:2]
    desk = has_list(ready(open_page("checkin", "desk")))
    server.freeze()
    began = time.monotonic()
    scan(desk, first["code"])
    expect(answer(desk, "unsure")).to_contain_text(first["full_name"])
    answered_s = time.monotonic() - began
    desk.keyboard.press("Escape")
    began = time.monotonic()
    desk.locator("#find").fill(second["full_name"])
    desk.locator(".found__guest", has_text=second["full_name"]).first.click()
    expect(answer(desk, "unsure")).to_contain_text(second["full_name"])
    found_s = time.monotonic() - began
    server.thaw()
    expect(answer(desk, "ok")).to_contain_text(second["full_name"])
    assert present(caller) == 2
    assert (answered_s < AT_MOST_S, found_s < AT_MOST_S) == (True, True), (answered_s, found_s)


def test_without_the_server_unknown_withdrawn_and_repeated_badges_are_told_apart(
    caller: Caller, server: Server, open_page: Opener
) -> None:
    first, withdrawn, inside = guests(caller, group=2)[:3]
    caller.post(f"guests/{withdrawn['id']}/cancel", json={})
    caller.post("check-ins", json={"code": inside["code"]})
    desk = has_list(ready(open_page("checkin", "desk", "phone")))
    server.kill()
    scan(desk, NOBODYS_CODE)
    expect(answer(desk, "bad")).to_contain_text("KHÔNG CÓ TRONG DANH SÁCH CỦA BÀN NÀY")
    assert violations(desk) == []
    scan(desk, withdrawn["code"])
    expect(answer(desk, "bad")).to_contain_text("THẺ ĐÃ BỊ HỦY")
    scan(desk, inside["code"])
    expect(answer(desk, "warn")).to_contain_text("Bàn 2")
    scan(desk, first["code"])
    expect(answer(desk, "unsure")).to_contain_text("CHƯA XÁC NHẬN")
    desk.get_by_role("button", name="Giữ để hoàn tác").click(delay=1200)
    expect(answer(desk, "wait")).to_contain_text("ĐÃ HOÀN TÁC")
    server.start()
    desk.keyboard.press("Escape")
    expect(desk.locator("[data-slot=waiting]")).to_be_hidden()
    assert admissions(server) == [(inside["id"], None)]


NAME_SHARE = "(member) => member.querySelector('.member__name').clientWidth / member.clientWidth"
UNCOVERED = """() => {
  scrollTo(0, document.documentElement.scrollHeight);
  const last = [...document.querySelectorAll(".recent__scan")].at(-1).getBoundingClientRect();
  return document.querySelector(".desk__cut").getBoundingClientRect().top - last.bottom;
}"""
CUT_NAMES = """() => [...document.querySelectorAll('.recent__name')]
  .filter((name) => name.scrollWidth > name.clientWidth).length"""


@pytest.mark.parametrize("size", ["phone", "small"])
def test_on_a_phone_the_last_scans_are_read_whole_and_above_the_bar_of_the_cut_line(
    caller: Caller, server: Server, open_page: Opener, size: str
) -> None:
    coming = guests(caller, group=2)[:4]
    desk = has_list(ready(open_page("checkin", "desk", size)))
    server.kill()
    for guest in coming:
        scan(desk, guest["code"])
    desk.keyboard.press("Escape")
    expect(desk.locator("[data-slot=waiting]")).to_have_text("4 chờ gửi")
    expect(desk.locator(".desk__cut")).to_contain_text("4 lượt")
    assert desk.evaluate(CUT_NAMES) == 0
    assert desk.evaluate(UNCOVERED) > 0
    picture(desk, f"desk-cut-off-{size}")


def test_a_guest_let_in_at_two_desks_is_shown_at_both_until_somebody_has_read_it(
    caller: Caller, server: Server, open_page: Opener
) -> None:
    guest = guests(caller, group=2)[0]
    cut, other = (has_list(ready(open_page("checkin", "desk", size))) for size in ("phone", "console"))
    other.locator("#desk-name").fill("Bàn 3")
    other.locator("#desk-name").press("Enter")
    cut.context.set_offline(True)
    scan(cut, guest["code"])
    expect(answer(cut, "unsure")).to_contain_text(guest["full_name"])
    scan(other, guest["code"])
    expect(answer(other, "ok")).to_contain_text(guest["full_name"])
    cut.context.set_offline(False)
    expect(answer(cut, "warn")).to_contain_text("Bàn 3")
    for desk in (cut, other):
        desk.keyboard.press("Escape")
        expect(desk.locator(".conflict")).to_contain_text(guest["full_name"])
        assert violations(desk) == []
    picture(cut, "desk-conflict")
    cut.get_by_role("button", name="Đã xem").click()
    for desk in (cut, other):
        expect(desk.locator(".conflict")).to_have_count(0)
    assert present(caller) == 1


def test_a_delegation_comes_in_by_one_tap_without_the_server_too(
    caller: Caller, server: Server, open_page: Opener
) -> None:
    members = guests(caller, group=2)[:5]
    form_delegation(server, "Đoàn Liên minh Hợp tác xã", members)
    desk = has_list(ready(open_page("checkin", "desk", "phone")))
    desk.locator("#find").fill("lien minh")
    desk.locator(".found__guest--delegation").click()
    sheet = desk.locator("#delegation-dialog")
    expect(sheet.get_by_role("checkbox").first).to_be_focused()
    for guest in members[2:]:
        sheet.get_by_label(guest["full_name"]).uncheck()
    assert violations(desk) == []
    sheet.get_by_role("button", name="Cho vào 2 người").click()
    expect(desk.locator(".recent__scan")).to_have_count(2)
    assert present(caller) == 2
    server.kill()
    desk.locator("#find").fill("lien minh")
    desk.locator(".found__guest--delegation").click()
    came = sheet.get_by_label(members[0]["full_name"])
    expect(came).to_be_disabled()
    assert came.locator("..").evaluate(NAME_SHARE) > 0.6
    sheet.get_by_role("button", name="Cho vào 3 người").click()
    expect(desk.locator("[data-slot=waiting]")).to_have_text("3 chờ gửi")
    server.start()
    expect(desk.locator("[data-slot=waiting]")).to_be_hidden()
    assert admissions(server) == [
        (one["id"], None) for one in sorted(members, key=lambda one: int(one["id"]))
    ]


def test_signing_out_leaves_nothing_of_the_guests_on_the_device(caller: Caller, open_page: Opener) -> None:
    desk = opens_cold(ready(open_page("checkin", "desk")))
    assert desk.evaluate(KEPT_GUESTS) == [1, 1, 1]
    desk.locator("[data-menu] summary").click()
    desk.get_by_role("button", name="Đăng xuất").click()
    expect(desk.get_by_label("Mật khẩu")).to_be_visible()
    assert desk.evaluate(KEPT_DATABASES) == ["forum-desk"]
    assert desk.evaluate(KEPT_GUESTS) == [0, 0, 0]

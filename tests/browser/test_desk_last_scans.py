"""The desk just opened: its last scans are there again, and what is typed at once finds delegations too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opener, picture, ready, violations
from tests.browser.door import (
    NOBODYS_CODE,
    admissions,
    answer,
    form_delegation,
    guests,
    has_list,
    opens_cold,
    scan,
    usable,
    written,
)
from tests.servers import Caller, Server

pytestmark = pytest.mark.usefixtures("network_may_fail")

LINES = """() => [...document.querySelectorAll('.recent__scan')]
  .map((line) => [line.querySelector('.recent__name').innerText, line.querySelector('.badge').innerText])"""


def _take_back(desk: Page, name: str) -> None:
    desk.locator(".recent__scan", has_text=name).click()
    desk.get_by_role("button", name="Giữ để hoàn tác").click(delay=1200)
    expect(answer(desk, "wait")).to_contain_text("ĐÃ HOÀN TÁC")
    desk.keyboard.press("Escape")


def test_the_last_scans_outlive_a_reload_and_can_be_taken_back(
    caller: Caller, server: Server, open_page: Opener
) -> None:
    first, second, third = guests(caller, group=2)[:3]
    desk = opens_cold(ready(open_page("checkin", "desk")))
    for code in (first["code"], NOBODYS_CODE, second["code"]):
        scan(desk, code)
    expect(answer(desk, "ok")).to_contain_text(second["full_name"])
    desk.keyboard.press("Escape")
    before = desk.evaluate(LINES)
    assert [state for _, state in before] == ["Đã cho vào", "Không nhận", "Đã cho vào"]
    written(desk, 4, "lists")  # the list itself and three scans
    ready(usable(_reloaded(desk)))
    assert desk.evaluate(LINES) == before
    _take_back(desk, first["full_name"])
    server.kill()
    scan(desk, third["code"])
    expect(answer(desk, "unsure")).to_contain_text(third["full_name"])
    usable(_reloaded(desk))
    states = ["Chưa xác nhận", "Đã cho vào", "Không nhận", "Đã hoàn tác"]
    assert [state for _, state in desk.evaluate(LINES)] == states
    picture(desk, "desk-reopened")
    assert violations(desk) == []
    _take_back(desk, third["full_name"])
    server.start()
    expect(desk.locator("[data-slot=waiting]")).to_be_hidden()
    assert [undone is None for _, undone in admissions(server)] == [False, True]


def _reloaded(desk: Page) -> Page:
    desk.reload()
    return desk


def _held_up(desk: Page) -> Callable[[], None]:
    """Hold the desk's list up; gives what lets it through."""
    held: list[Route] = []
    desk.route("**/desk-list", lambda route: held.append(route), times=1)  # it takes no method of a list

    def let_through() -> None:
        for route in held:
            route.continue_()

    return let_through


def test_what_is_typed_before_the_list_has_come_finds_delegations_once_it_has(
    caller: Caller, server: Server, open_page: Opener
) -> None:
    members = guests(caller, group=2)[:3]
    form_delegation(server, "Đoàn Ninh Sơn", members)
    desk = open_page(None, "/trust")
    let_through = _held_up(desk)
    desk.goto(server.device("checkin", "Bàn 1")["link"])
    usable(desk).locator("#find").fill("ninh son")
    found = desk.locator(".found__guest")
    expect(found).to_have_count(5)
    let_through()
    expect(has_list(desk).locator(".found__guest--delegation")).to_contain_text("Đoàn Ninh Sơn")
    expect(found.last).to_contain_text("Đoàn Ninh Sơn")  # a hand may be aiming at those above


def test_a_desk_asks_for_its_list_before_a_second_has_passed(caller: Caller, open_page: Opener) -> None:
    desk = ready(open_page("checkin", "desk"))
    desk.clock.install()
    desk.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))
    with desk.expect_request("**/desk-list"):
        desk.reload()

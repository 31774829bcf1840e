"""A server put back to a copy of earlier in the evening: what desks did since they hand over again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, picture, ready
from tests.browser.door import Guest, answer, guests, has_list, scan, written
from tests.servers import Caller, Server

pytestmark = pytest.mark.usefixtures("network_may_fail")


def _let_in(desk: Page, guest: Guest) -> None:
    scan(desk, guest["code"])
    expect(answer(desk, "ok")).to_contain_text(guest["full_name"])


def _inside(caller: Caller) -> dict[str, str | None]:
    """Give whoever is inside, with the deputy who came instead."""
    items = caller.get("attendance").json()["recent"]
    return {item["full_name"]: item["deputy"] and item["deputy"]["full_name"] for item in items}


@pytest.mark.parametrize("closed", [False, True])
def test_whom_a_desk_let_in_since_the_copy_is_let_in_again_by_itself(
    caller: Caller, server: Server, open_page: Opener, closed: bool
) -> None:
    out, early, first, second = guests(caller, group=2)[:4]
    desk = has_list(ready(open_page("checkin", "desk")))
    _let_in(desk, out)
    _let_in(desk, early)
    server.flask("backup")
    desk.keyboard.press("Escape")
    desk.locator(".recent__scan", has_text=out["full_name"]).click()
    desk.get_by_role("button", name="Giữ để hoàn tác").click(delay=1200)
    expect(desk.locator(".answer")).to_contain_text("ĐÃ HOÀN TÁC")
    _let_in(desk, first)
    _let_in(desk, second)
    desk.get_by_role("button", name="Dự thay").click()
    desk.keyboard.type("Lê Văn Thay")
    desk.keyboard.press("Enter")
    expect(answer(desk, "ok")).to_contain_text("Lê Văn Thay")
    before = {early["full_name"]: None, first["full_name"]: None, second["full_name"]: "Lê Văn Thay"}
    assert _inside(caller) == before
    address = desk.url
    if closed:
        desk.goto("about:blank")
    server.put_back()
    assert _inside(caller) == {out["full_name"]: None, early["full_name"]: None}
    if closed:
        desk.goto(address)
    expect(desk.locator(".toast")).to_contain_text("bản lưu cũ hơn")
    picture(desk, f"desk-put-back-{closed}")
    expect(desk.locator("[data-slot=present]")).to_have_text("3")
    written(desk, 0)
    assert _inside(caller) == before

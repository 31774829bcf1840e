"""A deputy whom the server did not take: read at the desk, sent again, or put away by hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener, picture, ready, violations
from tests.browser.door import Guest, answer, guests, has_list, scan, written
from tests.servers import Caller

pytestmark = pytest.mark.usefixtures("network_may_fail")


def _let_in_with_deputy(desk: Page, guest: Guest, deputy: str) -> None:
    scan(desk, guest["code"])
    expect(answer(desk, "unsure")).to_contain_text(guest["full_name"])
    desk.get_by_role("button", name="Dự thay").click()
    form = desk.locator(".answer__deputy")
    form.get_by_label("Họ tên người dự thay").fill("0912 345 678")
    form.get_by_role("button", name="Ghi dự thay").click()
    expect(form.locator(".field__error")).to_contain_text("Cần có họ tên")
    form.get_by_label("Họ tên người dự thay").fill(deputy)
    form.get_by_role("button", name="Ghi dự thay").click()
    expect(answer(desk, "unsure")).to_contain_text(deputy)
    desk.keyboard.press("Escape")


def _deputies(caller: Caller) -> list[str]:
    items = caller.get("delegates-present").json()["items"]
    return [one["deputy"]["full_name"] for one in items if one["deputy"]]


def _card(desk: Page, guest: Guest) -> Locator:
    return desk.locator(".stand-in", has_text=guest["full_name"])


@pytest.mark.parametrize("size", ["phone", "console"])
def test_a_deputy_who_was_not_recorded_is_sent_again_or_put_away_knowingly(
    caller: Caller, open_page: Opener, size: str
) -> None:
    first, second = guests(caller, group=2)[:2]
    desk = has_list(ready(open_page("checkin", "desk", size)))
    desk.context.set_offline(True)
    for guest, deputy in ((first, "Lê Văn Thay"), (second, "Trần Thị Thế")):
        _let_in_with_deputy(desk, guest, deputy)
        caller.post("check-ins", json={"code": guest["code"]})
    desk.context.set_offline(False)
    expect(desk.locator(".stand-in")).to_have_count(2)
    expect(_card(desk, first)).to_contain_text("lượt khác lúc")
    expect(desk.locator("[data-slot=waiting]")).to_be_hidden()
    assert violations(desk) == []
    picture(desk, f"desk-stand-ins-{size}")
    written(desk, 2)
    desk.reload()
    ready(desk)
    name = _card(desk, first).get_by_label("Họ tên người dự thay")
    expect(name).to_have_value("Lê Văn Thay")
    name.fill("Lê Văn Thay Mới")
    name.press("Enter")
    expect(desk.locator(".stand-in")).to_have_count(1)
    _card(desk, second).get_by_role("button", name="Giữ để bỏ tên này").focus()
    desk.keyboard.down("Enter")
    expect(desk.locator(".desk__stand-ins")).to_be_hidden()
    desk.keyboard.up("Enter")
    assert _deputies(caller) == ["Lê Văn Thay Mới"]
    written(desk, 0)
    desk.reload()
    expect(ready(desk).locator(".desk__stand-ins")).to_be_hidden()


def test_a_deputy_being_typed_outlives_the_return_of_the_line(caller: Caller, open_page: Opener) -> None:
    guest = guests(caller, group=2)[0]
    desk = has_list(ready(open_page("checkin", "desk", "phone")))
    desk.context.set_offline(True)
    scan(desk, guest["code"])
    expect(answer(desk, "unsure")).to_contain_text(guest["full_name"])
    desk.get_by_role("button", name="Dự thay").click()
    desk.keyboard.type("Lê Văn", delay=30)
    desk.context.set_offline(False)
    expect(answer(desk, "ok")).to_be_visible()
    desk.keyboard.type(" Thay", delay=30)
    desk.keyboard.press("Enter")
    expect(answer(desk, "ok")).to_contain_text("Lê Văn Thay")
    assert _deputies(caller) == ["Lê Văn Thay"]

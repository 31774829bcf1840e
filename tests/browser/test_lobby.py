"""The lobby: a leader comes and everybody knows; the MC greets; the board at its sizes; cards for desks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, picture, ready, violations
from tests.servers import Caller, Server

GUESTS = Path(__file__).parents[1] / "data" / "khach-moi.xlsx"

Guest = dict[str, Any]


@pytest.fixture
def caller(server: Server) -> Caller:
    """A desk, with the office's guest list already imported."""
    other = server.caller("checkin", "Bàn 2")
    with GUESTS.open("rb") as file:
        other.post("guests/import", files={"file": (GUESTS.name, file)}).raise_for_status()
    return other


def _guests(caller: Caller) -> list[Guest]:
    items: list[Guest] = caller.get("guests", params={"sort": "rank"}).json()["items"]
    return items


def _admit(caller: Caller, guest: Guest) -> None:
    caller.post("check-ins", json={"guest_id": guest["id"], "desk": "Bàn 2"}).raise_for_status()


def _hold(page: Page, words: str) -> None:
    button = page.get_by_role("button", name=words)
    button.dispatch_event("pointerdown", {"button": 0})
    # With its hour: the button itself says the same words.
    expect(page.get_by_text(re.compile(r"Đã giới thiệu đến \d"))).to_be_visible()


def test_a_leader_is_told_to_lobby_prompter_and_console_at_once(open_page: Opener, caller: Caller) -> None:
    board = ready(open_page("checkin", "arrivals", "stage"))
    prompter = ready(open_page("crew", "prompter", "tablet"))
    console = ready(open_page("stage", "console", "console"))
    leader = _guests(caller)[0]
    _admit(caller, leader)
    name = leader["full_name"]
    expect(board.locator("[data-slot=herald]")).to_contain_text(name)
    expect(prompter.locator("[data-slot=herald]")).to_contain_text(name)
    expect(console.locator(".arrival--fresh")).to_contain_text(name)
    expect(console.locator("[data-slot=heralded_aloud]")).to_contain_text(name)
    assert {page.url: violations(page) for page in (board, prompter, console)} == {
        page.url: [] for page in (board, prompter, console)
    }


def test_who_comes_after_the_greeting_stands_on_top_of_the_mcs_list(
    open_page: Opener, caller: Caller
) -> None:
    guests = _guests(caller)
    _admit(caller, guests[0])
    page = ready(open_page("crew", "prompter", "tablet"))
    page.get_by_role("tab", name="Đại biểu đã đến").click()
    expect(page.get_by_text("Chưa giới thiệu lần nào")).to_be_visible()
    expect(page.locator(".greeted").first).to_contain_text(guests[0]["full_name"])
    _hold(page, "Giữ: đã giới thiệu đến đây")
    _admit(caller, guests[1])
    late = page.locator(".greeted--late")
    expect(late).to_contain_text(guests[1]["full_name"])
    expect(late).not_to_contain_text(guests[0]["full_name"])
    picture(page, "prompter-delegates")
    assert violations(page) == []


def test_the_board_shows_curve_seats_and_desks_and_goes_to_excel(open_page: Opener, caller: Caller) -> None:
    page = ready(open_page("checkin", "arrivals", "console"))
    expect(page.get_by_text("Biểu đồ hiện khi khách đầu tiên vào cửa.")).to_be_visible()
    guests = _guests(caller)
    for guest in guests[:3]:
        _admit(caller, guest)
    expect(page.get_by_role("img", name="3 khách")).to_be_visible()
    expect(page.locator(".tallies")).to_contain_text("Bàn 2")
    expect(page.locator("[data-slot=delegates] li")).to_have_count(3)
    with page.expect_download() as workbook:
        page.get_by_role("link", name="Excel").click()
    assert workbook.value.suggested_filename == "dai-bieu-co-mat.xlsx"
    page.emulate_media(media="print")
    expect(page.locator(".arrivals__count")).to_be_hidden()
    expect(page.locator("[data-slot=delegates]")).to_contain_text(guests[2]["full_name"])


# Titles of more than one line.
BROKEN = """() => [...document.querySelectorAll(".card__title")]
  .filter((title) => title.clientHeight > 1.7 * parseFloat(getComputedStyle(title).fontSize))
  .map((title) => title.innerText)"""


@pytest.mark.parametrize("size", ["stage", "console", "laptop", "phone", "small"])
def test_an_empty_board_is_whole_at_every_size(open_page: Opener, caller: Caller, size: str) -> None:
    page = ready(open_page("checkin", "arrivals", size))
    expect(page.get_by_text("Chưa có khách nào đến.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(BROKEN) == []
    assert violations(page) == []


def test_a_desks_link_is_a_card_and_its_revocation_is_seen_elsewhere(
    open_page: Opener, server: Server
) -> None:
    page = ready(open_page("admin", "/admin", "console"))
    page.get_by_label("Tên thiết bị").fill("Điện thoại cửa chính")
    page.get_by_label("Mở trang").select_option("checkin:desk")
    page.get_by_label("Tên bàn").fill("Bàn 7")
    page.get_by_role("button", name="Tạo liên kết").click()
    card = page.locator("#made")
    expect(card).to_contain_text("Đón tiếp · Bàn 7 · Bàn đón tiếp")
    page.emulate_media(media="print")
    expect(page.locator(".admin-list")).to_be_hidden()
    expect(card.locator("#link-qr")).to_be_visible()
    page.emulate_media(media="screen")
    made = server.device("checkin", "Bàn 8", name="Máy thuê")
    row = page.locator("tr", has_text="Máy thuê")
    expect(row).to_contain_text("chưa mở")
    server.admin().delete(f"{server.base}/api/v1/devices/{made['id']}", timeout=15).raise_for_status()
    expect(row).to_contain_text("Đã thu hồi")

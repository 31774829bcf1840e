"""The screens together: one calls, the others follow; the server dies, and they find their way back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults, Opener, ready
from tests.servers import Server

FIRST = "Văn nghệ chào mừng"
SECOND = "Phóng sự: Kết quả thực hiện"
# 5 s is the promise to operators and 2 s the promise after the return; the rest is a busy machine's.
LOST_WITHIN_MS = 8_000
BACK_WITHIN_MS = 5_000


def _slot(page: Page, name: str) -> str:
    return f'[data-slot="{name}"]'


def test_go_on_the_console_changes_the_stage(open_page: Opener) -> None:
    console = ready(open_page("stage", "console"))
    wall = ready(open_page("display", "stage", "stage"))
    prompter = ready(open_page("crew", "prompter", "tablet"))
    console.locator(_slot(console, "go")).click()
    expect(console.locator(_slot(console, "now_title"))).to_contain_text(FIRST)
    expect(wall.locator(_slot(wall, "cue"))).to_contain_text(FIRST)
    expect(prompter.locator("main")).to_contain_text(FIRST)


def test_a_double_press_of_space_calls_one_cue(open_page: Opener) -> None:
    console = ready(open_page("stage", "console"))
    console.keyboard.press("Space")
    console.keyboard.press("Space")
    expect(console.locator(_slot(console, "now_title"))).to_contain_text(FIRST)
    expect(console.locator(_slot(console, "go_words"))).to_contain_text(SECOND)


def test_escape_never_touches_the_show(open_page: Opener, server: Server) -> None:
    console = ready(open_page("stage", "console"))
    console.locator(_slot(console, "go")).click()
    expect(console.locator(_slot(console, "now_title"))).to_contain_text(FIRST)
    before = server.caller("crew").get("show").json()["version"]
    for _ in range(3):
        console.keyboard.press("Escape")
    expect(console.locator(_slot(console, "now_title"))).to_contain_text(FIRST)
    assert server.caller("crew").get("show").json()["version"] == before


def test_every_page_heals_after_kill_9_without_a_reload(
    open_page: Opener, server: Server, faults: Faults
) -> None:
    faults.network_may_fail = True
    console = ready(open_page("stage", "console"))
    wall = ready(open_page("display", "stage", "stage"))
    desk = ready(open_page("checkin", "desk", "phone"))
    pages = (console, wall, desk)
    for page in pages:
        page.evaluate("window.notReloaded = true")
    console.locator(_slot(console, "go")).click()
    expect(wall.locator(_slot(wall, "cue"))).to_contain_text(FIRST)
    stage = server.caller("stage")

    server.kill()
    for operator in (console, desk):
        expect(operator.get_by_text("MẤT KẾT NỐI").first).to_be_visible(timeout=LOST_WITHIN_MS)
    expect(wall.locator(_slot(wall, "cue"))).to_contain_text(FIRST)
    expect(wall.get_by_text("KẾT NỐI")).to_have_count(0)

    server.start()
    state = stage.get("show").json()
    assert state["current"]["title"] == FIRST
    stage.post("show/go", json={"expected_version": state["version"]})
    expect(wall.locator(_slot(wall, "cue"))).to_contain_text(SECOND, timeout=BACK_WITHIN_MS)
    expect(console.locator(_slot(console, "now_title"))).to_contain_text(SECOND, timeout=BACK_WITHIN_MS)
    for operator in (console, desk):
        expect(operator.get_by_text("MẤT KẾT NỐI").first).to_be_hidden(timeout=BACK_WITHIN_MS)
    assert [page.evaluate("window.notReloaded") for page in pages] == [True, True, True]


def test_a_frozen_server_is_noticed_and_its_return_too(
    open_page: Opener, server: Server, faults: Faults
) -> None:
    """Nothing is closed, nothing is refused: the line is simply silent, as with a pulled cable."""
    faults.network_may_fail = True
    console = ready(open_page("stage", "console"))
    server.freeze()
    expect(console.get_by_text("MẤT KẾT NỐI").first).to_be_visible(timeout=LOST_WITHIN_MS)
    server.thaw()
    expect(console.get_by_text("MẤT KẾT NỐI").first).to_be_hidden(timeout=BACK_WITHIN_MS)

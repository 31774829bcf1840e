"""The screens around the stage follow the console; the console misses whoever is gone."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.conftest import CHROMIUM, QUIET, Faults, Opener, ready, violations
from tests.cast import SLUG
from tests.servers import Caller, Server

FIRST, SECOND = "Văn nghệ chào mừng", "Phóng sự: Kết quả thực hiện"
SPEAKER = "Đ/c Nguyễn Hoàng Thị Phương Thảo Quỳnh"
# 5 s is the promise; the rest is what a busy machine takes to draw it.
MISSED_WITHIN_MS = 8_000
LOST_WITHIN_MS = 8_000
MARK = "--the-frozen-tablet"


def slot(page: Page, name: str) -> str:
    return f'[data-slot="{name}"]'


def name_the_first_speaker(server: Server, stage: Caller) -> None:
    cue = stage.get("rundown").json()["cues"][0]
    body = {"version": cue["version"], "presenter": SPEAKER}
    assert stage.call("PATCH", f"rundown/cues/{cue['id']}", json=body).status_code == 200


def press_go(console: Page) -> None:
    console.locator(slot(console, "go")).click()


def open_link(open_page: Opener, server: Server, size: str, **device: str) -> Page:
    """Open a device's link, as a person does who scans it."""
    link = server.device("display", **device)["link"].removeprefix(server.base)
    return ready(open_page(None, link, size))


def test_a_link_opens_its_page_without_typing(open_page: Opener, server: Server) -> None:
    for page in ("timer", "backstage", "agenda", "lower-third"):
        opened = open_link(open_page, server, "stage", page=page)
        assert opened.url == f"{server.base}/f/{SLUG}/{page}"


def test_go_on_the_console_changes_every_screen(open_page: Opener, server: Server) -> None:
    stage = server.caller("stage")
    name_the_first_speaker(server, stage)
    console = ready(open_page("stage", "console"))
    timer = ready(open_page("display", "timer", "stage"))
    behind = ready(open_page("display", "backstage", "stage"))
    name = ready(open_page("display", "lower-third?seconds=0", "stage"))
    lobby = ready(open_page("display", "agenda", "stage"))
    expect(timer.locator(slot(timer, "word"))).to_have_text("Chưa bắt đầu")
    expect(name.locator("main")).to_have_class(re.compile("is-away"))

    press_go(console)
    expect(timer.locator(slot(timer, "what"))).to_have_text(FIRST)
    expect(timer.locator(slot(timer, "digits"))).to_contain_text("14:5")
    expect(behind.locator(slot(behind, "now_title"))).to_have_text(FIRST)
    expect(behind.locator(".coming__item.is-next")).to_contain_text(SECOND)
    expect(name.locator(".person")).to_contain_text(SPEAKER)
    expect(name.locator("main")).not_to_have_class(re.compile("is-away"))
    expect(lobby.locator('[data-state="now"]')).to_contain_text(FIRST)

    stage.post("show/back", json={})
    expect(timer.locator(slot(timer, "word"))).to_have_text("Chưa bắt đầu")
    expect(name.locator("main")).to_have_class(re.compile("is-away"))


def test_a_name_leaves_by_itself_after_its_seconds(open_page: Opener, server: Server) -> None:
    stage = server.caller("stage")
    name_the_first_speaker(server, stage)
    name = ready(open_page("display", "lower-third?seconds=3", "stage"))
    stage.post("show/go", json={})
    expect(name.locator("main")).not_to_have_class(re.compile("is-away"))
    expect(name.locator("main")).to_have_class(re.compile("is-away"))


def test_the_directors_word_and_darkness_reach_the_timer(open_page: Opener, server: Server) -> None:
    stage = server.caller("stage")
    timer = ready(open_page("display", "timer", "stage"))
    for target in ("mc", "timer"):
        body = {"text": f"Xin kết thúc ({target})", "target": target, "level": "urgent"}
        assert stage.post("show/message", json=body).status_code == 200
    expect(timer.locator(slot(timer, "message"))).to_have_text("Xin kết thúc (timer)")
    expect(timer.get_by_text("KHẨN")).to_be_visible()
    for dark in (True, False):
        assert stage.post("show/timer", json={"dark": dark}).status_code == 200
        expect(timer.locator(slot(timer, "message"))).to_be_visible(visible=not dark)


def test_a_rehearsal_is_marked_on_every_screen(open_page: Opener, server: Server) -> None:
    pages = [ready(open_page("display", page, "stage")) for page in ("timer", "backstage", "agenda")]
    assert server.caller("stage").post("show/reset", json={"mode": "rehearsal"}).status_code == 200
    for page in pages:
        expect(page.locator(".watermark__tab")).to_be_visible()


def test_cut_off_the_timer_shows_no_countdown(open_page: Opener, server: Server, faults: Faults) -> None:
    faults.network_may_fail = True
    server.caller("stage").post("show/go", json={})
    timer = ready(open_page("display", "timer", "stage"))
    behind = ready(open_page("display", "backstage", "tall"))
    expect(timer.locator(slot(timer, "digits"))).to_contain_text("14:")
    server.freeze()
    for page, digits in ((timer, "digits"), (behind, "countdown")):
        expect(page.get_by_text("MẤT KẾT NỐI – số liệu lúc").first).to_be_visible(timeout=LOST_WITHIN_MS)
        expect(page.locator(slot(page, digits))).to_have_text("–:––")
    server.thaw()
    expect(timer.locator(slot(timer, "digits"))).to_contain_text("14:")


def test_a_button_on_the_console_makes_a_device_say_which_it_is(open_page: Opener, server: Server) -> None:
    timer = open_link(open_page, server, "stage", page="timer", name="Màn mép sân khấu")
    wall = open_link(open_page, server, "stage", page="stage", name="Màn LED chính")
    console = ready(open_page("stage", "console"))
    console.locator(slot(console, "devices_open")).click()
    for name, page, where in (("Màn mép sân khấu", timer, "full"), ("Màn LED chính", wall, "corner")):
        row = console.locator(".device", has_text=name)
        expect(row).to_contain_text("Đang kết nối")
        row.get_by_role("button").click()
        expect(page.locator(f".identity--{where}")).to_contain_text(name)
    expect(timer.locator(".identity")).to_have_count(0, timeout=10_000)
    expect(console.locator(".device", has_text="Màn mép")).to_contain_text("trễ")
    assert violations(console) == []


def test_the_console_sees_a_page_that_was_closed(open_page: Opener, server: Server) -> None:
    console = ready(open_page("stage", "console"))
    tablet = open_link(open_page, server, "tablet", page="backstage", name="Bảng cánh gà")
    console.locator(slot(console, "devices_open")).click()
    row = console.locator(".device", has_text="Bảng cánh gà")
    expect(row).to_contain_text("Đang kết nối")
    tablet.close()
    expect(row).to_contain_text("mất lúc", timeout=MISSED_WITHIN_MS)
    expect(console.locator(slot(console, "devices_lost"))).to_have_text("Mất 1")


@pytest.fixture
def other_browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser of its own, which a test may freeze."""
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM, chromium_sandbox=False, args=[*QUIET, MARK]
    )
    yield browser
    browser.close()


def _processes_of(mark: str) -> list[int]:
    """Find the browser that was started with a mark, and all it started: the whole tablet."""
    stats = {int(path.name): _stat(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    found = {pid for pid, (_, line) in stats.items() if mark in line}
    while more := {pid for pid, (parent, _) in stats.items() if parent in found} - found:
        found |= more
    return sorted(found)


def _stat(process: Path) -> tuple[int, str]:
    try:
        parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
        return parent, (process / "cmdline").read_text(errors="replace")
    except OSError:  # it ended while we looked
        return 0, ""


def test_the_console_sees_a_frozen_tablet_leave_and_come_back(
    open_page: Opener, other_browser: Browser, server: Server
) -> None:
    console = ready(open_page("stage", "console"))
    link = server.device("display", page="backstage", name="Bảng cánh gà")["link"]
    ready(open_page(None, link.removeprefix(server.base), "tablet", browser=other_browser))
    console.locator(slot(console, "devices_open")).click()
    row = console.locator(".device", has_text="Bảng cánh gà")
    expect(row).to_contain_text("trễ")
    frozen = _processes_of(MARK)
    assert len(frozen) > 2
    try:
        for pid in frozen:
            os.kill(pid, signal.SIGSTOP)
        expect(row).to_contain_text("mất lúc", timeout=MISSED_WITHIN_MS)
    finally:
        for pid in frozen:
            os.kill(pid, signal.SIGCONT)
    expect(row).to_contain_text("Đang kết nối", timeout=MISSED_WITHIN_MS)

"""The stage manager's console with those who follow it: the call, steps, ready, messages, rehearsal."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener, ready, violations
from tests.browser.evening import DONORS, enliven, hand_over
from tests.servers import Server

MINE = "Bạn đang cầm nhịp"
FREE = "Chưa ai cầm nhịp"
WATCHING = "stage đang cầm nhịp – bạn đang xem"
HOLD_MS = 1_300  # a second, and a busy machine's slack
COOLING = re.compile("is-cooling")
NAMES = tuple(name for name, _ in DONORS)


def _slot(page: Page, name: str) -> Locator:
    return page.locator(f'[data-slot="{name}"]')


def _press_go(console: Page) -> None:
    """Press once GO has been readable for long enough to count."""
    expect(_slot(console, "go")).not_to_have_class(COOLING)
    _slot(console, "go").click()


def _hold(page: Page, name: str) -> None:
    _slot(page, name).click(delay=HOLD_MS)


def _version(server: Server) -> int:
    version: int = server.caller("stage").get("show").json()["version"]
    return version


def _take(console: Page) -> None:
    _slot(console, "seat_take").click()
    expect(_slot(console, "seat_words")).to_have_text(MINE)


def test_one_console_calls_and_the_others_watch(open_page: Opener, server: Server) -> None:
    caller, watcher = ready(open_page("stage", "console")), ready(open_page("stage", "console"))
    expect(_slot(watcher, "seat_words")).to_have_text(FREE)
    _take(caller)
    expect(_slot(watcher, "seat_words")).to_have_text(WATCHING)
    expect(_slot(watcher, "go")).to_have_attribute("aria-disabled", "true")
    expect(_slot(watcher, "go_words")).to_have_text(WATCHING)
    before = _version(server)
    for key in ("Space", "b", "h", "+"):
        watcher.keyboard.press(key)
    expect(_slot(watcher, "go_note")).to_have_text(WATCHING)
    assert _version(server) == before
    _press_go(caller)
    expect(_slot(watcher, "now_title")).to_contain_text("1. ")
    expect(_slot(watcher, "back")).to_be_disabled()


def test_taking_over_is_held_and_known_to_whoever_held_the_call(open_page: Opener) -> None:
    first, second = ready(open_page("stage", "console")), ready(open_page("stage", "console"))
    _take(first)
    expect(_slot(second, "seat_over")).to_be_visible()
    _slot(second, "seat_over").click()
    expect(second.locator("#toasts")).to_contain_text("Giữ nút một giây")
    expect(_slot(first, "seat_words")).to_have_text(MINE)
    _hold(second, "seat_over")
    expect(_slot(second, "seat_words")).to_have_text(MINE)
    expect(_slot(first, "seat_words")).to_have_text(WATCHING)
    _slot(second, "seat_leave").click()
    for console in (first, second):
        expect(_slot(console, "seat_words")).to_have_text(FREE)
        expect(_slot(console, "go")).not_to_have_attribute("aria-disabled", "true")


def test_space_is_go_again_after_a_button_was_held_by_keys(open_page: Opener) -> None:
    console = ready(open_page("stage", "console"))
    expect(_slot(console, "mode")).to_be_enabled()
    console.keyboard.press("y")
    console.keyboard.press("Enter", delay=HOLD_MS)
    expect(_slot(console, "mode")).to_have_text("Chuyển sang diễn thật")
    expect(_slot(console, "go")).not_to_have_class(COOLING)
    console.keyboard.press("Space")
    expect(_slot(console, "now_title")).to_contain_text("1. ")


def test_a_reload_keeps_the_call_and_a_duplicated_tab_does_not_share_it(open_page: Opener) -> None:
    console = ready(open_page("stage", "console"))
    _take(console)
    console.reload()
    expect(_slot(ready(console), "seat_words")).to_have_text(MINE)
    # The browser copies the session storage into a tab opened like this.
    with console.context.expect_page() as opened:
        console.evaluate("() => { window.open(location.href); }")
    expect(_slot(ready(opened.value), "seat_words")).to_have_text(WATCHING)
    expect(_slot(console, "seat_words")).to_have_text(MINE)


def test_go_walks_the_steps_and_the_screens_follow(open_page: Opener, server: Server) -> None:
    first, second = hand_over(server, *NAMES[:2], scene="agenda")
    console = ready(open_page("stage", "console"))
    wall, prompter = (
        ready(open_page("display", "stage", "stage")),
        ready(open_page("crew", "prompter", "tablet")),
    )
    _press_go(console)
    expect(_slot(console, "go_words")).to_have_text(f"1.1 {NAMES[0]}")
    expect(_slot(prompter, "calls")).to_contain_text(NAMES[1])
    expect(wall.locator("main")).not_to_have_attribute("data-scene", "agenda")
    _press_go(console)
    expect(_slot(console, "now_step")).to_have_text(f"1.1 {NAMES[0]}")
    expect(console.locator(f'[data-step="{first}"]')).to_have_attribute("aria-current", "step")
    expect(_slot(prompter, "script")).to_contain_text(f"kính mời đại diện {NAMES[0]}")
    expect(wall.locator("main")).to_have_attribute("data-scene", "agenda")
    _press_go(console)
    expect(console.locator(f'[data-step="{second}"]')).to_have_attribute("aria-current", "step")
    expect(_slot(console, "back_words")).to_have_text("BACK: hoàn tác bước 1.2")
    _slot(console, "back").click()
    expect(_slot(console, "now_step")).to_have_text(f"1.1 {NAMES[0]}")
    expect(_slot(console, "go_words")).to_have_text(f"1.2 {NAMES[1]}")


def test_steps_that_are_left_are_passed_over_once_asked_and_taken_up_again(
    open_page: Opener, server: Server
) -> None:
    hand_over(server, *NAMES)
    console = ready(open_page("stage", "console"))
    _press_go(console)
    expect(_slot(console, "skip")).to_contain_text("Bỏ qua 4 bước còn lại")
    console.keyboard.press("n")
    console.get_by_role("button", name="Chọn làm kế tiếp").click()
    expect(_slot(console, "go_words")).to_contain_text("2. ")
    _slot(console, "skip").click()
    expect(_slot(console, "go_words")).to_have_text(f"1.1 {NAMES[0]}")


def test_a_department_that_is_ready_lights_its_lamp(open_page: Opener) -> None:
    console, phone = ready(open_page("stage", "console")), ready(open_page("crew", "crew/sound", "phone"))
    lit = console.locator(".ready__lamp.is-on")
    expect(lit).to_have_count(0)
    _slot(phone, "ready").click()
    expect(lit).to_have_text(re.compile("Âm thanh"))
    expect(_slot(phone, "ready")).to_have_attribute("aria-pressed", "true")
    _press_go(console)
    expect(lit).to_have_count(0)
    expect(_slot(phone, "ready")).to_have_attribute("aria-pressed", "false")


def test_go_does_not_wait_for_anybody_to_be_ready(open_page: Opener) -> None:
    console = ready(open_page("stage", "console"))
    _press_go(console)
    expect(_slot(console, "now_title")).to_contain_text("1. ")


def test_a_message_that_was_read_is_seen_on_the_console(open_page: Opener) -> None:
    console, prompter = ready(open_page("stage", "console")), ready(open_page("crew", "prompter", "tablet"))
    sound = ready(open_page("crew", "crew/sound", "phone"))
    console.keyboard.press("m")
    console.keyboard.type("Chậm lại")
    console.keyboard.press("Control+Enter")
    band = prompter.locator(".told.is-urgent")
    expect(band).to_contain_text("Chậm lại")
    expect(sound.locator(".told")).to_have_count(0)
    standing = _slot(console, "standing")
    expect(standing).to_contain_text("KHẨN → MC")
    expect(standing).to_contain_text("Chưa: crew")
    band.click()
    expect(band).to_have_count(0)
    expect(standing).to_contain_text("Đã rõ: crew")
    prompter.reload()
    expect(ready(prompter).locator(".told")).to_have_count(0)
    console.keyboard.press("x")
    expect(standing).to_contain_text("Không có lời nhắn nào")


def test_the_arrows_choose_who_a_message_is_for(open_page: Opener) -> None:
    console, light = ready(open_page("stage", "console")), ready(open_page("crew", "crew/light", "phone"))
    console.keyboard.press("m")
    for _ in range(5):
        console.keyboard.press("ArrowDown")
    console.keyboard.type("Tắt đèn khán phòng")
    console.keyboard.press("Enter")
    expect(light.locator(".told")).to_contain_text("Tắt đèn khán phòng")


def test_a_prepared_message_is_one_press(open_page: Opener) -> None:
    console, sound = ready(open_page("stage", "console")), ready(open_page("crew", "crew/sound", "phone"))
    _slot(console, "prepared_open").click()
    _slot(console, "prepared_text").fill("Mở nhạc nền")
    _slot(console, "prepared_target").select_option("sound")
    console.get_by_role("button", name="Thêm").click()
    expect(_slot(console, "prepared_items")).to_contain_text("Mở nhạc nền")
    console.keyboard.press("Escape")
    _slot(console, "prepared").get_by_role("button", name="Mở nhạc nền").click()
    expect(sound.locator(".told")).to_contain_text("Mở nhạc nền")
    _slot(console, "prepared_open").click()
    console.get_by_role("button", name="Bỏ lời nhắn “Mở nhạc nền”").click()
    expect(_slot(console, "prepared_items")).to_contain_text("Chưa có lời nhắn soạn sẵn")


def test_the_speakers_timer_goes_dark_and_lights_again(open_page: Opener, server: Server) -> None:
    console = ready(open_page("stage", "console"))
    console.keyboard.press("d")
    expect(_slot(console, "timer")).to_have_attribute("aria-pressed", "true")
    assert server.caller("stage").get("show").json()["timer_dark"] is True
    _slot(console, "timer").click()
    expect(_slot(console, "timer")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(
    "screens",
    [
        (("crew", "prompter", "tablet"), ("crew", "crew/stage", "phone")),
        (("display", "stage", "stage"), ("display", "overlay", "stage")),
    ],
    ids=["backstage", "audience"],
)
def test_a_rehearsal_is_marked_on_every_screen(
    open_page: Opener, screens: tuple[tuple[str, str, str], ...]
) -> None:
    console = ready(open_page("stage", "console"))
    pages = [console, *(ready(open_page(role, page, size)) for role, page, size in screens)]
    _hold(console, "mode")
    for page in pages:
        expect(page.locator(".watermark")).to_be_visible()
        expect(page.locator(".watermark__tab")).to_have_text("TỔNG DUYỆT")
    _hold(console, "mode")
    for page in pages:
        expect(page.locator(".watermark")).to_be_hidden()


def test_the_mark_of_a_rehearsal_keeps_the_console_readable(open_page: Opener) -> None:
    console = ready(open_page("stage", "console"))
    _hold(console, "mode")
    expect(console.locator(".watermark")).to_be_visible()
    assert violations(console) == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1366, 768)])
def test_nothing_of_the_console_is_cut_off(
    open_page: Opener, server: Server, width: int, height: int
) -> None:
    enliven(server)
    hand_over(server, *NAMES, "Tập đoàn Xây dựng và Năng lượng tái tạo Trung Nam")
    stage = server.caller("stage")
    for target in ("sound", "light", "stage"):
        message = {
            "text": "Chuẩn bị bảng tượng trưng ở cánh gà bên phải",
            "target": target,
            "level": "urgent",
        }
        stage.post("show/message", json=message)
    watcher, console = ready(open_page("stage", "console")), open_page("stage", "console")
    console.set_viewport_size({"width": width, "height": height})
    _take(ready(console))
    _press_go(console)
    _press_go(console)
    expect(_slot(watcher, "seat_words")).to_have_text(WATCHING)
    expect(console.locator(".told-one")).to_have_count(4)
    for box in (".strip", ".now", ".controls", ".list", ".screen", ".words", ".fund"):
        assert _overflow(console, box) == (0, 0), box
    assert violations(console) == []
    assert violations(watcher) == []


def _overflow(page: Page, box: str) -> tuple[int, int]:
    """Give by how much a box's content, and the box itself, stick out."""
    inner, outer = page.locator(box).evaluate(
        """(box) => {
          const scrolling = ".list__scroll *, .standing *, .prepared__list *, .screen__frame";
          const lists = new Set(box.querySelectorAll(scrolling));
          const at = box.getBoundingClientRect();
          const seen = [...box.querySelectorAll("*")].filter((one) => !lists.has(one) && one.offsetParent);
          const sticks = (one, around) => Math.max(one.bottom - around.bottom, one.right - around.right, 0);
          const places = seen.map((one) => one.getBoundingClientRect());
          const visible = places.filter(({ width, height }) => width > 1 && height > 1);
          const inside = Math.max(0, ...visible.map((one) => sticks(one, at)));
          return [inside, sticks(at, { bottom: innerHeight, right: innerWidth })];
        }"""
    )
    return round(inner), round(outer)


@pytest.mark.parametrize(("page", "size"), [("prompter", "tablet"), ("crew/sound", "phone")])
def test_those_who_follow_see_steps_and_messages_accessibly(
    open_page: Opener, server: Server, page: str, size: str
) -> None:
    hand_over(server, *NAMES)
    stage = server.caller("stage")
    for _ in range(2):
        stage.post("show/go", json={"expected_version": _version(server)})
    stage.post("show/message", json={"text": "Mời vào vị trí", "target": "all", "level": "urgent"})
    follower = ready(open_page("crew", page, size))
    expect(follower.locator(".told")).to_contain_text("Mời vào vị trí")
    expect(follower.locator("main")).to_contain_text(NAMES[0])
    assert violations(follower) == []

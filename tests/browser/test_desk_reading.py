"""Badges as they are read: before the camera, on a photo, by a USB scanner through an input method."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect

from tests.browser.badges import badge, frame
from tests.browser.conftest import CHROMIUM, QUIET, Opener, picture, ready, violations
from tests.browser.door import GUESTS, Guest, answer, guests, present
from tests.servers import Caller


@pytest.fixture
def guest(caller: Caller) -> Guest:
    return guests(caller, group=2)[0]


def _video_of_badge(code: str, path: Path) -> Path:
    """Film a badge held to a cheap camera: small, tilted, dim, a little blurred; then nothing for a while."""
    frames = [frame(badge(code), tilt) for tilt in (-14, -11, -8, -11)] + [frame(None, 0)] * 2
    path.write_bytes(b"".join(frames))
    return path


@pytest.fixture
def camera(playwright: Playwright, guest: Guest, tmp_path: Path) -> Iterator[Browser]:
    """A browser whose camera sees the guest's badge."""
    video = _video_of_badge(guest["code"], tmp_path / "badge.mjpeg")
    seen = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={video}",
    ]
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM, chromium_sandbox=False, args=[*QUIET, *seen]
    )
    yield browser
    browser.close()


def test_a_badge_held_to_the_camera_lets_the_guest_in(
    caller: Caller, open_page: Opener, guest: Guest, camera: Browser
) -> None:
    desk = ready(open_page("checkin", "desk", "phone", browser=camera, permissions=["camera"]))
    desk.get_by_role("button", name="Bật camera").click()
    expect(answer(desk, "ok")).to_contain_text(guest["full_name"])
    expect(answer(desk, "ok")).to_contain_text("MỜI VÀO")
    assert desk.evaluate("performance.getEntriesByName('desk:answered').length") == 1  # frame to answer
    picture(desk, "desk-admitted")
    assert caller.get(f"guests/{guest['id']}").json()["state"] == "present"
    # The badge comes and goes before the camera; it is one admission and one answer all the same.
    desk.get_by_role("button", name="Khách tiếp theo").click()
    expect(desk.locator(".recent__scan")).to_have_count(1)
    assert present(caller) == 1


def test_a_photo_of_the_badge_does_where_there_is_no_camera(
    caller: Caller, guest: Guest, open_page: Opener, tmp_path: Path
) -> None:
    photo = tmp_path / "badge.jpg"
    photo.write_bytes(frame(badge(guest["code"]), -9))
    desk = ready(open_page("checkin", "desk", "small"))
    desk.locator("#photo").set_input_files(GUESTS.with_name("khach-moi.xlsx"))
    expect(desk.locator("[data-slot=camera-words]")).to_contain_text("Không thấy mã QR")
    with desk.expect_file_chooser() as choosing:
        desk.get_by_role("button", name="Chụp ảnh mã").click()
    choosing.value.set_files(photo)
    expect(answer(desk, "ok")).to_contain_text(guest["full_name"])
    assert present(caller) == 1


@pytest.mark.parametrize("named", [True, False], ids=["vni", "android"])
def test_a_scanner_is_read_through_an_input_method_that_writes_its_digits_itself(
    caller: Caller, guest: Guest, open_page: Opener, *, named: bool
) -> None:
    desk = ready(open_page("checkin", "desk"))
    desk.locator("#find").fill("le van")
    keyboard = desk.context.new_cdp_session(desk)
    for digit in guest["code"]:
        key = {"key": "Process", "code": f"Digit{digit}"} if named else {"key": "Unidentified", "code": ""}
        press = {"type": "rawKeyDown", "windowsVirtualKeyCode": 229, **key}
        keyboard.send("Input.dispatchKeyEvent", press)
        keyboard.send("Input.insertText", {"text": digit})
    desk.keyboard.press("Enter")
    expect(answer(desk, "ok")).to_contain_text(guest["full_name"])
    expect(desk.locator("#find")).to_have_value("le van")
    assert present(caller) == 1


def test_the_desk_says_so_where_the_camera_is_not_allowed(open_page: Opener) -> None:
    desk = ready(open_page("checkin", "desk", "small"))
    assert violations(desk) == []
    desk.get_by_role("button", name="Bật camera").click()
    expect(desk.locator("[data-slot=camera-words]")).to_have_text(re.compile("cho phép|không có camera"))

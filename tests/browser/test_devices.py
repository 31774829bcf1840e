"""The devices the forum expects: who is there, and which screen is which."""

from __future__ import annotations

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Opener, picture, ready, violations

BACKGROUND = "(element) => getComputedStyle(element).backgroundColor"


def _is_bright(said: Locator) -> bool:
    """Tell whether something has its own colour on the screen, and is not dimmed behind a dialog."""
    box = said.bounding_box()
    assert box is not None
    shot = Image.open(BytesIO(said.page.screenshot(animations="disabled"))).convert("RGB")
    seen = shot.getpixel((int(box["x"]) + 6, int(box["y"] + box["height"] / 2)))
    assert isinstance(seen, tuple)
    own = re.findall(r"\d+", said.evaluate(BACKGROUND))
    return [str(part) for part in seen] == own[:3]


def test_a_screen_is_told_apart_and_the_dialog_does_not_cover_that_it_was(open_page: Opener) -> None:
    prompter = ready(open_page("crew", "prompter", "phone"))
    console = ready(open_page("stage", "console"))
    console.locator("[data-slot=devices_open]").click()
    row = console.locator("#devices .device", has_text="crew")
    row.get_by_role("button").click()
    said = console.locator(".toast")
    expect(said).to_contain_text("đang hiện tên trên màn hình")
    assert _is_bright(said)
    expect(prompter.locator(".identity--full")).to_be_visible()
    picture(console, "console-devices")
    assert violations(console) == []

"""The show's screens in a hand and on a laptop: the script has its room, every tab and button can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SIZES, Faults, Opener, picture, ready
from tests.browser.evening import DONORS, enliven, hand_over
from tests.servers import Server, serving

LOST_WITHIN_MS = 8_000
# Of the screen, for the words to be said: what surrounds them has the rest, at its fullest.
ROOM = 1 / 3


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, founded: Path) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("sizes"), founded) as running:
        enliven(running)
        hand_over(running, *(name for name, _ in DONORS))
        yield running


def room(page: Page) -> float:
    """Give the part of the screen in which words of the script can be read now."""
    return float(
        page.evaluate("""() => {
          const panel = document.querySelector("#panel-script").getBoundingClientRect();
          return (Math.min(panel.bottom, innerHeight) - Math.max(panel.top, 0)) / innerHeight;
        }""")
    )


def is_whole(one: Locator) -> bool:
    """Tell whether nothing of it is cut off: by its own edge, or by the window's."""
    return bool(
        one.evaluate("""one => {
          const { left, right } = one.getBoundingClientRect();
          return left >= 0 && right <= innerWidth && one.scrollWidth <= one.clientWidth + 1;
        }""")
    )


@pytest.mark.parametrize("size", ["phone", "small"])
def test_on_a_phone_the_script_has_its_room(size: str, open_page: Opener) -> None:
    page = ready(open_page("crew", "prompter", size))
    expect(page.locator(".told")).to_be_visible()
    expect(page.locator(".herald")).to_be_visible()
    expect(page.locator("[data-slot=script] p").last).to_be_in_viewport()
    picture(page, f"prompter-{size}-told")
    with_message = room(page)
    page.locator(".told").click()
    expect(page.locator(".calls")).to_be_visible()
    picture(page, f"prompter-{size}")
    assert (with_message >= ROOM, room(page) >= ROOM) == (True, True)


@pytest.mark.parametrize("size", ["phone", "small"])
def test_on_a_phone_it_is_said_in_full_since_when_the_line_is_lost(
    size: str, open_page: Opener, server: Server, faults: Faults
) -> None:
    faults.network_may_fail = True
    page = ready(open_page("crew", "prompter", size))
    script = page.locator("[data-slot=script]").inner_text()
    server.freeze()
    try:
        left = page.locator(".prompter__left")
        expect(left).to_contain_text("số liệu lúc", timeout=LOST_WITHIN_MS)
        picture(page, f"prompter-{size}-lost")
        assert is_whole(left)
        assert page.locator("[data-slot=script]").inner_text() == script
    finally:
        server.thaw()
    expect(left).to_contain_text("còn lại")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_crew_phone_shows_every_department(language: str, open_page: Opener, server: Server) -> None:
    page = open_page("crew", "crew/sound", "small")
    page.context.add_cookies([{"name": "language", "value": language, "url": server.base}])
    page.reload()
    ready(page)
    tabs = page.locator(".crew__tabs .tab")
    picture(page, f"crew-small-{language}")
    assert [is_whole(tab) for tab in tabs.all()] == [True] * 4


@pytest.mark.parametrize("size", ["laptop", "console"])
def test_the_way_to_the_devices_has_its_word(size: str, open_page: Opener) -> None:
    page = ready(open_page("stage", "console", size))
    word = page.locator("[data-slot=devices_open]").get_by_text("Thiết bị")
    box, strip = word.bounding_box(), page.locator(".strip").bounding_box()
    assert box is not None
    assert strip is not None
    assert box["width"] > 30
    assert is_whole(word)
    assert strip["height"] < SIZES[size][1] / 10  # one line still

"""What a page loads: named beforehand, no more and no less; of a long rundown only what is in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener, ready
from tests.servers import Caller, Server

LOADED = """() => performance.getEntriesByType("resource").map(({ name }) => name)
  .filter((name) => name.endsWith(".js")).sort()"""
NAMED = """() => [...document.querySelectorAll("link[rel=modulepreload]")].map(({ href }) => href).sort()"""
DRAWN = "(cell) => cell.checkVisibility({ contentVisibilityAuto: true })"
SEEN = f"""(cell) => new Promise((resolve) => {{
  const look = () => (({DRAWN})(cell) ? resolve(true) : requestAnimationFrame(look));
  look();
}})"""


@pytest.fixture
def caller(server: Server) -> Caller:
    return server.caller("stage")


@pytest.mark.parametrize(
    ("role", "page"),
    [
        ("stage", "rundown"),
        ("stage", "console"),
        ("checkin", "desk"),
        ("pledges", "pledges"),
        ("display", "stage"),
    ],
)
def test_a_page_loads_the_modules_it_names_and_no_others(open_page: Opener, role: str, page: str) -> None:
    opened = ready(open_page(role, page))
    named = opened.evaluate(NAMED)
    assert opened.evaluate(LOADED) == named
    assert len(named) > 20


def test_of_a_long_rundown_only_the_rows_in_sight_are_drawn(caller: Caller, open_page: Opener) -> None:
    for number in range(120):
        caller.post("rundown/cues", json={"title": f"Tiết mục {number}", "planned_s": 60})
    editor = ready(open_page("stage", "rundown"))
    lines = editor.locator(".grid__body > .line")
    expect(lines.last).to_contain_text("Tiết mục 119")
    first, last = (line.locator(".cell").first for line in (lines.first, lines.last))
    assert (first.evaluate(DRAWN), last.evaluate(DRAWN)) == (True, False)
    lines.last.scroll_into_view_if_needed()
    expect(lines.last).to_be_in_viewport(ratio=0.9)
    assert last.evaluate(SEEN) is True

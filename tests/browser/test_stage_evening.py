"""A long evening on the same wall: what came and went leaves nothing behind, and names stay readable."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults, Opener
from tests.browser.line import Line
from tests.browser.one_server import server
from tests.browser.walls import LIT, SHOW, hearing, tote
from tests.servers import Server

__all__ = ["server"]

ROUNDS = 3
LONG = "Ngân hàng Thương mại Cổ phần Đầu tư và Phát triển Việt Nam – Chi nhánh tỉnh Ninh Thuận"
# Counted when it has been the same for half a second of pictures: what leaves is there until it has faded.
NODES = """async () => {
  const count = () => {
    const walk = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let found = 0;
    while (walk.nextNode()) found += 1;
    return found;
  };
  let last = count();
  for (let alike = 0; alike < 30; alike += 1) {
    await new Promise(requestAnimationFrame);
    const now = count();
    if (now !== last) alike = 0;
    last = now;
  }
  return last;
}"""
FITTED = "([one]) => Number(one.style.getPropertyValue('--fit')) >= 0.7"
LINES = "([one]) => one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight) < 2.1"


@pytest.fixture
def line() -> Line:
    told = Line()
    told.say("show", 1, SHOW)
    told.say("tote", 1, tote())
    return told


class Evening:
    """Donors come and go while the total stands still: only names have to be waited for."""

    def __init__(self, line: Line, page: Page) -> None:
        self.line = line
        self.page = page
        self.seq = 1

    def round(self) -> None:
        """Donors come, one is thanked, an item of the show is named, the line is cut and comes back."""
        for _ in range(4):
            self.give()
        self._say("tote", tote(spotlight=LIT | {"pledge_id": self.seq, "name": f"Công ty {self.seq}"}))
        self._say("show", SHOW | {"scene": "spotlight"})
        expect(self.page.locator("main[data-scene=spotlight] .donor__name")).to_be_attached()
        item: dict[str, Any] = {"cue_id": self.seq, "title": f"Mục {self.seq}"}
        self._say("show", SHOW | {"scene": "title", "current": item})
        expect(self.page.locator(".title__running")).to_have_text(item["title"])
        self._say("show", SHOW)
        self.line.cut()
        self.give()

    def give(self) -> None:
        givers: list[dict[str, Any]] = [
            {"key": self.seq - n, "name": f"HTX {self.seq - n}", "amount": 50_000_000} for n in range(4)
        ]
        self._say("tote", tote(latest=givers))
        expect(self.page.locator(".giver__name").first).to_have_text(givers[0]["name"])

    def _say(self, topic: str, state: object) -> None:
        self.seq += 1
        self.line.say(topic, self.seq, state)


def test_nothing_is_left_behind_by_who_came_and_went(
    line: Line, open_page: Opener, server: Server, faults: Faults
) -> None:
    faults.network_may_fail = True
    wall = hearing(line, open_page, server)
    devtools = wall.context.new_cdp_session(wall)
    evening = Evening(line, wall)

    def held() -> tuple[int, int, int]:
        """Nodes of the page, nodes anywhere and listeners, once the collector has been through them."""
        devtools.send("HeapProfiler.collectGarbage")
        counted = devtools.send("Memory.getDOMCounters")
        return wall.evaluate(NODES), counted["nodes"], counted["jsEventListeners"]

    for _ in range(2):
        evening.round()
    before = held()
    for _ in range(12):
        evening.give()
    assert wall.evaluate(NODES) == before[0]
    for _ in range(ROUNDS):
        evening.round()
    after = held()
    assert after[0] == before[0]
    assert after[1] - before[1] < 2 * ROUNDS
    assert after[2] == before[2]


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_long_name_is_as_large_where_nothing_may_move(
    motion: str, line: Line, open_page: Opener, server: Server
) -> None:
    thanked = LIT | {"name": LONG}
    line.say("tote", 2, tote(spotlight=thanked))
    for path, name in (("stage", ".thanks__name"), ("overlay", ".strap__name")):
        page = hearing(line, open_page, server, path, reduced_motion=motion)
        expect(page.locator(name)).to_have_text(LONG.replace(" – ", "\u00a0– "))
        for holds in (FITTED, LINES):
            page.wait_for_function(f"({holds})(document.querySelectorAll('{name}'))")

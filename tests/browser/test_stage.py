"""In front of the audience: a wall believes no lie, keeps its picture without a server, celebrates once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults, Opener, ready
from tests.browser.line import Line
from tests.browser.one_server import server
from tests.browser.walls import LIT, SHOW, hearing, number, tote
from tests.servers import Server

__all__ = ["server"]

# Notes every number the audience could have read, and every celebration.
WATCH = """() => {
  window.numbers = []; window.moments = 0;
  const number = document.querySelector("[data-slot=number]"), wall = document.querySelector("main");
  const text = {childList: true, characterData: true, subtree: true};
  const celebrates = () => { if (wall.hasAttribute("data-celebrates")) window.moments += 1; };
  new MutationObserver(() => window.numbers.push(number.textContent)).observe(number, text);
  new MutationObserver(celebrates).observe(wall, {attributeFilter: ["data-celebrates"]});
}"""


@pytest.fixture
def line() -> Line:
    told = Line()
    told.say("show", 1, SHOW)
    told.say("tote", 1, tote())
    return told


def told_by(line: Line, open_page: Opener, server: Server, path: str = "stage") -> Page:
    """Open a wall that hears the line instead of the server, and notes what the audience could see."""
    page = hearing(line, open_page, server, path)
    page.evaluate(WATCH)
    return page


LIES: tuple[object, ...] = (
    None,
    "x",
    [],
    {},
    tote() | {"total": None},
    tote() | {"total": "NaN"},
    tote() | {"total": "0"},
    tote() | {"total": -5},
    tote() | {"total": 1e300},
    tote() | {"total": 0.5},
    tote() | {"goal": None},
    tote() | {"latest": None},
    tote() | {"spotlight": {"name": "undefined"}},
    tote() | {"spotlight": LIT | {"amount": "500"}},
)


def test_a_wall_believes_no_lie(line: Line, open_page: Opener, server: Server) -> None:
    wall = told_by(line, open_page, server)
    number(wall, "1.200.000.000")
    for seq, lie in enumerate(LIES, start=2):
        line.say("tote", seq, lie)
        line.say("show", seq, lie)
    line.say("tote", 100, tote(1_250_000_000, spotlight=LIT))
    expect(wall.locator(".thanks__name")).to_have_text("Công ty Muối Cà Ná")
    line.say("tote", 50, tote(900_000_000))  # an old one, late
    line.say("look", 101, {"css_url": 5})
    line.say("tote", 102, tote(1_250_000_000))
    expect(wall.locator(".givers__head")).to_have_text("Vừa đăng ký ủng hộ")
    number(wall, "1.250.000.000")
    seen = [int(text.replace(".", "")) for text in wall.evaluate("numbers")]
    assert seen == sorted(seen)
    assert all(1_200_000_000 <= shown <= 1_250_000_000 for shown in seen)


def test_what_a_wall_is_told_while_it_was_away_it_shows_at_the_end(
    line: Line, open_page: Opener, server: Server, faults: Faults
) -> None:
    faults.network_may_fail = True
    wall = told_by(line, open_page, server)
    line.cut()
    line.say("tote", 1, "nothing")
    line.say("tote", 2, tote(1_300_000_000))
    number(wall, "1.300.000.000")
    assert all(text.startswith("1.") for text in wall.evaluate("numbers"))


def test_a_wall_keeps_its_picture_while_the_server_is_dead(
    open_page: Opener, server: Server, faults: Faults
) -> None:
    faults.network_may_fail = True
    caller = server.caller("pledges")
    donor = {"donor": {"name": "Công ty Muối Cà Ná"}, "kind": "cash", "channel": "desk"}
    assert caller.post("pledges", key="a", json={**donor, "amount": "1ty2"}).status_code == 201
    stage = server.caller("stage")
    assert stage.post("show/scene", json={"scene": "tote"}).status_code == 200
    wall = ready(open_page("display", "stage", "stage"))
    number(wall, "1.200.000.000")
    wall.evaluate(WATCH)
    server.kill()
    number(wall, "1.200.000.000")
    server.start()
    assert caller.post("pledges", key="b", json={**donor, "amount": "100tr"}).status_code == 201
    number(wall, "1.300.000.000")
    assert all(text.startswith("1.") for text in wall.evaluate("numbers"))
    assert wall.locator("body").inner_text().count("MẤT KẾT NỐI") == 0


def test_rehearsal_money_and_real_money_change_places_at_once(
    line: Line, open_page: Opener, server: Server
) -> None:
    wall = told_by(line, open_page, server)
    line.say("tote", 2, tote(7_000_000_000, run=3, rehearsal=True))
    number(wall, "7.000.000.000")
    assert wall.evaluate("numbers") == ["7.000.000.000"]
    expect(wall.locator("html")).to_have_attribute("data-rehearsal", "")
    line.say("tote", 3, tote())
    number(wall, "1.200.000.000")
    expect(wall.locator("html:not([data-rehearsal])")).to_be_visible()


def test_an_amount_that_is_not_to_be_shown_leaves_no_trace(
    line: Line, open_page: Opener, server: Server
) -> None:
    unsaid = LIT | {"amount": None, "amount_in_words": None}
    latest = [{"key": 2, "name": "Bà Nguyễn Thị Thanh Hương", "amount": None}]
    line.say("tote", 2, tote(latest=latest))
    wall = told_by(line, open_page, server)
    expect(wall.locator(".giver")).to_have_text("Bà Nguyễn Thị Thanh Hương")
    line.say("show", 3, SHOW | {"scene": "spotlight"})
    line.say("tote", 3, tote(latest=latest, spotlight=unsaid))
    expect(wall.locator(".donor__name")).to_have_text("Công ty Muối Cà Ná")
    expect(wall.locator(".donor__programme")).to_have_text("Quỹ “Vì người nghèo”")
    expect(wall.locator(".donor")).not_to_contain_text("đồng")
    assert wall.locator(".donor__gives, .giver__amount").count() == 0


def test_a_milestone_is_celebrated_once(
    line: Line, open_page: Opener, server: Server, faults: Faults
) -> None:
    faults.network_may_fail = True
    wall = told_by(line, open_page, server)
    reached = {"seq": 10, "amount": 2_000_000_000, "title": "Đã đạt 2 tỷ đồng"}
    line.say("tote", 10, tote(2_000_000_000, milestone=reached))
    expect(wall.locator("main[data-celebrates]")).to_be_visible()
    expect(wall.locator(".moment__title")).to_have_text("Đã đạt 2 tỷ đồng")
    expect(wall.locator(".moment")).to_have_css("opacity", "1")
    expect(wall.locator("main[data-celebrates]")).to_have_count(0)
    line.cut()
    line.say("tote", 11, tote(2_100_000_000, milestone=reached))
    number(wall, "2.100.000.000")
    again = {"seq": 20, "amount": 3_000_000_000, "title": ""}
    line.say("tote", 20, tote(3_000_000_000, milestone=again))
    expect(wall.locator("main[data-celebrates] .moment__title")).to_have_text("Đã đạt 3\u00a0tỷ đồng")
    assert wall.evaluate("moments") == 2


def test_a_page_that_comes_later_does_not_celebrate_and_black_stays_black(
    line: Line, open_page: Opener, server: Server
) -> None:
    reached = {"seq": 10, "amount": 2_000_000_000, "title": "Đã đạt 2 tỷ đồng"}
    line.say("tote", 10, tote(2_000_000_000, milestone=reached))
    wall = told_by(line, open_page, server)
    line.say("show", 11, SHOW | {"scene": "black"})
    line.say("tote", 12, tote(3_000_000_000, milestone=reached | {"seq": 12}))
    number(wall, "3.000.000.000")
    line.say("show", 13, SHOW)
    line.say("tote", 14, tote(4_000_000_000, milestone=reached | {"seq": 14, "title": "Đã đạt 4 tỷ đồng"}))
    expect(wall.locator("main[data-celebrates] .moment__title")).to_have_text("Đã đạt 4 tỷ đồng")
    assert wall.evaluate("moments") == 1


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).bounding_box()
    assert found is not None
    return {
        "left": found["x"],
        "right": found["x"] + found["width"],
        "bottom": found["y"] + found["height"],
    }


def colour(page: Page, selector: str) -> str:
    return str(page.locator(selector).evaluate("one => getComputedStyle(one).backgroundColor"))


@pytest.mark.parametrize(
    ("query", "ground"),
    [
        ("", "rgba(0, 0, 0, 0)"),
        ("?mode=key", "rgb(0, 0, 0)"),
        ("?mode=fill", "rgb(0, 0, 0)"),
        ("?mode=chroma", "rgb(0, 177, 64)"),
        ("?mode=disco", "rgba(0, 0, 0, 0)"),
    ],
)
def test_the_overlay_is_what_the_vision_mixer_asks_for(
    query: str, ground: str, line: Line, open_page: Opener, server: Server
) -> None:
    line.say("tote", 2, tote(spotlight=LIT))
    page = told_by(line, open_page, server, f"overlay{query}")
    expect(page.locator(".strap__name")).to_have_text("Công ty Muối Cà Ná")
    assert colour(page, ".lower") == ground
    assert colour(page, "html") == colour(page, "body") == "rgba(0, 0, 0, 0)"
    if query == "?mode=key":
        assert {colour(page, ".strap__total"), colour(page, ".strap__donor")} == {"rgb(255, 255, 255)"}
        shown = page.locator(".strap__name").evaluate("one => getComputedStyle(one).color")
        assert shown == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize(
    ("query", "margin"), [("", 5), ("?margin=10", 10), ("?margin=99", 10), ("?margin=0", 5)]
)
def test_the_overlay_stays_inside_the_safe_margins(
    query: str, margin: int, line: Line, open_page: Opener, server: Server
) -> None:
    line.say("tote", 2, tote(999_999_999_999, spotlight=LIT | {"name": "Ngân hàng Thương mại Cổ phần " * 5}))
    page = told_by(line, open_page, server, f"overlay{query}")
    strap = box(page, ".strap")
    assert round(strap["left"]) == round(19.2 * margin)
    assert round(strap["right"]) == round(1920 - 19.2 * margin)
    assert round(strap["bottom"]) == round(1080 - 10.8 * margin)


def test_a_donor_leaves_before_the_next_one_comes(line: Line, open_page: Opener, server: Server) -> None:
    line.say("tote", 2, tote(spotlight=LIT))
    page = told_by(line, open_page, server, "overlay")
    expect(page.locator(".strap__name")).to_have_text("Công ty Muối Cà Ná")
    line.say("tote", 3, tote(spotlight=LIT | {"pledge_id": 8, "name": "HTX Nho Nắng Vàng"}))
    expect(page.locator(".strap__donor.is-leaving .strap__name")).to_have_text("Công ty Muối Cà Ná")
    expect(page.locator(".strap__donor:not(.is-leaving) .strap__name")).to_have_text("HTX Nho Nắng Vàng")

"""Every scene on every wall a venue has: whole, legible, in its place."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, ready
from tests.browser.legible import faults_of
from tests.browser.one_server import server
from tests.browser.sights import IN_KIND, LATEST, SIGHTS, Sight, given, lit, look, show, sight
from tests.cast import SLUG
from tests.servers import Server

__all__ = ["server"]

WALLS = [(1920, 1080), (3840, 2160), (3840, 1080), (3333, 1000), (1080, 1920), (1280, 720)]
HD = (1920, 1080)
REACHED = "Cảm ơn quý vị: đã đủ kinh phí xây 100 căn nhà Đại đoàn kết cho hộ nghèo huyện Bác Ái"
CORNER_PX = round(0.42 * 1920)
ASKED = """addEventListener("message", ({data}) => {
  if (data.kind === "look-preview-wanted") postMessage({kind: "look-preview", ...%s}, location.origin);
})"""


def named(size: tuple[int, int]) -> str:
    return "x".join(map(str, size))


each_wall = pytest.mark.parametrize("size", WALLS, ids=named)


def handed(open_page: Opener, server: Server, path: str, size: tuple[int, int], first: Sight) -> Page:
    """Open a wall that is handed what it shows; standing alone, it is itself the page around it."""
    page = open_page("display", "agenda", "stage", reduced_motion="reduce")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_init_script(ASKED % json.dumps(first))
    page.goto(f"{server.base}/f/{SLUG}/{path}preview=look")
    return ready(page)


@each_wall
def test_every_scene_is_whole_and_legible_on_every_wall(
    size: tuple[int, int], open_page: Opener, server: Server
) -> None:
    wall = handed(open_page, server, "stage?", size, SIGHTS["title"])
    found: dict[str, list[str]] = {}
    for name, seen in SIGHTS.items():
        show(wall, seen)
        found[name] = faults_of(wall, f".scene--{seen['show']['scene']}")
    assert {name: faults for name, faults in found.items() if faults} == {}


@each_wall
def test_a_milestone_is_whole_and_legible_on_every_wall(
    size: tuple[int, int], open_page: Opener, server: Server
) -> None:
    wall = handed(open_page, server, "stage?", size, SIGHTS["total"])
    show(wall, sight("tote", tote=given(milestone={"seq": 5, "amount": 5_000_000_000, "title": REACHED})))
    expect(wall.locator("main[data-celebrates] .moment")).to_have_css("opacity", "1")
    assert faults_of(wall, ".moment") == []


@pytest.mark.parametrize("size", [(3840, 2160), (3333, 1000), (1080, 1920)], ids=named)
def test_the_mark_of_a_rehearsal_is_legible_and_black_is_black(
    size: tuple[int, int], open_page: Opener, server: Server
) -> None:
    wall = handed(open_page, server, "stage?", size, SIGHTS["rehearsal"])
    show(wall, SIGHTS["rehearsal"])
    letters = wall.locator(".watermark__tab").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert letters >= min(size) * 0.028
    show(wall, sight("black"))
    for part in (".ground", ".scene--title", ".scene--tote", ".scene--spotlight", ".scene--agenda"):
        expect(wall.locator(part)).to_have_css("visibility", "hidden")


@pytest.mark.parametrize("place", ["bottom", "left", "right"])
def test_the_lower_third_is_whole_and_legible_wherever_it_stands(
    place: str, open_page: Opener, server: Server
) -> None:
    worn = look(place=place)
    donors = {
        "long": lit(worn),
        "in kind": lit(worn, description="120 phần quà gồm gạo, dầu ăn, đường và sữa", **IN_KIND),
        "latest": sight("tote", worn, tote=given(999_999_999_999, latest=LATEST[:1])),
    }
    overlay = handed(open_page, server, "overlay?", HD, donors["long"])
    found: dict[str, list[str]] = {}
    for name, seen in donors.items():
        show(overlay, seen)
        expect(overlay.locator(".strap__donor:not(.is-leaving) .strap__name")).to_be_visible()
        found[name] = faults_of(overlay, ".strap")
    assert {name: faults for name, faults in found.items() if faults} == {}
    strap = overlay.locator(".strap").bounding_box()
    total = overlay.locator(".strap__total").bounding_box()
    assert strap is not None
    assert total is not None
    assert round(strap["width"]) == (1728 if place == "bottom" else CORNER_PX)
    assert round(strap["y"] + strap["height"]) == round(total["y"] + total["height"]) == 1026
    left_edge = {"bottom": 96, "left": 96, "right": 1920 - 96 - CORNER_PX}[place]
    assert round(strap["x"]) == left_edge


@pytest.mark.parametrize("place", ["bottom", "left", "right"])
def test_key_and_fill_are_of_one_shape(place: str, open_page: Opener, server: Server) -> None:
    seen = lit(look(place=place))
    key, fill = (handed(open_page, server, f"overlay?mode={mode}&", HD, seen) for mode in ("key", "fill"))
    for part in (".strap__total", ".strap__donor"):
        assert key.locator(part).bounding_box() == fill.locator(part).bounding_box()

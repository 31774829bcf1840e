"""The page of the look: seen at once in the preview, by every screen once it is saved."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Frame, FrameLocator, Page, Route, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.look.settings import picture as drawn
from tests.servers import Caller, Server

MOVES = "**/look/logos/*/move"
GROUND = "getComputedStyle(document.documentElement).getPropertyValue('--look-ground').trim()"


def field(page: Page, name: str) -> str:
    return f'[name="{name}"]'


def preview(page: Page) -> FrameLocator:
    return page.frame_locator("[data-frame=stage]")


def frame_of(page: Page, path: str) -> Frame:
    return next(frame for frame in page.frames if path in frame.url)


def worn(page: Page | Frame, colour: str) -> None:
    page.wait_for_function(f"() => {GROUND} === '{colour}'")


def test_what_is_typed_is_in_the_preview_and_saved_on_every_screen(open_page: Opener) -> None:
    wall = ready(open_page("display", "stage", "stage"))
    overlay = ready(open_page("display", "overlay", "stage"))
    page = ready(open_page("stage", "look"))
    wall.evaluate("window.same = true")
    page.fill(field(page, "colours.ground"), "#0b2d4d")
    page.fill(field(page, "lines.title"), "Chung tay “Vì người nghèo”")
    page.click("[data-scene=title]")
    worn(frame_of(page, "/stage?preview=look"), "#0b2d4d")
    expect(preview(page).locator("[data-slot=title_name]")).to_have_text("“Vì người nghèo”")
    assert wall.evaluate(GROUND) == "#840c16"
    page.click("[data-slot=save]")
    expect(page.locator("[data-slot=saved]")).to_have_text("Đã lưu. Mọi màn hình đang theo giao diện này.")
    worn(wall, "#0b2d4d")
    worn(overlay, "#0b2d4d")
    expect(wall.locator("[data-slot=title_lead]")).to_have_text("Chung tay")
    assert wall.evaluate("window.same") is True
    expect(wall.locator("link[data-look]")).to_have_count(1)


def test_colours_nobody_could_read_are_refused_beside_them(open_page: Opener, faults: Faults) -> None:
    faults.network_may_fail = True  # the browser itself writes each 422 to its console
    page = ready(open_page("stage", "look"))
    page.fill(field(page, "colours.text"), "#a3151f")
    expect(page.locator('[data-contrast="colours.text"]')).to_contain_text("ít nhất 4,5 : 1")
    page.click("[data-slot=save]")
    expect(page.locator('[data-error="colours.text"]')).to_contain_text("cuối hội trường đọc được")
    expect(page.locator(field(page, "colours.text"))).to_be_focused()
    expect(page.locator(field(page, "colours.text"))).to_have_value("#a3151f")


def test_what_somebody_else_saves_does_not_take_away_what_is_typed(open_page: Opener) -> None:
    one, other = ready(open_page("stage", "look")), ready(open_page("admin", "look"))
    one.fill(field(one, "lines.top"), "Ban Tổ chức")
    other.fill(field(other, "colours.ground"), "#0b2d4d")
    other.click("[data-slot=save]")
    expect(one.locator("[data-slot=stale]")).to_be_visible()
    expect(one.locator(field(one, "lines.top"))).to_have_value("Ban Tổ chức")
    one.click("[data-slot=theirs]")
    expect(one.locator(field(one, "colours.ground"))).to_have_value("#0b2d4d")


def test_back_to_the_look_of_the_box_is_held(open_page: Opener) -> None:
    page = ready(open_page("stage", "look"))
    page.fill(field(page, "colours.ground"), "#0b2d4d")
    page.click("[data-slot=save]")
    expect(page.locator("[data-slot=saved]")).not_to_be_empty()
    page.locator("[data-slot=reset]").focus()
    page.keyboard.down("Enter")
    expect(page.locator(field(page, "colours.ground"))).to_have_value("#840c16")
    page.keyboard.up("Enter")


def test_a_logo_stands_on_the_wall_at_once(open_page: Opener, faults: Faults) -> None:
    faults.network_may_fail = True  # the browser itself writes each 422 to its console
    wall = ready(open_page("display", "stage", "stage"))
    page = ready(open_page("stage", "look"))
    drawing = FilePayload(name="logo.svg", mimeType="image/svg+xml", buffer=b"<svg/>")
    mark = FilePayload(name="logo.png", mimeType="image/png", buffer=drawn())
    page.set_input_files("#logo-file", files=[drawing])
    page.click("[data-slot=upload] button")
    expect(page.locator('[data-error="file"]')).to_contain_text("Không đọc được tệp này")
    page.fill("#logo-name", "Mặt trận Tổ quốc")
    page.set_input_files("#logo-file", files=[mark])
    page.click("[data-slot=upload] button")
    expect(page.locator(".look__logos li")).to_have_count(1)
    logo = wall.locator("[data-slot=scene-title] .logo")
    expect(logo).to_have_attribute("alt", "Mặt trận Tổ quốc")
    wall.wait_for_function("document.querySelector('.logo').naturalWidth === 64")


def three_logos(server: Server) -> None:
    stage = server.caller("stage")
    for name, colour in (("Mặt trận", "#c80000"), ("Báo", "#00c800"), ("Ngân hàng", "#0000c8")):
        file = {"file": ("logo.png", drawn(colour=colour), "image/png")}
        assert stage.post("look/logos", data={"name": name}, files=file).status_code == 200


def in_order(page: Page | FrameLocator, *names: str) -> None:
    """Wait until the logos of the title scene stand in this order."""
    logos = page.locator("[data-slot=scene-title] .logo")
    for place, name in enumerate(names):
        expect(logos.nth(place)).to_have_attribute("alt", name)


def test_logos_are_put_in_order_by_keyboard_and_by_mouse(open_page: Opener, server: Server) -> None:
    three_logos(server)
    wall = ready(open_page("display", "stage", "stage"))
    page, other = ready(open_page("stage", "look")), ready(open_page("admin", "look"))
    in_order(wall, "Mặt trận", "Báo", "Ngân hàng")
    page.fill(field(page, "lines.top"), "Ban Tổ chức")
    rows = page.locator(".look__logos li")
    rows.nth(2).locator(".grip").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[data-slot=logos-said]")).to_have_text("Ngân hàng: vị trí 1 trên 3")
    expect(rows.first.locator(".grip")).to_be_focused()
    for screen in (wall, preview(page), preview(other)):
        in_order(screen, "Ngân hàng", "Mặt trận", "Báo")
    assert violations(page) == []
    rows.nth(0).locator(".grip").drag_to(rows.nth(2), target_position={"x": 20, "y": 40})
    expect(rows.locator(".sortable__name")).to_have_text(["Mặt trận", "Báo", "Ngân hàng"])
    rows.nth(1).get_by_role("button", name="Lên: Báo").click()
    in_order(wall, "Báo", "Mặt trận", "Ngân hàng")
    expect(other.locator(".look__logos .sortable__name")).to_have_text(["Báo", "Mặt trận", "Ngân hàng"])
    expect(page.locator(field(page, "lines.top"))).to_have_value("Ban Tổ chức")
    expect(page.locator("[data-slot=stale]")).to_be_hidden()


def test_moves_faster_than_the_answers_stay_as_they_were_made(open_page: Opener, server: Server) -> None:
    three_logos(server)
    page = ready(open_page("stage", "look"))
    rows, names = page.locator(".look__logos li"), page.locator(".look__logos .sortable__name")
    asked: list[Route] = []
    page.route(MOVES, lambda route: asked.append(route))
    rows.nth(2).locator(".grip").focus()
    with page.expect_request(MOVES):
        page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    with page.expect_request(MOVES):  # goes once the first is answered
        asked[0].continue_()
    expect(names).to_have_text(["Ngân hàng", "Mặt trận", "Báo"])
    expect(rows.first.locator(".grip")).to_be_focused(timeout=1)
    asked[1].continue_()
    in_order(preview(page), "Ngân hàng", "Mặt trận", "Báo")
    expect(rows.first.locator(".grip")).to_be_focused()


def test_a_move_after_somebody_else_moved_shows_theirs(
    open_page: Opener, server: Server, faults: Faults
) -> None:
    faults.network_may_fail = True  # the browser itself writes each 409 to its console
    three_logos(server)
    page = ready(open_page("stage", "look"))
    rows = page.locator(".look__logos li")
    expect(rows).to_have_count(3)
    stage = server.caller("stage")

    def overtaken(route: Route) -> None:
        overtake(stage)
        route.continue_()

    page.route(MOVES, overtaken)
    rows.nth(1).locator(".grip").press("Alt+ArrowUp")
    expect(rows.locator(".sortable__name")).to_have_text(["Ngân hàng", "Mặt trận", "Báo"])


def overtake(stage: Caller) -> None:
    """Put the last logo first, while another move is on its way."""
    look = stage.get("look").json()
    first, _, last = (logo["id"] for logo in look["logos"])
    moved = stage.post(f"look/logos/{last}/move", json={"version": look["version"], "before": first})
    assert moved.status_code == 200


def test_the_page_is_accessible_and_fits_a_phone(open_page: Opener, server: Server) -> None:
    page = ready(open_page("stage", "look"))
    expect(preview(page).locator("[data-slot=number]")).to_have_text("3.570.000.000")
    picture(page, "look")
    assert violations(page) == []
    phone = ready(open_page("stage", "look", "small"))
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

"""The way of a donor: imported, written to, promised, put in order, called on stage by the run of show."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.rundown import cell
from tests.donors.factories import DONOR_LIST
from tests.servers import Server

GARLIC = "Công ty TNHH Tỏi Phan Rang"
SALT = "Công ty Cổ phần Muối Cà Ná"


def test_from_the_offices_list_to_the_steps_of_the_show(server: Server, open_page: Opener) -> None:
    page = ready(open_page("pledges", "donors"))
    expect(page.get_by_text("Danh sách còn trống.")).to_be_visible()
    picture(page, "donors-empty")
    page.locator(".donors__invite").get_by_role("button", name="Nhập từ Excel").click()
    page.locator("#import-file").set_input_files(DONOR_LIST)
    expect(page.get_by_text("4 khoản hứa, tổng 3.750.000.000 đồng")).to_be_visible()
    picture(page, "donors-import")
    assert violations(page) == []
    page.get_by_role("button", name="Ghi 11 đơn vị vào danh sách").click()
    page.get_by_role("button", name="Xong").click()
    expect(page.locator("[data-donor]")).to_have_count(11)
    expect(page.locator("[data-slot=promised]")).to_have_text("3.750.000.000 đồng")

    page.get_by_role("button", name="Chưa gửi thư 1").click()
    expect(page.locator("[data-donor]")).to_have_count(1)
    page.get_by_role("checkbox", name="Chọn tất cả").check()
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("button", name="Chưa gửi thư 0")).to_be_visible()
    page.get_by_role("button", name="Tất cả 11").click()
    expect(page.locator("[data-donor]")).to_have_count(11)

    page.get_by_role("button", name=GARLIC, exact=True).click()
    page.get_by_label("Người trao bảng trên sân khấu").fill("Bà Trần Thị Cúc")
    page.get_by_label("Ghi khoản hứa mới").fill("300tr")
    page.keyboard.press("Enter")
    expect(page.locator("#donor-dialog").get_by_text("300.000.000 đồng")).to_be_visible()
    picture(page, "donors-one")
    assert violations(page) == []
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("#donor-dialog")).to_be_hidden()
    expect(page.get_by_label(f"Trả lời của {GARLIC}")).to_have_value("yes")
    expect(page.locator(".toast")).to_have_count(0)  # what was said of saving is no part of the list
    picture(page, "donors-list")
    assert violations(page) == []

    page.get_by_role("tab", name="Trao bảng trên sân khấu").click()
    rows = page.locator("[data-list=boards] [data-sort]")
    expect(rows).to_have_count(5)
    rows.last.locator(".grip").focus()
    page.keyboard.press("Alt+Home")
    expect(rows.first).to_contain_text(GARLIC)
    expect(rows.first).to_contain_text("trao bảng: Bà Trần Thị Cúc")
    rows.last.get_by_role("button", name="Không lên sân khấu").click()
    expect(rows).to_have_count(4)
    picture(page, "donors-boards")
    assert violations(page) == []

    stage = server.caller("stage")
    board = next(cue for cue in stage.get("rundown").json()["cues"] if "bảng tượng trưng" in cue["title"])
    editor = ready(open_page("stage", "rundown"))
    cell(editor, board["id"], "steps").click()
    editor.locator("[data-donors]").click()
    dialog = editor.get_by_role("dialog")
    expect(dialog.get_by_role("checkbox")).to_have_count(5)
    expect(dialog.locator("li").first).to_contain_text("Bà Trần Thị Cúc")
    dialog.get_by_role("button", name="Thêm 4 bước").click()
    expect(editor.locator(".panel .step")).to_have_count(4)
    steps = next(cue for cue in stage.get("rundown").json()["cues"] if cue["id"] == board["id"])["steps"]
    assert [(step["title"], step["presenter"]) for step in steps[:2]] == [
        (GARLIC, "Bà Trần Thị Cúc"),
        (SALT, ""),
    ]
    assert stage.get("tote").json()["tonight_total"] == 0


def test_the_list_on_a_phone(server: Server, open_page: Opener) -> None:
    office = server.caller("pledges")
    with DONOR_LIST.open("rb") as file:
        office.post("donor-list/import", files={"file": ("nha-tai-tro.xlsx", file)}).raise_for_status()
    page = ready(open_page("pledges", "donors", "small"))
    expect(page.locator("[data-donor]")).to_have_count(11)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    picture(page, "donors-phone")
    page.get_by_role("tab", name="Trao bảng trên sân khấu").click()
    expect(page.locator("[data-list=boards] [data-sort]")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    picture(page, "donors-phone-boards")
    page.get_by_role("tab", name="Danh sách").click()
    page.get_by_role("button", name=SALT, exact=True).click()
    expect(page.locator("#donor-dialog")).to_be_visible()
    picture(page, "donors-phone-one")
    assert violations(page) == []


def test_answers_changed_faster_than_they_are_written_end_as_the_last_one(
    server: Server, open_page: Opener
) -> None:
    office = server.caller("pledges")
    assert office.post("donor-list", "one", json={"name": GARLIC}).status_code == 201
    page = ready(open_page("pledges", "donors"))
    answer = page.get_by_label(f"Trả lời của {GARLIC}")
    asked: list[Route] = []
    page.route(re.compile("donor-list/[0-9]+$"), lambda route: asked.append(route))
    with page.expect_request(re.compile("donor-list/[0-9]+$")):
        answer.select_option("yes")
    answer.select_option("considering")
    with page.expect_request(re.compile("donor-list/[0-9]+$")):  # goes once the first is answered
        asked[0].continue_()
    expect(answer).to_have_value("considering")
    asked[1].continue_()
    expect(page.get_by_role("button", name="Đang cân nhắc 1")).to_be_visible()
    expect(answer).to_have_value("considering")


def test_an_answer_that_is_refused_is_not_shown(server: Server, open_page: Opener, faults: Faults) -> None:
    faults.network_may_fail = True  # the browser itself writes the 409 to its console
    office = server.caller("pledges")
    made = office.post("donor-list", "one", json={"name": GARLIC}).json()
    page = ready(open_page("pledges", "donors"))
    answer = page.get_by_label(f"Trả lời của {GARLIC}")

    def overtaken(route: Route) -> None:
        said = {"version": made["version"], "note": "gọi lại sau"}
        office.call("PATCH", f"donor-list/{made['id']}", json=said).raise_for_status()
        route.continue_()

    page.route(re.compile("donor-list/[0-9]+$"), overtaken)
    answer.select_option("yes")
    expect(page.get_by_text("gọi lại sau")).to_be_visible()
    expect(answer).to_have_value("")


def test_once_all_is_announced_the_boards_do_not_say_that_nothing_was_promised(
    server: Server, open_page: Opener
) -> None:
    office = server.caller("pledges")
    made = office.post("donor-list", "one", json={"name": GARLIC}).json()
    promise = office.post(f"donor-list/{made['id']}/promises", "promise", json={"amount": "300tr"})
    assert promise.status_code == 201
    (held,) = office.get("pledges/held").json()["items"]
    said = {"pledges": [{"id": held["id"], "version": held["version"]}]}
    server.caller("stage").post("pledges/reveal", "reveal", json=said).raise_for_status()
    page = ready(open_page("pledges", "donors"))
    expect(page.locator("[data-slot=promised-about]")).to_contain_text("300.000.000\u00a0đồng đã công bố")
    page.get_by_role("tab", name="Trao bảng trên sân khấu").click()
    expect(page.locator("[data-slot=boards]")).to_contain_text("Không có khoản hứa nào đang giữ lại")

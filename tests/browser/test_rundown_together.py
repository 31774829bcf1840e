"""The rundown on several screens: two people at once, 150 cues, readers, laptops, phones, nothing yet."""

from __future__ import annotations

from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.rundown import abcd, cell, editor, filled, one, server, shown, stage, titles, written
from tests.servers import Caller, Server

__all__ = ["abcd", "editor", "server", "stage"]
MANY = 150


def test_a_change_of_the_other_appears_and_leaves_what_is_typed(
    editor: Page, abcd: list[int], open_page: Opener
) -> None:
    other = ready(open_page("stage", "rundown"))
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.press("F2")
    editor.keyboard.type(" chào mừng")
    cell(other, abcd[0], "presenter").focus()
    other.keyboard.type("Nhóm ca múa nhạc")
    other.keyboard.press("Enter")
    expect(cell(editor, abcd[0], "presenter")).to_have_text("Nhóm ca múa nhạc")
    expect(editor.locator(".is-news")).to_have_count(1)
    expect(editor.locator(".cell__input")).to_have_value("Văn nghệ chào mừng")
    expect(editor.locator(".cell__input")).to_be_focused()
    editor.keyboard.press("Enter")
    expect(cell(other, abcd[0], "title")).to_have_text("Văn nghệ chào mừng")


def test_the_same_cell_changed_by_both_shows_both_texts(
    editor: Page, abcd: list[int], open_page: Opener, faults: Faults, stage: Caller
) -> None:
    faults.network_may_fail = True  # 409
    other = ready(open_page("stage", "rundown"))
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.type("Của tôi")
    cell(other, abcd[0], "title").focus()
    other.keyboard.type("Của họ")
    other.keyboard.press("Enter")
    expect(cell(other, abcd[0], "title")).to_have_text("Của họ")
    expect(editor.locator(".is-news")).to_have_count(1)
    editor.keyboard.press("Enter")
    tray = editor.locator("[data-slot=tray]")
    expect(tray).to_contain_text("Của tôi")
    expect(tray).to_contain_text("Của họ")
    picture(editor, "rundown-conflict")
    assert violations(editor) == []
    assert titles(stage)[0] == "Của họ"
    tray.get_by_role("button", name="Giữ bản của tôi").click()
    expect(tray).to_be_hidden()
    expect(cell(other, abcd[0], "title")).to_have_text("Của tôi")


def test_what_was_typed_into_an_item_called_meanwhile_is_kept_to_be_read(
    editor: Page, abcd: list[int], faults: Faults, stage: Caller
) -> None:
    faults.network_may_fail = True  # 409
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.type("Của tôi")
    stage.post("show/go", json={}).raise_for_status()
    expect(cell(editor, abcd[0], "actual").locator(".badge--live")).to_be_visible()
    editor.keyboard.press("Enter")
    tray = editor.locator("[data-slot=tray]")
    expect(tray).to_contain_text("1. Văn nghệ đã được gọi nên “Tên tiết mục” không sửa được nữa. Bạn đã gõ:")
    expect(tray).to_contain_text("Của tôi")
    picture(editor, "rundown-called-meanwhile")
    assert violations(editor) == []
    tray.get_by_role("button", name="Bỏ phần đã gõ").click()
    expect(tray).to_be_hidden()
    expect(cell(editor, abcd[0], "title")).to_have_text("Văn nghệ")
    assert titles(stage)[0] == "Văn nghệ"


def test_a_row_added_above_does_not_move_the_one_being_written(stage: Caller, open_page: Opener) -> None:
    written(stage, "Tiết mục")
    ids = filled(stage, 40)
    page = ready(open_page("stage", "rundown"))
    cell(page, ids[30], "title").focus()
    cell(page, ids[30], "title").scroll_into_view_if_needed()
    page.keyboard.type("Tên đang gõ")
    before = cell(page, ids[30], "title").bounding_box()
    body = {"title": "Chen lên đầu", "planned_s": 60, "before": ids[0]}
    stage.post("rundown/cues", key=token_hex(8), json=body).raise_for_status()
    expect(shown(page)).to_have_count(41)
    after = cell(page, ids[30], "title").bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) <= 1
    expect(page.locator(".cell__input")).to_have_value("Tên đang gõ")
    expect(page.locator(".cell__input")).to_be_focused()


def test_150_cues_are_there_found_and_not_drawn_again_for_a_letter(stage: Caller, open_page: Opener) -> None:
    long = "Phóng sự: Kết quả thực hiện Chương trình an sinh xã hội và hỗ trợ, giúp đỡ người nghèo giai đoạn"
    written(stage, long)
    ids = [*filled(stage, MANY - 1), *written(stage, "Đoàn viên Thanh niên")]
    page = ready(open_page("stage", "rundown"))
    expect(shown(page)).to_have_count(MANY)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Control+f")
    page.keyboard.type("doan vien")
    expect(page.locator("[data-slot=found]")).to_have_text("1/1")
    expect(cell(page, ids[-1], "title")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(cell(page, ids[-1], "title")).to_be_focused()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("F2")
    page.evaluate("""() => {
      window.drawn = 0;
      const count = (found) => { window.drawn += found.length; };
      const all = { subtree: true, childList: true, attributes: true, characterData: true };
      new MutationObserver(count).observe(document.querySelector(".grid"), all);
    }""")
    page.keyboard.type(" được gõ thêm")
    assert page.evaluate("window.drawn") == 0
    page.keyboard.press("Enter")
    expect(cell(page, ids[0], "title")).to_contain_text("được gõ thêm")
    picture(page, "rundown-150")


def test_a_reader_walks_and_reads_but_changes_nothing(abcd: list[int], open_page: Opener) -> None:
    page = ready(open_page("crew", "rundown"))
    cell(page, abcd[0], "title").focus()
    page.keyboard.type("Khác")
    page.keyboard.press("Delete")
    expect(page.locator(".cell__input, .grip, .pick")).to_have_count(0)
    expect(shown(page)).to_have_count(4)
    cell(page, abcd[0], "notes").click()
    expect(page.get_by_label("Lời MC").first).to_have_attribute("readonly", "")
    assert violations(page) == []


def test_a_phone_edits_in_the_panel(abcd: list[int], open_page: Opener, stage: Caller) -> None:
    page = ready(open_page("stage", "rundown", "phone"))
    picture(page, "rundown-phone")
    assert violations(page) == []
    cell(page, abcd[0], "notes").click()
    field = page.locator(".panel").get_by_label("Người thực hiện").first
    field.fill("Nhóm ca múa nhạc")
    field.press("Enter")
    expect(page.locator(".panel .is-saving")).to_have_count(0)
    assert one(stage, abcd[0])["presenter"] == "Nhóm ca múa nhạc"
    picture(page, "rundown-phone-panel")
    assert violations(page) == []


def test_an_empty_rundown_says_what_to_do(stage: Caller, open_page: Opener) -> None:
    page = ready(open_page("stage", "rundown"))
    expect(page.locator(".script__empty")).to_contain_text("Nhập kịch bản từ tệp Excel")
    assert violations(page) == []
    page.keyboard.press("n")
    expect(page.locator(".cell__input")).to_be_focused()
    page.keyboard.type("Văn nghệ chào mừng")
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_text(["Văn nghệ chào mừng"])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_laptop_shows_every_column_and_no_kind_is_cut(
    server: Server, stage: Caller, open_page: Opener, language: str
) -> None:
    (cue,) = written(stage, "Văn nghệ", kind="performance")
    page = open_page("stage", "rundown", "laptop")
    page.context.add_cookies([{"name": "language", "value": language, "url": server.base}])
    page.reload()
    kind = cell(ready(page), cue, "kind").locator(".cell__text")
    width, needed = kind.evaluate("one => [one.clientWidth, one.scrollWidth]")
    assert needed <= width
    notes, menu = cell(page, cue, "notes").bounding_box(), cell(page, cue, "menu").bounding_box()
    assert notes is not None
    assert menu is not None
    assert notes["x"] + notes["width"] <= menu["x"] + 1

"""The rundown editor: everything by keyboard, dragging, blocks, selections, notes and steps, columns."""

from __future__ import annotations

from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, picture, ready, violations
from tests.browser.rundown import abcd, block, cell, editor, one, server, shown, stage, titles, written
from tests.servers import Caller

__all__ = ["abcd", "editor", "server", "stage"]


def test_the_keyboard_alone_walks_and_writes(editor: Page, abcd: list[int], stage: Caller) -> None:
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.press("ArrowDown")
    expect(cell(editor, abcd[1], "title")).to_be_focused()
    editor.keyboard.type("Phim ngắn")
    editor.keyboard.press("Enter")
    expect(cell(editor, abcd[2], "title")).to_be_focused()
    editor.keyboard.press("F2")
    editor.keyboard.type(" và giao lưu")
    editor.keyboard.press("Escape")
    expect(cell(editor, abcd[2], "title")).to_have_text("Giao lưu")
    editor.keyboard.press("End")
    expect(cell(editor, abcd[2], "menu")).to_be_focused()
    editor.keyboard.press("Control+Home")
    expect(cell(editor, abcd[0], "pick")).to_be_focused()
    expect(cell(editor, abcd[1], "title")).to_have_text("Phim ngắn")
    assert titles(stage)[1:3] == ["Phim ngắn", "Giao lưu"]


def test_tab_saves_and_goes_right_and_what_reads_wrong_stays(
    editor: Page, abcd: list[int], stage: Caller
) -> None:
    cell(editor, abcd[0], "planned_s").focus()
    editor.keyboard.type("lâu")
    expect(editor.locator(".cell__input")).to_have_count(0)  # a length begins with a digit
    editor.keyboard.type("7 lâu")
    editor.keyboard.press("Tab")
    expect(editor.locator(".cell__complaint")).to_contain_text("Ghi như 15'")
    editor.keyboard.press("Control+a")
    editor.keyboard.type("7'30\"")
    editor.keyboard.press("Tab")
    expect(cell(editor, abcd[0], "starts_at")).to_be_focused()
    expect(cell(editor, abcd[0], "planned_s")).to_have_text("7'30\"")
    expect(editor.locator(".is-saving")).to_have_count(0)
    assert one(stage, abcd[0])["planned_s"] == 450


def test_tab_walks_a_row_as_a_form_and_leaves_the_grid_behind_it(
    editor: Page, abcd: list[int], stage: Caller
) -> None:
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.type("Trao bảng")
    walked = ["planned_s", "starts_at", "flagged", "colour", "presenter", "office", "kind", "scene", "auto"]
    for column in [*walked, "steps", "notes"]:
        editor.keyboard.press("Tab")
        expect(cell(editor, abcd[0], column)).to_be_focused()
    editor.keyboard.press("Shift+Tab")
    expect(cell(editor, abcd[0], "steps")).to_be_focused()
    editor.keyboard.press("Tab")
    editor.keyboard.press("Tab")
    expect(editor.locator("[data-row] :focus")).to_have_count(0)
    assert titles(stage) == ["Trao bảng", "Phóng sự", "Giao lưu", "Phát biểu"]


def test_a_cue_is_added_copied_deleted_and_brought_back(editor: Page, abcd: list[int], stage: Caller) -> None:
    cell(editor, abcd[1], "title").focus()
    editor.keyboard.press("Insert")
    expect(editor.locator(".cell__input")).to_be_focused()
    editor.keyboard.type("Trao bảng")
    editor.keyboard.press("Enter")
    expect(shown(editor)).to_have_text(["Văn nghệ", "Phóng sự", "Trao bảng", "Giao lưu", "Phát biểu"])
    editor.keyboard.press("Control+d")
    expect(shown(editor)).to_have_count(6)
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.press("Delete")
    expect(shown(editor)).to_have_count(5)
    expect(editor.locator("[data-slot=tray]")).to_contain_text("Đã xóa “Văn nghệ”")
    editor.locator("[data-slot=tray]").get_by_role("button", name="Hoàn tác").click()
    expect(shown(editor)).to_have_count(6)
    expect(shown(editor).first).to_have_text("Văn nghệ")
    editor.keyboard.press("Control+z")
    expect(shown(editor)).to_have_count(5)
    expect(editor.locator("[data-slot=redo]")).to_be_enabled()
    editor.locator("[data-slot=redo]").click()
    expect(shown(editor)).to_have_count(6)
    assert len(titles(stage)) == 6


def test_a_way_back_is_offered_only_while_it_leads_back_from_the_deletion(
    editor: Page, abcd: list[int]
) -> None:
    tray = editor.locator("[data-slot=tray]")
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.press("Delete")
    expect(tray).to_contain_text("Đã xóa “Văn nghệ”")
    editor.keyboard.press("Control+z")
    expect(shown(editor)).to_have_count(4)
    expect(tray).to_be_hidden()


def test_a_fixed_hour_is_read_whole_beside_the_gap_before_it(stage: Caller, open_page: Opener) -> None:
    first, slot = written(stage, "Văn nghệ", "Phát biểu", planned_s=156)
    start = one(stage, first)["planned_at"]
    fixed = (datetime.fromisoformat(start) + timedelta(minutes=40)).isoformat()
    stage.call("PATCH", f"rundown/cues/{slot}", json={"version": 1, "starts_at": fixed}).raise_for_status()
    hour = cell(ready(open_page("stage", "rundown", "laptop")), slot, "starts_at")
    expect(hour).to_contain_text("+37'")
    for part in (".cell__text", ".gap"):
        width, needed = hour.locator(part).evaluate("one => [one.clientWidth, one.scrollWidth]")
        assert needed <= width, (part, needed, width)


def test_rows_move_by_keys_and_take_the_focus_along(editor: Page, abcd: list[int], stage: Caller) -> None:
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.press("Alt+ArrowDown")
    editor.keyboard.press("Alt+ArrowDown")
    expect(shown(editor)).to_have_text(["Phóng sự", "Giao lưu", "Văn nghệ", "Phát biểu"])
    expect(cell(editor, abcd[0], "title")).to_be_focused()
    assert titles(stage) == ["Phóng sự", "Giao lưu", "Văn nghệ", "Phát biểu"]


def test_a_row_is_dragged_by_its_grip(editor: Page, abcd: list[int], stage: Caller) -> None:
    grip = cell(editor, abcd[3], "pick").locator(".grip")
    grip.hover()
    editor.mouse.down()
    box = cell(editor, abcd[1], "title").bounding_box()
    assert box is not None
    editor.mouse.move(box["x"] + 20, box["y"] + 3, steps=5)
    expect(editor.locator(".grid__line")).to_be_visible()
    editor.mouse.up()
    expect(shown(editor)).to_have_text(["Văn nghệ", "Phát biểu", "Phóng sự", "Giao lưu"])
    assert titles(stage) == ["Văn nghệ", "Phát biểu", "Phóng sự", "Giao lưu"]


def test_escape_puts_a_dragged_row_back(editor: Page, abcd: list[int], stage: Caller) -> None:
    cell(editor, abcd[3], "pick").locator(".grip").hover()
    editor.mouse.down()
    editor.mouse.move(200, 160, steps=3)
    editor.keyboard.press("Escape")
    editor.mouse.up()
    expect(editor.locator(".is-dragged")).to_have_count(0)
    assert titles(stage) == ["Văn nghệ", "Phóng sự", "Giao lưu", "Phát biểu"]


def test_a_selection_becomes_a_block_that_folds_and_dissolves(
    editor: Page, abcd: list[int], stage: Caller
) -> None:
    cell(editor, abcd[1], "title").focus()
    editor.keyboard.press("Shift+ArrowDown")
    expect(editor.locator("[data-slot=batch]")).to_contain_text("2 tiết mục đã chọn")
    editor.keyboard.press("Control+g")
    expect(editor.locator(".line--block .cell__input")).to_be_focused()
    editor.keyboard.type("Phần mở đầu")
    editor.keyboard.press("Tab")
    editor.keyboard.type("8")
    editor.keyboard.press("Enter")
    expect(block(editor)).to_contain_text("2 tiết mục, cộng 10 phút")
    expect(block(editor)).to_contain_text("vượt 2'")
    picture(editor, "rundown-block")
    block(editor).locator("[data-column=number]").click()
    expect(shown(editor)).to_have_text(["Văn nghệ", "Phát biểu"])
    editor.keyboard.press("Enter")
    expect(shown(editor)).to_have_count(4)
    editor.keyboard.press("Control+Shift+G")
    expect(block(editor)).to_have_count(0)
    assert titles(stage) == ["Văn nghệ", "Phóng sự", "Giao lưu", "Phát biểu"]


def test_notes_and_steps_are_written_beside_the_grid(editor: Page, abcd: list[int], stage: Caller) -> None:
    cell(editor, abcd[3], "notes").focus()
    editor.keyboard.press("Enter")
    expect(editor.get_by_label("Lời MC").first).to_be_focused()
    editor.keyboard.type("Kính thưa quý vị đại biểu")
    editor.keyboard.press("Control+Enter")
    for title in ("Biển Xanh", "Nắng Vàng"):
        editor.get_by_role("button", name="Thêm bước").click()
        expect(editor.locator(".step").last.get_by_label("Tên bước")).to_be_focused()
        editor.keyboard.type(title)
        editor.keyboard.press("Enter")
        expect(editor.locator(".panel .is-saving")).to_have_count(0)
    editor.keyboard.press("Alt+ArrowUp")
    expect(editor.locator(".step").first.get_by_label("Tên bước")).to_have_value("Nắng Vàng")
    editor.locator(".step").last.get_by_role("button", name="Bỏ qua").click()
    expect(cell(editor, abcd[3], "steps")).to_have_text("2")
    picture(editor, "rundown-steps")
    assert violations(editor) == []
    kept = one(stage, abcd[3])
    assert [(step["title"], step["skipped"]) for step in kept["steps"]] == [
        ("Nắng Vàng", False),
        ("Biển Xanh", True),
    ]
    assert kept["notes"]["mc"] == "Kính thưa quý vị đại biểu"
    editor.keyboard.press("Escape")
    expect(editor.locator(".panel")).to_be_hidden()
    expect(cell(editor, abcd[3], "notes")).to_be_focused()


def test_what_was_called_is_locked(editor: Page, abcd: list[int], stage: Caller) -> None:
    stage.post("show/go", json={}).raise_for_status()
    expect(editor.locator(f'[data-row="{abcd[0]}"]')).to_have_attribute("aria-current", "true")
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.type("Khác")
    expect(editor.locator(".cell__input")).to_have_count(0)
    expect(cell(editor, abcd[0], "title")).to_have_attribute("aria-readonly", "true")
    expect(editor.locator("#toasts")).to_contain_text("không sửa được nữa")
    editor.keyboard.press("Control+a")
    expect(editor.locator(".is-selected")).to_have_count(3)
    picture(editor, "rundown-locked")


def test_a_column_of_the_office_is_added_written_hidden_and_taken_away(
    editor: Page, abcd: list[int], stage: Caller
) -> None:
    editor.locator("[data-slot=columns]").click()
    editor.get_by_label("Tên cột mới").fill("Trang phục")
    editor.keyboard.press("Enter")
    expect(editor.get_by_label("Tên cột Trang phục")).to_be_visible()
    editor.get_by_label("Cảnh LED").uncheck()
    assert violations(editor) == []
    editor.keyboard.press("Escape")
    expect(editor.locator(".cell--scene")).to_have_count(0)
    [column] = stage.get("rundown").json()["columns"]
    cell(editor, abcd[0], f"custom.{column['id']}").focus()
    editor.keyboard.type("Quốc phục đỏ")
    editor.keyboard.press("Enter")
    expect(editor.locator(".is-saving")).to_have_count(0)
    assert one(stage, abcd[0])["custom"] == {str(column["id"]): "Quốc phục đỏ"}
    editor.reload()
    ready(editor)
    expect(editor.locator(".cell--scene")).to_have_count(0)
    body = {"version": column["version"]}
    stage.call("DELETE", f"rundown/columns/{column['id']}", json=body).raise_for_status()
    expect(editor.locator(".cell--custom")).to_have_count(0)

"""Cells between a spreadsheet and the rundown editor, by the clipboard."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import picture, violations
from tests.browser.rundown import abcd, cell, editor, one, server, shown, stage, titles
from tests.servers import Caller

__all__ = ["abcd", "editor", "server", "stage"]

SCRIPT = "Chào mừng\t7'30\"\nPhim tài liệu\t12\nTrò chuyện với hộ nghèo\t25 phút\n"


def copied_elsewhere(editor: Page, text: str) -> None:
    """Copy a text in another page, as out of a spreadsheet, and come back."""
    sheet = editor.context.new_page()
    sheet.set_content("<textarea></textarea>")
    sheet.locator("textarea").fill(text)
    sheet.keyboard.press("Control+a")
    sheet.keyboard.press("Control+c")
    sheet.close()
    editor.bring_to_front()


def pasted_elsewhere(editor: Page) -> str:
    sheet = editor.context.new_page()
    sheet.set_content("<textarea></textarea>")
    sheet.locator("textarea").focus()
    sheet.keyboard.press("Control+v")
    text = sheet.locator("textarea").input_value()
    sheet.close()
    editor.bring_to_front()
    return text


def test_cells_of_a_spreadsheet_are_pasted_from_where_one_stands_and_undone_at_once(
    editor: Page, abcd: list[int], stage: Caller
) -> None:
    copied_elsewhere(editor, SCRIPT)
    cell(editor, abcd[1], "title").focus()
    editor.keyboard.press("Control+v")
    expect(shown(editor)).to_have_text(["Văn nghệ", "Chào mừng", "Phim tài liệu", "Trò chuyện với hộ nghèo"])
    expect(cell(editor, abcd[3], "planned_s")).to_have_text("25'")
    expect(editor.locator("[data-slot=tray]")).to_contain_text("Đã dán vào 3 tiết mục.")
    expect(cell(editor, abcd[1], "title")).to_be_focused()
    assert [one(stage, cue_id)["planned_s"] for cue_id in abcd] == [300, 450, 720, 1500]
    assert violations(editor) == []
    picture(editor, "rundown-pasted")
    editor.keyboard.press("Control+z")
    expect(shown(editor)).to_have_text(["Văn nghệ", "Phóng sự", "Giao lưu", "Phát biểu"])


def test_a_table_with_a_cell_that_cannot_be_changes_nothing_and_says_which(
    editor: Page, abcd: list[int], stage: Caller
) -> None:
    copied_elsewhere(editor, "Chào mừng\t7'\nPhim\tlâu lắm\n")
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.press("Control+v")
    expect(editor.get_by_text("Chưa dán gì. Tiết mục 2, ô “Dài”")).to_be_visible()
    picture(editor, "rundown-not-pasted")
    assert titles(stage) == ["Văn nghệ", "Phóng sự", "Giao lưu", "Phát biểu"]


def test_rows_without_a_cue_are_told_and_one_row_goes_into_all_selected(
    editor: Page, abcd: list[int], stage: Caller
) -> None:
    copied_elsewhere(editor, SCRIPT)
    cell(editor, abcd[3], "title").focus()
    editor.keyboard.press("Control+v")
    expect(editor.locator("[data-slot=tray]")).to_contain_text("2 dòng cuối không còn tiết mục")
    copied_elsewhere(editor, "MC Hồng Phượng")
    cell(editor, abcd[0], "presenter").focus()
    editor.keyboard.press("Shift+ArrowDown")
    editor.keyboard.press("Shift+ArrowDown")
    editor.keyboard.press("Control+v")
    expect(cell(editor, abcd[2], "presenter")).to_have_text("MC Hồng Phượng")
    assert [one(stage, cue_id)["presenter"] for cue_id in abcd] == [*["MC Hồng Phượng"] * 3, ""]


def test_selected_rows_are_copied_as_a_spreadsheet_takes_them(editor: Page, abcd: list[int]) -> None:
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.press("Control+c")
    assert pasted_elsewhere(editor) == "Văn nghệ"
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.press("Shift+ArrowDown")
    editor.keyboard.press("Control+c")
    first, second = pasted_elsewhere(editor).split("\n")
    assert (first.split("\t")[:2], second.split("\t")[:2]) == (["Văn nghệ", "5'"], ["Phóng sự", "5'"])

"""Importing a script in a browser: columns told, rows looked at, written; and the page of the show's log."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, expect

from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.office import file
from tests.browser.rundown import server, shown, stage, titles, written
from tests.servers import Caller

__all__ = ["server", "stage"]

SCRIPT = Path(__file__).parents[1] / "data" / "kich-ban.xlsx"


def foreign() -> FilePayload:
    columns = [ColumnOut("Khoảng"), ColumnOut("Việc trên sân khấu"), ColumnOut("Trang phục")]
    content = write_xlsx(
        [SheetOut("Kịch bản", columns, [("5 phút", "Chào cờ", "Áo dài"), ("7'", "Phóng sự", None)])]
    )
    return file("kich-ban.xlsx", content)


def test_a_script_is_looked_at_row_by_row_and_then_written(stage: Caller, open_page: Opener) -> None:
    page = ready(open_page("stage", "rundown"))
    page.locator("#script-file").set_input_files(SCRIPT)
    dialog = page.locator("dialog[data-slot=import]")
    expect(dialog).to_contain_text("12 thêm mới, 0 cập nhật, 0 không đổi")
    expect(dialog.locator(".preview tbody tr")).to_have_count(12)
    assert titles(stage) == []
    assert violations(page) == []
    picture(page, "rundown-import")
    dialog.get_by_role("button", name="Nhập vào chương trình").click()
    expect(dialog).to_be_hidden()
    expect(shown(page)).to_have_count(12)
    assert titles(stage)[0] == "Văn nghệ chào mừng"

    page.locator("#script-file").set_input_files(SCRIPT)
    expect(dialog).to_contain_text("0 thêm mới, 0 cập nhật, 12 không đổi")
    expect(dialog.get_by_role("button", name="Không có gì mới để nhập")).to_be_disabled()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_columns_of_a_foreign_script_are_told_once(stage: Caller, open_page: Opener) -> None:
    page = ready(open_page("stage", "rundown"))
    page.locator("#script-file").set_input_files([foreign()])
    dialog = page.locator("dialog[data-slot=import]")
    expect(dialog.get_by_text("Hãy cho biết cột nào là nội dung tiết mục")).to_be_visible()
    expect(dialog.get_by_role("button", name="Nhập vào chương trình")).to_be_disabled()
    assert violations(page) == []
    dialog.get_by_label("Cột “Việc trên sân khấu” nhập thành").select_option("content")
    dialog.get_by_label("Cột “Khoảng” nhập thành").select_option("duration")
    expect(dialog).to_contain_text("2 thêm mới, 0 cập nhật, 0 không đổi")
    dialog.get_by_role("button", name="Nhập vào chương trình").click()
    expect(shown(page)).to_have_text(["Chào cờ", "Phóng sự"])

    page.locator("#script-file").set_input_files([foreign()])
    expect(dialog).to_contain_text("0 thêm mới, 0 cập nhật, 2 không đổi")


def test_faults_of_a_long_script_are_found_without_looking_for_them(
    stage: Caller, open_page: Opener, faults: Faults
) -> None:
    columns = [ColumnOut("Nội dung"), ColumnOut("Thời lượng")]
    rows = [(f"Tiết mục {number}", "lâu" if number in (20, 41) else "5 phút") for number in range(1, 61)]
    page = ready(open_page("stage", "rundown", "laptop"))
    content = write_xlsx([SheetOut("Kịch bản", columns, rows)])
    page.locator("#script-file").set_input_files([file("kich-ban.xlsx", content)])
    dialog = page.locator("dialog[data-slot=import]")
    expect(dialog).to_contain_text("Dòng có lỗi: 21, 42.")
    row = dialog.locator(".preview tr", has_text="Không đọc được thời lượng").first
    expect(row).to_contain_text("Tiết mục 20")
    expect(row.locator(".badge")).to_have_text("Lỗi")
    expect(dialog.get_by_role("button", name="Nhập vào chương trình")).to_be_in_viewport(ratio=1)
    picture(page, "rundown-import-faults")

    faults.network_may_fail = True
    page.route("**/rundown/import", lambda route: route.abort())
    dialog.locator("summary").click()
    length = dialog.get_by_label("Cột “Thời lượng” nhập thành")
    length.select_option("")
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect(length).to_have_value("duration")  # what the rows below were read by
    picture(page, "rundown-import-unreached")


def test_the_log_says_what_was_called_and_by_whom(stage: Caller, open_page: Opener) -> None:
    first, second = written(stage, "Văn nghệ chào mừng", "Phóng sự mở đầu")
    state = stage.post("show/go", json={}).json()
    assert stage.post("show/go", json={"expected_version": state["version"]}).status_code == 200
    page = ready(open_page("stage", "log"))
    expect(page.locator("[data-slot=calls] tbody tr")).to_have_count(2)
    expect(page.locator("[data-slot=calls]")).to_contain_text("Văn nghệ chào mừng")
    expect(page.locator("[data-slot=entries]")).to_contain_text("Phóng sự mở đầu")
    assert violations(page) == []
    picture(page, "show-log")
    page.locator("#log-q").fill("văn nghệ")
    expect(page.locator("[data-slot=entries] tbody tr").first).to_contain_text("Văn nghệ chào mừng")
    expect(page.locator("[data-slot=entries]")).not_to_contain_text("Phóng sự mở đầu")
    page.locator("#log-q").fill("không có gì như thế")
    expect(page.get_by_text("Không có dòng nào khớp.")).to_be_visible()
    page.locator("#log-q").fill("")
    page.locator("#log-about").select_option("editing")
    expect(page.locator("[data-slot=entries] tbody tr")).not_to_have_count(0)
    assert first != second

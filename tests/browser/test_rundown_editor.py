"""The rundown editor: everything by keyboard, dragging, blocks, selections, two people at once, 150 cues."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.servers import Caller, Server, serving

MANY = 150


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, founded: Path) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("rundown"), founded) as running:
        yield running


@pytest.fixture
def stage(server: Server) -> Caller:
    """Call as the stage manager, over an empty rundown that nobody has called yet."""
    stage = server.caller("stage")
    stage.post("show/reset", json={}).raise_for_status()
    cues = [{"id": cue["id"], "version": cue["version"]} for cue in stage.get("rundown").json()["cues"]]
    if cues:
        stage.post("rundown/batch", json={"cues": cues, "action": "delete"}).raise_for_status()
    return stage


def written(stage: Caller, *titles: str, **fields: Any) -> list[int]:
    """Write cues of five minutes and give their ids."""
    made = []
    for title in titles:
        body = {"title": title, "planned_s": 300, **fields}
        answer = stage.post("rundown/cues", key=token_hex(8), json=body)
        assert answer.status_code == 201, answer.text
        made.append(int(answer.json()["id"]))
    return made


def filled(stage: Caller, count: int) -> list[int]:
    """Fill the rundown with copies of its first cue up to a count, and give all ids in order."""
    cues = stage.get("rundown").json()["cues"]
    while len(cues) < count:
        some = [{"id": cue["id"], "version": cue["version"]} for cue in cues[: count - len(cues)]]
        answer = stage.post("rundown/batch", json={"cues": some, "action": "duplicate"})
        cues = answer.json()["cues"]
    return [cue["id"] for cue in cues]


def titles(stage: Caller) -> list[str]:
    return [cue["title"] for cue in stage.get("rundown").json()["cues"]]


def one(stage: Caller, cue_id: int) -> dict[str, Any]:
    cues: list[dict[str, Any]] = stage.get("rundown").json()["cues"]
    return next(cue for cue in cues if cue["id"] == cue_id)


def cell(page: Page, row: int, column: str) -> Locator:
    return page.locator(f'[data-row="{row}"] [data-column="{column}"]')


def shown(page: Page) -> Locator:
    return page.locator(".line:not(.line--head, .line--block) [data-column=title]")


def block(page: Page) -> Locator:
    return page.locator(".line--block")


@pytest.fixture
def abcd(stage: Caller) -> list[int]:
    return written(stage, "Văn nghệ", "Phóng sự", "Giao lưu", "Phát biểu")


@pytest.fixture
def editor(abcd: list[int], open_page: Opener) -> Page:
    return ready(open_page("stage", "rundown"))


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


def test_a_selection_is_edited_at_once(editor: Page, abcd: list[int], stage: Caller) -> None:
    cell(editor, abcd[0], "title").click()
    cell(editor, abcd[2], "title").click(modifiers=["Shift"])
    bar = editor.locator("[data-slot=batch]")
    expect(bar).to_contain_text("3 tiết mục đã chọn")
    bar.get_by_label("Loại").select_option("film")
    expect(cell(editor, abcd[2], "kind")).to_have_text("Phóng sự")
    bar.get_by_label("Dài").fill("12")
    bar.get_by_label("Dài").press("Enter")
    expect(cell(editor, abcd[1], "planned_s")).to_have_text("12'")
    bar.get_by_role("button", name="Cờ").click()
    expect(cell(editor, abcd[0], "flagged")).to_have_attribute("aria-label", "Cờ: có")
    picture(editor, "rundown-selection")
    assert violations(editor) == []
    cues = stage.get("rundown").json()["cues"]
    assert [(cue["kind"], cue["planned_s"], cue["flagged"]) for cue in cues] == [
        ("film", 720, True),
        ("film", 720, True),
        ("film", 720, True),
        ("other", 300, False),
    ]


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
    assert before is not None and after is not None
    assert abs(before["y"] - after["y"]) <= 1
    expect(page.locator(".cell__input")).to_have_value("Tên đang gõ")
    expect(page.locator(".cell__input")).to_be_focused()


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
    for _ in range(2):
        version = stage.get("show").json()["version"]
        stage.post("show/go", json={"expected_version": version}).raise_for_status()
        editor.wait_for_timeout(1000)  # the least time between two GOs
    expect(editor.locator(f'[data-row="{abcd[1]}"]')).to_have_attribute("aria-current", "true")
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.type("Khác")
    expect(editor.locator(".cell__input")).to_have_count(0)
    expect(cell(editor, abcd[0], "title")).to_have_attribute("aria-readonly", "true")
    expect(editor.locator("#toasts")).to_contain_text("không sửa được nữa")
    editor.keyboard.press("Control+a")
    expect(editor.locator(".is-selected")).to_have_count(2)
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

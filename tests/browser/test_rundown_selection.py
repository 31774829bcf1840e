"""Several rows of the rundown at once: the bar below the grid, by mouse and by keys."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import picture, violations
from tests.browser.rundown import abcd, cell, editor, server, stage
from tests.servers import Caller

__all__ = ["abcd", "editor", "server", "stage"]


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


def test_a_choice_for_a_selection_is_made_by_enter_not_by_the_first_arrow(
    editor: Page, abcd: list[int], stage: Caller
) -> None:
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.press("Shift+ArrowDown")
    bar = editor.locator("[data-slot=batch]")
    expect(bar).to_contain_text("2 tiết mục đã chọn")
    for field in ("Dài", "Người thực hiện", "Loại"):
        editor.keyboard.press("Tab")
        expect(bar.get_by_label(field)).to_be_focused()
    for _ in range(3):  # opens the list, then passes what comes first
        editor.keyboard.press("ArrowDown")
    editor.keyboard.press("Enter")
    expect(cell(editor, abcd[1], "kind")).to_have_text("Phóng sự")
    editor.keyboard.press("Escape")
    editor.keyboard.press("Control+z")
    expect(cell(editor, abcd[1], "kind")).to_have_text("Khác")  # the one thing that was done
    assert [cue["kind"] for cue in stage.get("rundown").json()["cues"]] == ["other"] * 4


def _covered(page: Page, below: str) -> bool:
    """Tell whether what is said in passing reaches over something below the grid."""
    said = page.locator("#toasts").bounding_box()
    there = page.locator(below).bounding_box()
    assert said is not None
    assert there is not None
    return said["y"] + said["height"] > there["y"]


def test_what_is_said_covers_neither_the_bar_of_a_selection_nor_the_way_back(
    editor: Page, abcd: list[int]
) -> None:
    cell(editor, abcd[0], "flagged").click()
    expect(cell(editor, abcd[0], "flagged")).to_have_attribute("aria-label", "Cờ: có")
    editor.keyboard.press("Control+z")
    expect(editor.locator(".toast")).to_have_count(1)
    cell(editor, abcd[0], "title").focus()
    editor.keyboard.press("Shift+ArrowDown")
    expect(editor.locator("[data-slot=batch]")).to_be_visible()
    assert not _covered(editor, "[data-slot=batch]")
    editor.keyboard.press("Delete")
    expect(editor.locator("[data-slot=tray]")).to_be_visible()
    assert not _covered(editor, "[data-slot=tray]")

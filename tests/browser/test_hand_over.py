"""The hand-over of symbolic boards: from a pledge held at the desk to the donor and the total on stage."""

from __future__ import annotations

from secrets import token_hex

from playwright.sync_api import expect

from tests.browser.conftest import Opener, picture, ready
from tests.browser.rundown import cell
from tests.servers import Server

LONG = "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Năng lượng tái tạo Ninh Thuận – Chi nhánh Phan Rang"


def test_held_pledges_become_steps_and_go_brings_them_on_stage(server: Server, open_page: Opener) -> None:
    desk, stage = server.caller("pledges"), server.caller("stage")
    for name, amount in ((LONG, "1,2 tỷ"), ("Công ty Muối Cà Ná", "300tr")):
        held = {"donor": {"name": name}, "kind": "cash", "amount": amount, "channel": "stage", "hold": True}
        desk.post("pledges", key=token_hex(8), json=held).raise_for_status()
    cues = stage.get("rundown").json()["cues"]
    board = next(cue for cue in cues if "bảng tượng trưng" in cue["title"])

    editor = ready(open_page("stage", "rundown"))
    cell(editor, board["id"], "steps").click()
    editor.locator("[data-donors]").click()
    dialog = editor.get_by_role("dialog")
    expect(dialog.get_by_role("checkbox")).to_have_count(2)
    picture(editor, "hand-over-donors")
    dialog.get_by_role("button", name="Thêm 2 bước").click()
    expect(editor.locator(".panel .step")).to_have_count(2)

    screen = ready(open_page("display", "stage", "stage"))
    state = stage.get("show").json()
    body = {"expected_version": state["version"], "cue_id": board["id"]}
    state = stage.post("show/standby", json=body).json()
    for _ in range(2):
        state = stage.post("show/go", json={"expected_version": state["version"]}).json()
    expect(screen.locator(".thanks__name")).to_have_text(LONG)
    expect(screen.locator(".thanks__amount")).to_contain_text("1.200.000.000")
    picture(screen, "hand-over-stage")
    assert stage.get("tote").json()["tonight_total"] == 1_200_000_000

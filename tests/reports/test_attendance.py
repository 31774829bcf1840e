"""Who came, read afterwards: the page and the workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.reports.rules import DeskTally, Step, curve, percent, tallies
from forum_app.sheets import read_sheets
from tests.cast import SLUG, THE_EVENING, Client, FixedClock
from tests.guests.factories import invite

SignIn = Callable[[Role], Client]
PAGE = f"/f/{SLUG}/reports/attendance"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOBODYS_CODE = "94584285914857204865"


@pytest.fixture
def evening(app: Flask, forum: Forum, desk: Client, clock: FixedClock) -> None:
    """Two leaders of whom one comes, three donors of whom two come, one by a deputy; one scan of nobody's."""
    here = invite(app, forum, "Phạm Thị Bích Hà", group=1, position="Chủ tịch")
    invite(app, forum, "Nguyễn Long Biên", group=1, position="Phó Chủ tịch UBND tỉnh")
    first = invite(app, forum, "Lê An", organisation="=Công ty Nho")
    second = invite(app, forum, "Đỗ Bình")
    gone = invite(app, forum, "Võ Cúc")
    invite(app, forum, "Trần Dũng", group=7)
    desk.post(f"guests/{gone.id}/cancel", json={})
    enter(desk, here.code, "Bàn 1")
    clock.forward(minutes=25)
    entry = enter(desk, first.code, "Bàn 2", deputy={"full_name": "Mai Thị Đào", "position": "Phó Giám đốc"})
    enter(desk, second.code, "Bàn 2")
    desk.post(f"check-ins/{entry}/reentry", json={"desk": "Bàn 1"})
    for code in (NOBODYS_CODE, gone.code, second.code):
        desk.post("check-ins", json={"code": code, "desk": "Bàn 3"})


def enter(desk: Client, code: str, at: str, **more: object) -> int:
    answer = desk.post("check-ins", json={"code": code, "desk": at, **more})
    assert answer.status_code == 201, answer.text
    admission: int = answer.json["admission"]["id"]
    return admission


def sheets(client: Client) -> dict[str, list[list[str]]]:
    answer = client.get("attendance.xlsx")
    assert (answer.status_code, answer.content_type) == (200, XLSX)
    assert answer.headers["Cache-Control"] == "private, no-store"
    read = read_sheets(answer.data, "bao-cao.xlsx")
    # Below the title, a blank row and the headings.
    return {sheet.name: [[text(cell) for cell in row.cells] for row in sheet.rows[3:]] for sheet in read}


def text(cell: object) -> str:
    return "" if cell is None else str(cell).removesuffix(":00").removesuffix(".0")


def test_the_workbook_adds_up(evening: None, desk: Client) -> None:
    found = sheets(desk)
    by_group = {row[0][:20]: row[1:] for row in found["Theo nhóm"]}
    assert by_group == {
        "Thường trực Tỉnh ủy,": ["2", "1", "1", "50"],
        "Các cơ quan, đơn vị,": ["2", "2", "0", "100"],
        "Đại diện các hộ nghè": ["1", "0", "1", "0"],
        "Tổng cộng": ["5", "3", "2", "60"],
    }
    assert found["Giờ đến"] == [
        ["2024-10-17 19:30", "1", "1"],
        ["2024-10-17 19:40", "0", "1"],
        ["2024-10-17 19:50", "2", "3"],
    ]
    assert found["Các bàn"] == [
        ["Bàn 2", "2", "2024-10-17 19:55", "2024-10-17 19:55"],
        ["Bàn 1", "1", "2024-10-17 19:30", "2024-10-17 19:30"],
    ]
    assert found["Dự thay"] == [
        [
            "1",
            "Lê An",
            "=Công ty Nho",
            "Doanh nghiệp, nhà hảo tâm",
            "Mai Thị Đào",
            "Phó Giám đốc",
            "2024-10-17 19:55",
            "Bàn 2",
        ]
    ]
    assert [row[1:3] for row in found["Lãnh đạo vắng"]] == [["Nguyễn Long Biên", "Phó Chủ tịch UBND tỉnh"]]
    assert [(row[2], row[3], row[4]) for row in found["Bị từ chối"]] == [
        ("Bàn 3", "Mã không có trong danh sách", ""),
        ("Bàn 3", "Thẻ đã hủy hoặc đã thay", "Võ Cúc"),
        ("Bàn 3", "Đã vào cửa trước đó", "Đỗ Bình"),
    ]


def test_everybody_has_a_row_with_time_desk_deputy_and_returns(evening: None, desk: Client) -> None:
    rows = {row[1]: row[6:] for row in sheets(desk)["Từng khách"]}
    assert list(rows) == ["Phạm Thị Bích Hà", "Nguyễn Long Biên", "Lê An", "Đỗ Bình", "Trần Dũng"]
    assert rows["Nguyễn Long Biên"] == ["Vắng", "", "", "", "", "0"]
    assert rows["Lê An"] == ["Có mặt", "2024-10-17 19:55", "Bàn 2", "Mai Thị Đào", "Phó Giám đốc", "1"]


def test_an_entry_taken_back_counts_nowhere(app: Flask, forum: Forum, desk: Client) -> None:
    entry = enter(desk, invite(app, forum, "Lê An").code, "Bàn 1")
    desk.post(f"check-ins/{entry}/undo", json={})
    found = sheets(desk)
    assert (found["Giờ đến"], found["Các bàn"]) == ([], [])
    assert found["Từng khách"][0][6:9] == ["Vắng", "", ""]


def test_the_page_says_the_same(evening: None, desk: Client) -> None:
    answer = desk.get(PAGE)
    assert answer.status_code == 200
    page = " ".join(unescape(answer.text).split())
    wanted = (
        "<dd>3 / 5</dd>",
        "<dd>60%</dd>",
        "Mai Thị Đào",
        "Nguyễn Long Biên",
        "Mã không có trong danh sách",
        "số liệu lúc 19:55:00 17/10/2024",
    )
    assert [said for said in wanted if said not in page] == []


def test_before_anybody_came_the_page_says_so(desk: Client) -> None:
    page = unescape(desk.get(PAGE).text)
    for said in ("Chưa có khách nào vào cửa.", "Không có ai dự thay.", "Không có lượt quét nào bị từ chối."):
        assert said in page
    assert sheets(desk)["Từng khách"] == []


@pytest.mark.parametrize("path", [PAGE, "attendance.xlsx"])
def test_it_is_for_those_who_read_the_guest_list(
    bearer: SignIn, anonymous: Client, forum: Forum, path: str
) -> None:
    codes = {role: bearer(role).get(path).status_code for role in ("stage", "crew", "pledges", "display")}
    assert codes == dict.fromkeys(codes, 403)
    assert anonymous.get(path).status_code == (302 if path == PAGE else 401)
    assert bearer("checkin").get(path).status_code == 200


def test_another_forum_has_no_report(desk: Client) -> None:
    assert desk.get("/f/khong-co/reports/attendance").status_code == 404
    assert desk.get("/api/v1/forums/khong-co/attendance.xlsx").status_code == 404


def test_after_erasing_the_report_still_counts(app: Flask, evening: None, desk: Client) -> None:
    before = sheets(desk)
    done = app.test_cli_runner().invoke(args=["forum", "erase", "--really", "--yes", "--now"])
    assert done.exit_code == 0
    after = sheets(desk)
    for name in ("Theo nhóm", "Giờ đến", "Các bàn"):
        assert after[name] == before[name]
    assert {row[1] for row in after["Từng khách"]} == {"đã xóa"}
    page = unescape(desk.get(PAGE).text)
    assert "Dữ liệu cá nhân đã được xóa ngày 17/10/2024" in page
    assert "Mai Thị Đào" not in page


def test_a_share_is_rounded_down() -> None:
    assert [percent(199, 200), percent(0, 0), percent(2, 2)] == [99, 0, 100]


def test_quiet_steps_stand_in_the_curve_and_many_days_grow_the_step() -> None:
    at = THE_EVENING
    quiet = curve([at + timedelta(minutes=21), at + timedelta(minutes=3)])
    assert quiet == [
        Step(at, 1, 1),
        Step(at + timedelta(minutes=10), 0, 1),
        Step(at + timedelta(minutes=20), 1, 2),
    ]
    assert len(curve([at, at + timedelta(days=30)])) < 200
    assert curve([]) == []


def test_the_busiest_desk_stands_first() -> None:
    at, later = THE_EVENING, THE_EVENING + timedelta(minutes=5)
    assert tallies([("B", at), ("A", later), ("B", later)]) == [
        DeskTally("B", 2, at, later),
        DeskTally("A", 1, later, later),
    ]

"""The rundown and the log as files."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.sheets import read_sheets
from forum_app.sheets.cells import Cell
from tests.cast import Client, FixedClock
from tests.show.factories import show, with_programme

SignIn = Callable[[Role], Client]
FILES = ("rundown.xlsx", "rundown.csv", "rundown.pdf", "show/log.xlsx", "show/log.pdf")


def filled(content: bytes, name: str, sheet: int = 0) -> list[list[Cell]]:
    """Read the filled cells of each row back."""
    rows = read_sheets(content, name)[sheet].rows
    found: list[list[Cell]] = [[cell for cell in row.cells if cell is not None] for row in rows]
    return [cells for cells in found if cells]


def test_the_rundown_as_a_workbook(app: Flask, bearer: SignIn) -> None:
    with_programme(app)
    answer = bearer("crew").get("rundown.xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kich-ban-lang-nghe-2024.xlsx"'
    rows = filled(answer.data, "a.xlsx")
    assert rows[0] == ["Diễn đàn “Lắng nghe tiếng nói của người nghèo”"]
    assert rows[2] == [1, "19h30", "15'", "Văn nghệ chào mừng", "Kính thưa quý vị", "lang-nghe-2024/1"]
    assert rows[3] == [2, "19h45", "7'30\"", "Phóng sự", "Đài PT-TH", "lang-nghe-2024/2"]
    assert rows[5] == ["42'30\"", "Tổng thời lượng"]


def test_the_rundown_as_csv_holds_no_formula(app: Flask, bearer: SignIn) -> None:
    with_programme(app, ({"title": "=1+1", "planned_s": 60},))
    lines = bearer("crew").get("rundown.csv").data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("STT,Thời gian,Thời lượng,Nội dung,Thực hiện,Lời dẫn MC")
    assert lines[1] == "1,19h30,1','=1+1,,,,,,,,,,,,,,,lang-nghe-2024/1"


def test_the_log_as_a_workbook(app: Flask, signed_in: SignIn, clock: FixedClock) -> None:
    with_programme(app)
    stage = signed_in("stage")
    stage.post("show/go")
    clock.forward(minutes=10)
    stage.post("show/go")
    content = stage.get("show/log.xlsx").data
    calls = filled(content, "a.xlsx")
    assert [row[1] for row in calls[2:]] == ["Văn nghệ chào mừng", "Phóng sự"]
    assert calls[2][-4:] == ["15'", "10'", "0'", -300]
    commands = filled(content, "a.xlsx", sheet=1)
    assert [row[2] for row in commands[2:]] == ["Nhập kịch bản", "GO: gọi tiết mục", "GO: gọi tiết mục"]


@pytest.mark.parametrize("name", ["rundown.xlsx", "rundown.csv"])
def test_a_file_taken_in_a_rehearsal_brings_the_hours_of_the_evening_back(
    app: Flask, signed_in: SignIn, clock: FixedClock, name: str
) -> None:
    with_programme(app)
    stage = signed_in("stage")
    fixed = {"version": 1, "starts_at": "2024-10-17T20:40:00+07:00"}
    assert stage.patch("rundown/cues/3", json=fixed).status_code == 200
    clock.forward(hours=-22)
    stage.post("show/reset", json={"mode": "rehearsal"})
    stage.post("show/go")
    content = stage.get(name).data
    assert [row[1] for row in filled(content, name) if row[0] in (1, 2, 3, "1", "2", "3")] == [
        "19h30",
        "19h45",
        "20h40",
    ]
    stage.post("show/reset", json={"mode": "live"})
    answer = stage.post("rundown/import", data={"file": (BytesIO(content), name), "dry_run": "true"})
    assert [row["action"] for row in answer.get_json()["rows"]] == ["unchanged"] * 3


@pytest.mark.parametrize("path", FILES)
def test_an_empty_evening_has_files_too(signed_in: SignIn, path: str) -> None:
    assert signed_in("stage").get(path).status_code == 200


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize(
    ("role", "status"), [("crew", 200), ("checkin", 403), ("pledges", 403), ("display", 403)]
)
def test_files_are_for_the_crew(app: Flask, bearer: SignIn, path: str, role: Role, status: int) -> None:
    with_programme(app)
    assert bearer(role).get(path).status_code == status


@pytest.mark.parametrize("path", FILES)
def test_files_are_not_for_everybody(anonymous: Client, path: str) -> None:
    assert anonymous.get(path).status_code == 401


def test_reading_files_changes_nothing(app: Flask, signed_in: SignIn) -> None:
    with_programme(app)
    stage = signed_in("stage")
    before = show(stage)
    for path in FILES:
        assert stage.get(path).status_code == 200
    assert show(stage) == before

"""A programme script is imported into the rundown."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.kernel.errors import Invalid
from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from forum_app.show.api.import_models import ImportView
from forum_app.show.operations.reading import read_script
from tests.cast import Client
from tests.show.factories import SHORT, cues, show, titles, with_programme

SignIn = Callable[[Role], Client]
DATA = Path(__file__).parent.parent / "data"
SCRIPT = (DATA / "kich-ban.xlsx").read_bytes()
EXPECTED: list[dict[str, Any]] = json.loads((DATA / "expected-cues.json").read_text(encoding="utf-8"))
HEADER = "STT,Thời gian,Thời lượng,Nội dung,Thực hiện\n"


@pytest.fixture
def stage(signed_in: SignIn) -> Client:
    return signed_in("stage")


def send(client: Client, content: bytes | str, name: str = "kich-ban.csv", **fields: str) -> dict[str, Any]:
    """Import a file; make sure it was read."""
    raw = content.encode() if isinstance(content, str) else content
    answer = client.post("rundown/import", data={"file": (BytesIO(raw), name), **fields})
    assert answer.status_code == 200, answer.json
    report: dict[str, Any] = answer.json
    shown = ImportView.model_validate(report)
    assert shown.created + shown.updated + shown.unchanged <= len(shown.rows)
    return report


def counts(report: dict[str, Any]) -> tuple[int, int, int]:
    return report["created"], report["updated"], report["unchanged"]


def fates(report: dict[str, Any]) -> list[tuple[int, str]]:
    return [(row["row"], row["action"]) for row in report["rows"]]


def test_a_real_script(stage: Client) -> None:
    report = send(stage, SCRIPT, "kich-ban.xlsx")
    assert (counts(report), report["errors"], report["warnings"]) == ((12, 0, 0), [], [])
    assert fates(report) == [(row, "create") for row in range(5, 17)]
    found = [{name: cue[name] for name in ("title", "planned_s", "presenter")} for cue in cues(stage)]
    assert found == EXPECTED


def test_what_else_a_real_script_says(stage: Client) -> None:
    send(stage, SCRIPT, "kich-ban.xlsx")
    film = cues(stage)[1]
    assert (film["kind"], film["scene"], film["starts_at"]) == ("film", "tote", None)
    assert film["notes"] == {
        "mc": "Kính thưa quý vị, tiếp theo là: Phóng sự: Chương trình an sinh xã hội",
        "sound": "Nhạc nền",
        "light": "",
        "screen": "Tote",
        "stage": "(dự phòng)",
    }


def test_a_dry_run_says_the_same_and_writes_nothing(stage: Client) -> None:
    preview = send(stage, SCRIPT, "kich-ban.xlsx", dry_run="true")
    assert (titles(stage), show(stage)["rundown_version"]) == ([], 0)
    assert send(stage, SCRIPT, "kich-ban.xlsx") == preview


def test_the_same_script_again_doubles_nothing(stage: Client) -> None:
    send(stage, SCRIPT, "kich-ban.xlsx")
    before = cues(stage)
    assert counts(send(stage, SCRIPT, "kich-ban.xlsx")) == (0, 0, 12)
    assert (cues(stage), show(stage)["rundown_version"]) == (before, 1)


def test_our_own_exports_come_back_unchanged(stage: Client) -> None:
    send(stage, SCRIPT, "kich-ban.xlsx")
    for name in ("rundown.xlsx", "rundown.csv"):
        report = send(stage, stage.get(name).data, name)
        assert (counts(report), report["errors"]) == ((0, 0, 12), [])


def test_a_changed_script_updates_by_title(stage: Client) -> None:
    send(stage, HEADER + "1,19h30,15',Văn nghệ,Đoàn A\n2,,10',Phát biểu,\n")
    report = send(stage, HEADER + "1,,5',Chào cờ,\n2,,15',VĂN NGHỆ,\n3,,12',Phát biểu,Ông B\n")
    assert fates(report) == [(2, "create"), (3, "update"), (4, "update")]
    assert [(cue["title"], cue["planned_s"], cue["presenter"], cue["version"]) for cue in cues(stage)] == [
        ("Chào cờ", 300, "", 1),
        ("VĂN NGHỆ", 900, "Đoàn A", 2),
        ("Phát biểu", 720, "Ông B", 2),
    ]


def test_one_unreadable_length_and_nothing_is_written(stage: Client) -> None:
    report = send(stage, HEADER + "1,,15',A,\n2,,lâu lắm,B,\n3,,,C,\n")
    assert report["errors"] == [
        {
            "row": 3,
            "column": "Thời lượng",
            "message": "Không đọc được thời lượng “lâu lắm”; hãy ghi như 15', 7'30\" hoặc 25 phút.",
        },
        {
            "row": 4,
            "column": "Thời lượng",
            "message": "Thiếu thời lượng; hãy ghi như 15', 7'30\" hoặc 25 phút.",
        },
    ]
    assert titles(stage) == []


def test_a_missing_length_follows_from_the_hours(stage: Client) -> None:
    send(stage, HEADER + "1,19h30 - 19h45,,A,\n2,19g45,,B,\n3,20:00,5',C,\n")
    assert [cue["planned_s"] for cue in cues(stage)] == [900, 900, 300]


def test_rows_that_are_no_items_are_left_out(stage: Client) -> None:
    lines = "1,,15',A,\n,,,PHẦN HAI,\n2,,5',,Ai đó\n3,,5',B,\n,,20',Tổng cộng,\n,,,Người lập,\n"
    report = send(stage, HEADER + lines)
    assert fates(report) == [(2, "create"), (3, "skip"), (4, "skip"), (5, "create")]
    assert [row.get("why") for row in report["rows"]] == [
        None,
        "Dòng tiêu đề trong bảng.",
        "Dòng không có nội dung.",
        None,
    ]
    assert titles(stage) == ["A", "B"]


def test_a_wait_in_the_script_becomes_a_hard_time(stage: Client) -> None:
    report = send(stage, HEADER + "1,19h30,15',A,\n2,20h00,5',B,\n3,20h02,5',C,\n")
    assert [cue["starts_at"] for cue in cues(stage)] == [None, "2024-10-17T20:00:00.000+07:00", None]
    assert [(warning["row"], warning["column"]) for warning in report["warnings"]] == [(4, "Thời gian")]


def test_cues_the_script_does_not_name_stay_and_are_told(app: Flask, stage: Client) -> None:
    with_programme(app)
    report = send(stage, HEADER + "1,,20',Giao lưu,\n2,,5',Mới,\n")
    assert [warning["message"] for warning in report["warnings"]] == [
        "Tiết mục “Văn nghệ chào mừng” không có trong tệp; vẫn được giữ trong chương trình.",
        "Tiết mục “Phóng sự” không có trong tệp; vẫn được giữ trong chương trình.",
    ]
    assert titles(stage) == ["Văn nghệ chào mừng", "Phóng sự", "Giao lưu", "Mới"]


def test_replacing_takes_out_what_the_script_does_not_name(app: Flask, stage: Client) -> None:
    with_programme(app)
    stage.post("show/go", json={"expected_version": 0})
    file = HEADER + "1,,20',Giao lưu,\n2,,5',Mới,\n"
    preview = send(stage, file, replace="true", dry_run="true")
    assert (preview["removed"], len(titles(stage))) == (1, 3)
    assert send(stage, file, replace="true") == preview
    assert titles(stage) == ["Văn nghệ chào mừng", "Giao lưu", "Mới"]
    assert show(stage)["standby"]["title"] == "Giao lưu"


def test_what_was_called_is_kept_as_it_was(app: Flask, stage: Client) -> None:
    with_programme(app)
    stage.post("show/go", json={"expected_version": 0})
    report = send(stage, HEADER + "1,,5',Phóng sự,\n2,,99',Văn nghệ chào mừng,\n")
    assert fates(report) == [(2, "update"), (3, "skip")]
    assert report["rows"][1]["why"] == "Tiết mục đã hoặc đang diễn ra nên được giữ nguyên."
    assert [cue["planned_s"] for cue in cues(stage)] == [900, 300, 1200]


def test_the_same_title_twice_is_two_items(stage: Client) -> None:
    file = HEADER + "1,,5',Văn nghệ,\n2,,10',Phát biểu,\n3,,5',Văn nghệ,\n"
    assert counts(send(stage, file)) == (3, 0, 0)
    assert counts(send(stage, file)) == (0, 0, 3)


def test_hostile_cells_stay_texts(stage: Client) -> None:
    columns = [ColumnOut(title) for title in HEADER.strip().split(",")]
    rows = [[1, None, 5, "=cmd()|' /C calc'!A0", "<script>"], [2, None, 5, "\u202eabc", None]]
    report = send(stage, write_xlsx([SheetOut("A", columns, rows)]), "a.xlsx")
    assert counts(report) == (2, 0, 0)
    assert [cue["title"] for cue in cues(stage)] == ["=cmd()|' /C calc'!A0", "abc"]


def test_a_text_too_long_is_an_error_in_its_row_and_nothing_is_written(stage: Client) -> None:
    columns = [ColumnOut(title) for title in HEADER.strip().split(",")]
    rows = [[1, None, 5, "Chào cờ", None], [2, None, 5, "x" * 10_000, None]]
    report = send(stage, write_xlsx([SheetOut("A", columns, rows)]), "a.xlsx")
    assert report["errors"] == [
        {"row": 3, "column": "Nội dung", "message": "Nội dung quá dài, tối đa 300 ký tự."}
    ]
    assert cues(stage) == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.xlsx"),
        (b"PK\x03\x04 not a workbook", "a.xlsx"),
        (SCRIPT[: len(SCRIPT) // 2], "a.xlsx"),
        (SCRIPT, "a.pdf"),
        (b"\x00\x01\x02" * 100, "a.csv"),
        ("Không,có,bảng\n1,2,3\n".encode(), "a.csv"),
        ((HEADER + "1,,5',A,\n" * 501).encode(), "a.csv"),
    ],
)
def test_a_file_without_a_script_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_script(content, name)
    assert list(refused.value.errors) == ["file"]


def test_the_refusal_of_a_file_reaches_its_sender(stage: Client) -> None:
    answer = stage.post("rundown/import", data={"file": (BytesIO(b"%PDF-1.7"), "kich-ban.xlsx")})
    assert answer.status_code == 422
    assert answer.json is not None
    assert list(answer.json["errors"]) == ["file"]


def test_without_a_file(stage: Client) -> None:
    answer = stage.post("rundown/import", data={"dry_run": "true"})
    assert answer.status_code == 422
    assert answer.json is not None
    assert list(answer.json["errors"]) == ["file"]


def test_more_cues_than_a_rundown_holds(app: Flask, stage: Client) -> None:
    with_programme(app, tuple({"title": f"Có sẵn {n}", "planned_s": 1} for n in range(499)))
    report = send(stage, HEADER + "1,,5',A,\n2,,5',B,\n")
    assert [error["message"] for error in report["errors"]] == ["Chương trình sẽ có quá nhiều tiết mục."]
    assert len(titles(stage)) == 499


def test_importing_is_for_the_stage_manager(app: Flask, bearer: SignIn, anonymous: Client) -> None:
    with_programme(app)
    for client, status in ((bearer("crew"), 403), (anonymous, 401)):
        answer = client.post("rundown/import", data={"file": (BytesIO(SCRIPT), "kich-ban.xlsx")})
        assert answer.status_code == status
    assert titles(bearer("stage")) == [item["title"] for item in SHORT]

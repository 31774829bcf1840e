"""The log: planned against actual, and every command with who gave it and when."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

from forum_app.kernel.actors import Role
from forum_app.sheets import read_sheets
from forum_app.show.api.log_models import LogView
from tests.cast import Client, FixedClock
from tests.show.factories import with_programme

SignIn = Callable[[Role], Client]


def log(client: Client) -> dict[str, Any]:
    answer = client.get("show/log")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json
    assert LogView.model_validate(found).model_dump() == found
    return found


def test_planned_against_actual(app: Flask, signed_in: SignIn, clock: FixedClock) -> None:
    with_programme(app)
    stage = signed_in("stage")
    clock.forward(minutes=1)
    stage.post("show/go")
    stage.post("show/hold")
    clock.forward(minutes=2)
    stage.post("show/resume")
    clock.forward(minutes=16)
    stage.post("show/go")
    clock.forward(minutes=3)
    calls = log(stage)["calls"]
    assert calls[0] == {
        "cue_id": 1,
        "number": 1,
        "title": "Văn nghệ chào mừng",
        "planned_at": "2024-10-17T19:30:00.000+07:00",
        "planned_s": 900,
        "called_at": "2024-10-17T19:31:00.000+07:00",
        "ended_at": "2024-10-17T19:49:00.000+07:00",
        "actual_s": 960,
        "held_s": 120,
        "adjust_s": 0,
        "over_s": 60,
        "steps": [],
    }
    assert (calls[1]["ended_at"], calls[1]["actual_s"]) == (None, 180)


def test_every_command_with_who_and_when(app: Flask, signed_in: SignIn, clock: FixedClock) -> None:
    with_programme(app)
    stage = signed_in("stage")
    for path, body in (
        ("show/go", {}),
        ("show/adjust", {"seconds": 30}),
        ("show/hold", {}),
        ("show/resume", {}),
        ("show/message", {"text": "Nhanh"}),
        ("show/scene", {"scene": "black"}),
        ("show/standby", {"cue_id": 3}),
        ("rundown/cues", {"title": "Thêm", "planned_s": 5}),
        ("rundown/cues/4/move", {"version": 1, "before": 3}),
        ("show/timer", {"dark": True}),
        ("show/back", {}),
    ):
        clock.forward(seconds=1)
        assert stage.post(path, json=body).status_code in (200, 201)
    stage.patch("rundown/cues/4", json={"version": 2, "title": "Khác"})
    stage.delete("rundown/cues/4", json={"version": 3})
    stage.post("show/go")
    stage.post("show/end")
    entries = log(stage)["entries"]
    assert [entry["kind"] for entry in entries] == [
        "rundown.imported",
        "cue.called",
        "cue.adjusted",
        "show.held",
        "show.resumed",
        "show.message_set",
        "scene.chosen",
        "show.standby_set",
        "cue.added",
        "cue.moved",
        "show.timer_set",
        "cue.undone",
        "cue.edited",
        "cue.deleted",
        "cue.called",
        "show.ended",
    ]
    assert entries[1] == {
        "seq": 2,
        "at": "2024-10-17T19:30:01.000+07:00",
        "kind": "cue.called",
        "deed": "GO: gọi tiết mục",
        "said": "",
        "actor": "stage",
        "actor_kind": "person",
        "seat": None,
        "cue_id": 1,
        "number": 1,
        "title": "Văn nghệ chào mừng",
        "details": {"version": 1},
    }
    assert entries[13]["title"] == "Khác"


def test_what_was_refused_is_not_in_the_log(app: Flask, signed_in: SignIn) -> None:
    with_programme(app)
    stage = signed_in("stage")
    stage.post("show/go", json={"expected_version": 5})
    stage.post("show/adjust", json={"seconds": 1})
    assert len(log(stage)["entries"]) == 1


def test_undone_calls_do_not_count(app: Flask, signed_in: SignIn) -> None:
    with_programme(app)
    stage = signed_in("stage")
    stage.post("show/go")
    stage.post("show/back")
    assert log(stage)["calls"] == []


def test_the_log_is_for_the_crew(app: Flask, bearer: SignIn, anonymous: Client) -> None:
    with_programme(app)
    assert log(bearer("crew"))["calls"] == []
    for role in ("checkin", "pledges", "display"):
        assert bearer(role).get("show/log").status_code == 403
    assert anonymous.get("show/log").status_code == 401


def test_a_command_says_what_it_did_and_from_which_console(app: Flask, signed_in: SignIn) -> None:
    with_programme(app)
    stage = signed_in("stage")
    seat = {"X-Console": "console-3f9a"}
    for path, body in (
        ("show/go", {}),
        ("show/adjust", {"seconds": -90}),
        ("show/message", {"text": "Nhanh lên", "target": "sound", "level": "urgent"}),
        ("show/scene", {"scene": "black"}),
    ):
        assert stage.post(path, json=body, headers=seat).status_code == 200
    stage.patch("rundown/cues/3", json={"version": 1, "title": "Khác", "notes": {"mc": "Xin mời"}})
    assert [(entry["deed"], entry["said"], entry["seat"]) for entry in log(stage)["entries"][1:]] == [
        ("GO: gọi tiết mục", "", "console-3f9a"),
        ("Thêm bớt thời gian", "−1:30", "console-3f9a"),
        ("Nhắn tin", "Âm thanh (khẩn): Nhanh lên", "console-3f9a"),
        ("Chọn cảnh LED", "Màn đen", "console-3f9a"),
        ("Sửa tiết mục", "tên, ghi chú", None),
    ]


def test_what_was_done_to_one_selected_cue_names_it(app: Flask, signed_in: SignIn) -> None:
    with_programme(app)
    stage = signed_in("stage")
    for action, version in (("duplicate", 1), ("delete", 1)):
        seen = {"cues": [{"id": 2, "version": version}], "action": action}
        assert stage.post("rundown/batch", json=seen).status_code == 200
    assert [entry["said"] for entry in log(stage)["entries"][1:]] == [
        "Nhân bản “Phóng sự”",
        "Xóa “Phóng sự”",
    ]


def test_edits_of_blocks_and_their_undoing_are_told_as_they_are_offered(
    app: Flask, signed_in: SignIn
) -> None:
    with_programme(app)
    stage = signed_in("stage")
    stage.post("rundown/blocks", json={"title": "Phần I", "cues": [{"id": 1, "version": 1}]})
    stage.post("rundown/undo", json={})
    assert [entry["said"] for entry in log(stage)["entries"][1:]] == [
        "Tạo khối “Phần I”",
        "Hoàn tác: Tạo khối “Phần I”",
    ]


def test_commands_come_page_by_page_and_only_of_one_kind(app: Flask, signed_in: SignIn) -> None:
    with_programme(app)
    stage = signed_in("stage")
    stage.post("show/go")
    for number in range(4):
        stage.post("show/message", json={"text": f"Tin {number}"})
    first = stage.get("show/log?limit=3").json
    assert [entry["seq"] for entry in first["entries"]] == [4, 5, 6]
    assert len(first["calls"]) == 1
    second = stage.get(f"show/log?limit=3&cursor={first['next_cursor']}").json
    assert ([entry["seq"] for entry in second["entries"]], second["next_cursor"]) == ([1, 2, 3], None)
    for about, count in (("calling", 1), ("telling", 4), ("editing", 1), ("all", 6)):
        assert len(stage.get(f"show/log?about={about}").json["entries"]) == count


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=501", "cursor=x", "about=guests", "run=0", "run=99999999999"]
)
def test_a_page_that_makes_no_sense_is_refused(signed_in: SignIn, query: str) -> None:
    assert signed_in("stage").get(f"show/log?{query}").status_code == 422


def test_excel_and_paper_hold_all_pages(app: Flask, signed_in: SignIn) -> None:
    with_programme(app)
    stage = signed_in("stage")
    stage.post("show/go")
    for number in range(210):
        stage.post("show/message", json={"text": f"Tin số {number}"})
    assert len(log(stage)["entries"]) == 200
    sheet = read_sheets(stage.get("show/log.xlsx").data, "a.xlsx")[1]
    assert len(sheet.rows) == 2 + 1 + 212
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(stage.get("show/log.pdf").data)).pages)
    assert [
        said for said in ("Tin số 0", "Tin số 209", "Văn nghệ chào mừng", "Nhập kịch bản") if said not in text
    ] == []


def test_paper_of_a_rehearsal_says_so(app: Flask, signed_in: SignIn) -> None:
    with_programme(app)
    stage = signed_in("stage")
    stage.post("show/reset", json={"mode": "rehearsal"})
    answer = stage.get("show/log.pdf?run=2")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="nhat-ky-lang-nghe-2024-2.pdf"'
    assert "Tổng duyệt 2" in PdfReader(BytesIO(answer.data)).pages[0].extract_text()
    assert stage.get("show/log.pdf?run=3").status_code == 404
    assert stage.get("show/log.xlsx?run=3").status_code == 404


def test_paper_is_for_the_crew(app: Flask, bearer: SignIn, anonymous: Client) -> None:
    with_programme(app)
    assert bearer("crew").get("show/log.pdf").status_code == 200
    for role in ("checkin", "pledges", "display"):
        assert bearer(role).get("show/log.pdf").status_code == 403
    assert anonymous.get("show/log.pdf").status_code == 401

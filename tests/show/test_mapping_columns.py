"""Columns of a script that are not understood by themselves: somebody says what they are, once."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.show.factories import cues, titles, with_programme
from tests.show.test_importing_rundown import counts, fates, send

SignIn = Callable[[Role], Client]
FOREIGN = "No,Item,Minutes,Who,Remarks\n1,Chào cờ,5,Đội nghi lễ,Đứng dậy\n2,Văn nghệ,15,,\n"
SAID = {"No": "number", "Item": "content", "Minutes": "duration", "Who": "presenter", "Remarks": "stage"}


@pytest.fixture
def stage(signed_in: SignIn) -> Client:
    return signed_in("stage")


def fields(report: dict[str, Any]) -> dict[str, str]:
    return {column["heading"]: column["field"] for column in report["columns"]}


def post(client: Client, content: str, **form: str) -> Any:
    return client.post("rundown/import", data={"file": (BytesIO(content.encode()), "a.csv"), **form})


def test_the_preview_says_which_columns_there_are_and_how_they_were_understood(stage: Client) -> None:
    report = send(stage, "STT,Nội dung,Thời lượng,Ghi chú riêng\n1,Chào cờ,5',áo dài\n", dry_run="true")
    assert report["columns"] == [
        {"heading": "STT", "field": "number", "sample": "1"},
        {"heading": "Nội dung", "field": "content", "sample": "Chào cờ"},
        {"heading": "Thời lượng", "field": "duration", "sample": "5'"},
        {"heading": "Ghi chú riêng", "field": "", "sample": "áo dài"},
    ]


def test_a_file_of_unknown_headings_asks_which_is_which(stage: Client) -> None:
    report = send(stage, FOREIGN, dry_run="true")
    assert (counts(report), fields(report)) == ((0, 0, 0), dict.fromkeys(SAID, ""))
    assert [error["message"] for error in report["errors"]] == [
        "Chưa rõ cột nào là nội dung tiết mục; hãy chọn ở trên."
    ]
    refused = post(stage, FOREIGN)
    assert (refused.status_code, list(refused.json["errors"])) == (422, ["file"])


def test_what_is_said_counts_and_is_remembered_once_it_was_written(stage: Client) -> None:
    said = json.dumps(SAID)
    preview = send(stage, FOREIGN, dry_run="true", mapping=said)
    assert (counts(preview), fields(preview)) == ((2, 0, 0), SAID)
    assert fields(send(stage, FOREIGN, dry_run="true"))["Item"] == ""  # a preview keeps nothing
    assert send(stage, FOREIGN, mapping=said) == preview
    assert [(cue["title"], cue["planned_s"], cue["presenter"]) for cue in cues(stage)] == [
        ("Chào cờ", 300, "Đội nghi lễ"),
        ("Văn nghệ", 900, ""),
    ]
    again = send(stage, FOREIGN + "3,Phát biểu,10,Ông A,\n", "b.csv")
    assert (counts(again), fields(again)) == ((1, 0, 2), SAID)


def test_what_is_said_goes_before_what_a_heading_looks_like(stage: Client) -> None:
    file = "STT,Nội dung,Tên gọi,Thời lượng\n1,Kính thưa quý vị,Chào cờ,5'\n"
    said = {"Nội dung": "mc", "Tên gọi": "content"}
    send(stage, file, mapping=json.dumps(said))
    assert [(cue["title"], cue["notes"]["mc"]) for cue in cues(stage)] == [("Chào cờ", "Kính thưa quý vị")]


def test_a_column_left_out_is_left_out(stage: Client) -> None:
    file = "STT,Nội dung,Thời lượng,Thực hiện\n1,Chào cờ,5',Đội nghi lễ\n"
    report = send(stage, file, mapping='{"Thực hiện": ""}')
    assert (fields(report)["Thực hiện"], cues(stage)[0]["presenter"]) == ("", "")


@pytest.mark.parametrize(
    "mapping",
    [
        "không phải JSON",
        "[]",
        '{"Item": "salary"}',
        '{"Item": 5}',
        '{"Item": "content", "Who": "content"}',
        json.dumps(dict.fromkeys((f"c{n}" for n in range(201)), "")),
        json.dumps({"x" * 81: "content"}),
        "[" * 100_000,
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(stage: Client, mapping: str) -> None:
    answer = post(stage, FOREIGN, mapping=mapping)
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["mapping"])
    assert titles(stage) == []


def test_notes_alone_leave_all_else_as_it_is(app: Flask, stage: Client) -> None:
    with_programme(app)
    before = cues(stage)
    send(stage, "Nội dung,Âm thanh\nPhóng sự,Nhạc nền 2\n")
    after = cues(stage)
    assert after[1]["notes"] == {**before[1]["notes"], "sound": "Nhạc nền 2"}
    for name in ("title", "planned_s", "presenter", "scene", "starts_at", "skipped", "kind"):
        assert [cue[name] for cue in after] == [cue[name] for cue in before]


def test_a_new_item_without_a_length_is_complained_of_and_nothing_is_written(
    app: Flask, stage: Client
) -> None:
    with_programme(app)
    report = send(stage, "Nội dung,Âm thanh\nPhóng sự,Nhạc nền 2\nTiết mục lạ,Nhạc\n")
    assert [(error["row"], error["message"]) for error in report["errors"]] == [
        (3, "Thiếu thời lượng; hãy ghi như 15', 7'30\" hoặc 25 phút.")
    ]
    assert cues(stage)[1]["notes"]["sound"] == ""


def test_an_item_renamed_in_our_own_export_is_the_same_item(app: Flask, stage: Client) -> None:
    with_programme(app)
    file = stage.get("rundown.csv").data.decode("utf-8-sig").replace("Phóng sự", "Phim tài liệu")
    report = send(stage, file)
    assert counts(report) == (0, 1, 2)
    assert [row["why"] for row in report["rows"] if "why" in row] == ["Trước đây là “Phóng sự”."]
    assert [(cue["id"], cue["title"]) for cue in cues(stage)][1] == (2, "Phim tài liệu")


def test_an_item_copied_in_our_own_export_is_a_new_one(app: Flask, stage: Client) -> None:
    with_programme(app)
    lines = stage.get("rundown.csv").data.decode("utf-8-sig").splitlines(keepends=True)
    report = send(stage, "".join([*lines, lines[1].replace("Văn nghệ chào mừng", "Văn nghệ kết thúc")]))
    assert fates(report)[-1] == (5, "create")
    assert titles(stage)[-1] == "Văn nghệ kết thúc"


def test_what_is_remembered_is_of_this_forum_and_of_no_other_role(app: Flask, bearer: SignIn) -> None:
    for role in ("crew", "checkin", "display"):
        assert post(bearer(role), FOREIGN, mapping=json.dumps(SAID)).status_code == 403
    assert fields(send(bearer("stage"), FOREIGN, dry_run="true"))["Item"] == ""

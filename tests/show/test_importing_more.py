"""Blocks, marks and the office's own columns go out with a file and come back with it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.show.factories import cues, titles, with_programme
from tests.show.test_importing_ontime import EVENING, workbook
from tests.show.test_importing_rundown import counts, send

SignIn = Callable[[Role], Client]
HEADER = "STT,Thời lượng,Nội dung,Khối\n"


@pytest.fixture
def stage(signed_in: SignIn) -> Client:
    return signed_in("stage")


def rundown(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("rundown").json
    return found


def housed(client: Client) -> list[tuple[str, str]]:
    """Say which cue stands in which block."""
    state = rundown(client)
    blocks = {block["id"]: block["title"] for block in state["blocks"]}
    return [(cue["title"], blocks.get(cue["block_id"], "")) for cue in state["cues"]]


def full(app: Flask, stage: Client) -> None:
    """Give a rundown everything a cue may have."""
    with_programme(app)
    stage.post("rundown/columns", json={"title": "Xe màu"})
    stage.post(
        "rundown/blocks", json={"title": "Phần I", "cues": [{"id": 1, "version": 1}, {"id": 2, "version": 1}]}
    )
    column = str(rundown(stage)["columns"][0]["id"])
    marks = {"office": "Giám đốc", "flagged": True, "colour": "green", "auto": True, "skipped": True}
    step = {"id": None, "title": "Công ty A", "presenter": "Bà B"}
    version = cues(stage)[1]["version"]
    body = {"version": version, **marks, "custom": {column: "Xe 2"}, "steps": [step]}
    answer = stage.patch("rundown/cues/2", json=body)
    assert answer.status_code == 200, answer.json


@pytest.mark.parametrize("name", ["rundown.xlsx", "rundown.csv"])
def test_our_own_export_of_everything_comes_back_unchanged(app: Flask, stage: Client, name: str) -> None:
    full(app, stage)
    before = rundown(stage)
    report = send(stage, stage.get(name).data, name)
    assert (counts(report), report["errors"], report["warnings"]) == ((0, 0, 3), [], [])
    assert rundown(stage) == before


def test_an_export_founds_the_same_programme_again(app: Flask, stage: Client) -> None:
    full(app, stage)
    was, file = rundown(stage), stage.get("rundown.xlsx").data
    for cue in cues(stage):
        stage.delete(f"rundown/cues/{cue['id']}", json={"version": cue["version"]})
    send(stage, file, "a.xlsx")
    assert housed(stage) == [("Văn nghệ chào mừng", "Phần I"), ("Phóng sự", "Phần I"), ("Giao lưu", "")]
    for name in (
        "title",
        "planned_s",
        "presenter",
        "office",
        "flagged",
        "colour",
        "auto",
        "skipped",
        "custom",
        "notes",
    ):
        assert [cue[name] for cue in cues(stage)] == [cue[name] for cue in was["cues"]]


def test_a_file_without_these_columns_leaves_them_alone(app: Flask, stage: Client) -> None:
    full(app, stage)
    before = cues(stage)[1]
    send(stage, "STT,Thời lượng,Nội dung\n1,20',Phóng sự\n")
    after = next(cue for cue in cues(stage) if cue["id"] == 2)
    assert after["planned_s"] == 1200
    for name in ("office", "flagged", "colour", "auto", "skipped", "custom", "steps", "block_id"):
        assert after[name] == before[name]


def test_blocks_are_made_as_merged_cells_read(stage: Client) -> None:
    lines = "1,5',A,Phần I\n2,5',B,\n3,5',C,Phần II\n4,5',D,–\n5,5',E,\n"
    assert counts(send(stage, HEADER + lines)) == (5, 0, 0)
    assert housed(stage) == [("A", "Phần I"), ("B", "Phần I"), ("C", "Phần II"), ("D", ""), ("E", "")]
    assert counts(send(stage, HEADER + lines)) == (0, 0, 5)


def test_a_cue_changes_its_block_and_keeps_the_block_itself(stage: Client) -> None:
    send(stage, HEADER + "1,5',A,Phần I\n2,5',B,\n3,5',C,Phần II\n")
    known = [block["id"] for block in rundown(stage)["blocks"]]
    report = send(stage, HEADER + "1,5',A,Phần I\n2,5',B,Phần II\n3,5',C,\n")
    assert counts(report) == (0, 1, 2)
    assert housed(stage) == [("A", "Phần I"), ("B", "Phần II"), ("C", "Phần II")]
    assert [block["id"] for block in rundown(stage)["blocks"]] == known


def test_a_column_of_the_offices_own_is_made_once_and_known_afterwards(stage: Client) -> None:
    file = "STT,Thời lượng,Nội dung,Xe màu\n1,5',A,Xe 1\n2,5',B,\n"
    send(stage, file, mapping=json.dumps({"Xe màu": "custom"}))
    (column,) = rundown(stage)["columns"]
    assert column["title"] == "Xe màu"
    assert [cue["custom"] for cue in cues(stage)] == [{str(column["id"]): "Xe 1"}, {}]
    send(stage, file.replace("2,5',B,", "2,5',B,Xe 9"))
    assert cues(stage)[1]["custom"] == {str(column["id"]): "Xe 9"}
    assert len(rundown(stage)["columns"]) == 1


def test_a_preview_makes_no_column_and_no_block(stage: Client) -> None:
    file = "STT,Thời lượng,Nội dung,Khối,Xe màu\n1,5',A,Phần I,Xe 1\n"
    send(stage, file, mapping=json.dumps({"Xe màu": "custom"}), dry_run="true")
    assert [rundown(stage)[name] for name in ("cues", "blocks", "columns")] == [[], [], []]


def test_too_many_columns_are_complained_of_and_nothing_is_written(stage: Client) -> None:
    headings = [f"Cột {n}" for n in range(21)]
    file = f"STT,Thời lượng,Nội dung,{','.join(headings)}\n1,5',A,{','.join('x' * 21)}\n"
    report = send(stage, file, mapping=json.dumps(dict.fromkeys(headings, "custom")))
    assert [error["message"] for error in report["errors"]] == ["Chương trình đã có quá nhiều cột riêng."]
    assert (titles(stage), rundown(stage)["columns"]) == ([], [])


def test_an_import_is_undone_at_once(app: Flask, stage: Client) -> None:
    full(app, stage)
    before = rundown(stage)
    send(stage, HEADER + "1,7',Giao lưu,Phần III\n2,5',Mới,\n", replace="true")
    assert titles(stage) == ["Giao lưu", "Mới"]
    answer = stage.post("rundown/undo", json={})
    assert answer.status_code == 200, answer.json
    after = rundown(stage)
    for name in ("title", "planned_s", "block_id", "custom", "skipped"):
        assert [cue[name] for cue in after["cues"]] == [cue[name] for cue in before["cues"]]
    assert [block["title"] for block in after["blocks"]] == ["Phần I"]


def test_groups_of_ontime_become_blocks_with_their_length_and_colour(stage: Client) -> None:
    send(stage, workbook(EVENING), "ontime.xlsx")
    assert housed(stage) == [
        ("Văn nghệ chào mừng", "Phần mở đầu"),
        ("Phóng sự", "Phần mở đầu"),
        ("Đổi cảnh", ""),
        ("Phát biểu", ""),
        ("Giao lưu", ""),
    ]
    (block,) = rundown(stage)["blocks"]
    assert (block["planned_s"], block["colour"]) == (1800, "red")
    first = cues(stage)[0]
    assert (first["flagged"], first["colour"], first["auto"]) == (True, "green", True)
    assert [cue["auto"] for cue in cues(stage)[1:]] == [False] * 4

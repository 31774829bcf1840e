"""Blocks with a planned length of their own, and the columns the office adds."""

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from tests.cast import Client, Reply
from tests.show.factories import cues, press, show, titles, with_programme

SignIn = Callable[[Role], Client]
A, B, C = "Văn nghệ chào mừng", "Phóng sự", "Giao lưu"


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


def block(client: Client, *ids: int, **body: object) -> Reply:
    chosen = [{"id": cue["id"], "version": cue["version"]} for cue in cues(client) if cue["id"] in ids]
    return client.post("rundown/blocks", json={"title": "Mở màn", "cues": chosen, **body})


def standing(client: Client) -> list[tuple[str, int | None]]:
    return [(cue["title"], cue["block_id"]) for cue in cues(client)]


def test_cues_of_a_block_become_neighbours(stage: Client) -> None:
    answer = block(stage, 1, 3, planned_s=1800, colour="blue")
    assert answer.status_code == 201
    assert answer.json["blocks"] == [
        {"id": 1, "title": "Mở màn", "planned_s": 1800, "sum_s": 2100, "colour": "blue", "version": 1}
    ]
    assert standing(stage) == [(A, 1), (C, 1), (B, None)]
    assert [cue["version"] for cue in cues(stage)] == [2, 2, 1]
    assert (answer.json["can_undo"], show(stage)["rundown_version"]) == ("Tạo khối “Mở màn”", 2)


def test_the_same_block_again_is_made_once(stage: Client) -> None:
    body = {"title": "Mở màn", "cues": [{"id": 1, "version": 1}]}
    first = stage.post("rundown/blocks", json=body, key="k")
    assert stage.post("rundown/blocks", json=body, key="k").json == first.json
    assert stage.post("rundown/blocks", json=body).json["code"] == "stale"


def test_cues_join_and_leave_by_being_moved(stage: Client) -> None:
    block(stage, 1, 2)
    stage.post("rundown/cues/3/move", json={"version": 1, "before": 2})
    assert standing(stage) == [(A, 1), (C, 1), (B, 1)]
    stage.post("rundown/cues/1/move", json={"version": 2, "before": None})
    assert standing(stage) == [(C, 1), (B, 1), (A, 1)]
    block(stage, 2, title="Khác")
    assert standing(stage) == [(C, 1), (A, 1), (B, 2)]


def test_a_cue_added_inside_joins_and_one_with_a_block_goes_into_it(stage: Client) -> None:
    block(stage, 1, 2)
    stage.post("rundown/cues", json={"title": "X", "planned_s": 1, "before": 2})
    stage.post("rundown/cues", json={"title": "Y", "planned_s": 1, "block_id": 1})
    stage.post("rundown/cues", json={"title": "Z", "planned_s": 1, "before": 1})
    assert standing(stage) == [("Z", None), (A, 1), ("X", 1), (B, 1), ("Y", 1), (C, None)]


def test_a_block_without_cues_goes_away(stage: Client) -> None:
    block(stage, 1)
    stage.delete("rundown/cues/1", json={"version": 2})
    assert stage.get("rundown").json["blocks"] == []
    assert stage.patch("rundown/blocks/1", json={"version": 1, "title": "X"}).status_code == 404


def test_changing_a_block(stage: Client) -> None:
    block(stage, 1, planned_s=60)
    answer = stage.patch("rundown/blocks/1", json={"version": 1, "title": "Khai mạc", "colour": "red"})
    assert answer.json["blocks"] == [
        {"id": 1, "title": "Khai mạc", "planned_s": 60, "sum_s": 900, "colour": "red", "version": 2}
    ]
    stale = stage.patch("rundown/blocks/1", json={"version": 1, "title": "X"})
    assert (stale.status_code, stale.json["code"]) == (409, "stale")
    assert stale.json["current"]["blocks"][0]["title"] == "Khai mạc"
    same = stage.patch("rundown/blocks/1", json={"version": 2, "title": "Khai mạc"})
    assert same.json["version"] == answer.json["version"]
    cleared = stage.patch("rundown/blocks/1", json={"version": 2, "planned_s": None})
    assert cleared.json["blocks"][0]["planned_s"] is None


def test_the_cues_of_a_block_taken_away_stay(stage: Client) -> None:
    block(stage, 1, 2)
    assert stage.delete("rundown/blocks/1", json={"version": 3}).json["code"] == "stale"
    assert stage.delete("rundown/blocks/1").json["code"] == "invalid"
    assert stage.delete("rundown/blocks/1?version=1").json["blocks"] == []
    assert standing(stage) == [(A, None), (B, None), (C, None)]
    assert stage.delete("rundown/blocks/1", json={"version": 1}).status_code == 404


def test_what_was_called_is_not_moved_into_a_block(stage: Client) -> None:
    press(stage, "go")
    press(stage, "go")
    assert block(stage, 1, 2).status_code == 201
    assert stage.patch("rundown/cues/1", json={"version": 2, "block_id": None}).status_code == 200
    assert block(stage, 1, 3).json["code"] == "invalid"
    made = block(stage, 2, 3)
    assert made.status_code == 201
    kept = made.json["blocks"][0]["id"]  # PostgreSQL does not give a refused one's number again
    assert standing(stage) == [(A, None), (B, kept), (C, kept)]


@pytest.mark.parametrize(
    "body",
    [
        {"title": ""},
        {"title": "A", "colour": "pink"},
        {"title": "A", "planned_s": -1},
        {"title": "A", "cues": []},
    ],
)
def test_a_block_that_cannot_be_is_refused(stage: Client, body: dict[str, object]) -> None:
    sent = {"cues": [{"id": 1, "version": 1}], **body}
    assert stage.post("rundown/blocks", json=sent).json["code"] == "invalid"
    assert stage.get("rundown").json["blocks"] == []


def columns(client: Client) -> list[tuple[int, str, int]]:
    found = client.get("rundown").json["columns"]
    return [(column["id"], column["title"], column["version"]) for column in found]


def test_a_column_of_the_office(stage: Client) -> None:
    answer = stage.post("rundown/columns", json={"title": " Đạo  cụ "}, key="k")
    assert (answer.status_code, answer.json["columns"][0]["title"]) == (201, "Đạo cụ")
    assert stage.post("rundown/columns", json={"title": " Đạo  cụ "}, key="k").json == answer.json
    assert stage.post("rundown/columns", json={"title": "ĐẠO CỤ"}).json["code"] == "invalid"
    stage.post("rundown/columns", json={"title": "Áo"})
    renamed = stage.patch("rundown/columns/1", json={"version": 1, "title": "Phục trang"})
    assert (renamed.status_code, renamed.json["can_undo"]) == (200, "Đổi tên cột “Phục trang”")
    assert columns(stage) == [(1, "Phục trang", 2), (2, "Áo", 1)]
    assert stage.patch("rundown/columns/1", json={"version": 1, "title": "X"}).json["code"] == "stale"
    assert stage.patch("rundown/columns/1", json={"version": 2, "title": "áo"}).json["code"] == "invalid"
    assert stage.patch("rundown/columns/9", json={"version": 2, "title": "X"}).json["code"] == "missing"


def test_a_column_taken_away_comes_back_with_its_texts(stage: Client) -> None:
    stage.post("rundown/columns", json={"title": "Đạo cụ"})
    stage.patch("rundown/cues/1", json={"version": 1, "custom": {"1": "Bục"}})
    assert stage.delete("rundown/columns/1", json={"version": 2}).json["code"] == "stale"
    assert stage.delete("rundown/columns/1", json={"version": 1}).json["columns"] == []
    assert stage.delete("rundown/columns/1", json={"version": 1}).status_code == 404
    assert stage.post("rundown/columns", json={"title": "Đạo cụ"}).json["columns"][0]["id"] == 2
    for _ in range(2):
        stage.post("rundown/undo")
    assert columns(stage) == [(1, "Đạo cụ", 3)]
    assert cues(stage)[0]["custom"] == {"1": "Bục"}


def test_too_many_columns_are_refused(stage: Client) -> None:
    for number in range(20):
        assert stage.post("rundown/columns", json={"title": f"Cột {number}"}).status_code == 201
    assert stage.post("rundown/columns", json={"title": "X"}).json["code"] == "invalid"
    assert titles(stage) == [A, B, C]

"""One thing done to several cues at once: to all of them or to none."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.show.api.models import RundownView
from tests.cast import Client, Reply
from tests.show.factories import cues, press, show, titles, with_programme

SignIn = Callable[[Role], Client]
A, B, C = "Văn nghệ chào mừng", "Phóng sự", "Giao lưu"


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


def seen(client: Client, *ids: int) -> list[dict[str, Any]]:
    return [{"id": cue["id"], "version": cue["version"]} for cue in cues(client) if cue["id"] in ids]


def batch(client: Client, *ids: int, **body: object) -> Reply:
    return client.post("rundown/batch", json={"cues": seen(client, *ids), **body})


def test_editing_a_selection(stage: Client) -> None:
    answer = batch(stage, 1, 3, action="edit", set={"colour": "red", "notes": {"stage": "Bục"}})
    assert answer.status_code == 200
    assert RundownView.model_validate(answer.json).model_dump() == answer.json
    assert [(cue["colour"], cue["notes"]["stage"], cue["version"]) for cue in answer.json["cues"]] == [
        ("red", "Bục", 2),
        ("", "", 1),
        ("red", "Bục", 2),
    ]
    assert answer.json["cues"][0]["notes"]["mc"] == "Kính thưa quý vị"
    assert (answer.json["version"], answer.json["can_undo"]) == (2, "Sửa 2 tiết mục")


def test_an_edit_that_changes_nothing_is_none(stage: Client) -> None:
    answer = batch(stage, 1, 2, action="edit", set={"colour": ""})
    assert (answer.status_code, answer.json["version"], answer.json["can_undo"]) == (200, 1, None)


def test_deleting_moving_and_copying_a_selection(stage: Client) -> None:
    assert batch(stage, 2, 3, action="move", before=1).status_code == 200
    assert titles(stage) == [B, C, A]
    assert batch(stage, 2, 1, action="duplicate").status_code == 200
    assert titles(stage) == [B, C, A, B, A]
    assert batch(stage, 1, 3, action="delete").status_code == 200
    assert titles(stage) == [B, B, A]
    assert [cue["number"] for cue in cues(stage)] == [1, 2, 3]
    assert show(stage)["rundown_version"] == 4


def test_moving_to_where_they_stand_changes_nothing(stage: Client) -> None:
    assert batch(stage, 1, 2, action="move", before=3).json["version"] == 1


def test_a_repeat_with_the_same_key_copies_once(stage: Client) -> None:
    body = {"cues": seen(stage, 1, 2), "action": "duplicate"}
    first = stage.post("rundown/batch", json=body, key="k")
    again = stage.post("rundown/batch", json=body, key="k")
    assert first.json == again.json
    assert titles(stage) == [A, B, A, B, C]


@pytest.mark.parametrize("action", ["edit", "delete", "move", "duplicate"])
def test_one_older_version_and_nothing_is_done(stage: Client, action: str) -> None:
    stage.patch("rundown/cues/2", json={"version": 1, "title": "Mới"})
    body = {"cues": [{"id": 1, "version": 1}, {"id": 2, "version": 1}], "action": action}
    more = {"set": {"colour": "red"}, "before": None}
    answer = stage.post("rundown/batch", json=body | more)
    assert (answer.status_code, answer.json["code"]) == (409, "stale")
    assert [cue["title"] for cue in answer.json["current"]["cues"]] == [A, "Mới", C]
    assert (titles(stage), cues(stage)[0]["version"]) == ([A, "Mới", C], 1)


def test_a_cue_that_is_gone_is_stale(stage: Client) -> None:
    stage.delete("rundown/cues/2", json={"version": 1})
    body = {"cues": [{"id": 2, "version": 2}], "action": "delete"}
    assert stage.post("rundown/batch", json=body).json["code"] == "stale"


def test_with_one_that_was_called_nothing_is_done(stage: Client) -> None:
    press(stage, "go")
    for body in ({"action": "edit", "set": {"title": "X"}}, {"action": "delete"}, {"action": "move"}):
        answer = batch(stage, 1, 2, **{"before": None, **body})
        assert (answer.status_code, answer.json["code"]) == (409, "locked")
    assert (titles(stage), [cue["version"] for cue in cues(stage)]) == ([A, B, C], [1, 1, 1])
    assert batch(stage, 1, 2, action="edit", set={"flagged": True}).status_code == 200
    assert batch(stage, 3, action="move", before=1).json["code"] == "invalid"


@pytest.mark.parametrize(
    "body",
    [
        {"action": "edit"},
        {"action": "move"},
        {"action": "move", "before": 99},
        {"action": "burn"},
        {"action": "edit", "set": {"title": ""}},
        {"action": "edit", "set": {"version": 1}},
        {"action": "edit", "set": {"block_id": 9}},
        {"action": "delete", "cues": []},
        {"action": "delete", "cues": [{"id": 1, "version": 1}, {"id": 1, "version": 1}]},
    ],
)
def test_what_cannot_be_is_refused(stage: Client, body: dict[str, object]) -> None:
    answer = stage.post("rundown/batch", json={"cues": seen(stage, 1, 2), **body})
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    assert show(stage)["rundown_version"] == 1


def test_a_selection_joins_a_block_and_leaves_it(stage: Client) -> None:
    block = stage.post("rundown/blocks", json={"title": "Mở màn", "cues": seen(stage, 1)}).json["blocks"][0][
        "id"
    ]
    batch(stage, 2, 3, action="edit", set={"block_id": block, "flagged": True})
    assert [(cue["block_id"], cue["flagged"]) for cue in cues(stage)] == [
        (block, False),
        (block, True),
        (block, True),
    ]
    answer = batch(stage, 1, 2, action="edit", set={"block_id": None})
    assert [(cue["title"], cue["block_id"]) for cue in answer.json["cues"]] == [
        (A, None),
        (B, None),
        (C, block),
    ]


def fill(client: Client, sets: dict[int, dict[str, Any]], **body: object) -> Reply:
    """Edit each cue by fields of its own."""
    chosen = [one | {"set": sets[one["id"]]} for one in seen(client, *sets)]
    return client.post("rundown/batch", json={"cues": chosen, "action": "edit", **body})


def test_each_cue_of_a_selection_gets_fields_of_its_own_and_all_are_undone_at_once(stage: Client) -> None:
    sets: dict[int, dict[str, Any]] = {
        1: {"title": "Chào mừng", "planned_s": 900},
        3: {"title": "Trò chuyện", "presenter": "MC"},
    }
    answer = fill(stage, sets, set={"colour": "red"})
    assert answer.status_code == 200, answer.json
    filled = [(cue["title"], cue["planned_s"], cue["presenter"], cue["colour"]) for cue in cues(stage)]
    assert filled == [
        ("Chào mừng", 900, "", "red"),
        (B, 450, "Đài PT-TH", ""),
        ("Trò chuyện", 1200, "MC", "red"),
    ]
    assert stage.post("rundown/undo", json={}).status_code == 200
    assert titles(stage) == [A, B, C]


def test_one_cue_that_cannot_be_written_and_none_is(stage: Client) -> None:
    press(stage, "go")
    locked = fill(stage, {1: {"title": "Chào mừng"}, 2: {"title": "Phim"}})
    assert (locked.status_code, locked.json["code"], titles(stage)) == (409, "locked", [A, B, C])
    nameless = fill(stage, {2: {"title": "Phim"}, 3: {"title": ""}})
    assert (nameless.status_code, list(nameless.json["errors"]), titles(stage)) == (
        422,
        ["cues.1.set.title"],
        [A, B, C],
    )


def test_a_cues_own_fields_leave_it_in_its_block(stage: Client) -> None:
    block = stage.post("rundown/blocks", json={"title": "Phần I", "cues": seen(stage, 1, 2)}).json["blocks"][
        0
    ]
    assert fill(stage, {1: {"block_id": None, "title": "Chào"}}).status_code == 200
    assert [(cue["title"], cue["block_id"]) for cue in cues(stage)][:2] == [
        ("Chào", block["id"]),
        (B, block["id"]),
    ]

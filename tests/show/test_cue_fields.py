"""Everything a cue carries besides its name and length, and its steps, before and while it runs."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.show.api.models import CueView
from tests.cast import Client
from tests.show.factories import cues, press, show, titles, with_programme

SignIn = Callable[[Role], Client]


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


def change(client: Client, cue_id: int, **fields: object) -> dict[str, Any]:
    """Change a cue as it stands now."""
    version = next(cue["version"] for cue in cues(client) if cue["id"] == cue_id)
    answer = client.patch(f"rundown/cues/{cue_id}", json={"version": version, **fields})
    assert answer.status_code == 200, answer.json
    found: dict[str, Any] = answer.json
    return found


def refused(client: Client, cue_id: int, **fields: object) -> str:
    version = next(cue["version"] for cue in cues(client) if cue["id"] == cue_id)
    answer = client.patch(f"rundown/cues/{cue_id}", json={"version": version, **fields})
    assert answer.status_code in (409, 422)
    return str(answer.json["code"])


def hand_over(client: Client, cue_id: int, *names: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = change(client, cue_id, steps=[{"title": name} for name in names])["steps"]
    return found


def test_every_field_is_kept(stage: Client) -> None:
    column = stage.post("rundown/columns", json={"title": "Đạo cụ"}).json["columns"][0]["id"]
    block = stage.post("rundown/blocks", json={"title": "Mở màn", "cues": [{"id": 1, "version": 1}]})
    said = {
        "office": "Chủ tịch UBND tỉnh",
        "flagged": True,
        "colour": "green",
        "auto": True,
        "block_id": block.json["blocks"][0]["id"],
        "custom": {str(column): "Bục, hoa"},
    }
    found = change(stage, 2, **said)
    assert {name: found[name] for name in said} == said
    assert CueView.model_validate(found).model_dump() == found
    assert cues(stage)[1] == found


def test_a_new_cue_carries_them_too(stage: Client) -> None:
    steps = [
        {"title": "Ông A", "office": "Giám đốc", "text": "Xin mời", "scene": "spotlight", "pledge_id": 5}
    ]
    body = {"title": "Trao bảng", "planned_s": 60, "colour": "red", "auto": True, "steps": steps}
    found = stage.post("rundown/cues", json=body).json
    assert (found["colour"], found["auto"], found["flagged"]) == ("red", True, False)
    assert found["steps"] == [{"id": 1, "presenter": "", "skipped": False, **steps[0]}]


def test_texts_of_other_columns_stay(stage: Client) -> None:
    for title in ("Đạo cụ", "Trang phục"):
        stage.post("rundown/columns", json={"title": title})
    change(stage, 1, custom={"1": "Bục", "2": "Áo dài"})
    assert change(stage, 1, custom={"2": ""})["custom"] == {"1": "Bục"}
    assert refused(stage, 1, custom={"3": "A"}) == "invalid"


def test_a_cue_of_a_block_that_is_not_there_is_refused(stage: Client) -> None:
    assert refused(stage, 1, block_id=5) == "invalid"
    assert refused(stage, 1, steps=[{"id": 3, "title": "A"}]) == "invalid"


@pytest.mark.parametrize(
    "fields",
    [
        {"notes": {"mc": "Mới"}},
        {"presenter": "Ông A"},
        {"office": "Giám đốc"},
        {"scene": "black"},
        {"colour": "red"},
        {"flagged": True},
        {"auto": True},
        {"custom": {"1": "Bục"}},
    ],
)
def test_what_stays_open_of_a_cue_that_was_called(stage: Client, fields: dict[str, object]) -> None:
    stage.post("rundown/columns", json={"title": "Đạo cụ"})
    press(stage, "go")
    change(stage, 1, **fields)
    press(stage, "go")
    before = show(stage)["version"]
    change(stage, 1, presenter="Ông B")
    assert show(stage)["version"] == before


def test_the_remaining_steps_change_while_the_cue_runs(stage: Client) -> None:
    one, two, three = hand_over(stage, 1, "A", "B", "C")
    press(stage, "go")
    press(stage, "go")
    assert show(stage)["current"]["step"]["title"] == "A"
    found = change(stage, 1, steps=[one, three, {"title": "D"}, two | {"skipped": True}])["steps"]
    assert [(step["id"], step["title"]) for step in found] == [(1, "A"), (3, "C"), (4, "D"), (2, "B")]
    assert show(stage)["next_step"]["title"] == "C"
    for title in ("C", "D"):
        assert press(stage, "go")["current"]["step"]["title"] == title
    assert press(stage, "go")["current"]["number"] == 2


def test_a_called_step_is_locked(stage: Client) -> None:
    one, two, three = hand_over(stage, 1, "A", "B", "C")
    press(stage, "go")
    press(stage, "go")
    for steps in ([two, three], [one | {"title": "X"}, two, three], [two, one, three], [{"title": "D"}, one]):
        assert refused(stage, 1, steps=steps) == "locked"
    press(stage, "go")
    press(stage, "back")
    change(stage, 1, steps=[one, three, two])
    press(stage, "standby", cue_id=2)
    press(stage, "go")
    assert refused(stage, 1, steps=[one, three]) == "locked"


def test_the_button_is_told_where_the_next_step_is_another(stage: Client) -> None:
    one, two = hand_over(stage, 1, "A", "B")
    press(stage, "go")
    before = show(stage)["version"]
    change(stage, 1, steps=[one, two | {"text": "Xin mời"}])
    assert show(stage)["version"] == before
    change(stage, 1, steps=[two, one])
    assert show(stage)["version"] == before + 1


def test_a_copy_stands_behind_its_cue(stage: Client) -> None:
    change(stage, 1, starts_at="2024-10-17T19:30:00+07:00", colour="blue", steps=[{"title": "A"}])
    version = cues(stage)[0]["version"]
    answer = stage.post("rundown/cues/1/duplicate", json={"version": version}, key="k")
    again = stage.post("rundown/cues/1/duplicate", json={"version": version}, key="k")
    assert (answer.status_code, again.json) == (201, answer.json)
    found = answer.json
    assert (found["number"], found["version"], found["colour"]) == (2, 1, "blue")
    assert (found["starts_at"], found["steps"][0]["title"]) == (None, "A")
    assert titles(stage) == ["Văn nghệ chào mừng", "Văn nghệ chào mừng", "Phóng sự", "Giao lưu"]
    assert stage.post("rundown/cues/1/duplicate", json={"version": 9}).json["code"] == "stale"
    assert stage.post("rundown/cues/99/duplicate", json={"version": 1}).json["code"] == "missing"


def test_a_copy_of_what_was_played_comes_behind_the_running_cue(stage: Client) -> None:
    press(stage, "go")
    press(stage, "go")
    found = stage.post("rundown/cues/1/duplicate", json={"version": 1}).json
    assert (found["number"], found["place"]) == (3, "coming")
    assert show(stage)["standby"]["cue_id"] == found["id"]


def test_deleting_leaves_the_order_whole(stage: Client) -> None:
    stage.delete("rundown/cues/1", json={"version": 1})
    stage.post("rundown/cues", json={"title": "A", "planned_s": 1, "before": 3})
    stage.post("rundown/cues/3/move", json={"version": 1, "before": 2})
    assert titles(stage) == ["Giao lưu", "Phóng sự", "A"]


@pytest.mark.parametrize(("title", "complaint"), [("", "Cần điền mục này."), ("a" * 301, "Dài quá.")])
def test_a_title_without_words_or_with_too_many(stage: Client, title: str, complaint: str) -> None:
    answer = stage.post("rundown/cues", json={"title": title, "planned_s": 60})
    assert answer.status_code == 422
    assert answer.json["errors"] == {"title": complaint}


def test_a_cue_is_added_to_the_rundown_that_was_seen(stage: Client) -> None:
    seen = stage.get("rundown").json["version"]
    first = {"title": "Trao bảng tượng trưng", "planned_s": 60, "version": seen}
    assert stage.post("rundown/cues", json=first).status_code == 201
    late = stage.post("rundown/cues", json={"title": "Đơn ca", "planned_s": 60, "version": seen})
    assert (late.status_code, late.json["code"]) == (409, "stale")
    assert late.json["current"] == {name: stage.get("rundown").json[name] for name in late.json["current"]}
    assert "Đơn ca" not in titles(stage)

"""Undo and redo of edits: each person their own, never over what somebody else wrote since."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.show.api.models import TurnedView
from forum_app.store.database import db
from tests.cast import Client, Reply
from tests.show.factories import cues, press, show, titles, with_programme

SignIn = Callable[[Role], Client]
A, B, C = "Văn nghệ chào mừng", "Phóng sự", "Giao lưu"


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


@pytest.fixture
def other(app: Flask, signed_in: SignIn) -> Client:
    return signed_in("admin")


def version(client: Client, cue_id: int) -> int:
    return next(int(cue["version"]) for cue in cues(client) if cue["id"] == cue_id)


def change(client: Client, cue_id: int, **fields: object) -> None:
    answer = client.patch(f"rundown/cues/{cue_id}", json={"version": version(client, cue_id), **fields})
    assert answer.status_code == 200, answer.json


def delete(client: Client, cue_id: int) -> None:
    assert (
        client.delete(f"rundown/cues/{cue_id}", json={"version": version(client, cue_id)}).status_code == 200
    )


def move(client: Client, cue_id: int, before: int | None) -> None:
    body = {"version": version(client, cue_id), "before": before}
    assert client.post(f"rundown/cues/{cue_id}/move", json=body).status_code == 200


def undo(client: Client) -> Reply:
    return client.post("rundown/undo")


def redo(client: Client) -> Reply:
    return client.post("rundown/redo")


def offered(client: Client) -> tuple[str | None, str | None]:
    found = client.get("rundown").json
    return found["can_undo"], found["can_redo"]


def contents(client: Client) -> list[dict[str, Any]]:
    """Read what people wrote, without the versions."""
    return [{name: value for name, value in cue.items() if name != "version"} for cue in cues(client)]


def test_an_edit_is_undone_and_done_again(stage: Client) -> None:
    was = contents(stage)
    change(stage, 2, planned_s=500)
    assert offered(stage) == ("Sửa thời lượng của “Phóng sự”", None)
    answer = undo(stage)
    assert (answer.status_code, answer.json["what"]) == (200, "Sửa thời lượng của “Phóng sự”")
    assert TurnedView.model_validate(answer.json).model_dump() == answer.json
    assert contents(stage) == was
    assert (version(stage, 2), show(stage)["rundown_version"]) == (3, 3)
    assert offered(stage) == (None, "Sửa thời lượng của “Phóng sự”")
    assert redo(stage).json["cues"][1]["planned_s"] == 500
    assert offered(stage) == ("Sửa thời lượng của “Phóng sự”", None)


def test_nothing_to_undo(stage: Client) -> None:
    for turn in (undo, redo):
        answer = turn(stage)
        assert (answer.status_code, answer.json["code"]) == (409, "nothing")
    assert show(stage)["rundown_version"] == 1


def test_the_same_undo_sent_twice_undoes_once(stage: Client) -> None:
    change(stage, 1, planned_s=1)
    change(stage, 1, planned_s=2)
    first = stage.post("rundown/undo", key="k")
    again = stage.post("rundown/undo", key="k")
    assert (again.json, again.headers["Idempotency-Replayed"]) == (first.json, "true")
    assert cues(stage)[0]["planned_s"] == 1


def test_every_kind_of_edit_comes_back_exactly(stage: Client) -> None:
    was = contents(stage)
    stage.post("rundown/columns", json={"title": "Đạo cụ"})
    change(
        stage,
        1,
        notes={"mc": "Mới"},
        custom={"1": "Bục"},
        starts_at="2024-10-17T20:00:00+07:00",
        colour="red",
    )
    change(stage, 1, steps=[{"title": "A"}, {"title": "B"}])
    move(stage, 3, 1)
    delete(stage, 2)
    stage.post("rundown/cues", json={"title": "X", "planned_s": 1, "before": 1})
    stage.post("rundown/cues/1/duplicate", json={"version": version(stage, 1)})
    chosen = [{"id": of, "version": version(stage, of)} for of in (3, 1)]
    stage.post("rundown/blocks", json={"title": "Khối", "cues": chosen})
    stage.patch("rundown/blocks/1", json={"version": 1, "planned_s": 60})
    chosen = [{"id": of, "version": version(stage, of)} for of in (3, 1)]
    stage.post("rundown/batch", json={"cues": chosen, "action": "move", "before": None})
    stage.delete("rundown/blocks/1", json={"version": 2})
    stage.delete("rundown/columns/1", json={"version": 1})
    ended = contents(stage)
    undone = []
    while offered(stage)[0]:
        undone.append(undo(stage).json["what"])
    assert undone == [
        "Xóa cột “Đạo cụ”",
        "Bỏ khối “Khối”",
        "Đổi chỗ 2 tiết mục",
        "Sửa khối “Khối”",
        "Tạo khối “Khối”",
        f"Nhân bản “{A}”",
        "Thêm “X”",
        f"Xóa “{B}”",
        f"Đổi chỗ “{C}”",
        f"Sửa các bước của “{A}”",
        f"Sửa “{A}”",
        "Thêm cột “Đạo cụ”",
    ]
    assert contents(stage) == was
    for what in reversed(undone):
        assert redo(stage).json["what"] == what
    assert contents(stage) == ended
    assert offered(stage)[1] is None


def test_a_deleted_cue_comes_back_as_the_very_same(stage: Client) -> None:
    change(stage, 2, notes={"light": "Tối"})
    was = contents(stage)
    delete(stage, 2)
    undo(stage)
    assert contents(stage) == was
    assert [cue["id"] for cue in cues(stage)] == [1, 2, 3]


def test_a_new_edit_ends_what_can_be_done_again(stage: Client) -> None:
    change(stage, 1, planned_s=1)
    undo(stage)
    change(stage, 2, planned_s=2)
    assert offered(stage) == ("Sửa thời lượng của “Phóng sự”", None)
    assert redo(stage).json["code"] == "nothing"
    undo(stage)
    assert offered(stage) == (None, "Sửa thời lượng của “Phóng sự”")


def test_each_undoes_their_own(stage: Client, other: Client) -> None:
    change(stage, 1, planned_s=1)
    change(other, 1, presenter="Bà B")
    change(other, 2, planned_s=2)
    assert offered(other)[0] == "Sửa thời lượng của “Phóng sự”"
    assert undo(stage).status_code == 200
    first, second, _ = cues(stage)
    assert (first["planned_s"], first["presenter"], second["planned_s"]) == (900, "Bà B", 2)
    assert undo(stage).json["code"] == "nothing"


def test_what_somebody_else_wrote_since_stays(stage: Client, other: Client) -> None:
    change(stage, 2, planned_s=1)
    change(stage, 1, planned_s=1)
    change(other, 1, planned_s=2)
    answer = undo(stage)
    assert (answer.status_code, answer.json["code"]) == (409, "conflict")
    assert (answer.json["cue_id"], answer.json["who"]) == (1, "admin")
    assert answer.json["detail"].startswith(f"admin đã sửa “{A}” sau đó")
    assert cues(stage)[0]["planned_s"] == 2
    # It was told once; the next undo goes on to the edit before.
    assert offered(stage)[0] == "Sửa thời lượng của “Phóng sự”"
    assert undo(stage).status_code == 200
    assert cues(stage)[1]["planned_s"] == 450
    assert offered(stage) == (None, "Sửa thời lượng của “Phóng sự”")


def test_once_the_other_took_it_back_nothing_is_in_the_way(stage: Client, other: Client) -> None:
    change(stage, 1, planned_s=1)
    change(other, 1, planned_s=2)
    undo(other)
    assert undo(stage).status_code == 200
    assert cues(stage)[0]["planned_s"] == 900


@pytest.mark.parametrize(
    "theirs",
    [
        lambda client: delete(client, 1),
        lambda client: move(client, 1, None),
    ],
)
def test_a_place_somebody_else_changed_stays(
    stage: Client, other: Client, theirs: Callable[[Client], None]
) -> None:
    move(stage, 1, 3)
    theirs(other)
    order = titles(stage)
    answer = undo(stage)
    assert (answer.json["code"], answer.json["who"], titles(stage)) == ("conflict", "admin", order)


def test_a_cue_somebody_else_wrote_in_does_not_go_with_the_undo(stage: Client, other: Client) -> None:
    stage.post("rundown/cues", json={"title": "X", "planned_s": 1})
    change(other, 4, notes={"mc": "Lời dẫn"})
    assert undo(stage).json["code"] == "conflict"
    assert titles(stage) == [A, B, C, "X"]


def test_cues_others_moved_around_stay_where_they_are(stage: Client, other: Client) -> None:
    move(stage, 3, 1)
    other.post("rundown/cues", json={"title": "X", "planned_s": 1, "before": 2})
    undo(stage)
    assert titles(stage) == [A, "X", B, C]


def test_what_was_called_meanwhile_is_locked(stage: Client) -> None:
    change(stage, 2, notes={"mc": "Mới"})
    change(stage, 1, planned_s=60)
    press(stage, "go")
    before = show(stage)
    answer = undo(stage)
    assert (answer.status_code, answer.json["code"]) == (409, "locked")
    assert cues(stage)[0]["planned_s"] == 60
    assert undo(stage).json["what"] == f"Sửa ghi chú của “{B}”"
    assert show(stage)["version"] == before["version"]


def test_a_cue_is_not_brought_back_to_where_the_show_has_been(stage: Client) -> None:
    move(stage, 1, None)
    press(stage, "go")
    assert undo(stage).json["code"] == "locked"
    assert titles(stage) == [B, C, A]
    stage.post("rundown/cues", json={"title": "X", "planned_s": 1})
    press(stage, "standby", cue_id=4)
    press(stage, "go")
    assert undo(stage).json["code"] == "locked"


def test_called_steps_are_not_undone(stage: Client) -> None:
    change(stage, 1, steps=[{"title": "A"}])
    change(stage, 1, steps=[*cues(stage)[0]["steps"], {"title": "B"}])
    press(stage, "go")
    press(stage, "go")
    assert undo(stage).status_code == 200
    assert undo(stage).json["code"] == "locked"
    assert [step["title"] for step in cues(stage)[0]["steps"]] == ["A"]


def test_the_button_is_told_where_an_undo_changes_what_is_next(stage: Client) -> None:
    press(stage, "go")
    delete(stage, 2)
    before = show(stage)
    undo(stage)
    after = show(stage)
    assert (before["standby"]["title"], after["standby"]["title"]) == (C, B)
    assert after["version"] == before["version"] + 1


def test_every_edit_is_one_fact(app: Flask, stage: Client) -> None:
    change(stage, 1, planned_s=1)
    undo(stage)
    redo(stage)
    chosen = [{"id": of, "version": version(stage, of)} for of in (1, 2)]
    stage.post("rundown/batch", json={"cues": chosen, "action": "delete"})
    with app.app_context():
        found = db.session.execute(db.text("SELECT kind FROM feed_entry ORDER BY seq")).scalars().all()
    assert found == [
        "rundown.imported",
        "cue.edited",
        "rundown.edited",
        "rundown.edited",
        "rundown.edited",
    ]
    assert stage.get("show/log").status_code == 200


def test_who_only_reads_has_nothing_to_undo(app: Flask, stage: Client, bearer: SignIn) -> None:
    change(stage, 1, planned_s=1)
    assert offered(bearer("crew")) == (None, None)

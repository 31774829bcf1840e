"""The rundown is read and edited: add, change, delete, move."""

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.show.api.models import CueView
from tests.cast import Client
from tests.show.factories import cues, show, titles, with_programme

SignIn = Callable[[Role], Client]
TITLES = ["Văn nghệ chào mừng", "Phóng sự", "Giao lưu"]


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


def go(client: Client) -> None:
    assert client.post("show/go", json={"expected_version": show(client)["version"]}).status_code == 200


def code(client: Client, method: str, path: str, **body: object) -> tuple[int, str]:
    answer = getattr(client, method)(path, json=body)
    return answer.status_code, answer.json["code"]


def test_the_rundown_in_order(stage: Client) -> None:
    answer = stage.get("rundown").json
    assert answer is not None
    assert answer["version"] == 1
    assert [cue["number"] for cue in answer["cues"]] == [1, 2, 3]
    assert [cue["planned_at"][11:16] for cue in answer["cues"]] == ["19:30", "19:45", "19:52"]
    for cue in answer["cues"]:
        assert CueView.model_validate(cue).model_dump() == cue


def test_places_follow_the_show(stage: Client) -> None:
    go(stage)
    go(stage)
    assert [cue["place"] for cue in cues(stage)] == ["past", "running", "coming"]
    assert [cue["called_at"] is not None for cue in cues(stage)] == [True, True, False]
    assert [cue["ended_at"] is not None for cue in cues(stage)] == [True, False, False]


def test_adding_a_cue_before_another(stage: Client) -> None:
    body = {
        "title": " Đơn ca:  Quê hương ",
        "planned_s": 240,
        "kind": "performance",
        "starts_at": "2024-10-17T20:00:00+07:00",
        "presenter": "Nghệ sĩ",
        "scene": "title",
        "notes": {"mc": "Dòng một\nDòng hai", "sound": "Micro 1"},
        "before": 2,
    }
    answer = stage.post("rundown/cues", json=body)
    assert answer.status_code == 201
    assert answer.json is not None
    assert answer.json["title"] == "Đơn ca: Quê hương"
    assert answer.json["notes"] == {
        "mc": "Dòng một\nDòng hai",
        "sound": "Micro 1",
        "light": "",
        "screen": "",
        "stage": "",
    }
    assert (answer.json["number"], answer.json["version"]) == (2, 1)
    assert answer.json["starts_at"] == "2024-10-17T20:00:00.000+07:00"
    assert titles(stage) == [TITLES[0], "Đơn ca: Quê hương", *TITLES[1:]]
    assert show(stage)["rundown_version"] == 2


def test_adding_last(stage: Client) -> None:
    stage.post("rundown/cues", json={"title": "Kết thúc", "planned_s": 60})
    assert titles(stage) == [*TITLES, "Kết thúc"]


def test_the_same_addition_again_adds_nothing(stage: Client) -> None:
    first = stage.post("rundown/cues", json={"title": "A", "planned_s": 60}, key="k1")
    again = stage.post("rundown/cues", json={"title": "A", "planned_s": 60}, key="k1")
    assert (again.status_code, again.json) == (201, first.json)
    assert (first.headers.get("Idempotency-Replayed"), again.headers["Idempotency-Replayed"]) == (
        None,
        "true",
    )
    other = stage.post("rundown/cues", json={"title": "B", "planned_s": 60}, key="k1")
    assert other.status_code == 422
    assert titles(stage) == [*TITLES, "A"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", " \u200b "),
        ("title", "x" * 10_000),
        ("title", None),
        ("planned_s", -1),
        ("planned_s", 21_601),
        ("planned_s", "15'"),
        ("kind", "circus"),
        ("scene", "auto"),
        ("starts_at", "19h30"),
        ("starts_at", "2024-10-17T20:00:00"),
        ("starts_at", "2031-10-17T20:00:00+07:00"),
        ("starts_at", "0001-01-01T00:00:00+14:00"),
        ("notes", {"camera": "x"}),
        ("before", 99),
        ("skipped", "yes"),
        ("steps", [{"title": ""}]),
        ("steps", [{"id": 1, "title": "A"}]),
        ("steps", [{"title": "A"}] * 61),
        ("colour", "pink"),
        ("block_id", 99),
        ("custom", {"1": "A"}),
        ("custom", {"x": "A"}),
    ],
)
def test_a_cue_that_cannot_be_is_refused(stage: Client, field: str, value: object) -> None:
    body = {"title": "A", "planned_s": 60, field: value}
    assert code(stage, "post", "rundown/cues", **body) == (422, "invalid")
    assert titles(stage) == TITLES


def test_hostile_titles_stay_texts(stage: Client) -> None:
    for title in ("=cmd()", "<script>alert(1)</script>"):
        answer = stage.post("rundown/cues", json={"title": title, "planned_s": 60}).json
        assert answer is not None
        assert answer["title"] == title


def test_changing_a_cue(stage: Client) -> None:
    body = {"version": 1, "title": "Phóng sự mới", "planned_s": 500, "notes": {"light": "Tối"}}
    answer = stage.patch("rundown/cues/2", json=body).json
    assert answer is not None
    assert (answer["title"], answer["planned_s"], answer["version"]) == ("Phóng sự mới", 500, 2)
    assert (answer["presenter"], answer["scene"], answer["notes"]["light"]) == ("Đài PT-TH", "tote", "Tối")
    cleared = stage.patch("rundown/cues/2", json={"version": 2, "scene": None}).json
    assert cleared is not None
    assert cleared["scene"] is None
    assert [cue["planned_at"][14:19] for cue in cues(stage)] == ["30:00", "45:00", "53:20"]


def test_an_edit_of_an_older_version_is_stale(stage: Client) -> None:
    stage.patch("rundown/cues/2", json={"version": 1, "title": "A"})
    answer = stage.patch("rundown/cues/2", json={"version": 1, "title": "B"})
    assert answer.status_code == 409
    assert answer.json is not None
    assert (answer.json["code"], answer.json["current"]["title"]) == ("stale", "A")


def test_an_edit_that_changes_nothing_changes_nothing(stage: Client) -> None:
    answer = stage.patch("rundown/cues/2", json={"version": 1, "title": "Phóng sự"}).json
    assert answer is not None
    assert (answer["version"], show(stage)["rundown_version"]) == (1, 1)


@pytest.mark.parametrize("change", [{"title": "B"}, {"planned_s": 1}, {"skipped": True}, {"kind": "film"}])
def test_what_was_called_is_locked(stage: Client, change: dict[str, object]) -> None:
    go(stage)
    assert code(stage, "patch", "rundown/cues/1", version=1, **change) == (409, "locked")
    go(stage)
    assert code(stage, "patch", "rundown/cues/1", version=1, **change) == (409, "locked")


def test_notes_of_the_running_cue_stay_open(stage: Client) -> None:
    go(stage)
    answer = stage.patch("rundown/cues/1", json={"version": 1, "notes": {"mc": "Mới"}, "scene": "black"})
    assert answer.status_code == 200
    assert show(stage)["scene"] == "black"


def test_a_skipped_cue_is_passed_over_and_the_button_is_told(stage: Client) -> None:
    go(stage)
    stage.patch("rundown/cues/2", json={"version": 1, "skipped": True})
    state = show(stage)
    assert (state["standby"]["number"], state["version"], state["over_s"]) == (3, 2, -450)
    assert code(stage, "post", "show/go", expected_version=1) == (409, "stale")


def test_a_changed_length_shifts_the_forecast_and_leaves_the_button(stage: Client) -> None:
    go(stage)
    stage.patch("rundown/cues/2", json={"version": 1, "planned_s": 510})
    state = show(stage)
    assert (state["over_s"], state["version"]) == (60, 1)


def test_deleting_a_cue(stage: Client) -> None:
    answer = stage.delete("rundown/cues/2", json={"version": 1})
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["title"] == "Phóng sự"
    assert [(cue["number"], cue["title"]) for cue in cues(stage)] == [(1, TITLES[0]), (2, TITLES[2])]
    assert code(stage, "delete", "rundown/cues/2", version=1) == (404, "missing")


def test_deleting_with_the_version_in_the_address(stage: Client) -> None:
    assert stage.delete("rundown/cues/2?version=1").status_code == 200


def test_deleting_needs_the_version(stage: Client) -> None:
    assert code(stage, "delete", "rundown/cues/2") == (422, "invalid")
    assert code(stage, "delete", "rundown/cues/2", version=7) == (409, "stale")
    assert titles(stage) == TITLES


def test_deleting_the_cue_on_standby_moves_the_standby_on(stage: Client) -> None:
    go(stage)
    stage.post("show/standby", json={"cue_id": 2})
    stage.delete("rundown/cues/2", json={"version": 1})
    assert show(stage)["standby"]["title"] == "Giao lưu"


def test_what_was_called_is_neither_deleted_nor_moved(stage: Client) -> None:
    go(stage)
    go(stage)
    for cue_id in (1, 2):
        assert code(stage, "delete", f"rundown/cues/{cue_id}", version=1) == (409, "locked")
        assert code(stage, "post", f"rundown/cues/{cue_id}/move", version=1, before=None) == (409, "locked")


def test_after_a_reset_everything_is_open_again(stage: Client) -> None:
    go(stage)
    stage.post("show/reset", json={"expected_version": 1})
    assert stage.delete("rundown/cues/1", json={"version": 1}).status_code == 200
    assert stage.get("show/log").status_code == 200


def test_moving_a_cue(stage: Client) -> None:
    answer = stage.post("rundown/cues/3/move", json={"version": 1, "before": 1}).json
    assert answer is not None
    assert (answer["number"], answer["version"]) == (1, 2)
    assert titles(stage) == [TITLES[2], TITLES[0], TITLES[1]]
    stage.post("rundown/cues/3/move", json={"version": 2, "before": None})
    assert titles(stage) == TITLES
    assert code(stage, "post", "rundown/cues/3/move", version=1, before=1) == (409, "stale")


def test_moving_to_where_it_is_changes_nothing(stage: Client) -> None:
    stage.post("rundown/cues/2/move", json={"version": 1, "before": 3})
    stage.post("rundown/cues/3/move", json={"version": 1, "before": 3})
    assert (titles(stage), show(stage)["rundown_version"]) == (TITLES, 1)


def test_nothing_comes_before_what_was_called(stage: Client) -> None:
    go(stage)
    assert code(stage, "post", "rundown/cues/3/move", version=1, before=1) == (422, "invalid")
    assert code(stage, "post", "rundown/cues", title="A", planned_s=1, before=1) == (422, "invalid")
    assert code(stage, "post", "rundown/cues/3/move", version=1) == (422, "invalid")


def test_a_cue_added_behind_the_running_one_is_next(stage: Client) -> None:
    go(stage)
    stage.post("rundown/cues", json={"title": "Chen ngang", "planned_s": 60, "before": 2})
    assert show(stage)["standby"]["title"] == "Chen ngang"


def test_a_cue_added_behind_the_last_can_be_called(stage: Client) -> None:
    for _ in range(3):
        go(stage)
    stage.post("rundown/cues", json={"title": "Thêm", "planned_s": 60})
    go(stage)
    assert show(stage)["current"]["title"] == "Thêm"


@pytest.mark.parametrize("cue_id", ["99", "2147483647", "99999999999999999999", "x"])
def test_an_unknown_cue_is_missing(stage: Client, cue_id: str) -> None:
    assert code(stage, "patch", f"rundown/cues/{cue_id}", version=1) == (404, "missing")


WRITES: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("post", "rundown/cues", {"title": "A", "planned_s": 1}),
    ("patch", "rundown/cues/1", {"version": 1, "title": "B"}),
    ("delete", "rundown/cues/1", {"version": 1}),
    ("post", "rundown/cues/1/move", {"version": 1, "before": None}),
    ("post", "rundown/import", {}),
)


@pytest.mark.parametrize(
    ("role", "reading"), [("crew", 200), ("checkin", 403), ("pledges", 403), ("display", 403)]
)
def test_others_do_not_edit(app: Flask, bearer: SignIn, role: Role, reading: int) -> None:
    with_programme(app)
    device = bearer(role)
    assert device.get("rundown").status_code == reading
    for method, path, body in WRITES:
        assert code(device, method, path, **body) == (403, "forbidden")


def test_nobody_reads_or_edits(app: Flask, anonymous: Client) -> None:
    with_programme(app)
    assert anonymous.get("rundown").status_code == 401
    for method, path, body in WRITES:
        assert code(anonymous, method, path, **body) == (401, "unauthenticated")

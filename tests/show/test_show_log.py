"""The log: planned against actual, and every command with who gave it and when."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from forum_app.kernel.actors import Role
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
        "actor": "stage",
        "actor_kind": "person",
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

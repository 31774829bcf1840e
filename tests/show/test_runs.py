"""Evenings and rehearsals: each its own run, with its own log, and no trace in the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.show.api.log_models import LogView
from tests.cast import Client, FixedClock
from tests.show.factories import press, show, step, with_programme, with_steps

SignIn = Callable[[Role], Client]


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


def log(client: Client, run: int | None = None) -> dict[str, Any]:
    answer = client.get("show/log" if run is None else f"show/log?run={run}")
    assert answer.status_code == 200, answer.json
    found: dict[str, Any] = answer.json
    assert LogView.model_validate(found).model_dump() == found
    return found


def kinds(found: dict[str, Any]) -> list[str]:
    return [entry["kind"] for entry in found["entries"]]


def called(found: dict[str, Any]) -> list[int]:
    return [call["number"] for call in found["calls"]]


def rehearse(stage: Client, clock: FixedClock) -> None:
    """Play two items of a rehearsal, of ten minutes each, and break it off."""
    press(stage, "reset", mode="rehearsal")
    for _ in range(2):
        press(stage, "go")
        clock.forward(minutes=10)
    press(stage, "reset", mode="live")


def test_a_run_begins_with_a_reset(stage: Client) -> None:
    assert (show(stage)["run"], show(stage)["mode"]) == (1, "live")
    state = press(stage, "reset", mode="rehearsal")
    assert (state["run"], state["mode"]) == (2, "rehearsal")
    again = press(stage, "reset")
    assert (again["run"], again["mode"]) == (3, "rehearsal")


def test_a_rehearsal_leaves_no_trace_in_the_evening(stage: Client, clock: FixedClock) -> None:
    rehearse(stage, clock)
    state = show(stage)
    assert (state["phase"], state["started_at"], state["standby"]["number"]) == ("standby", None, 1)
    cues = stage.get("rundown").json["cues"]
    assert {(cue["place"], cue["called_at"]) for cue in cues} == {("coming", None)}
    assert press(stage, "go")["current"]["number"] == 1
    assert stage.post("show/back", json={}).json["phase"] == "standby"
    assert stage.post("show/back", json={"expected_version": 6}).status_code == 409


def test_each_run_has_its_own_log(stage: Client, clock: FixedClock) -> None:
    rehearse(stage, clock)
    press(stage, "go")
    rehearsal = log(stage, 2)
    assert (rehearsal["run"], rehearsal["mode"], called(rehearsal)) == (2, "rehearsal", [1, 2])
    assert kinds(rehearsal) == ["show.reset", "cue.called", "cue.called"]
    evening = log(stage)
    assert (evening["run"], evening["mode"], called(evening)) == (3, "live", [1])
    assert kinds(evening) == ["show.reset", "cue.called"]
    assert kinds(log(stage, 1)) == ["rundown.imported"]


def test_the_runs_are_listed(stage: Client, clock: FixedClock) -> None:
    rehearse(stage, clock)
    press(stage, "go")
    clock.forward(minutes=5)
    press(stage, "end")
    assert log(stage, 2)["runs"] == [
        {"run": 1, "mode": "live", "started_at": None, "ended_at": None, "calls": 0},
        {
            "run": 2,
            "mode": "rehearsal",
            "started_at": "2024-10-17T19:30:00.000+07:00",
            "ended_at": "2024-10-17T19:50:00.000+07:00",
            "calls": 2,
        },
        {
            "run": 3,
            "mode": "live",
            "started_at": "2024-10-17T19:50:00.000+07:00",
            "ended_at": "2024-10-17T19:55:00.000+07:00",
            "calls": 1,
        },
    ]


def test_an_item_broken_off_by_a_reset_lasted_until_then(stage: Client, clock: FixedClock) -> None:
    rehearse(stage, clock)
    clock.forward(hours=3)
    lengths = [(call["ended_at"], call["actual_s"]) for call in log(stage, 2)["calls"]]
    assert lengths == [("2024-10-17T19:40:00.000+07:00", 600), (None, 600)]


def test_a_run_that_was_ended_and_reset_later_ended_when_it_ended(stage: Client, clock: FixedClock) -> None:
    press(stage, "go")
    clock.forward(minutes=5)
    press(stage, "end")
    clock.forward(minutes=30)
    press(stage, "reset")
    assert log(stage, 1)["runs"][0]["ended_at"] == "2024-10-17T19:35:00.000+07:00"


def test_an_old_run_keeps_items_that_have_left_the_rundown(stage: Client, clock: FixedClock) -> None:
    rehearse(stage, clock)
    assert stage.delete("rundown/cues/2", json={"version": 1}).status_code == 200
    gone = log(stage, 2)["calls"][1]
    assert (gone["number"], gone["title"], gone["planned_at"], gone["planned_s"]) == (
        2,
        "Phóng sự",
        None,
        450,
    )
    assert stage.get("show/log.xlsx?run=2").status_code == 200


def test_steps_and_what_was_taken_back_are_in_the_log(
    app: Flask, stage: Client, bearer: SignIn, clock: FixedClock
) -> None:
    with_steps(app, 1, step(1, "Công ty An Phát"), step(2, "Ngân hàng Ninh Thuận"))
    for _ in range(3):
        press(stage, "go")
        clock.forward(minutes=1)
    press(stage, "back")
    bearer("crew").post("show/ready", json={"department": "sound", "ready": True})
    found = log(stage)
    assert found["calls"][0]["steps"] == [
        {"step_id": 1, "title": "Công ty An Phát", "called_at": "2024-10-17T19:31:00.000+07:00"}
    ]
    assert kinds(found)[-5:] == ["cue.called", "step.called", "step.called", "step.undone", "show.readied"]
    told = [(entry["actor_kind"], entry["actor"], entry["details"].get("step")) for entry in found["entries"]]
    assert told[-2:] == [("person", "stage", "Ngân hàng Ninh Thuận"), ("device", "crew device", None)]


def test_a_step_renamed_later_keeps_its_name_in_the_log(app: Flask, stage: Client, clock: FixedClock) -> None:
    with_steps(app, 1, step(1, "Công ty An Phát"))
    press(stage, "go")
    press(stage, "go")
    press(stage, "reset")
    with_steps(app, 1)
    assert [one["title"] for one in log(stage, 1)["calls"][0]["steps"]] == ["Công ty An Phát"]


def test_a_run_never_played_has_no_log(stage: Client) -> None:
    assert [stage.get(f"show/{log}?run=2").status_code for log in ("log", "log.xlsx")] == [404, 404]


@pytest.mark.parametrize("run", ["0", "-1", str(10**12), "tối"])
def test_what_numbers_no_run_is_refused(stage: Client, run: str) -> None:
    assert [stage.get(f"show/{log}?run={run}").status_code for log in ("log", "log.xlsx")] == [422, 422]


def test_a_show_nobody_has_touched_has_an_empty_log(app: Flask, bearer: SignIn) -> None:
    found = log(bearer("crew"))
    assert (found["run"], found["mode"], found["calls"], found["entries"]) == (1, "live", [], [])

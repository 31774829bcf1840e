"""The director's message, and what the stage display shows."""

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.show.factories import press, show, with_programme

SignIn = Callable[[Role], Client]


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


def test_a_message_and_clearing_it(stage: Client) -> None:
    state = press(stage, "message", text="  Kéo dài \u202e thêm 2 phút ", target="all", level="urgent")
    assert state["message"] == {
        "id": 1,
        "text": "Kéo dài thêm 2 phút",
        "target": "all",
        "level": "urgent",
        "at": "2024-10-17T19:30:00.000+07:00",
        "acks": [],
    }
    assert press(stage, "message", text="")["message"] is None


def test_the_scene_follows_the_running_cue_unless_chosen(stage: Client) -> None:
    scenes = [show(stage)["scene"]]
    for _ in range(3):
        scenes.append(press(stage, "go")["scene"])
    assert scenes == ["title", "title", "tote", "spotlight"]
    assert press(stage, "scene", scene="black")["scene"] == "black"
    back = press(stage, "back")
    assert (back["scene"], back["scene_choice"]) == ("black", "black")
    assert press(stage, "scene", scene="auto")["scene"] == "tote"


def test_the_speakers_timer_goes_dark_and_lights_again(stage: Client) -> None:
    assert press(stage, "timer", dark=True)["timer_dark"] is True
    assert show(stage)["timer_dark"] is True
    assert press(stage, "timer", dark=False)["timer_dark"] is False
    press(stage, "timer", dark=True)
    assert press(stage, "reset")["timer_dark"] is False


@pytest.mark.parametrize("body", [{}, {"dark": "yes"}, {"dark": 1}, {"on": True}])
def test_a_timer_that_is_told_nothing_clear_stays(stage: Client, body: dict[str, object]) -> None:
    assert stage.post("show/timer", json=body).status_code == 422
    assert show(stage)["version"] == 0


def test_the_timer_is_darkened_on_what_was_seen(stage: Client) -> None:
    press(stage, "go")
    answer = stage.post("show/timer", json={"expected_version": 0, "dark": True})
    assert (answer.status_code, answer.json["code"]) == (409, "stale")
    assert show(stage)["timer_dark"] is False


def test_one_message_for_each_target(stage: Client) -> None:
    press(stage, "message", text="Chờ tín hiệu", target="sound")
    press(stage, "message", text="Còn 1 phút", target="timer", level="urgent")
    state = press(stage, "message", text="Chờ thêm", target="sound")
    said = [(message["target"], message["text"]) for message in state["messages"]]
    assert said == [("timer", "Còn 1 phút"), ("sound", "Chờ thêm")]
    assert press(stage, "message", text="", target="sound")["message"]["target"] == "timer"
    assert press(stage, "message", text="")["messages"] == []


def test_the_log_keeps_what_was_said(stage: Client) -> None:
    press(stage, "message", text="Còn 1 phút", target="timer", level="urgent")
    press(stage, "message", text="", target="timer")
    said = [entry["details"] for entry in stage.get("show/log").json["entries"][-2:]]
    assert said == [
        {"text": "Còn 1 phút", "target": "timer", "level": "urgent", "version": 1},
        {"cleared": True, "target": "timer", "version": 2},
    ]


def test_a_wrong_target_is_named_by_its_field(stage: Client) -> None:
    answer = stage.post("show/message", json={"text": "Còn 2 phút", "target": "everybody"})
    assert answer.status_code == 422
    assert answer.json["errors"] == {"target": "Không nằm trong các giá trị cho phép."}

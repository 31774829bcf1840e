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

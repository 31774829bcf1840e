"""Those at work answer: ready for the next cue, urgent message read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.show.api.models import ShowView
from forum_app.store.transaction import listen
from tests.cast import Client, FixedClock
from tests.show.factories import press, show, with_programme

SignIn = Callable[[Role], Client]


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


@pytest.fixture
def sound(stage: Client, bearer: SignIn) -> Client:
    return bearer("crew")


def say_ready(client: Client, department: str, *, ready: bool = True, **more: object) -> dict[str, Any]:
    answer = client.post("show/ready", json={"department": department, "ready": ready, **more})
    assert answer.status_code == 200, answer.json
    state: dict[str, Any] = answer.json
    assert ShowView.model_validate(state).model_dump() == state
    return state


def read(client: Client, message_id: int) -> tuple[int, dict[str, Any]]:
    answer = client.post(f"show/messages/{message_id}/ack", json={})
    return answer.status_code, answer.json


def entries(client: Client, kind: str) -> list[dict[str, Any]]:
    return [entry for entry in client.get("show/log").json["entries"] if entry["kind"] == kind]


def test_lamps_of_the_departments_for_the_standby_cue(stage: Client, sound: Client) -> None:
    say_ready(sound, "sound")
    state = say_ready(sound, "light")
    assert (state["ready"], state["version"]) == (["light", "sound"], 0)
    assert show(stage)["ready"] == ["light", "sound"]
    assert say_ready(sound, "sound", ready=False)["ready"] == ["light"]
    told = [entry["details"] | {"cue": entry["cue_id"]} for entry in entries(stage, "show.readied")]
    assert told == [
        {"department": "sound", "ready": True, "version": 0, "cue": 1},
        {"department": "light", "ready": True, "version": 0, "cue": 1},
        {"department": "sound", "ready": False, "version": 0, "cue": 1},
    ]


def test_a_go_pressed_before_a_lamp_came_on_is_still_good(stage: Client, sound: Client) -> None:
    seen = show(stage)["version"]
    say_ready(sound, "sound")
    assert stage.post("show/go", json={"expected_version": seen}).status_code == 200


def test_ready_twice_is_ready_once(stage: Client, sound: Client) -> None:
    first = say_ready(sound, "stage")
    assert say_ready(sound, "stage") == first
    assert say_ready(sound, "light", ready=False) == first
    assert len(entries(stage, "show.readied")) == 1


def test_go_puts_the_lamps_out_and_back_does_not_light_them_again(stage: Client, sound: Client) -> None:
    say_ready(sound, "sound")
    assert press(stage, "go")["ready"] == []
    say_ready(sound, "light")
    assert press(stage, "back")["ready"] == []
    assert press(stage, "go")["ready"] == []


@pytest.mark.parametrize(("command", "body"), [("hold", {}), ("adjust", {"seconds": 5})])
def test_what_leaves_the_standby_leaves_the_lamps(
    stage: Client, sound: Client, command: str, body: dict[str, object]
) -> None:
    press(stage, "go")
    say_ready(sound, "sound")
    assert press(stage, command, **body)["ready"] == ["sound"]


@pytest.mark.parametrize(
    ("command", "body"), [("standby", {"cue_id": 3}), ("end", {}), ("reset", {}), ("back", {})]
)
def test_what_changes_the_standby_puts_the_lamps_out(
    stage: Client, sound: Client, command: str, body: dict[str, object]
) -> None:
    press(stage, "go")
    say_ready(sound, "sound")
    assert press(stage, command, **body)["ready"] == []


def test_a_cue_put_in_front_is_one_nobody_is_ready_for(stage: Client, sound: Client) -> None:
    say_ready(sound, "sound")
    stage.post("rundown/cues", json={"title": "Chào cờ", "planned_s": 60, "before": 1})
    assert show(stage)["ready"] == []


def test_ready_for_a_cue_that_was_just_called_is_not_ready_for_the_next(stage: Client, sound: Client) -> None:
    meant = show(stage)["standby"]["cue_id"]
    called = press(stage, "go")
    body = {"department": "sound", "ready": True, "cue_id": meant}
    late = sound.post("show/ready", json=body)
    assert (late.status_code, late.json["code"], late.json["current"]) == (409, "stale", called)
    assert show(stage)["ready"] == []
    assert say_ready(sound, "sound", cue_id=called["standby"]["cue_id"])["ready"] == ["sound"]


def test_nothing_on_standby_is_nothing_to_be_ready_for(stage: Client, sound: Client) -> None:
    press(stage, "go")
    press(stage, "end")
    answer = sound.post("show/ready", json={"department": "sound", "ready": True})
    assert (answer.status_code, answer.json["code"]) == (409, "stale")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"department": "sound"},
        {"department": "kitchen", "ready": True},
        {"department": "sound", "ready": "yes"},
        {"department": "sound", "ready": True, "cue": 1},
    ],
)
def test_what_cannot_be_used_is_refused(sound: Client, body: dict[str, object]) -> None:
    answer = sound.post("show/ready", json=body)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


def test_an_urgent_message_shows_who_has_read_it(stage: Client, sound: Client, clock: FixedClock) -> None:
    sent = press(stage, "message", text="Dừng nhạc", target="sound", level="urgent")
    clock.forward(seconds=4)
    status, state = read(sound, sent["message"]["id"])
    assert (status, state["version"]) == (200, sent["version"])
    assert ShowView.model_validate(state).model_dump() == state
    acks = [{"name": "crew device", "at": "2024-10-17T19:30:04.000+07:00"}]
    assert show(stage)["messages"] == [{**sent["message"], "acks": acks}]


def test_reading_twice_is_reading_once_and_each_reads_for_themselves(stage: Client, sound: Client) -> None:
    number = press(stage, "message", text="Chú ý", target="crew", level="urgent")["message"]["id"]
    assert read(sound, number)[1] == read(sound, number)[1]
    _, state = read(stage, number)
    assert [ack["name"] for ack in state["message"]["acks"]] == ["crew device", "stage"]
    assert len(entries(stage, "show.message_read")) == 2


def test_a_message_said_anew_is_read_by_nobody_yet(stage: Client, sound: Client) -> None:
    old = press(stage, "message", text="Dừng nhạc", target="sound", level="urgent")["message"]
    other = press(stage, "message", text="Đèn mặt", target="light", level="urgent")["message"]
    read(sound, old["id"])
    new = press(stage, "message", text="Dừng hẳn", target="sound", level="urgent")["message"]
    assert (new["acks"], len(show(stage)["messages"])) == ([], 2)
    assert read(sound, old["id"])[0] == 404
    assert read(sound, other["id"])[0] == 200


@pytest.mark.parametrize("number", ["0", "7", str(2**31), "x"])
def test_a_message_nobody_sent_cannot_be_read(sound: Client, number: str) -> None:
    answer = sound.post(f"show/messages/{number}/ack", json={})
    assert (answer.status_code, answer.json["code"]) == (404, "missing")


@pytest.mark.parametrize("role", ["checkin", "pledges", "display"])
def test_who_has_no_part_in_the_show_answers_nothing(stage: Client, bearer: SignIn, role: Role) -> None:
    number = press(stage, "message", text="Chú ý", target="all", level="urgent")["message"]["id"]
    device = bearer(role)
    ready = device.post("show/ready", json={"department": "sound", "ready": True})
    assert (ready.status_code, read(device, number)[0]) == (403, 403)


def test_nobody_answers_nothing(stage: Client, anonymous: Client) -> None:
    ready = anonymous.post("show/ready", json={"department": "sound", "ready": True})
    assert (ready.status_code, read(anonymous, 1)[0]) == (401, 401)


def test_answers_are_pushed(app: Flask, stage: Client, sound: Client) -> None:
    brought: list[dict[str, Any]] = []
    listen(app, lambda committed: brought.append(dict(committed.states)))
    state = say_ready(sound, "sound")
    assert brought == [{"show": state}]

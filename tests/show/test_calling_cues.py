"""The stage manager calls cues: GO, BACK, hold, resume, end, reset, jump, adjust."""

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.show.api.models import ShowView
from tests.cast import Client, FixedClock
from tests.show.factories import press, show, with_programme

SignIn = Callable[[Role], Client]


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


def refused(client: Client, command: str, **body: object) -> tuple[int, str]:
    answer = client.post(f"show/{command}", json=body)
    assert answer.json is not None
    return answer.status_code, answer.json["code"]


def test_before_the_show(stage: Client) -> None:
    state = show(stage)
    assert (state["version"], state["phase"], state["mode"], state["current"]) == (0, "standby", "live", None)
    assert state["standby"]["title"] == "Văn nghệ chào mừng"
    assert (state["over_s"], state["after_s"]) == (0, 2550)
    assert state["planned_end_at"] == state["forecast_end_at"] == "2024-10-17T20:12:30.000+07:00"


def test_go_calls_the_standby_cue(stage: Client, clock: FixedClock) -> None:
    press(stage, "go")
    clock.forward(minutes=16)
    state = show(stage)
    assert state["current"] == {
        "cue_id": 1,
        "number": 1,
        "title": "Văn nghệ chào mừng",
        "kind": "performance",
        "presenter": "",
        "office": "",
        "planned_s": 900,
        "called_at": "2024-10-17T19:30:00.000+07:00",
        "held_s": 0,
        "held_since": None,
        "adjust_s": 0,
        "auto": False,
        "step": None,
        "steps_called": 0,
        "steps_count": 0,
    }
    assert (state["phase"], state["version"], state["over_s"]) == ("running", 1, 60)
    assert state["standby"]["number"] == 2


def test_every_state_is_as_documented(stage: Client) -> None:
    states = [
        show(stage),
        press(stage, "go"),
        press(stage, "hold"),
        press(stage, "message", text="Nhanh lên"),
    ]
    states += [press(stage, "scene", scene="black"), press(stage, "end")]
    for state in states:
        assert ShowView.model_validate(state).model_dump() == state


def test_the_same_go_twice_calls_one_cue(stage: Client) -> None:
    first = stage.post("show/go", json={"expected_version": 0})
    second = stage.post("show/go", json={"expected_version": 0})
    assert (first.status_code, second.status_code) == (200, 409)
    assert second.json is not None
    assert first.json is not None
    assert second.json["code"] == "stale"
    assert second.json["current"] == first.json
    assert show(stage)["current"]["number"] == 1


def test_the_last_cue_has_nothing_after_it(stage: Client) -> None:
    for _ in range(3):
        state = press(stage, "go")
    assert state["standby"] is None
    assert refused(stage, "go", expected_version=3) == (409, "stale")
    assert show(stage)["current"]["number"] == 3


def test_a_blind_button_is_refused_when_pressed_twice(stage: Client, clock: FixedClock) -> None:
    assert stage.post("show/go").status_code == 200
    clock.forward(seconds=0.5)
    assert refused(stage, "go") == (409, "too_soon")
    clock.forward(seconds=0.4)
    assert stage.post("show/go").status_code == 200
    assert show(stage)["current"]["number"] == 2


def test_back_restores_the_original_start(stage: Client, clock: FixedClock) -> None:
    press(stage, "go")
    clock.forward(minutes=5)
    press(stage, "adjust", seconds=120)
    before = show(stage)
    clock.forward(minutes=1)
    press(stage, "go")
    clock.forward(minutes=1)
    after = press(stage, "back")
    assert after["current"] == before["current"]
    assert (after["standby"], after["version"]) == (before["standby"], 4)


def test_back_on_the_first_cue_is_before_the_show_again(stage: Client) -> None:
    before = show(stage)
    press(stage, "go")
    after = press(stage, "back")
    assert (after["phase"], after["current"], after["standby"]) == ("standby", None, before["standby"])
    assert after["started_at"] is None
    assert refused(stage, "back", expected_version=2) == (409, "stale")


def test_hold_and_resume(stage: Client, clock: FixedClock) -> None:
    press(stage, "go")
    clock.forward(minutes=2)
    held = press(stage, "hold")
    assert held["phase"] == "held"
    clock.forward(minutes=3)
    assert show(stage)["over_s"] == 180
    resumed = press(stage, "resume")
    assert (resumed["phase"], resumed["over_s"]) == ("running", 180)
    assert show(stage)["current"]["held_s"] == 180


def test_go_ends_a_held_cue_and_back_holds_it_again(stage: Client, clock: FixedClock) -> None:
    press(stage, "go")
    press(stage, "hold")
    clock.forward(minutes=1)
    assert press(stage, "go")["phase"] == "running"
    back = press(stage, "back")
    assert back["phase"] == "held"
    assert show(stage)["current"]["held_since"] == "2024-10-17T19:30:00.000+07:00"


def test_the_end_and_taking_it_back(stage: Client, clock: FixedClock) -> None:
    press(stage, "go")
    clock.forward(minutes=30)
    ended = press(stage, "end")
    assert (ended["phase"], ended["current"], ended["standby"]) == ("ended", None, None)
    assert ended["forecast_end_at"] == ended["ended_at"] == "2024-10-17T20:00:00.000+07:00"
    assert refused(stage, "go", expected_version=2) == (409, "stale")
    assert press(stage, "back")["phase"] == "running"


def test_reset_starts_over(stage: Client) -> None:
    press(stage, "go")
    press(stage, "message", text="Xin chào")
    press(stage, "scene", scene="black")
    state = press(stage, "reset", mode="rehearsal")
    assert (state["phase"], state["mode"], state["version"]) == ("standby", "rehearsal", 4)
    assert (state["message"], state["scene_choice"]) == (None, "auto")
    assert press(stage, "go")["mode"] == "rehearsal"
    assert press(stage, "reset", mode="live")["mode"] == "live"


def test_a_jump_and_back(stage: Client) -> None:
    press(stage, "go")
    jumped = press(stage, "standby", cue_id=3)
    assert jumped["over_s"] == -450
    press(stage, "go")
    assert show(stage)["current"]["number"] == 3
    press(stage, "back")
    assert (show(stage)["current"]["number"], show(stage)["standby"]["number"]) == (1, 3)


@pytest.mark.parametrize("cue_id", [1, 99, -1, 2**70])
def test_the_running_or_an_unknown_cue_cannot_be_next(stage: Client, cue_id: int) -> None:
    press(stage, "go")
    assert refused(stage, "standby", expected_version=1, cue_id=cue_id) == (422, "invalid")


def test_the_end_promised_at_the_first_go_stays(stage: Client) -> None:
    promised = press(stage, "go")["planned_end_at"]
    stage.patch("rundown/cues/3", json={"version": 1, "planned_s": 600})
    assert show(stage)["over_s"] == -600
    state = press(stage, "go")
    assert (state["planned_end_at"], state["over_s"]) == (promised, -1500)
    fresh = press(stage, "reset")
    assert (fresh["planned_end_at"], fresh["over_s"]) == ("2024-10-17T20:02:30.000+07:00", 0)


def test_adjusting_the_running_cue(stage: Client) -> None:
    press(stage, "go")
    state = press(stage, "adjust", seconds=90)
    assert (show(stage)["current"]["adjust_s"], state["over_s"]) == (90, 90)
    assert press(stage, "adjust", seconds=-90)["over_s"] == 0
    assert refused(stage, "adjust", expected_version=3, seconds=-901) == (422, "invalid")


@pytest.mark.parametrize("command", ["hold", "resume", "end", "back"])
def test_before_the_show_these_are_stale(stage: Client, command: str) -> None:
    assert refused(stage, command, expected_version=0) == (409, "stale")
    assert show(stage)["version"] == 0


@pytest.mark.parametrize("command", ["go", "back", "hold", "resume", "end", "reset"])
def test_another_version_is_stale(stage: Client, command: str) -> None:
    press(stage, "go")
    assert refused(stage, command, expected_version=0) == (409, "stale")
    assert show(stage)["version"] == 1


@pytest.mark.parametrize(
    ("command", "body"),
    [
        ("go", {"expected_version": "1"}),
        ("go", {"expected_version": True}),
        ("go", {"expected": 1}),
        ("reset", {"mode": "war"}),
        ("standby", {}),
        ("adjust", {"seconds": 1.5}),
        ("adjust", {"seconds": 3601}),
        ("message", {"text": "x" * 501}),
        ("message", {"text": "x", "target": "everyone"}),
        ("message", {}),
        ("scene", {"scene": "fireworks"}),
    ],
)
def test_what_cannot_be_used_is_refused(stage: Client, command: str, body: dict[str, object]) -> None:
    assert refused(stage, command, **body) == (422, "invalid")
    assert show(stage)["version"] == 0


COMMANDS = (
    *("go", "back", "hold", "resume", "end", "reset", "standby", "adjust", "message", "scene", "timer"),
    "caller",
)
BODIES: dict[str, dict[str, object]] = {
    "standby": {"cue_id": 1},
    "adjust": {"seconds": 1},
    "message": {"text": ""},
    "scene": {"scene": "auto"},
    "timer": {"dark": True},
    "caller": {"seat": "console-1"},
}


@pytest.mark.parametrize("role", ["crew", "checkin", "pledges", "display"])
def test_others_see_the_show_and_call_nothing(app: Flask, bearer: SignIn, role: Role) -> None:
    with_programme(app)
    device = bearer(role)
    assert show(device)["version"] == 0
    for command in COMMANDS:
        assert refused(device, command, **BODIES.get(command, {})) == (403, "forbidden")


def test_nobody_sees_and_calls_nothing(app: Flask, anonymous: Client) -> None:
    with_programme(app)
    assert anonymous.get("show").status_code == 401
    for command in COMMANDS:
        assert refused(anonymous, command, **BODIES.get(command, {})) == (401, "unauthenticated")


def test_the_administrator_may_call(app: Flask, signed_in: SignIn) -> None:
    with_programme(app)
    assert press(signed_in("admin"), "go")["version"] == 1


def test_an_empty_rundown_has_nothing_to_call(app: Flask, signed_in: SignIn) -> None:
    stage = signed_in("stage")
    assert (show(stage)["standby"], show(stage)["over_s"]) == (None, 0)
    assert refused(stage, "go", expected_version=0) == (409, "stale")


def test_the_state_stays_small(app: Flask, signed_in: SignIn) -> None:
    long = "Trao bằng ghi nhận tấm lòng vàng cho các tập thể " * 6
    items = tuple({"title": long[:290], "planned_s": 60, "presenter": long[:200]} for _ in range(150))
    with_programme(app, items)
    stage = signed_in("stage")
    press(stage, "go")
    assert len(stage.get("show").data) < 3000

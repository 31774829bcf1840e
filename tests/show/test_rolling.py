"""Roll mode and automatic cues, through the app: who presses, who may, and what the log says of it."""

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import forum_by_slug
from forum_app.kernel.actors import Role
from forum_app.show.clockwork import Clockwork
from forum_app.show.models import CueRow
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import Client, FixedClock
from tests.show.factories import cues, press, show, with_programme

SignIn = Callable[[Role], Client]
START = "2024-10-17T19:30:00.000+07:00"


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    with_programme(app)
    return signed_in("stage")


@pytest.fixture
def wake(app: Flask) -> Callable[[], None]:
    """Wake the clock, as its timer would."""
    clockwork: Clockwork = app.extensions["clockwork"]
    return lambda: clockwork.advance(forum_id(app))


def forum_id(app: Flask) -> int:
    with app.app_context():
        forum = forum_by_slug(db.session(), cast.SLUG)
        assert forum is not None
        return forum.id


def make_automatic(app: Flask, number: int) -> None:
    with app.app_context(), transaction(forum_id(app)) as session:
        row = session.query(CueRow).order_by(CueRow.position).all()[number - 1]
        row.auto = True


def entries(client: Client) -> list[tuple[str, str, dict[str, object]]]:
    found = client.get("show/log").json["entries"]
    return [(entry["actor"], entry["kind"], entry["details"]) for entry in found]


def test_rolling_calls_each_cue_at_its_planned_start(
    stage: Client, clock: FixedClock, wake: Callable[[], None]
) -> None:
    clock.forward(minutes=-5)
    state = press(stage, "roll", on=True)
    assert (state["rolling"], state["advance_at"], state["phase"]) == (True, START, "standby")
    wake()
    assert show(stage)["phase"] == "standby"
    clock.forward(minutes=5, seconds=0.02)
    wake()
    now = show(stage)
    assert (now["current"]["number"], now["current"]["called_at"]) == (1, START)
    assert (now["over_s"], now["advance_at"]) == (0, "2024-10-17T19:45:00.000+07:00")
    clock.forward(minutes=23)  # past the start of the third: the server was away
    wake()
    wake()
    now = show(stage)
    assert (now["current"]["number"], now["current"]["called_at"]) == (3, "2024-10-17T19:52:30.000+07:00")
    assert (now["rolling"], now["advance_at"]) == (True, None)
    assert entries(stage)[-1] == ("Tự động", "cue.called", {"version": 3, "by_itself": "roll"})


@pytest.mark.parametrize(
    ("command", "body"),
    [
        ("go", {}),
        ("back", {}),
        ("hold", {}),
        ("standby", {"cue_id": 3}),
        ("adjust", {"seconds": 60}),
        ("end", {}),
    ],
)
def test_a_hand_takes_a_rolling_show_over_and_the_log_says_so(
    stage: Client, clock: FixedClock, wake: Callable[[], None], command: str, body: dict[str, object]
) -> None:
    press(stage, "roll", on=True)
    wake()
    state = press(stage, command, **body)
    assert (state["rolling"], state["advance_at"]) == (False, None)
    actor, _, details = entries(stage)[-1]
    assert (actor, details["roll_ended"]) == ("stage", True)
    clock.forward(minutes=16)
    version = show(stage)["version"]
    wake()
    assert show(stage)["version"] == version


def test_rolling_is_switched_off_by_hand(stage: Client, clock: FixedClock, wake: Callable[[], None]) -> None:
    press(stage, "roll", on=True)
    wake()
    assert press(stage, "roll", on=False)["advance_at"] is None
    clock.forward(minutes=16)
    wake()
    assert show(stage)["current"]["number"] == 1


def test_a_message_and_a_scene_leave_a_rolling_show_alone(stage: Client) -> None:
    press(stage, "roll", on=True)
    press(stage, "message", text="Xin mời quý vị vào chỗ")
    assert press(stage, "scene", scene="title")["rolling"] is True


def test_rolling_is_refused_while_held_and_with_an_old_version(stage: Client) -> None:
    press(stage, "go")
    held = press(stage, "hold")
    answer = stage.post("show/roll", json={"expected_version": held["version"], "on": True})
    assert (answer.status_code, answer.json["code"]) == (409, "stale")
    assert answer.json["current"]["rolling"] is False
    press(stage, "resume")
    answer = stage.post("show/roll", json={"expected_version": held["version"], "on": True})
    assert (answer.status_code, answer.json["code"]) == (409, "stale")


def test_the_same_wish_twice_is_carried_out_once(stage: Client) -> None:
    version = show(stage)["version"]
    answers = [stage.post("show/roll", json={"expected_version": version, "on": True}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 409]
    assert answers[1].json["current"] == answers[0].json


@pytest.mark.parametrize("body", [{}, {"on": "yes"}, {"on": True, "expected_version": "1"}])
def test_a_wish_that_is_not_clear_is_refused(stage: Client, body: dict[str, object]) -> None:
    assert stage.post("show/roll", json=body).status_code == 422


@pytest.mark.parametrize("role", ["crew", "checkin", "pledges", "display"])
def test_only_who_may_call_the_show_may_let_it_roll(app: Flask, bearer: SignIn, role: Role) -> None:
    with_programme(app)
    assert bearer(role).post("show/roll", json={"on": True}).status_code == 403


def test_only_the_caller_lets_it_roll_and_the_clock_calls_for_them(
    app: Flask, stage: Client, signed_in: SignIn, clock: FixedClock, wake: Callable[[], None]
) -> None:
    press(stage, "caller", seat="ban-dao-dien-1")
    other = signed_in("admin").post("show/roll", json={"on": True})
    assert (other.status_code, other.json["code"]) == (409, "not_caller")
    press(stage, "roll", on=True)
    wake()
    assert show(stage)["current"]["number"] == 1


def test_an_automatic_cue_calls_the_next_with_an_honest_time(
    app: Flask, stage: Client, clock: FixedClock, wake: Callable[[], None]
) -> None:
    make_automatic(app, 1)
    state = press(stage, "go")
    assert state["advance_at"] == "2024-10-17T19:45:00.000+07:00"
    clock.forward(minutes=14, seconds=59)
    wake()
    assert show(stage)["current"]["number"] == 1
    clock.forward(minutes=3, seconds=1)  # the server was away when it was due
    wake()
    now = show(stage)
    assert (now["current"]["number"], now["current"]["called_at"]) == (2, "2024-10-17T19:48:00.000+07:00")
    assert entries(stage)[-1] == ("Tự động", "cue.called", {"version": 2, "by_itself": "auto"})


def test_a_held_automatic_cue_waits_and_back_is_not_undone_by_the_clock(
    app: Flask, stage: Client, clock: FixedClock, wake: Callable[[], None]
) -> None:
    make_automatic(app, 1)
    press(stage, "go")
    assert press(stage, "hold")["advance_at"] is None
    clock.forward(minutes=20)
    wake()
    assert show(stage)["current"]["number"] == 1
    press(stage, "resume")
    clock.forward(minutes=15)
    wake()
    assert show(stage)["current"]["number"] == 2
    state = press(stage, "back")
    assert state["advance_at"] is None
    wake()
    assert (show(stage)["current"]["number"], show(stage)["advance_at"]) == (1, None)


def test_a_blind_go_right_after_the_clock_called_calls_no_second_cue(
    app: Flask, stage: Client, clock: FixedClock, wake: Callable[[], None]
) -> None:
    make_automatic(app, 1)
    press(stage, "go")
    clock.forward(minutes=15)
    wake()
    clock.forward(seconds=0.3)
    answer = stage.post("show/go", json={})
    assert (answer.status_code, answer.json["code"]) == (409, "too_soon")
    assert show(stage)["current"]["number"] == 2


def test_the_state_names_the_next_hour_and_the_rundown_the_gap_before_it(
    app: Flask, stage: Client, clock: FixedClock
) -> None:
    third = cues(stage)[2]
    body = {"version": third["version"], "starts_at": "2024-10-17T20:00:00+07:00"}
    assert stage.patch(f"rundown/cues/{third['id']}", json=body).status_code == 200
    press(stage, "go")
    clock.forward(minutes=24)
    state = show(stage)
    hard = {
        "cue_id": third["id"],
        "number": 3,
        "title": "Giao lưu",
        "starts_at": "2024-10-17T20:00:00.000+07:00",
    }
    assert state["next_hard"] == hard | {"over_s": 90}
    times = [(one["planned_at"][11:19], one["gap_s"]) for one in cues(stage)]
    assert times == [
        ("19:30:00", None),
        ("19:45:00", None),
        ("20:00:00", 450),
    ]

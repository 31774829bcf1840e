"""GO walks the steps of an item: the hand-over of symbolic boards is one item with a step for each donor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.show.api.models import ShowView
from forum_app.store import feed
from tests.cast import Client, FixedClock
from tests.show.factories import press, show, step, with_programme, with_steps

SignIn = Callable[[Role], Client]

BOARDS = (
    step(11, "Công ty An Phát", presenter="Ông Lê Văn An", office="Giám đốc", pledge_id=7, scene="spotlight"),
    step(12, "Ngân hàng Ninh Thuận"),
    step(13, "Bà Nguyễn Thị Thanh Hương", scene="tote"),
)


@pytest.fixture
def stage(app: Flask, signed_in: SignIn) -> Client:
    """The second item hands over three boards."""
    with_programme(app)
    with_steps(app, 2, *BOARDS)
    return signed_in("stage")


def walked(state: dict[str, Any]) -> tuple[int, int | None, int | None, int | None]:
    """Say which item and step run, and which step and item are next."""
    running, step_now, following = state["current"], state["current"]["step"], state["next_step"]
    return (
        running["number"],
        step_now and step_now["step_id"],
        following and following["step_id"],
        state["standby"] and state["standby"]["number"],
    )


def facts(session: Session, forum: Forum, kind: str) -> list[dict[str, object]]:
    session.rollback()  # what was written since
    return [dict(fact.data) for fact in feed.since(session, forum.id, 0) if fact.kind == kind]


def test_go_walks_the_steps_and_then_calls_the_next_item(stage: Client) -> None:
    places = [walked(press(stage, "go")) for _ in range(6)]
    assert places == [
        (1, None, None, 2),
        (2, None, 11, 3),
        (2, 11, 12, 3),
        (2, 12, 13, 3),
        (2, 13, None, 3),
        (3, None, None, None),
    ]
    assert show(stage)["version"] == 6


def test_the_state_says_which_step_runs(stage: Client, clock: FixedClock) -> None:
    press(stage, "go")
    press(stage, "go")
    clock.forward(minutes=1)
    state = press(stage, "go")
    assert ShowView.model_validate(state).model_dump() == state
    current = state["current"]
    assert current["called_at"] == "2024-10-17T19:30:00.000+07:00"
    assert (current["steps_called"], current["steps_count"]) == (1, 3)
    assert current["step"] == {
        "step_id": 11,
        "title": "Công ty An Phát",
        "presenter": "Ông Lê Văn An",
        "office": "Giám đốc",
        "pledge_id": 7,
        "called_at": "2024-10-17T19:31:00.000+07:00",
    }
    assert state["next_step"]["title"] == "Ngân hàng Ninh Thuận"


def test_the_stage_display_follows_the_step(stage: Client) -> None:
    scenes = [press(stage, "go")["scene"] for _ in range(6)]
    assert scenes == ["title", "tote", "spotlight", "tote", "tote", "spotlight"]
    assert press(stage, "back")["scene"] == "tote"


def test_the_fact_of_a_step_is_where_show_and_pledges_meet(
    stage: Client, session: Session, forum: Forum
) -> None:
    for _ in range(3):
        press(stage, "go")
    told = {"cue_id": 2, "number": 2, "step_id": 11, "step": "Công ty An Phát", "pledge_id": 7}
    assert facts(session, forum, "step.called") == [{**told, "mode": "live", "version": 3}]
    press(stage, "back")
    assert facts(session, forum, "step.undone") == [{**told, "mode": "live", "version": 4}]


def test_in_a_rehearsal_the_fact_says_so(stage: Client, session: Session, forum: Forum) -> None:
    press(stage, "reset", mode="rehearsal")
    for _ in range(3):
        press(stage, "go")
    assert [fact["mode"] for fact in facts(session, forum, "step.called")] == ["rehearsal"]


def test_back_undoes_a_step_and_it_is_next_again(stage: Client) -> None:
    for _ in range(3):
        press(stage, "go")
    before = show(stage)
    press(stage, "go")
    after = press(stage, "back")
    assert {**after, "version": before["version"], "seq": before["seq"]} == before
    assert walked(press(stage, "back")) == (2, None, 11, 3)
    assert walked(press(stage, "back")) == (1, None, None, 2)


def test_back_from_the_next_item_finds_the_last_step(stage: Client) -> None:
    for _ in range(5):
        press(stage, "go")
    before = show(stage)["current"]
    press(stage, "go")
    after = press(stage, "back")
    assert after["current"] == before
    assert walked(after) == (2, 13, None, 3)


def test_a_step_ends_a_hold_and_back_takes_it_up_again(stage: Client, clock: FixedClock) -> None:
    press(stage, "go")
    press(stage, "go")
    press(stage, "hold")
    clock.forward(minutes=1, milliseconds=1.5)
    press(stage, "resume")
    press(stage, "hold")
    held = show(stage)["current"]
    clock.forward(minutes=2, milliseconds=1.5)
    stepped = press(stage, "go")
    assert (stepped["phase"], stepped["current"]["held_s"]) == ("running", 180)
    press(stage, "hold")
    clock.forward(minutes=5)
    press(stage, "resume")
    back = press(stage, "back")
    assert (back["phase"], back["current"]) == ("held", held)
    clock.forward(minutes=1)
    assert press(stage, "resume")["current"]["held_s"] == 60 + 120 + 300 + 60


def test_a_hold_made_during_a_step_stays_after_back(stage: Client, clock: FixedClock) -> None:
    for _ in range(3):
        press(stage, "go")
    held = press(stage, "hold")["current"]
    back = press(stage, "back")
    assert (back["phase"], back["current"]["held_since"]) == ("held", held["held_since"])


def test_an_item_chosen_by_hand_comes_before_the_steps_that_are_left(stage: Client) -> None:
    for _ in range(3):
        press(stage, "go")
    assert walked(press(stage, "standby", cue_id=3)) == (2, 11, None, 3)
    assert walked(press(stage, "go")) == (3, None, None, None)
    assert walked(press(stage, "back")) == (2, 11, None, 3)


def test_a_choice_taken_back_returns_to_the_steps(stage: Client) -> None:
    for _ in range(3):
        press(stage, "go")
    press(stage, "standby", cue_id=1)
    assert walked(press(stage, "standby", cue_id=None)) == (2, 11, 12, 3)


def test_back_after_a_choice_undoes_the_step(stage: Client) -> None:
    for _ in range(4):
        press(stage, "go")
    press(stage, "standby", cue_id=3)
    assert walked(press(stage, "back")) == (2, 11, 12, 3)


def test_a_skipped_step_is_passed_over(app: Flask, stage: Client) -> None:
    with_steps(app, 2, BOARDS[0], step(12, skipped=True), BOARDS[2])
    for _ in range(3):
        press(stage, "go")
    state = press(stage, "go")
    assert walked(state) == (2, 13, None, 3)
    assert (state["current"]["steps_called"], state["current"]["steps_count"]) == (2, 2)


def test_the_steps_that_are_left_change_places_and_a_go_on_the_old_order_is_stale(
    app: Flask, stage: Client
) -> None:
    for _ in range(3):
        state = press(stage, "go")
    with_steps(app, 2, BOARDS[0], BOARDS[2], BOARDS[1])
    answer = stage.post("show/go", json={"expected_version": state["version"]})
    assert (answer.status_code, answer.json["code"]) == (409, "stale")
    assert walked(answer.json["current"]) == (2, 11, 13, 3)
    assert [walked(press(stage, "go"))[1] for _ in range(2)] == [13, 12]


def test_a_step_added_while_the_last_one_runs_is_next(app: Flask, stage: Client) -> None:
    for _ in range(5):
        state = press(stage, "go")
    with_steps(app, 2, *BOARDS, step(14))
    assert stage.post("show/go", json={"expected_version": state["version"]}).status_code == 409
    assert walked(press(stage, "go")) == (2, 14, None, 3)


def test_an_item_put_after_a_running_one_with_steps_changes_what_was_seen(stage: Client) -> None:
    for _ in range(3):
        state = press(stage, "go")
    stage.post("rundown/cues", json={"title": "Chen vào", "planned_s": 60, "before": 3})
    now = show(stage)
    assert (now["standby"]["title"], now["version"]) == ("Chen vào", state["version"] + 1)


def test_a_blind_button_walks_one_step_and_takes_one_back(stage: Client, clock: FixedClock) -> None:
    press(stage, "go")
    press(stage, "go")
    clock.forward(seconds=1)
    for command, step_id in (("go", 11), ("back", None)):
        assert stage.post(f"show/{command}", json={}).status_code == 200
        clock.forward(seconds=0.7)
        again = stage.post(f"show/{command}", json={})
        assert (again.status_code, again.json["code"]) == (409, "too_soon")
        assert walked(show(stage))[1] == step_id
        clock.forward(seconds=0.2)


def test_the_same_go_twice_walks_one_step(stage: Client) -> None:
    press(stage, "go")
    press(stage, "go")
    answers = [stage.post("show/go", json={"expected_version": 2}).status_code for _ in range(2)]
    assert (answers, walked(show(stage))[1]) == ([200, 409], 11)


def test_the_end_comes_in_the_midst_of_steps_and_is_taken_back(stage: Client) -> None:
    for _ in range(3):
        press(stage, "go")
    before = press(stage, "standby", cue_id=1)
    ended = press(stage, "end")
    assert (ended["current"], ended["next_step"], ended["standby"]) == (None, None, None)
    after = press(stage, "back")
    assert (after["current"], walked(after)) == (before["current"], walked(before))


def test_a_second_calling_of_an_item_walks_its_steps_anew(stage: Client) -> None:
    for _ in range(5):
        press(stage, "go")
    press(stage, "go")
    press(stage, "standby", cue_id=2)
    assert walked(press(stage, "go")) == (2, None, 11, 3)
    assert walked(press(stage, "go")) == (2, 11, 12, 3)

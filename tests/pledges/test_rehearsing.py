"""Rehearsal money: a run of its own on the screens of the hall, and nothing at all anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.forums.operations import found_forum, read_plan
from forum_app.pledges.models import Tote
from forum_app.pledges.topics import tote_state
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests.cast import SLUG, Client
from tests.pledges.factories import DONOR, TAKEN_AT, ask, body, take, tote
from tests.pledges.test_book import sheets
from tests.pledges.test_on_stage import back, go, hand_over, rehearse


@pytest.fixture
def wall(app: Flask) -> Callable[[], dict[str, Any]]:
    """Read what the screens of the hall get."""

    def read() -> dict[str, Any]:
        with app.app_context():
            return tote_state(db.session(), 1, TAKEN_AT)

    return read


Wall = Callable[[], dict[str, Any]]


def live_again(stage: Client) -> None:
    assert stage.post("show/reset", json={"mode": "live"}).status_code == 200


def test_rehearsal_money_is_on_the_wall_and_nowhere_else(desk: Client, stage: Client, wall: Wall) -> None:
    take(desk, amount="1 tỷ")
    before = tote(desk) | {"seq": 0}
    rehearse(stage)
    assert (wall()["total"], wall()["rehearsal"], wall()["run"]) == (0, True, 1)
    taken = take(desk, amount="7 tỷ", donor=DONOR | {"name": "Người đóng thế"})
    assert (taken["rehearsal"], taken["reference"][:7]) == (True, "TD-0001")
    assert wall()["total"] == 7_000_000_000
    assert tote(desk) | {"seq": 0} == before
    assert [one["id"] for one in desk.get("pledges").json["items"]] == [taken["id"]]
    assert "đóng thế" not in str(sheets(desk, "pledges")) + str(sheets(desk, "statement"))
    assert desk.get("donors?q=đóng").json["items"] == []
    assert desk.get(f"pledges/{taken['id']}/vietqr").json["code"] == "rehearsal"
    live_again(stage)
    assert (wall()["total"], wall()["run"]) == (1_000_000_000, 0)
    assert [one["id"] for one in desk.get("pledges").json["items"]] == [1]


def test_each_rehearsal_starts_with_nothing_and_an_unset_tote(
    desk: Client, stage: Client, wall: Wall
) -> None:
    rehearse(stage)
    first = take(desk, amount="1tr")
    stage.post("tote/spotlight", json={"pledge_id": first["id"]})
    stage.post("tote/freeze")
    rehearse(stage)
    shown = wall()
    assert (shown["run"], shown["total"], shown["frozen"], shown["spotlight"]) == (2, 0, False, None)
    assert stage.post("tote/spotlight", json={"pledge_id": first["id"]}).status_code == 422


def test_a_donors_step_shows_a_copy_and_leaves_the_held_pledge(
    desk: Client, stage: Client, wall: Wall
) -> None:
    held = take(desk, amount="500tr", hold=True)
    rehearse(stage)
    hand_over(stage, held["id"])
    go(stage)
    shown = wall()
    assert (shown["total"], shown["spotlight"]["name"]) == (500_000_000, DONOR["name"])
    assert shown["spotlight"]["pledge_id"] != held["id"]
    back(stage)
    assert (wall()["total"], wall()["spotlight"]) == (500_000_000, None)
    go(stage)
    assert (wall()["total"], wall()["spotlight"] is None) == (500_000_000, False)
    assert desk.get(f"pledges/{held['id']}").json["status"] == "held"
    assert (tote(desk)["total"], tote(desk)["spotlight"]) == (0, None)


def test_a_real_request_waits_for_the_end(desk: Client, stage: Client, anonymous: Client) -> None:
    rehearse(stage)
    ask(anonymous)
    refused = desk.post("pledge-requests/1/accept", json={})
    assert (refused.status_code, refused.json["code"]) == (409, "rehearsal")
    live_again(stage)
    accepted = desk.post("pledge-requests/1/accept", json={})
    assert (accepted.status_code, accepted.json["rehearsal"]) == (200, False)


def test_a_milestone_is_celebrated_in_the_rehearsal_and_on_the_evening(
    desk: Client, stage: Client, wall: Wall
) -> None:
    stage.post("tote/milestones", json={"amount": "1 tỷ", "title": "Mốc"})
    rehearse(stage)
    take(desk, amount="1 tỷ")
    assert wall()["milestone"]["amount"] == 1_000_000_000
    live_again(stage)
    assert (wall()["milestone"], stage.get("tote/milestones").json["items"][0]["reached_at"]) == (None, None)
    take(desk, amount="1 tỷ")
    assert wall()["milestone"]["amount"] == 1_000_000_000


def test_another_forum_that_rehearses_takes_no_milestone_from_this_one(
    desk: Client, stage: Client, wall: Wall, app: Flask
) -> None:
    stage.post("tote/milestones", json={"amount": "1 tỷ", "title": "Mốc"})
    rehearse(stage)
    take(desk, amount="1 tỷ")
    live_again(stage)
    with app.app_context(), transaction(None) as session:
        elsewhere = found_forum(session, {**read_plan(SLUG), "slug": "noi-khac"})
        session.add(Tote(forum_id=elsewhere.id, run=1))
    take(desk, amount="1 tỷ")
    assert wall()["milestone"]["amount"] == 1_000_000_000


def test_a_held_real_pledge_is_not_released_while_rehearsing(desk: Client, stage: Client) -> None:
    held = take(desk, hold=True)
    rehearse(stage)
    assert stage.get("pledges/held").json["items"] == []
    assert desk.post(f"pledges/{held['id']}/release", json={"version": 1}).status_code == 422


def test_what_was_said_as_real_arrives_as_real_during_a_rehearsal(
    desk: Client, stage: Client, wall: Wall
) -> None:
    rehearse(stage)
    late = take(desk, amount="3 tỷ", rehearsal=False)
    assert (late["rehearsal"], late["reference"], late["possible_repeat"]) == (False, "UH-0001-3", None)
    assert (wall()["total"], tote(desk)["total"]) == (0, 3_000_000_000)
    live_again(stage)
    assert [one["id"] for one in desk.get("pledges").json["items"]] == [late["id"]]


def test_what_was_said_in_a_rehearsal_is_refused_once_it_is_over(
    desk: Client, stage: Client, wall: Wall
) -> None:
    rehearse(stage)
    live_again(stage)
    refused = desk.post("pledges", json=body(rehearsal=True), key="late")
    assert (refused.status_code, refused.json["code"]) == (409, "rehearsal_over")
    assert "Nếu là khoản thật, hãy nhập lại." in refused.json["detail"]
    assert (wall()["total"], desk.get("pledges").json["items"]) == (0, [])
    rehearse(stage)
    assert take(desk, rehearsal=True)["rehearsal"] is True


def test_a_lost_answer_of_a_rehearsal_is_given_again_after_it(desk: Client, stage: Client) -> None:
    rehearse(stage)
    first = desk.post("pledges", json=body(rehearsal=True), key="one")
    live_again(stage)
    again = desk.post("pledges", json=body(rehearsal=True), key="one")
    assert (again.status_code, again.json) == (201, first.json)


def test_real_money_that_arrives_late_moves_no_milestone_of_the_rehearsal(
    desk: Client, stage: Client, wall: Wall
) -> None:
    stage.post("tote/milestones", json={"amount": "1 tỷ", "title": "Mốc"})
    rehearse(stage)
    take(desk, amount="999tr", rehearsal=True)
    take(desk, amount="2tr", rehearsal=False)
    assert wall()["milestone"] is None
    take(desk, amount="1tr", rehearsal=True)
    assert wall()["milestone"]["amount"] == 1_000_000_000
    live_again(stage)
    assert wall()["milestone"] is None
    take(desk, amount="998tr")
    assert wall()["milestone"]["amount"] == 1_000_000_000


def test_whether_it_was_a_rehearsal_is_yes_or_no(desk: Client) -> None:
    answer = desk.post("pledges", json=body(rehearsal="có"), key="x")
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["rehearsal"])

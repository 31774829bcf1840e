"""Milestones: set by whoever steers the tote, reached once, never celebrated when they lay below already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Role
from forum_app.pledges.topics import tote_state
from forum_app.store.database import db
from forum_app.store.feed import FeedEntry
from tests.cast import Client
from tests.pledges.factories import KEYS, TAKEN_AT, take, tote

SignIn = Callable[[Role], Client]


def add(stage: Client, amount: int | str, title: str = "Mốc") -> dict[str, Any]:
    answer = stage.post("tote/milestones", json={"amount": amount, "title": title}, key=next(KEYS))
    assert answer.status_code == 201, answer.json
    added: dict[str, Any] = answer.json
    return added


def reached(session: Session) -> list[int]:
    session.rollback()  # what was read before is an old picture
    wanted = sa.select(FeedEntry.data).where(FeedEntry.kind == "milestone.reached").order_by(FeedEntry.seq)
    return [fact["amount"] for fact in session.scalars(wanted)]


def test_one_pledge_may_reach_several(desk: Client, stage: Client, session: Session) -> None:
    for amount in ("3 tỷ", "1 tỷ", "2 tỷ"):
        add(stage, amount)
    take(desk, amount="2,5 tỷ")
    assert reached(session) == [1_000_000_000, 2_000_000_000]
    shown = tote(desk)["milestone"]
    assert (shown["amount"], shown["title"]) == (2_000_000_000, "Mốc")


def test_down_and_up_again_is_celebrated_once(desk: Client, stage: Client, session: Session) -> None:
    add(stage, "1 tỷ")
    take(desk, amount="1 tỷ")
    first = tote(desk)["milestone"]
    desk.patch("pledges/1", json={"version": 1, "amount": "900tr", "reason": "Nghe nhầm"})
    assert tote(desk)["milestone"] is None
    desk.patch("pledges/1", json={"version": 2, "amount": "1,1 tỷ", "reason": "Nghe nhầm"})
    assert tote(desk)["milestone"] == first
    assert reached(session) == [1_000_000_000]


def test_a_correction_of_an_early_pledge_counts_towards_a_later_milestone(
    desk: Client, stage: Client, session: Session
) -> None:
    add(stage, "1 tỷ")
    take(desk, amount="100tr")
    take(desk, amount="100tr", donor={"name": "Bà Hai"})
    desk.patch("pledges/1", json={"version": 1, "amount": "800tr", "reason": "Nghe nhầm"})
    take(desk, amount="50tr", donor={"name": "Bà Ba"})
    assert reached(session) == []
    take(desk, amount="50tr", donor={"name": "Bà Tư"})
    assert reached(session) == [1_000_000_000]


def test_many_pledges_one_by_one_reach_it_at_the_very_one(
    desk: Client, stage: Client, session: Session
) -> None:
    add(stage, 130)
    for number in range(129):
        take(desk, amount=1, donor={"name": f"Nhà {number}"})
    assert reached(session) == []
    take(desk, amount=1, donor={"name": "Nhà cuối"})
    assert reached(session) == [130]


def test_while_frozen_the_stage_does_not_know(app: Flask, desk: Client, stage: Client) -> None:
    add(stage, "1 tỷ")
    stage.post("tote/freeze")
    take(desk, amount="1 tỷ")
    with app.app_context():
        assert tote_state(db.session(), 1, TAKEN_AT)["milestone"] is None
    stage.post("tote/release")
    assert tote(desk)["milestone"]["amount"] == 1_000_000_000


def test_one_below_the_total_is_no_news(desk: Client, stage: Client, session: Session) -> None:
    take(desk, amount="2 tỷ")
    added = add(stage, "1 tỷ")
    assert (added["reached_at"] is not None, added["celebrated"]) == (True, False)
    assert (tote(desk)["milestone"]["seq"], reached(session)) == (0, [])


def test_the_offered_ones_are_shares_of_the_goal_still_free(stage: Client) -> None:
    goal = tote(stage)["goal"]
    add(stage, goal // 2)
    listed = stage.get("tote/milestones").json
    assert [share["amount"] for share in listed["offered"]] == [goal // 4, goal * 3 // 4, goal]
    assert listed["offered"][-1]["title"] == "Đạt mục tiêu"


def test_changing_and_removing(desk: Client, stage: Client, session: Session) -> None:
    add(stage, "1 tỷ")
    changed = stage.patch("tote/milestones/1", json={"version": 1, "amount": "2 tỷ", "title": "Hai tỷ"})
    assert (changed.json["amount"], changed.json["version"]) == (2_000_000_000, 2)
    stale = stage.patch("tote/milestones/1", json={"version": 1, "title": "Khác"})
    assert (stale.status_code, stale.json["current"]["title"]) == (409, "Hai tỷ")
    take(desk, amount="2 tỷ")
    refused = stage.patch("tote/milestones/1", json={"version": 2, "amount": "3 tỷ"})
    assert (refused.status_code, "amount" in refused.json["errors"]) == (422, True)
    assert stage.delete("tote/milestones/1?version=1").status_code == 409
    assert stage.delete("tote/milestones/1?version=2").status_code == 200
    assert tote(desk)["milestone"] is None
    assert stage.delete("tote/milestones/1?version=2").status_code == 404
    add(stage, "2 tỷ")
    take(desk, amount="1tr")
    assert reached(session) == [2_000_000_000]


def test_a_repeat_is_one_milestone(stage: Client) -> None:
    key, body = next(KEYS), {"amount": "1 tỷ", "title": "Mốc"}
    first, again = (stage.post("tote/milestones", json=body, key=key) for _ in range(2))
    assert (first.json, again.headers["Idempotency-Replayed"]) == (again.json, "true")
    assert stage.post("tote/milestones", json=body, key=next(KEYS)).status_code == 422


@pytest.mark.parametrize("amount", ["nhiều", 0, -1, "1 đồng rưỡi"])
def test_an_unusable_amount_is_refused(stage: Client, amount: int | str) -> None:
    answer = stage.post("tote/milestones", json={"amount": amount})
    assert (answer.status_code, "amount" in answer.json["errors"]) == (422, True)


@pytest.mark.parametrize("role", ["crew", "checkin", "display"])
def test_others_steer_nothing(signed_in: SignIn, role: Role) -> None:
    caller = signed_in(role)
    answers = [
        caller.get("tote/steering"),
        caller.get("tote/milestones"),
        caller.post("tote/milestones", json={"amount": 1}),
        caller.patch("tote/milestones/1", json={"version": 1}),
        caller.delete("tote/milestones/1?version=1"),
        caller.get("tote/matching"),
        caller.post("tote/matching", json={"donor": {"name": "A"}}),
        caller.post("tote/matching/1/end", json={"version": 1}),
        caller.post("pledges/reveal", json={"all_held": True}),
        caller.get("/f/lang-nghe-2024/tote"),
    ]
    assert {answer.status_code for answer in answers} == {403}


def test_the_true_total_stands_beside_the_shown_one(desk: Client, stage: Client) -> None:
    take(desk, amount="1tr", hold=True)
    stage.post("tote/freeze")
    take(desk, amount="2tr")
    assert stage.get("tote/steering").json == {
        "total": 2_000_000,
        "shown_total": 0,
        "frozen": True,
        "held": 1,
        "held_total": 1_000_000,
        "run": 0,
        "rehearsal": False,
    }

"""Several held pledges at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.pledges import operations
from forum_app.pledges.rules.pledges import draft
from forum_app.pledges.rules.values import Donor
from forum_app.store.transaction import transaction
from tests.cast import Client, actor
from tests.pledges.factories import KEYS, TAKEN_AT, take, tote

SignIn = Callable[[Role], Client]
HIDDEN = {"name": "Bà Trần Thị Kín", "kind": "person", "anonymous": True}


@pytest.fixture
def desk(signed_in: SignIn) -> Client:
    desk = signed_in("pledges")
    take(desk, amount="1tr", hold=True)
    take(desk, amount="2tr", hold=True, donor=HIDDEN)
    take(desk, kind="in_kind", amount="4tr", description="Gạo", hold=True)
    return desk


def seen(*ids: int, version: int = 1) -> dict[str, object]:
    return {"pledges": [{"id": number, "version": version} for number in ids]}


def test_all_count_with_one_transaction(desk: Client, signed_in: SignIn) -> None:
    key, stage = next(KEYS), signed_in("stage")
    answer = stage.post("pledges/reveal", json=seen(1, 2, 3), key=key)
    assert (answer.status_code, answer.json["amount"], tote(desk)["total"]) == (200, 3_000_000, 3_000_000)
    assert [one["status"] for one in answer.json["items"]] == ["confirmed"] * 3
    assert "Kín" not in answer.text
    again = stage.post("pledges/reveal", json=seen(1, 2, 3), key=key)
    assert (again.json, again.headers["Idempotency-Replayed"]) == (answer.json, "true")


def test_one_that_moved_on_keeps_all_back_and_is_named(desk: Client, signed_in: SignIn) -> None:
    desk.patch("pledges/2", json={"version": 1, "amount": "3tr", "reason": "Nghe nhầm"})
    answer = signed_in("stage").post("pledges/reveal", json=seen(1, 2))
    assert (answer.status_code, answer.json["code"], tote(desk)["total"]) == (409, "stale", 0)
    assert [one["id"] for one in answer.json["current"]["pledges"]] == [2]
    assert "UH-0002" in answer.json["detail"]
    assert "Kín" not in answer.text


def test_whatever_is_held(desk: Client) -> None:
    answer = desk.post("pledges/reveal", json={"all_held": True})
    assert (len(answer.json["items"]), tote(desk)["total"]) == (3, 3_000_000)


def test_nothing_chosen_and_nobody_there(desk: Client) -> None:
    assert desk.post("pledges/reveal", json={}).status_code == 422
    assert desk.post("pledges/reveal", json=seen(99)).status_code == 404
    assert desk.post("pledges/reveal", json=seen(1, version=7)).json["current"]["pledges"][0]["id"] == 1


def test_whatever_is_held_is_all_of_it_however_much(app: Flask, signed_in: SignIn) -> None:
    desk, many = signed_in("pledges"), 501
    promised = draft(Donor("Chị Hai", "person"), "cash", "1tr", hold=True)
    with app.app_context(), transaction(1) as session:
        for _ in range(many):
            operations.take_pledge(session, 1, promised, actor=actor("pledges"), now=TAKEN_AT)
    assert len(signed_in("stage").get("pledges/held").json["items"]) == many
    answer = desk.post("pledges/reveal", json={"all_held": True}, key=next(KEYS))
    assert (answer.status_code, len(answer.json["items"])) == (200, many)
    assert (tote(desk)["total"], desk.get("pledges/held").json["items"]) == (many * 1_000_000, [])


def test_more_than_a_request_may_name_are_refused_whole(desk: Client) -> None:
    answer = desk.post("pledges/reveal", json=seen(*range(1, 502)))
    assert (answer.status_code, tote(desk)["total"]) == (422, 0)

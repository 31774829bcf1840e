"""Messages written before the show, to be sent with one press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.show.operations.prepared import MOST_PREPARED
from tests.cast import Client

SignIn = Callable[[Role], Client]
LEAVE = {"text": "Mời rời sân khấu", "target": "timer", "level": "urgent"}


@pytest.fixture
def stage(signed_in: SignIn) -> Client:
    return signed_in("stage")


def items(client: Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("show/prepared-messages").json["items"]
    return found


def test_they_are_listed_in_the_order_they_were_written(stage: Client) -> None:
    assert items(stage) == []
    first = stage.post("show/prepared-messages", json=LEAVE)
    second = stage.post("show/prepared-messages", json={"text": "  Kéo dài \u202e thêm "})
    assert (first.status_code, first.json) == (201, {"id": 1, **LEAVE})
    assert second.json == {"id": 2, "text": "Kéo dài thêm", "target": "mc", "level": "info"}
    assert items(stage) == [first.json, second.json]


def test_a_lost_answer_writes_it_once(stage: Client) -> None:
    first = stage.post("show/prepared-messages", json=LEAVE, key="press-1")
    again = stage.post("show/prepared-messages", json=LEAVE, key="press-1")
    assert (again.status_code, again.json, len(items(stage))) == (201, first.json, 1)
    other = stage.post("show/prepared-messages", json={"text": "Khác"}, key="press-1")
    assert (other.status_code, len(items(stage))) == (422, 1)


def test_one_is_thrown_away_once(stage: Client) -> None:
    kept = stage.post("show/prepared-messages", json={"text": "Giữ lại"}).json
    gone = stage.post("show/prepared-messages", json=LEAVE).json["id"]
    answers = [stage.delete(f"show/prepared-messages/{gone}") for _ in range(2)]
    assert [(answer.status_code, answer.data[:1]) for answer in answers] == [(204, b""), (404, b"{")]
    assert items(stage) == [kept]


def test_writing_them_changes_nothing_on_air(stage: Client) -> None:
    before = stage.get("show").json
    number = stage.post("show/prepared-messages", json=LEAVE).json["id"]
    stage.delete(f"show/prepared-messages/{number}")
    after = stage.get("show").json
    assert {**after, "seq": before["seq"]} == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": " "},
        {"text": "x" * 501},
        {"text": "x", "target": "kitchen"},
        {"text": "x", "level": "loud"},
        {"text": "x", "to": "mc"},
    ],
)
def test_what_cannot_be_used_is_refused(stage: Client, body: dict[str, object]) -> None:
    answer = stage.post("show/prepared-messages", json=body)
    assert (answer.status_code, answer.json["code"], items(stage)) == (422, "invalid", [])


def test_there_is_an_end_to_them(stage: Client) -> None:
    for number in range(MOST_PREPARED):
        assert stage.post("show/prepared-messages", json={"text": f"Tin {number}"}).status_code == 201
    assert stage.post("show/prepared-messages", json={"text": "Một tin nữa"}).status_code == 422
    assert len(items(stage)) == MOST_PREPARED


@pytest.mark.parametrize("role", ["crew", "checkin", "pledges", "display"])
def test_they_are_the_stage_managers(stage: Client, bearer: SignIn, role: Role) -> None:
    number = stage.post("show/prepared-messages", json=LEAVE).json["id"]
    device = bearer(role)
    answers = [
        device.get("show/prepared-messages"),
        device.post("show/prepared-messages", json=LEAVE),
        device.delete(f"show/prepared-messages/{number}"),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert len(items(stage)) == 1


def test_nobody_sees_them(app: Flask, anonymous: Client) -> None:
    answers = [
        anonymous.get("show/prepared-messages"),
        anonymous.post("show/prepared-messages", json=LEAVE),
        anonymous.delete("show/prepared-messages/1"),
    ]
    assert [answer.status_code for answer in answers] == [401, 401, 401]

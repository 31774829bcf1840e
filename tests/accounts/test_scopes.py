"""Programs: a token that may do a few things of its role, beside whoever calls the show."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client
from tests.show.factories import show, with_programme

SignedIn = Callable[[Role], Client]
DECK = {"name": "Stream Deck", "role": "stage", "forum": SLUG}


def _program(app: Flask, admin: Client, *scopes: str) -> Client:
    made = admin.post("/api/v1/devices", json=DECK | {"scopes": list(scopes)})
    assert (made.status_code, made.json["scopes"]) == (201, sorted(scopes))
    return Client(app.test_client(), {"Authorization": f"Bearer {made.json['token']}"})


def test_a_program_does_what_its_scopes_say_and_nothing_else(app: Flask, signed_in: SignedIn) -> None:
    with_programme(app)
    deck = _program(app, signed_in("admin"), "show.call", "show.read")
    assert deck.post("show/go", json={}).json["phase"] == "running"
    assert deck.get("show").status_code == 200
    assert deck.get("rundown").status_code == 403
    assert deck.post("tote/freeze", json={}).status_code == 403


def test_a_program_that_only_reads_calls_nothing(app: Flask, signed_in: SignedIn) -> None:
    with_programme(app)
    deck = _program(app, signed_in("admin"), "show.read")
    answer = deck.post("show/go", json={})
    assert (answer.status_code, answer.json["code"]) == (403, "forbidden")
    assert show(deck)["phase"] == "standby"


def test_a_program_stands_beside_the_caller_where_a_second_console_does_not(
    app: Flask, signed_in: SignedIn, bearer: SignedIn
) -> None:
    with_programme(app)
    deck, second = _program(app, signed_in("admin"), "show.call"), bearer("stage")
    caller = signed_in("stage")
    assert caller.post("show/caller", json={"seat": "console-one"}).status_code == 200
    assert second.post("show/go", json={}).json["code"] == "not_caller"
    assert deck.post("show/go", json={}).json["phase"] == "running"


def test_a_device_without_scopes_has_its_whole_role(app: Flask, signed_in: SignedIn) -> None:
    made = signed_in("admin").post("/api/v1/devices", json=DECK)
    assert made.json["scopes"] is None
    device = Client(app.test_client(), {"Authorization": f"Bearer {made.json['token']}"})
    assert device.get("rundown").status_code == 200


@pytest.mark.parametrize(
    ("scopes", "field"),
    [
        (["guests.read"], "scopes"),  # not of this role
        (["show.call", "accounts.manage"], "scopes"),
        (["show.everything"], "scopes.0"),
        ([], "scopes"),
        ("show.call", "scopes"),
    ],
)
def test_scopes_that_cannot_be_are_refused(scopes: object, field: str, signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    answer = admin.post("/api/v1/devices", json=DECK | {"scopes": scopes})
    assert (answer.status_code, answer.json["code"], list(answer.json["errors"])) == (422, "invalid", [field])
    assert admin.get("/api/v1/devices").json["items"] == []


def test_the_list_says_what_a_program_may_do(app: Flask, signed_in: SignedIn) -> None:
    admin = signed_in("admin")
    _program(app, admin, "show.read", "show.call")
    assert admin.get("/api/v1/devices").json["items"][0]["scopes"] == ["show.call", "show.read"]

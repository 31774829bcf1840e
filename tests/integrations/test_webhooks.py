"""Webhooks as an administrator keeps them: added, changed, paused, taken away; refused by field."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from forum_app.integrations.delivery import Courier
from forum_app.kernel.actors import Role
from tests.cast import ROLES, Client
from tests.integrations.conftest import Add
from tests.integrations.receiver import Receiver

NEW = {"name": "Đèn sân khấu", "url": "http://192.168.1.20:8080/hook"}
GROUPS = ["cue.", "step.", "show.", "scene.", "rundown."]


def test_a_webhook_is_added_and_its_secret_shown_once(admin: Client) -> None:
    made = admin.post("webhooks", json=NEW)
    assert made.status_code == 201
    assert (made.json["name"], made.json["url"], made.json["kinds"], made.json["active"]) == (
        NEW["name"],
        NEW["url"],
        GROUPS,
        True,
    )
    assert len(made.json["secret"]) >= 40
    listed = admin.get("webhooks")
    assert [item["id"] for item in listed.json["items"]] == [made.json["id"]]
    assert made.json["secret"] not in listed.text
    assert listed.json["failing"] == 0


def test_a_repeat_with_the_same_key_adds_one_and_gives_its_secret_again(admin: Client) -> None:
    first = admin.post("webhooks", json=NEW, key="one")
    again = admin.post("webhooks", json=NEW, key="one")
    assert (again.status_code, again.json) == (201, first.json)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(admin.get("webhooks").json["items"]) == 1
    assert admin.post("webhooks", json=NEW | {"name": "LED"}, key="one").status_code == 422


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"url": "ftp://192.168.1.20/"}, "url"),
        ({"url": "192.168.1.20"}, "url"),
        ({"url": "http://"}, "url"),
        ({"url": "http://user:secret@192.168.1.20/"}, "url"),
        ({"url": "http://192.168.1.20/ hook"}, "url"),
        ({"url": "http://192.168.1.20/\r\nHost: other"}, "url"),
        ({"url": "http://192.168.1.20:99999/"}, "url"),
        ({"url": "http://[::1/"}, "url"),
        ({"url": "http://192.168.1.20/#here"}, "url"),
        ({"url": "http://192.168.1.20/" + "x" * 500}, "url"),
        ({"kinds": []}, "kinds"),
        ({"kinds": ["pledge."]}, "kinds"),
        ({"kinds": ["guest.admitted"]}, "kinds"),
        ({"kinds": ["cue"]}, "kinds"),
        ({"kinds": [""]}, "kinds"),
        ({"kinds": ["cue.called\n"]}, "kinds"),
        ({"name": ""}, "name"),
        ({"secret": "mine"}, "secret"),
    ],
)
def test_what_cannot_be_told_is_refused_by_field(
    change: dict[str, object], field: str, admin: Client
) -> None:
    answer = admin.post("webhooks", json=NEW | change)
    assert (answer.status_code, answer.json["code"], list(answer.json["errors"])) == (422, "invalid", [field])
    assert admin.get("webhooks").json["items"] == []


@pytest.mark.parametrize(
    "url", ["https://[fd00::5]:8443/hook", "http://localhost/", "http://den.local/x?y=1"]
)
def test_addresses_of_the_own_network_are_welcome(url: str, add: Add) -> None:
    assert add(url)["url"] == url


def test_a_webhook_is_changed_and_only_what_was_said(admin: Client, add: Add) -> None:
    made = add("http://192.168.1.20/")
    changed = admin.patch(f"webhooks/{made['id']}", json={"kinds": ["cue.called", "scene.", "cue.called"]})
    assert changed.status_code == 200
    assert (changed.json["kinds"], changed.json["url"]) == (["cue.called", "scene."], made["url"])
    assert "secret" not in changed.json
    refused = admin.patch(f"webhooks/{made['id']}", json={"url": "nowhere"})
    assert (refused.status_code, list(refused.json["errors"])) == (422, ["url"])


def test_a_change_that_changes_nothing_is_no_fact(admin: Client, add: Add, courier: Courier) -> None:
    made = add("http://192.168.1.20/")
    before = admin.get("show").json["seq"]
    admin.patch(f"webhooks/{made['id']}", json={"name": made["name"], "active": True})
    assert admin.get("show").json["seq"] == before


def test_taking_away_is_for_good_and_a_repeat_finds_nothing(admin: Client, add: Add) -> None:
    made = add("http://192.168.1.20/")
    assert admin.delete(f"webhooks/{made['id']}").status_code == 204
    assert admin.get("webhooks").json["items"] == []
    assert admin.delete(f"webhooks/{made['id']}").status_code == 404


@pytest.mark.parametrize("call", ["webhooks/99/retry", "webhooks/99/deliveries", "webhooks/99"])
def test_one_that_is_not_there_is_missing(call: str, admin: Client) -> None:
    ask = admin.get if call.endswith("deliveries") else admin.post if call.endswith("retry") else admin.patch
    answer = ask(call) if call.endswith("deliveries") else ask(call, json={})
    assert (answer.status_code, answer.json["code"]) == (404, "missing")


@pytest.mark.parametrize("role", [role for role in ROLES if role != "admin"])
def test_only_an_administrator_sees_and_keeps_them(
    role: Role, add: Add, signed_in: Callable[[Role], Client]
) -> None:
    made, client = add("http://192.168.1.20/"), signed_in(role)
    answers = (
        client.get("webhooks"),
        client.post("webhooks", json=NEW),
        client.patch(f"webhooks/{made['id']}", json={"active": False}),
        client.delete(f"webhooks/{made['id']}"),
        client.post(f"webhooks/{made['id']}/retry", json={}),
        client.get(f"webhooks/{made['id']}/deliveries"),
        client.get("/f/lang-nghe-2024/integrations"),
    )
    assert [answer.status_code for answer in answers] == [403] * len(answers)


def test_there_is_an_end_to_them(admin: Client) -> None:
    answers = [admin.post("webhooks", json=NEW).status_code for _ in range(21)]
    assert answers == [201] * 20 + [422]


def test_deliveries_are_listed_newest_first_in_pages(admin: Client, stage: Client, add: Add) -> None:
    made = add("http://192.168.1.20/", kinds=["scene."])
    for scene in ("tote", "black", "title"):
        stage.post("show/scene", json={"scene": scene})
    first = admin.get(f"webhooks/{made['id']}/deliveries?limit=2").json
    rest = admin.get(f"webhooks/{made['id']}/deliveries?limit=2&cursor={first['next_cursor']}").json
    seqs = [item["seq"] for item in first["items"] + rest["items"]]
    assert seqs == sorted(seqs, reverse=True)
    assert (len(seqs), rest["next_cursor"]) == (3, None)
    assert {item["state"] for item in first["items"]} == {"waiting"}
    assert admin.get(f"webhooks/{made['id']}/deliveries?cursor=soon").status_code == 422


def test_no_secret_reaches_the_log_or_the_feed(
    admin: Client,
    stage: Client,
    receiver: Receiver,
    add: Add,
    courier: Courier,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    receiver.status = 500
    made = add(receiver.url)
    stage.post("show/go", json={})
    courier.deliver_due()
    told = str([one.body for one in receiver.heard]) + str([one.headers for one in receiver.heard])
    assert made["secret"] not in caplog.text + told
    assert receiver.url not in caplog.text

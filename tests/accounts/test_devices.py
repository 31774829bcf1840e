"""Devices: made by an administrator, signed in by token or link, cut off at once when revoked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from tests.cast import ROLES, SLUG, Client

NEW = {"name": "Điện thoại cửa chính", "role": "checkin", "forum": SLUG, "desk": "Bàn 2"}


def test_a_device_is_signed_in_by_its_token(app: Flask, signed_in: Callable[[Role], Client]) -> None:
    made = signed_in("admin").post("/api/v1/devices", json=NEW)
    assert made.status_code == 201
    device = Client(app.test_client(), {"Authorization": f"Bearer {made.json['token']}"})
    assert device.get("/api/v1/session").json["role"] == "checkin"
    assert device.get("/api/v1/session").json["user"] == NEW["name"]


def test_a_link_opens_the_roles_page_and_leaves_the_address_bar(
    app: Flask, signed_in: Callable[[Role], Client]
) -> None:
    made = signed_in("admin").post("/api/v1/devices", json=NEW)
    path = made.json["link"].removeprefix("http://localhost")
    phone = Client(app.test_client(), {})
    opened = phone.get(path)
    assert (opened.status_code, opened.headers["Location"]) == (303, f"/f/{SLUG}/desk")
    assert phone.get("/api/v1/session").json["role"] == "checkin"


def test_a_link_may_open_another_page_of_ours_only(app: Flask, signed_in: Callable[[Role], Client]) -> None:
    made = signed_in("admin").post("/api/v1/devices", json=NEW | {"role": "display"})
    path = made.json["link"].removeprefix("http://localhost")
    phone = Client(app.test_client(), {})
    assert phone.get(f"{path}?page=overlay").headers["Location"] == f"/f/{SLUG}/overlay"
    assert phone.get(f"{path}?page=//evil.example").headers["Location"] == f"/f/{SLUG}/stage"


def test_a_revoked_device_is_nobody_at_its_next_request(
    app: Flask, signed_in: Callable[[Role], Client]
) -> None:
    admin = signed_in("admin")
    made = admin.post("/api/v1/devices", json=NEW).json
    device = Client(app.test_client(), {"Authorization": f"Bearer {made['token']}"})
    phone = Client(app.test_client(), {})
    phone.get(made["link"].removeprefix("http://localhost"))

    assert admin.delete(f"/api/v1/devices/{made['id']}").status_code == 204
    assert device.get("guests").status_code == 401
    assert phone.get("/api/v1/session").json["role"] == "nobody"
    assert phone.get(made["link"].removeprefix("http://localhost")).status_code == 410


def test_revoking_twice_is_harmless(signed_in: Callable[[Role], Client]) -> None:
    admin = signed_in("admin")
    made = admin.post("/api/v1/devices", json=NEW).json
    assert admin.delete(f"/api/v1/devices/{made['id']}").status_code == 204
    first = admin.get("/api/v1/devices").json["items"][0]["revoked_at"]
    assert admin.delete(f"/api/v1/devices/{made['id']}").status_code == 204
    assert admin.get("/api/v1/devices").json["items"][0]["revoked_at"] == first
    assert admin.delete("/api/v1/devices/999").status_code == 404


def test_the_list_shows_when_a_device_was_last_seen_and_no_token(
    app: Flask, signed_in: Callable[[Role], Client]
) -> None:
    admin = signed_in("admin")
    made = admin.post("/api/v1/devices", json=NEW).json
    assert admin.get("/api/v1/devices").json["items"][0]["last_seen_at"] is None
    Client(app.test_client(), {"Authorization": f"Bearer {made['token']}"}).get("/api/v1/session")
    listed = admin.get("/api/v1/devices")
    assert listed.json["items"][0]["last_seen_at"] == "2024-10-17T12:30:00.000+00:00"
    assert made["token"] not in listed.text


@pytest.mark.parametrize("role", [role for role in ROLES if role != "admin"])
def test_only_administrators_see_and_make_devices(role: Role, signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(role)
    assert client.get("/api/v1/devices").status_code == 403
    assert client.post("/api/v1/devices", json=NEW).status_code == 403
    assert client.delete("/api/v1/devices/1").status_code == 403


@pytest.mark.parametrize(
    ("change", "field"),
    [({"role": "admin"}, "role"), ({"name": ""}, "name"), ({"forum": "other"}, "forum"), ({"age": 3}, "age")],
)
def test_a_bad_device_is_refused_by_field(
    change: dict[str, object], field: str, signed_in: Callable[[Role], Client]
) -> None:
    answer = signed_in("admin").post("/api/v1/devices", json=NEW | change)
    assert (answer.status_code, answer.json["code"], list(answer.json["errors"])) == (422, "invalid", [field])
    assert answer.content_type == "application/problem+json"


def test_a_token_that_is_no_longer_good_is_refused_even_on_public_pages(anonymous: Client) -> None:
    answer = anonymous.get("/api/v1/session", headers={"Authorization": "Bearer nonsense"})
    assert (answer.status_code, answer.json["code"]) == (401, "unauthenticated")

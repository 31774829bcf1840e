"""A device made for the desk alone does what a desk does, and sees no more than that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client
from tests.guests.factories import invite

NEW = {"name": "Bàn 1", "role": "checkin", "forum": SLUG, "desk": "Bàn 1", "page": "desk"}
WALK_IN = {"full_name": "Trần Thị Bê", "phone": "0912 345 678"}


@pytest.fixture
def admin(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in("admin")


@pytest.fixture
def profile(app: Flask, admin: Client) -> Client:
    """Give a caller with the token of a device made for the desk's page."""
    made = admin.post("/api/v1/devices", json=NEW).json
    return Client(app.test_client(), {"Authorization": f"Bearer {made['token']}"})


def test_it_finds_admits_and_writes_walk_ins_down(app: Flask, forum: Forum, profile: Client) -> None:
    guest = invite(app, forum, "Lê An", phone="0987654321")
    (found,) = profile.get("guests?q=le an").json["items"]
    assert profile.post("check-ins", json={"code": guest.code}, key="a").status_code == 201
    taken = profile.post("guests", json=WALK_IN, key="b")
    assert taken.status_code == 201
    for said in (found, taken.json):
        assert "phone" not in said
    assert profile.get("attendance").json["present"] == 1
    assert profile.get("desk-list").status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "guests.xlsx"),
        ("GET", "badges.pdf"),
        ("GET", "attendance.xlsx"),
        ("PATCH", "guests/1"),
        ("POST", "guests/1/cancel"),
        ("POST", "guests/import"),
        ("GET", f"/f/{SLUG}/guests"),
        ("GET", f"/f/{SLUG}/reports/attendance"),
    ],
)
def test_the_rest_of_the_guest_list_is_not_its_business(profile: Client, method: str, path: str) -> None:
    call = {"GET": profile.get, "PATCH": profile.patch, "POST": profile.post}[method]
    options: dict[str, Any] = {} if method == "GET" else {"json": {}}
    assert call(path, **options).status_code == 403


def test_a_revoked_desk_is_refused_at_its_next_request(admin: Client, profile: Client) -> None:
    assert profile.get("desk-list").status_code == 200
    (device,) = [one for one in admin.get("/api/v1/devices").json["items"] if one["page"] == "desk"]
    admin.delete(f"/api/v1/devices/{device['id']}")
    assert profile.get("desk-list").status_code == 401

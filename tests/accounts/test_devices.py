"""Devices: made by an administrator, signed in by token or link, cut off at once when revoked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from forum_app.accounts.models import Device
from forum_app.accounts.operations import may_open
from forum_app.accounts.queries import expected_devices
from forum_app.accounts.rules import PAGES
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from forum_app.store.transaction import transaction
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


def _opened(app: Flask, admin: Client, query: str = "", **device: object) -> str:
    """Make a device, open its link, and say where it leads."""
    made = admin.post("/api/v1/devices", json=NEW | {"desk": None} | device)
    assert made.status_code == 201, made.json
    path = made.json["link"].removeprefix("http://localhost")
    return Client(app.test_client(), {}).get(path + query).headers["Location"].removeprefix(f"/f/{SLUG}/")


def test_a_link_opens_the_page_that_was_chosen(app: Flask, signed_in: Callable[[Role], Client]) -> None:
    admin = signed_in("admin")
    chosen: tuple[tuple[Role, str], ...] = (
        ("display", "timer"),
        ("display", "lower-third?seconds=0"),
        ("crew", "crew/light"),
        ("stage", "rundown"),
    )
    assert [_opened(app, admin, role=role, page=page) for role, page in chosen] == [
        page for _, page in chosen
    ]
    assert admin.get("/api/v1/devices").json["items"][0]["page"] == "rundown"


def test_a_page_named_in_the_address_must_be_the_roles_too(
    app: Flask, signed_in: Callable[[Role], Client]
) -> None:
    admin = signed_in("admin")
    assert _opened(app, admin, "?page=agenda", role="display", page="timer") == "agenda"
    assert _opened(app, admin, "?page=console", role="display", page="timer") == "timer"


@pytest.mark.parametrize(
    ("role", "page"),
    [
        ("display", "console"),
        ("display", "crew/sound"),
        ("checkin", "pledges"),
        ("crew", "desk"),
        ("stage", "//evil.example"),
        ("stage", "crew/catering"),
        ("stage", ""),
    ],
)
def test_a_page_the_role_may_not_open_is_refused(
    role: Role, page: str, signed_in: Callable[[Role], Client]
) -> None:
    answer = signed_in("admin").post("/api/v1/devices", json=NEW | {"role": role, "page": page})
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["page"])


def test_the_pages_of_links_are_guarded_as_the_list_says(app: Flask) -> None:
    routes = app.url_map.bind("localhost")
    guards = {}
    for page in PAGES:
        endpoint, _ = routes.match(f"/f/{SLUG}/{page.partition('?')[0]}")
        guards[page] = getattr(app.view_functions[endpoint], "guarded_by", None)
    # The agenda is everybody's; a screen that follows it live reads the show.
    assert guards == {**PAGES, "agenda": "public"}


def test_the_administrators_page_offers_pages_their_role_may_open(
    signed_in: Callable[[Role], Client],
) -> None:
    choices = re.findall(r'<option value="(\w+):([^":]+)"', signed_in("admin").get("/admin").text)
    assert {page for _, page in choices} == set(PAGES)
    assert [choice for choice in choices if not may_open(*choice)] == []


def test_each_repeat_of_identify_is_taken(signed_in: Callable[[Role], Client]) -> None:
    made = signed_in("admin").post("/api/v1/devices", json=NEW).json
    path = f"/api/v1/devices/{made['id']}/identify"
    stage = signed_in("stage")
    assert [stage.post(path).status_code for _ in range(2)] == [204, 204]


def test_a_device_that_is_not_or_no_longer_cannot_be_identified(signed_in: Callable[[Role], Client]) -> None:
    admin = signed_in("admin")
    made = admin.post("/api/v1/devices", json=NEW).json
    admin.delete(f"/api/v1/devices/{made['id']}")
    answers = [admin.post(f"/api/v1/devices/{number}/identify") for number in (made["id"], 999)]
    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("role", ["crew", "checkin", "pledges", "display"])
def test_only_who_calls_the_show_identifies(role: Role, signed_in: Callable[[Role], Client]) -> None:
    assert signed_in(role).post("/api/v1/devices/1/identify").status_code == 403


def test_programs_with_scopes_are_not_missed_on_the_console(
    session: Session, signed_in: Callable[[Role], Client]
) -> None:
    admin = signed_in("admin")
    made = [admin.post("/api/v1/devices", json=NEW | {"name": name}).json["id"] for name in "abc"]
    admin.delete(f"/api/v1/devices/{made[0]}")
    with transaction(1) as writing:
        writing.execute(sa.update(Device).where(Device.id == made[1]).values(scopes=["show.call"]))
    assert [device.name for device in expected_devices(session, 1)] == ["c"]


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


def test_a_device_is_made_once_for_each_key(app: Flask, signed_in: Callable[[Role], Client]) -> None:
    admin = signed_in("admin")
    first, again = (admin.post("/api/v1/devices", json=NEW, key="k1") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json == first.json
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(admin.get("/api/v1/devices").json["items"]) == 1
    device = Client(app.test_client(), {"Authorization": f"Bearer {again.json['token']}"})
    assert device.get("/api/v1/session").json["role"] == "checkin"
    other = admin.post("/api/v1/devices", json=NEW | {"name": "Khác"}, key="k1")
    assert (other.status_code, other.json["code"]) == (422, "invalid")


def test_a_token_is_kept_nowhere_for_the_repeat(app: Flask, signed_in: Callable[[Role], Client]) -> None:
    admin = signed_in("admin")
    token, other = (admin.post("/api/v1/devices", json=NEW, key=key).json["token"] for key in ("k1", "k2"))
    assert token != other
    with app.app_context():
        kept = db.session().execute(sa.text("SELECT body FROM stored_answer")).scalars().all()
    assert len(kept) == 2
    assert token not in str(kept)


def test_devices_are_found_by_name_and_come_in_pages(signed_in: Callable[[Role], Client]) -> None:
    admin = signed_in("admin")
    for name in ("Đèn trái", "Điện thoại cửa chính", "Đèn phải"):
        admin.post("/api/v1/devices", json=NEW | {"name": name})
    first = admin.get("/api/v1/devices?q=den&limit=1").json
    assert [device["name"] for device in first["items"]] == ["Đèn phải"]
    second = admin.get(f"/api/v1/devices?q=den&limit=1&cursor={first['next_cursor']}").json
    assert [device["name"] for device in second["items"]] == ["Đèn trái"]
    assert second["next_cursor"] is None
    for wrong in ("limit=501", "limit=0", "cursor=x"):
        assert admin.get(f"/api/v1/devices?{wrong}").status_code == 422


def test_forums_are_found_like_every_list(signed_in: Callable[[Role], Client]) -> None:
    crew = signed_in("crew")
    assert [forum["slug"] for forum in crew.get("/api/v1/forums?q=dien dan&limit=1").json["items"]] == [SLUG]
    assert crew.get("/api/v1/forums?q=khong co").json == {"items": [], "next_cursor": None}
    assert crew.get("/api/v1/forums?limit=0").status_code == 422

"""Taking a walk-in into the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.store import feed
from forum_app.store.database import db
from tests.cast import Client
from tests.guests.factories import invite, said

WALK_IN = {
    "full_name": "bà nguyễn thị mới",
    "position": "Phóng viên",
    "organisation": "Báo Ninh Thuận",
    "group": 3,
}


def kinds(app: Flask, forum: Forum) -> list[str]:
    with app.app_context():
        return [fact.kind for fact in feed.since(db.session(), forum.id, 0)]


def test_a_walk_in_is_expected_at_once(app: Flask, forum: Forum, desk: Client) -> None:
    added = desk.post("guests", json=WALK_IN)
    assert added.status_code == 201
    assert said(desk.get("guests"))["items"] == [added.json]
    wanted = ("Bà", "Nguyễn Thị Mới", 3, "expected", 1)
    guest = added.json
    assert guest is not None
    assert (
        tuple(guest[name] for name in ("salutation", "full_name", "group_number", "state", "version"))
        == wanted
    )
    assert kinds(app, forum) == ["guest.added"]


def test_a_name_is_enough(desk: Client) -> None:
    first = desk.post("guests", json={"full_name": "Lê An"}).json
    second = desk.post("guests", json={"full_name": "Lê Bình"}).json
    assert first is not None
    assert second is not None
    assert [(guest["group"], guest["group_number"], guest["rank"]) for guest in (first, second)] == [
        ("Khách mời khác", 8, 800_001),
        ("Khách mời khác", 8, 800_002),
    ]


def test_a_walk_in_comes_last_in_the_group(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Lê An", group=3)
    assert said(desk.post("guests", json=WALK_IN))["rank"] == 300_002


def test_a_repeat_with_the_same_key_adds_nobody(desk: Client) -> None:
    first = desk.post("guests", json=WALK_IN, key="k")
    again = desk.post("guests", json=WALK_IN, key="k")
    assert (again.status_code, again.json, again.headers["Idempotency-Replayed"]) == (201, first.json, "true")
    assert len(said(desk.get("guests"))["items"]) == 1


def test_the_same_key_for_another_guest_is_refused(desk: Client) -> None:
    desk.post("guests", json=WALK_IN, key="k")
    assert desk.post("guests", json=WALK_IN | {"full_name": "Lê An"}, key="k").status_code == 422


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "full_name"),
        ({"full_name": "  "}, "full_name"),
        ({"full_name": 5}, "full_name"),
        ({"full_name": "x" * 10_000}, "full_name"),
        ({"full_name": "x" * 200}, "full_name"),
        ({"full_name": "Lê An", "phone": "0912"}, "phone"),
        ({"full_name": "Lê An", "group": 99}, "group"),
        ({"full_name": "Lê An", "group": "Không có nhóm này"}, "group"),
        ({"full_name": "Lê An", "organisation": "x" * 300}, "organisation"),
        ({"full_name": "Lê An", "salutation": "x" * 61}, "salutation"),
        ({"full_name": "Lê An", "code": "123"}, "code"),
    ],
)
def test_what_is_wrong_is_named(desk: Client, body: dict[str, object], field: str) -> None:
    refused = desk.post("guests", json=body)
    assert refused.status_code == 422
    assert [name.split(".")[0] for name in said(refused)["errors"]] == [field] * len(said(refused)["errors"])
    assert said(desk.get("guests"))["items"] == []


@pytest.mark.parametrize("titles", ["PGS.TS. Nhà giáo ưu tú", "Thầy thuốc nhân dân, GS.TS.", "Ữ" * 60])
def test_whoever_has_many_titles_is_addressed_by_all_of_them(desk: Client, titles: str) -> None:
    added = said(desk.post("guests", json={"full_name": "Lê An", "salutation": titles}))
    assert said(desk.get(f"guests/{added['id']}"))["salutation"] == titles


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=cmd()|A1", "=cmd()|A1"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\u202eTên \u200bAn\u202c", "Tên An"),
        ("Lê\x00 An", "Lê An"),
    ],
)
def test_hostile_names_are_only_names(desk: Client, typed: str, kept: str) -> None:
    assert said(desk.post("guests", json={"full_name": typed}))["full_name"] == kept


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_add_nobody(signed_in: Callable[[Role], Client], role: Role) -> None:
    assert signed_in(role).post("guests", json=WALK_IN).status_code == 403


def test_nobody_adds_nobody(anonymous: Client, forum: Forum) -> None:
    assert forum.id == 1
    assert anonymous.post("guests", json=WALK_IN).status_code == 401

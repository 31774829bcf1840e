"""Correcting a guest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.guests.factories import invite, said
from tests.guests.test_adding import kinds


@pytest.fixture(autouse=True)
def _invited(app: Flask, forum: Forum) -> None:
    invite(app, forum, "Lê An", group=2, organisation="Muối Cà Ná", phone="0912345678")


def test_what_is_left_out_stays(desk: Client) -> None:
    before = desk.get("guests/1").json
    assert before is not None
    after = desk.patch("guests/1", json={"version": 1, "seat": "A2", "full_name": "Lê Ân"})
    assert (after.status_code, after.json) == (
        200,
        before | {"seat": "A2", "full_name": "Lê Ân", "version": 2},
    )
    assert said(desk.get("guests?q=le an"))["items"] == [after.json]


def test_a_new_group_puts_the_guest_last_there(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Lê Bình", group=1)
    moved = desk.patch("guests/1", json={"version": 1, "group": "Lãnh đạo tỉnh"}).json
    assert moved is not None
    assert (moved["group_number"], moved["rank"], moved["leader"]) == (1, 100_002, True)


def test_a_guest_is_put_with_those_nobody_placed(desk: Client) -> None:
    moved = said(desk.patch("guests/1", json={"version": 1, "group": ""}))
    assert (moved["group"], moved["rank"], moved["version"]) == ("Khách mời khác", 800_001, 2)
    again = desk.patch("guests/1", json={"version": 2, "group": ""})
    assert (again.status_code, said(again)["version"]) == (200, 2)


def test_an_edit_of_what_is_no_longer_so_is_stale(desk: Client) -> None:
    desk.patch("guests/1", json={"version": 1, "seat": "A2"})
    stale = desk.patch("guests/1", json={"version": 1, "seat": "B7"})
    assert stale.status_code == 409
    assert (said(stale)["code"], said(stale)["current"]) == ("stale", desk.get("guests/1").json)


def test_an_edit_that_changes_nothing_leaves_no_trace(app: Flask, forum: Forum, desk: Client) -> None:
    same = desk.patch("guests/1", json={"version": 1, "full_name": "LÊ AN", "group": 2})
    assert (same.status_code, said(same)["version"]) == (200, 1)
    assert kinds(app, forum) == ["guest.added"]


def test_a_repeat_with_the_same_key_edits_once(desk: Client) -> None:
    first = desk.patch("guests/1", json={"version": 1, "seat": "A2"}, key="k")
    again = desk.patch("guests/1", json={"version": 1, "seat": "A2"}, key="k")
    assert (again.status_code, again.json) == (200, first.json)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"version": 1, "full_name": " "},
        {"version": 1, "phone": "x"},
        {"version": "1"},
        {"version": 2**40},
    ],
)
def test_refused_edits(desk: Client, body: dict[str, object]) -> None:
    assert desk.patch("guests/1", json=body).status_code == 422


def test_an_unknown_guest_is_missing(desk: Client) -> None:
    assert desk.patch("guests/9", json={"version": 1}).status_code == 404
    assert desk.get(f"guests/{10**30}").status_code == 404


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_edit_nothing(signed_in: Callable[[Role], Client], role: Role) -> None:
    assert signed_in(role).patch("guests/1", json={"version": 1, "seat": "A2"}).status_code == 403

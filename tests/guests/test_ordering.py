"""The order guests are greeted in, changed by hand and by the province's custom."""

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
    for name, position, organisation in (
        ("Lê An", "Phó Chủ tịch", "UBND tỉnh"),
        ("Lê Bình", "Bí thư", "Tỉnh ủy"),
        ("Lê Cường", "Chủ tịch", "HĐND tỉnh"),
    ):
        invite(app, forum, name, group=1, position=position, organisation=organisation)
    invite(app, forum, "Lê Dung", group=2)


def names(desk: Client) -> list[str]:
    return [guest["full_name"].split()[-1] for guest in said(desk.get("guests?sort=rank"))["items"]]


def test_a_guest_is_put_before_another_and_last(app: Flask, forum: Forum, desk: Client) -> None:
    moved = desk.post("guests/3/move", json={"before": 1, "version": 1})
    assert (moved.status_code, said(moved)["rank"], said(moved)["version"]) == (200, 100_001, 2)
    assert names(desk) == ["Cường", "An", "Bình", "Dung"]
    desk.post("guests/3/move", json={"before": None})
    assert names(desk) == ["An", "Bình", "Cường", "Dung"]
    assert kinds(app, forum)[-2:] == ["guest.moved", "guest.moved"]


def test_neighbours_who_are_being_edited_are_not_disturbed(desk: Client) -> None:
    desk.post("guests/3/move", json={"before": 1})
    assert desk.patch("guests/1", json={"version": 1, "seat": "A1"}).status_code == 200


def test_a_move_to_where_the_guest_stands_leaves_no_trace(app: Flask, forum: Forum, desk: Client) -> None:
    same = desk.post("guests/1/move", json={"before": 2})
    assert (same.status_code, said(same)["version"]) == (200, 1)
    assert "guest.moved" not in kinds(app, forum)


@pytest.mark.parametrize(
    ("body", "status"),
    [({"before": 4}, 422), ({"before": 1}, 422), ({}, 422), ({"before": 2, "version": 9}, 409)],
)
def test_refused_moves(desk: Client, body: dict[str, object], status: int) -> None:
    assert desk.post("guests/1/move", json=body).status_code == status


def test_an_unknown_guest_or_group_is_missing(desk: Client) -> None:
    assert desk.post("guests/99/move", json={"before": None}).status_code == 404
    assert desk.post("guest-groups/99/move", json={"before": None}).status_code == 404
    assert desk.get("guest-groups/99/usual-order").status_code == 404


def test_a_group_is_greeted_before_another(app: Flask, forum: Forum, desk: Client) -> None:
    moved = desk.post("guest-groups/2/move", json={"before": 1})
    assert [group["number"] for group in said(moved)["items"]][:3] == [2, 1, 3]
    assert names(desk) == ["Dung", "An", "Bình", "Cường"]
    desk.post("guest-groups/2/move", json={"before": 1})
    assert kinds(app, forum).count("guests.group_moved") == 1
    added = said(desk.post("guests", json={"full_name": "Lê Em", "group": 2}))
    assert (added["rank"], names(desk)[:2]) == (100_002, ["Dung", "Em"])


@pytest.mark.parametrize("before", [2, 99])
def test_a_group_moves_only_before_another(desk: Client, before: int) -> None:
    assert desk.post("guest-groups/2/move", json={"before": before}).status_code == 422


def test_the_usual_order_is_shown_before_it_is_applied(app: Flask, forum: Forum, desk: Client) -> None:
    offered = said(desk.get("guest-groups/1/usual-order"))
    places = [(one["full_name"], one["place"], one["place_before"]) for one in offered["items"]]
    assert places == [("Lê Bình", 1, 2), ("Lê Cường", 2, 3), ("Lê An", 3, 1)]
    assert names(desk) == ["An", "Bình", "Cường", "Dung"]
    applied = desk.post("guest-groups/1/usual-order", json={"seen": offered["seen"]})
    assert (applied.status_code, applied.json) == (200, {"group": 1, "moved": 3})
    assert names(desk) == ["Bình", "Cường", "An", "Dung"]
    assert kinds(app, forum)[-1] == "guests.reordered"


def test_an_order_seen_before_an_edit_is_stale_and_one_that_holds_leaves_no_trace(
    app: Flask, forum: Forum, desk: Client
) -> None:
    seen = said(desk.get("guest-groups/1/usual-order"))["seen"]
    desk.patch("guests/1", json={"version": 1, "position": "Chủ tịch"})
    assert desk.post("guest-groups/1/usual-order", json={"seen": seen}).status_code == 409
    seen = said(desk.get("guest-groups/1/usual-order"))["seen"]
    desk.post("guest-groups/1/usual-order", json={"seen": seen})
    seen = said(desk.get("guest-groups/1/usual-order"))["seen"]
    again = desk.post("guest-groups/1/usual-order", json={"seen": seen})
    assert (again.json, kinds(app, forum).count("guests.reordered")) == ({"group": 1, "moved": 0}, 1)


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_order_nobody(signed_in: Callable[[Role], Client], role: Role) -> None:
    other = signed_in(role)
    asked = {
        "guests/1/move": {"before": None},
        "guest-groups/1/move": {"before": None},
        "guest-groups/1/usual-order": {"seen": 4},
    }
    assert [other.post(path, json=body).status_code for path, body in asked.items()] == [403] * 3
    assert other.get("guest-groups/1/usual-order").status_code == 403

"""Somebody comes in a guest's place (dự thay)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.checkin.factories import facts, scan
from tests.guests.factories import said

DEPUTY = {"full_name": "Lê Văn Thay", "position": "Phó Giám đốc"}


def test_a_deputy_comes_in_with_the_scan(desk: Client, leader: Guest) -> None:
    entry = scan(desk, leader.code, deputy={"full_name": "ông  lê văn thay", "position": "Phó Giám đốc"})
    assert said(entry)["admission"]["deputy"] == DEPUTY


def test_or_is_named_one_tap_later(app: Flask, forum: Forum, desk: Client, leader: Guest) -> None:
    scan(desk, leader.code)
    named = desk.post("check-ins/1/deputy", json=DEPUTY)
    assert (named.status_code, said(named)["admission"]["deputy"]) == (200, DEPUTY)
    assert said(desk.get("delegates-present"))["items"][0]["deputy"] == DEPUTY
    assert facts(app, forum) == ["guest.admitted", "admission.deputised"]


def test_naming_the_same_deputy_again_changes_nothing(
    app: Flask, forum: Forum, desk: Client, leader: Guest
) -> None:
    scan(desk, leader.code, deputy=DEPUTY)
    assert said(desk.post("check-ins/1/deputy", json=DEPUTY))["admission"]["deputy"] == DEPUTY
    assert facts(app, forum) == ["guest.admitted"]


def test_a_deputy_named_by_mistake_is_taken_off(desk: Client, leader: Guest) -> None:
    scan(desk, leader.code, deputy=DEPUTY)
    assert said(desk.post("check-ins/1/deputy", json={"full_name": ""}))["admission"]["deputy"] is None


def test_an_undone_entry_has_no_deputy(desk: Client, leader: Guest) -> None:
    scan(desk, leader.code)
    desk.post("check-ins/1/undo")
    refused = desk.post("check-ins/1/deputy", json=DEPUTY)
    assert (refused.status_code, said(refused)["current"]["undone_at"] is not None) == (409, True)


@pytest.mark.parametrize("name", ["123", "x" * 200, "x" * 10_000, 5])
def test_a_deputy_needs_a_name(desk: Client, leader: Guest, name: object) -> None:
    scan(desk, leader.code)
    assert desk.post("check-ins/1/deputy", json={"full_name": name}).status_code == 422


def test_an_unknown_entry_is_missing(desk: Client) -> None:
    assert desk.post("check-ins/9/deputy", json=DEPUTY).status_code == 404


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_name_nobody(signed_in: Callable[[Role], Client], role: Role) -> None:
    assert signed_in(role).post("check-ins/1/deputy", json=DEPUTY).status_code == 403

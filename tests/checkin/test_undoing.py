"""An admission is taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.checkin.factories import NOW, counted, facts, scan
from tests.guests.factories import said


@pytest.fixture(autouse=True)
def _inside(desk: Client, leader: Guest) -> None:
    scan(desk, leader.code)


def test_the_guest_is_expected_again(app: Flask, forum: Forum, desk: Client) -> None:
    undone = desk.post("check-ins/1/undo", json={"reason": "quét nhầm"})
    assert (undone.status_code, said(undone)["guest"]["state"]) == (200, "expected")
    assert (said(undone)["admission"]["undone_at"], said(undone)["admission"]["undo_reason"]) == (
        NOW,
        "quét nhầm",
    )
    assert (facts(app, forum), counted(desk)) == (["guest.admitted", "admission.undone"], (1, 0))


def test_undoing_again_changes_nothing(app: Flask, forum: Forum, desk: Client) -> None:
    first = desk.post("check-ins/1/undo")
    again = desk.post("check-ins/1/undo", json={"reason": "lần nữa"})
    assert (again.status_code, again.json) == (200, first.json)
    assert facts(app, forum) == ["guest.admitted", "admission.undone"]


def test_the_badge_opens_again_and_a_late_undo_of_the_old_entry_is_harmless(
    desk: Client, leader: Guest
) -> None:
    desk.post("check-ins/1/undo")
    assert said(scan(desk, leader.code))["admission"]["id"] == 2
    assert said(desk.post("check-ins/1/undo"))["guest"]["state"] == "present"
    assert counted(desk) == (1, 1)


def test_what_is_not_there_cannot_be_undone(desk: Client) -> None:
    assert desk.post("check-ins/9/undo").status_code == 404


@pytest.mark.parametrize("body", [{"reason": 5}, {"reason": "x" * 400}, {"why": "x"}])
def test_refused_undos(desk: Client, body: dict[str, object]) -> None:
    assert desk.post("check-ins/1/undo", json=body).status_code == 422
    assert counted(desk) == (1, 1)


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_undo_nothing(signed_in: Callable[[Role], Client], role: Role) -> None:
    assert signed_in(role).post("check-ins/1/undo").status_code == 403

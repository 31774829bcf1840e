"""Withdrawing an invitation, and giving it again."""

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
from tests.guests.test_adding import kinds


@pytest.fixture(autouse=True)
def _invited(app: Flask, forum: Forum) -> None:
    invite(app, forum, "Lê An")


def code(desk: Client) -> str:
    return str(said(desk.get("guests/1"))["code"])


def test_a_cancelled_guests_badge_opens_nothing(desk: Client) -> None:
    cancelled = desk.post("guests/1/cancel", json={"version": 1})
    assert (cancelled.status_code, said(cancelled)["state"]) == (200, "cancelled")
    refused = desk.post("check-ins", json={"code": code(desk)})
    assert (refused.status_code, said(refused)["code"]) == (410, "revoked")
    assert desk.get("guests/1/qr.svg").status_code == 410


def test_cancelling_again_changes_nothing(app: Flask, forum: Forum, desk: Client) -> None:
    first = desk.post("guests/1/cancel")
    again = desk.post("guests/1/cancel", json={"version": 1})
    assert (again.status_code, again.json) == (200, first.json)
    assert kinds(app, forum) == ["guest.added", "guest.cancelled"]


def test_the_feed_keeps_why_an_invitation_was_withdrawn_and_given_again(
    app: Flask, forum: Forum, desk: Client
) -> None:
    desk.post("guests/1/cancel", json={"reason": "Bận họp"})
    desk.post("guests/1/restore", json={"reason": "Dời được họp"})
    with app.app_context():
        reasons = [fact.data.get("reason") for fact in feed.since(db.session(), forum.id, 1)]
    assert reasons == ["Bận họp", "Dời được họp"]


def test_a_guest_who_is_inside_is_not_cancelled(desk: Client) -> None:
    desk.post("check-ins", json={"guest_id": 1})
    refused = desk.post("guests/1/cancel")
    assert (refused.status_code, said(refused)["code"]) == (409, "already_admitted")
    assert said(desk.get("guests/1"))["state"] == "present"


def test_what_was_changed_meanwhile_is_not_cancelled(desk: Client) -> None:
    desk.patch("guests/1", json={"version": 1, "seat": "A1"})
    assert desk.post("guests/1/cancel", json={"version": 1}).status_code == 409


def test_a_guest_invited_again_gets_a_new_badge(desk: Client) -> None:
    old = code(desk)
    desk.post("guests/1/cancel")
    restored = desk.post("guests/1/restore")
    assert (restored.status_code, said(restored)["state"]) == (200, "expected")
    assert desk.post("check-ins", json={"code": old}).status_code == 410
    assert desk.post("check-ins", json={"code": code(desk)}).status_code == 201
    assert said(desk.post("guests/1/restore"))["code"] == code(desk)


@pytest.mark.parametrize("verb", ["cancel", "restore"])
@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_cancel_nobody(signed_in: Callable[[Role], Client], role: Role, verb: str) -> None:
    assert signed_in(role).post(f"guests/1/{verb}").status_code == 403


def test_an_unknown_guest_is_missing(desk: Client) -> None:
    assert desk.post("guests/9/cancel").status_code == 404

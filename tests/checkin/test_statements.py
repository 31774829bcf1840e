"""A queue is waiting: a scan asks the database at most six times, sign-in and forum among them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
import sqlalchemy as sa
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests.models import GuestRow, RetiredCodeRow
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from forum_app.kernel.codes import new_code
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import THE_EVENING, Client
from tests.checkin.counting import statements
from tests.checkin.factories import scan
from tests.databases import POSTGRES
from tests.guests.factories import invite

# PostgreSQL takes the forum's lock by a statement of its own, SQLite by how it begins.
MOST = 7 if POSTGRES else 6


def _by_token(app: Flask, _signed_in: Callable[[Role], Client]) -> Client:
    return cast.bearer(app, "checkin", desk="Bàn 1")


def _by_link(app: Flask, _signed_in: Callable[[Role], Client]) -> Client:
    token = cast.bearer(app, "checkin", desk="Bàn 1").headers["Authorization"].removeprefix("Bearer ")
    browser = app.test_client()
    with browser.session_transaction() as cookie:
        cookie["device"] = token
    csrf = browser.get("/api/v1/session").json["csrf_token"]  # type: ignore[index]
    return Client(browser, {"X-CSRF-Token": csrf})


def _by_password(_app: Flask, signed_in: Callable[[Role], Client]) -> Client:
    return signed_in("checkin")


@pytest.fixture(params=[_by_token, _by_link, _by_password])
def caller(
    request: pytest.FixtureRequest, app: Flask, forum: Forum, signed_in: Callable[[Role], Client]
) -> Client:
    """Sign in and scan once: a device is noted as seen every half minute, not at each scan."""
    found: Client = request.param(app, signed_in)
    assert scan(found, invite(app, forum, "Người Đầu Tiên").code).status_code == 201
    return found


def _asked(app: Flask, caller: Client, code: str, status: int, key: str = "k") -> int:
    with statements(app) as heard:
        answer = caller.post("check-ins", json={"code": code, "desk": "Bàn 1"}, key=key)
    assert answer.status_code == status, answer.json
    return len(heard)


def test_every_way_a_scan_can_end(app: Flask, caller: Client, leader: Guest, donor: Guest) -> None:
    stranger = new_code(Random(1))
    asked = {
        "admitted": _asked(app, caller, leader.code, 201, "1"),
        "inside already": _asked(app, caller, leader.code, 409, "2"),
        "unknown": _asked(app, caller, stranger, 404, "3"),
        "misread": _asked(app, caller, "123", 404, "4"),
        "again": _asked(app, caller, leader.code, 201, "1"),
        "refused again": _asked(app, caller, leader.code, 409, "2"),
        "another question": _asked(app, caller, donor.code, 422, "1"),
    }
    assert {how: count for how, count in asked.items() if count > MOST} == {}


def test_a_badge_that_is_no_longer_good(app: Flask, forum: Forum, caller: Client, leader: Guest) -> None:
    caller.post(f"guests/{leader.id}/cancel")
    assert _asked(app, caller, leader.code, 410) <= MOST


def test_a_badge_of_a_merged_guest(
    app: Flask, forum: Forum, caller: Client, leader: Guest, donor: Guest
) -> None:
    merge(app, forum, leader, donor)
    assert _asked(app, caller, leader.code, 201) <= MOST


def merge(app: Flask, forum: Forum, guest: Guest, into: Guest) -> None:
    """Let one guest stand under another's name."""
    gone = {"cancelled_at": THE_EVENING, "merged_into_id": into.id}
    with app.app_context(), transaction(forum.id) as session:
        session.execute(sa.update(GuestRow).where(GuestRow.id == guest.id).values(gone))
        session.add(
            RetiredCodeRow(
                forum_id=forum.id, code=guest.code, guest_id=into.id, why="merged", retired_at=THE_EVENING
            )
        )

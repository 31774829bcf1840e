"""The people of the tests: one for each role, and a fixed evening."""

from __future__ import annotations

import contextvars
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from forum_app.accounts import operations, queries
from forum_app.accounts.permissions import permissions_of
from forum_app.accounts.rules import hash_password, new_token
from forum_app.forums.operations import found_forum, read_plan
from forum_app.kernel.actors import Actor, Role
from forum_app.kernel.clock import utc
from forum_app.store.database import db
from forum_app.store.transaction import transaction

SLUG = "lang-nghe-2024"
PASSWORD = "mat-khau-thu-nghiem"
ROLES: tuple[Role, ...] = ("admin", "stage", "crew", "checkin", "pledges", "display")
# 19:30 in Ninh Thuận on the evening of the plan, when the programme starts.
THE_EVENING = utc(2024, 10, 17, 12, 30)


@dataclass(slots=True)
class FixedClock:
    """Time that moves only when a test says so."""

    now: datetime = THE_EVENING

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


class Reply(TestResponse):
    """An answer whose JSON a test reads without asking whether there is any."""

    json: Any


@dataclass(frozen=True, slots=True)
class Client:
    """A caller of the app. Paths without a leading slash are those of the forum's API."""

    browser: FlaskClient
    headers: dict[str, str]

    def get(self, path: str, **options: Any) -> Reply:
        return self._call("GET", path, options)

    def post(self, path: str, **options: Any) -> Reply:
        return self._call("POST", path, options)

    def patch(self, path: str, **options: Any) -> Reply:
        return self._call("PATCH", path, options)

    def put(self, path: str, **options: Any) -> Reply:
        return self._call("PUT", path, options)

    def delete(self, path: str, **options: Any) -> Reply:
        return self._call("DELETE", path, options)

    def _call(self, method: str, path: str, options: dict[str, Any]) -> Reply:
        headers = self.headers | options.pop("headers", {})
        if key := options.pop("key", None):
            headers["Idempotency-Key"] = key
        full = path if path.startswith("/") else f"/api/v1/forums/{SLUG}/{path}"
        # Outside the test's own app context, which Flask would otherwise lend to the request.
        outside = contextvars.Context()
        answer = outside.run(
            self.browser.open, full, method=method, headers=headers, buffered=True, **options
        )
        return cast(Reply, answer)


def actor(role: Role, desk: str | None = None) -> Actor:
    """Make an actor for operations, without a sign-in."""
    return Actor(
        id=f"person:{ROLES.index(role) + 1}",
        name=role,
        role=role,
        permissions=permissions_of(role),
        desk=desk,
    )


@cache
def _kept_password() -> str:
    return hash_password(PASSWORD)  # slow on purpose, and the same for everybody


def found(app: Flask) -> None:
    """Write the forum of the plan and one person for each role."""
    with app.app_context(), transaction(None) as session:
        found_forum(session, read_plan(SLUG))
        kept = _kept_password()
        for role in ROLES:
            operations.add_person(
                session, username=role, name=role, role=role, password_hash=kept, now=THE_EVENING
            )


def sign_in(app: Flask, role: Role) -> Client:
    """Sign a person of a role in and give their browser, which sends the CSRF token by itself."""
    browser = app.test_client()
    with app.app_context(), transaction(None) as session:
        person = queries.person_by_username(session, role)
        assert person is not None
        token = operations.sign_in(session, person, app.extensions["clock"]())
    with browser.session_transaction() as cookie:
        cookie["sign_in"] = token
    csrf = browser.get("/api/v1/session").json["csrf_token"]  # type: ignore[index]
    return Client(browser, {"X-CSRF-Token": csrf})


def bearer(app: Flask, role: Role, desk: str | None = None) -> Client:
    """Make a device of a role and give a caller that sends its token."""
    with app.app_context():
        forum_id = db.session.execute(
            db.text("SELECT id FROM forum WHERE slug = :slug"), {"slug": SLUG}
        ).scalar_one()
        token = new_token()
        with transaction(forum_id) as session:
            operations.add_device(
                session,
                name=f"{role} device",
                role=role,
                forum_id=forum_id,
                desk=desk,
                by=actor("admin"),
                now=THE_EVENING,
                token=token,
            )
    return Client(app.test_client(), {"Authorization": f"Bearer {token}"})

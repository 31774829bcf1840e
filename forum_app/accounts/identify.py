"""Who is calling: a bearer token, a device's link, or a person's cookie. Read from the database each time."""

from __future__ import annotations

from datetime import datetime

from flask import current_app, request, session

from forum_app.accounts import operations, queries
from forum_app.kernel.actors import NOBODY, Actor
from forum_app.kernel.errors import SignInNeeded
from forum_app.store.database import db
from forum_app.store.transaction import transaction


def identify(token: str | None = None) -> Actor:
    """Give the actor behind a token, else behind this request's header or cookie; else nobody.

    Raises SignInNeeded where a token was given that is not, or no longer, good.
    """
    given = token or _bearer()
    if given is not None:
        found = _device(given)
        if found is None:
            raise SignInNeeded
        return found
    return _by_cookie()


def _by_cookie() -> Actor:
    if "device" in session:
        return _device(session["device"]) or NOBODY
    if "sign_in" in session:
        return queries.person_by_sign_in(db.session(), session["sign_in"], _now()) or NOBODY
    return NOBODY


def _bearer() -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None  # a password asked for by a proxy in front is not ours
    if not token.strip():
        raise SignInNeeded
    return token.strip()


def _device(token: str) -> Actor | None:
    found = queries.device_by_token(db.session(), token)
    if found is None:
        return None
    if operations.due_to_be_seen(found, _now()):
        with transaction(None) as writing:
            operations.seen(writing, found.id, _now())
    return found.actor


def _now() -> datetime:
    at: datetime = current_app.extensions["clock"]()
    return at

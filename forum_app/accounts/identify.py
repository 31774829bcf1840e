"""Who is calling: a bearer token, a device's link, or a person's cookie. Read from the database each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flask import current_app, request, session

from forum_app.accounts import operations, queries
from forum_app.accounts.queries import KnownDevice
from forum_app.kernel.actors import NOBODY, Actor
from forum_app.kernel.errors import SignInNeeded
from forum_app.store.database import db
from forum_app.store.transaction import transaction


@dataclass(frozen=True, slots=True)
class Presented:
    """What a request shows of its caller: a device's token, in its header or cookie, or a person's cookie."""

    kind: Literal["bearer", "link", "person"]
    token: str


def identify(token: str | None = None) -> Actor:
    """Give the actor behind a token, else behind this request's header or cookie; else nobody.

    Raises SignInNeeded where a token was given that is not, or no longer, good.
    """
    given = presented() if token is None else Presented("bearer", token)
    return NOBODY if given is None else welcome(given, _looked_up(given))


def presented() -> Presented | None:
    """Give what this request shows; None where nobody calls. Raises SignInNeeded for an empty token."""
    token = _bearer()
    if token is not None:
        return Presented("bearer", token)
    if "device" in session:
        return Presented("link", session["device"])
    return Presented("person", session["sign_in"]) if "sign_in" in session else None


def welcome(given: Presented, found: KnownDevice | Actor | None) -> Actor:
    """Give the actor found behind what was shown, and note that a device was seen.

    Raises SignInNeeded where a program's token is not, or no longer, good.
    """
    if found is None and given.kind == "bearer":
        raise SignInNeeded
    if found is None or isinstance(found, Actor):
        return found or NOBODY
    if operations.due_to_be_seen(found, _now()):
        with transaction(None) as writing:
            operations.seen(writing, found.id, _now())
    return found.actor


def _looked_up(given: Presented) -> KnownDevice | Actor | None:
    if given.kind == "person":
        return queries.person_by_sign_in(db.session(), given.token, _now())
    return queries.device_by_token(db.session(), given.token)


def _bearer() -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None  # a password asked for by a proxy in front is not ours
    if not token.strip():
        raise SignInNeeded
    return token.strip()


def _now() -> datetime:
    at: datetime = current_app.extensions["clock"]()
    return at

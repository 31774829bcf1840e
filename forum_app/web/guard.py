"""Who may call a route. Every route says so: `@may("show.call")` or `@public`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask, current_app, g, request
from flask_wtf.csrf import ValidationError, generate_csrf, validate_csrf

from forum_app.kernel.actors import Actor, Permission
from forum_app.kernel.clock import Clock
from forum_app.kernel.errors import Forbidden, PageTooOld, SignInNeeded

P = ParamSpec("P")
R = TypeVar("R")

READING = ("GET", "HEAD", "OPTIONS")
CSRF_HEADER = "X-CSRF-Token"


def attach(app: Flask, identify: Callable[[], Actor], clock: Clock) -> None:
    """Have every request of this app know its actor and its time.

    `identify` reads the actor from the database, for this very request: a role taken away is gone at once.
    """
    app.extensions["identify"] = identify
    app.extensions["clock"] = clock
    app.before_request(_refuse_forgery)


def may(permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let in only actors with a permission; others get 401 or 403, people a sign-in page."""

    def guard(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            require(permission)
            return view(*args, **kwargs)

        guarded.guarded_by = permission  # type: ignore[attr-defined]
        return guarded

    return guard


def signed_in(view: Callable[P, R]) -> Callable[P, R]:
    """Let in whoever is signed in."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        if not actor().signed_in:
            raise SignInNeeded
        return view(*args, **kwargs)

    guarded.guarded_by = "signed_in"  # type: ignore[attr-defined]
    return guarded


def public(view: Callable[P, R]) -> Callable[P, R]:
    """Let everybody in, on purpose."""
    view.guarded_by = "public"  # type: ignore[attr-defined]
    return view


def require(permission: Permission) -> None:
    """Raise SignInNeeded for nobody, Forbidden for somebody without the permission."""
    if not actor().signed_in:
        raise SignInNeeded
    if not actor().may(permission):
        raise Forbidden


def actor() -> Actor:
    """Give the one who calls, read once a request."""
    if "actor" not in g:
        g.actor = current_app.extensions["identify"]()
    found: Actor = g.actor
    return found


def now() -> datetime:
    """Give the time of this request by the app's clock."""
    at: datetime = current_app.extensions["clock"]()
    return at


def idempotency_key() -> str | None:
    return request.headers.get("Idempotency-Key")


def csrf_token() -> str:
    token: str = generate_csrf()
    return token


def _refuse_forgery() -> None:
    """Ask for the page's token where a cookie signed the writer in; no page can forge a bearer token."""
    bearer = request.headers.get("Authorization", "").lower().startswith("bearer ")
    if request.method in READING or bearer:
        return
    if request.path.startswith("/api/") and not actor().signed_in:
        return  # nothing to ride on: no cookie of ours came along
    token = request.headers.get(CSRF_HEADER) or request.form.get("csrf_token")
    try:
        validate_csrf(token)
    except ValidationError as fault:
        raise PageTooOld from fault

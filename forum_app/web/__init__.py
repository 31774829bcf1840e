"""How the web meets the slices: errors, guards, forms, pages, security headers."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from forum_app.kernel.actors import Actor
from forum_app.kernel.clock import Clock
from forum_app.web import cookies, errors, guard, limits, pages, security, service, statics
from forum_app.web.readable import ReadableJson


def attach(app: Flask, *, identify: Callable[[], Actor], clock: Clock, redis_url: str | None) -> None:
    """Give an app everything of the web that its slices count on."""
    app.json = ReadableJson(app)
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a console stays open all evening
    cookies.attach(app)
    errors.attach(app)
    security.attach(app)
    statics.attach(app)
    pages.attach(app)
    guard.attach(app, identify, clock)
    limits.attach(app, redis_url)
    app.register_blueprint(service.blueprint)

"""How often one address may knock."""

from __future__ import annotations

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address, strategy="fixed-window", headers_enabled=False)


def attach(app: Flask, redis_url: str | None) -> None:
    """Count in Redis where several processes serve one forum, else in memory."""
    app.config["RATELIMIT_STORAGE_URI"] = redis_url or "memory://"
    app.config["RATELIMIT_SWALLOW_ERRORS"] = True  # a door that cannot count still opens
    if redis_url:
        app.config["RATELIMIT_STORAGE_OPTIONS"] = {"socket_timeout": 1, "socket_connect_timeout": 1}
    limiter.init_app(app)


limited = limiter.limit
limited_together = limiter.shared_limit

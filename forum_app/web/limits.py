"""How often one address may knock."""

from __future__ import annotations

import logging

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import parse_many

log = logging.getLogger(__name__)


class OnlyWhereSaid(Limiter):
    """Counts what `limited` marks. Looking for a limit before every other request finds none, slowly."""

    def _check_request_limit(self, callable_name: str | None = None, in_middleware: bool = True) -> None:
        if not in_middleware:
            super()._check_request_limit(callable_name, in_middleware)


limiter = OnlyWhereSaid(get_remote_address, strategy="fixed-window", headers_enabled=False)


def attach(app: Flask, redis_url: str | None) -> None:
    """Count in Redis where several processes serve one forum, else in memory."""
    app.config["RATELIMIT_STORAGE_URI"] = redis_url or "memory://"
    app.config["RATELIMIT_SWALLOW_ERRORS"] = True  # a door that cannot count still opens
    if redis_url:
        app.config["RATELIMIT_STORAGE_OPTIONS"] = {"socket_timeout": 1, "socket_connect_timeout": 1}
    limiter.init_app(app)


limited = limiter.limit
limited_together = limiter.shared_limit


def keeps_pace(pace: str, *whom: str) -> bool:
    """Count one more for `whom`, and say whether the pace ("10 per minute; 60 per hour") is kept.

    For limits that are not by address alone, or count only what was let in. A door that cannot count opens.
    """
    try:
        return all(limiter.limiter.hit(limit, *whom) for limit in parse_many(pace))
    except Exception as fault:  # noqa: BLE001 - whatever the store of the counts says
        log.warning("paces cannot be counted: %s", type(fault).__name__)
        return True

"""The bell behind a real gunicorn: `POST /ring` rings it, `POST /unroll` a picture of 20 kB."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from forum_app.live import heartbeat
from tests import cast
from tests.live import belfry
from tests.live.belfry import Gate, ring


def real_time() -> datetime:
    return datetime.now(UTC)


def build() -> Flask:
    """Settings: BELFRY_FOLDER (the database), BELFRY_REDIS, BELFRY_BEAT_S."""
    heartbeat.EVERY_S = float(os.environ.get("BELFRY_BEAT_S", heartbeat.EVERY_S))
    gate = Gate({"stage": cast.actor("stage")})
    folder, redis_url = Path(os.environ["BELFRY_FOLDER"]), os.environ.get("BELFRY_REDIS")
    app = belfry.build(folder, real_time, gate, eager=False, redis_url=redis_url)
    app.add_url_rule("/ring", "ring", lambda: {"seq": ring(app)}, methods=["POST"])
    app.add_url_rule("/unroll", "unroll", lambda: {"seq": ring(app, "scroll.unrolled")}, methods=["POST"])
    return app


app = build()

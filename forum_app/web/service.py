"""What watches over the app asks: is it up, can it serve, how is it doing."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

import sqlalchemy as sa
from flask import Blueprint, Response, current_app, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, ProcessCollector, generate_latest

from forum_app.kernel.errors import Forbidden
from forum_app.store.database import db
from forum_app.web.api import document
from forum_app.web.guard import actor, public

blueprint = Blueprint("service", __name__)


@blueprint.get("/healthz")
@public
def healthz() -> Response:
    return jsonify(status="ok")


@blueprint.get("/readyz")
@public
def readyz() -> tuple[Response, int]:
    """Ask the database, and Redis where it is used."""
    checks: dict[str, Callable[[], object]] = {"database": lambda: db.session().scalar(sa.text("SELECT 1"))}
    redis = current_app.extensions.get("redis")
    if redis is not None:
        checks["redis"] = redis.ping
    states = {name: _state(check) for name, check in checks.items()}
    ready = all(state == "ok" for state in states.values())
    return jsonify(status="ok" if ready else "unavailable", **states), 200 if ready else 503


@blueprint.get("/metrics")
@public
def metrics() -> Response:
    """Give Prometheus its text: to this machine, or to a token that may know which screens are connected."""
    if not _from_this_machine() and not actor().may("presence.read"):
        raise Forbidden
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    live = current_app.extensions["live"]
    Gauge("forum_live_connections", "Open live connections of this process", registry=registry).set(
        live.connections()
    )
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


@blueprint.get("/api/v1/openapi.json")
@public
def openapi() -> Response:
    return jsonify(document())


def _state(check: Callable[[], object]) -> str:
    try:
        check()
    except Exception as fault:  # noqa: BLE001 - whatever it is, the answer is "unavailable"
        current_app.logger.warning("readyz: %s", type(fault).__name__)
        return "unavailable"
    return "ok"


def _from_this_machine() -> bool:
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False

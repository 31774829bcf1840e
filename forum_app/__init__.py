"""The evening of a live public forum: run of show, check-in, pledges and the tote board."""

from __future__ import annotations

from datetime import UTC, datetime

import click
import gevent
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.middleware.proxy_fix import ProxyFix

from forum_app import (
    accounts,
    checkin,
    donors,
    forums,
    guests,
    integrations,
    live,
    look,
    payments,
    pledges,
    reports,
    show,
    web,
)
from forum_app.accounts.identify import identify
from forum_app.accounts.queries import expected_devices
from forum_app.accounts.rules import SIGN_IN_LASTS
from forum_app.config import Config
from forum_app.forums.queries import Forum, forum_by_slug
from forum_app.kernel.clock import Clock
from forum_app.show.clockwork import Clockwork
from forum_app.show.queries import scene_of
from forum_app.show.queries.handing_over import pledges_on_stage
from forum_app.show.queries.mentions import mentions, messages_saying
from forum_app.show.queries.rundown import programme_state
from forum_app.store import database, transaction
from forum_app.tls.port import SecurePort, say_https
from forum_app.work import Workers

SLICES = (accounts, forums, look, show, guests, checkin, pledges, donors, payments, integrations, reports)


def real_time() -> datetime:
    return datetime.now(UTC)


def create_app(config: Config, clock: Clock = real_time) -> Flask:
    """Put the app together: the one place that knows every slice."""
    app = Flask(__name__, static_folder=None, template_folder="../templates")
    app.extensions["config"] = config
    app.config.update(
        SECRET_KEY=config.secret_key,
        TESTING=config.testing,
        SESSION_COOKIE_SAMESITE="Lax",
        # Sent when it changes only: a cached answer must never carry somebody's sign-in.
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=SIGN_IN_LASTS,
    )
    app.extensions["workers"] = Workers()
    # What a server begins with, and neither a command at the prompt nor a test: see gunicorn.conf.py.
    app.extensions["at_start"] = []
    database.attach(app, config.database_url)
    transaction.attach(app)
    if click.get_current_context(silent=True) is not None:
        _come_to_the_prompt(app)
    web.attach(app, identify=identify, clock=clock, redis_url=config.redis_url)
    forums.attach(app)
    pledges.attach(app)
    donors.attach(app)
    for part in SLICES:
        for blueprint in part.BLUEPRINTS:
            app.register_blueprint(blueprint)
    # The tote's answer names the scene, the public page the programme, the MC's list the pledges that steps
    # bring on stage, a donor made anonymous the items and messages that still say the name; all of it
    # belongs to the show.
    app.extensions["scene_of"] = scene_of
    app.extensions["programme_of"] = programme_state
    app.extensions["pledges_on_stage"] = pledges_on_stage
    app.extensions["mentions_of"] = mentions
    app.extensions["messages_saying"] = messages_saying
    pictures = _go_live(app, config, clock)
    _wind_up(app, pictures, clock)
    integrations.attach(app, pictures, clock, alone=config.redis_url is None)
    integrations.speak_osc(app, clock, config.osc_listen, config.osc_send, config.osc_forum)
    _face_outwards(app, config)
    return app


def _come_to_the_prompt(app: Flask) -> None:
    """Add the commands, for those who type: a server is back sooner without them and the migrations."""
    from forum_app import cli

    cli.attach(app)


def _face_outwards(app: Flask, config: Config) -> None:
    """Know how a request came in before anything else looks at it: encrypted, through proxies."""
    if config.certificate and config.certificate_key:
        app.extensions["secure_port"] = SecurePort(config.certificate, config.certificate_key)
    if config.proxies:
        count = config.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    app.wsgi_app = say_https(app.wsgi_app)  # type: ignore[assignment,method-assign]


def _go_live(app: Flask, config: Config, clock: Clock) -> live.Live:
    topics = (
        *look.TOPICS,
        *show.TOPICS,
        *checkin.TOPICS,
        *pledges.TOPICS,
        *donors.TOPICS,
        *payments.TOPICS,
        *integrations.TOPICS,
    )
    return live.attach(
        app,
        topics=topics,
        find_forum=_find_forum,
        identify=identify,
        clock=clock,
        devices=expected_devices,
        redis_url=config.redis_url,
    )


def _wind_up(app: Flask, pictures: live.Live, clock: Clock) -> None:
    """Have what is due by itself called: in a server by timers, in a test when it says so."""
    clockwork = Clockwork(app.app_context, clock, later=None if app.testing else gevent.spawn_later)
    app.extensions["clockwork"] = clockwork
    app.extensions["at_start"].append(clockwork.start)
    transaction.listen(app, clockwork.heard)
    pictures.when_others_change("show", clockwork.noticed)


def _find_forum(session: Session, slug: str) -> Forum | None:
    return forum_by_slug(session, slug)

"""A small app to try the live pictures on: a bell that is rung, and a ledger not everybody may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask_socketio.test_client import SocketIOTestClient
from sqlalchemy.orm import Session

from forum_app import live
from forum_app.forums.queries import forum_by_slug
from forum_app.kernel.actors import NOBODY, Actor
from forum_app.kernel.clock import Clock
from forum_app.kernel.errors import SignInNeeded
from forum_app.live.topics import Topic
from forum_app.live.watchers import Expected
from forum_app.store import database, feed, transaction
from forum_app.store.feed import FeedEntry
from tests.cast import SLUG, actor
from tests.databases import url_for

RINGER = actor("stage")


def bell_state(session: Session, forum_id: int, now: datetime) -> dict[str, object]:
    rung = (FeedEntry.forum_id == forum_id) & (FeedEntry.kind == "bell.rung")
    strokes = session.scalar(sa.select(sa.func.count()).select_from(FeedEntry).where(rung))
    return {"strokes": strokes, "hour": now.hour}


def scroll_state(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    return {"text": f"{feed.head(session, forum_id)} " * 5000}


def broken_state(_session: Session, _forum_id: int, _now: datetime) -> dict[str, object]:
    raise RuntimeError("this picture is broken")


TOPICS = (
    Topic("broken", ("bell.",), broken_state, None),
    Topic("bell", ("bell.",), bell_state, None),
    Topic("scroll", ("scroll.unrolled",), scroll_state, None, every_s=0.005),
    Topic("rope", ("rope.cut",), bell_state, "show.read"),
)


@dataclass(slots=True)
class Gate:
    """Knows tokens, and which devices the forum expects; what is taken away here is gone at the next look."""

    actors: dict[str, Actor] = field(default_factory=dict)
    expected: list[Expected] = field(default_factory=list)

    def identify(self, token: str | None) -> Actor:
        if token is None:
            return NOBODY
        if token not in self.actors:
            raise SignInNeeded
        return self.actors[token]


def build(
    folder: Path, clock: Clock, gate: Gate, *, eager: bool = True, redis_url: str | None = None
) -> Flask:
    """Put the app together on the prepared database in `folder`."""
    app = Flask(__name__)
    app.config["TESTING"] = eager
    database.attach(app, url_for(folder))
    transaction.attach(app)
    live.attach(
        app,
        topics=TOPICS,
        find_forum=forum_by_slug,
        identify=gate.identify,
        clock=clock,
        devices=lambda _session, _forum_id: gate.expected,
        redis_url=redis_url,
    )
    return app


def forum_id_of(app: Flask) -> int:
    with app.app_context(), transaction.reading() as session:
        forum = forum_by_slug(session, SLUG)
        assert forum is not None
        return forum.id


def ring(app: Flask, kind: str = "bell.rung") -> int:
    """Ring once; give the number of the fact."""
    forum_id = forum_id_of(app)
    with app.app_context(), transaction.transaction(forum_id) as session:
        return feed.append(
            session, forum_id, kind, {}, actor=RINGER, at=app.extensions["live"].heartbeat.sockets.clock()
        ).seq


@dataclass(frozen=True, slots=True)
class Screen:
    """A connected test client that tells what it got in a few words."""

    client: SocketIOTestClient

    @property
    def connected(self) -> bool:
        return bool(self.client.is_connected())

    def watch(self, *topics: str, **more: object) -> dict[str, Any]:
        return self.say("watch", {"forum": SLUG, "topics": list(topics), **more})

    def say(self, name: str, *payload: object) -> dict[str, Any]:
        answer: dict[str, Any] = self.client.emit(name, *payload, callback=True)
        return answer

    def received(self, name: str) -> list[Mapping[str, Any]]:
        """Give the messages of one name that came since the last question."""
        return [message["args"][0] for message in self.client.get_received() if message["name"] == name]


def connect(app: Flask, token: object = None) -> Screen:
    auth = None if token is None else {"token": token}
    return Screen(SocketIOTestClient(app, app.extensions["socketio"], auth=auth))

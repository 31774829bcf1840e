"""What a screen may say: connect, `watch`, and go.

Flask's `before_request` hooks do not run here: who asks is read from the database at connect and again
at each `watch`, and a room's name is never taken from a client.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from socketio import Server
from socketio.exceptions import ConnectionRefusedError as Turned

from forum_app.kernel.actors import Actor
from forum_app.kernel.clock import Clock, rfc3339
from forum_app.kernel.errors import Forbidden, Invalid, Missing, Refused, SignInNeeded
from forum_app.live.publisher import Publisher
from forum_app.live.recognition import Recognition
from forum_app.live.snapshots import Snapshots
from forum_app.live.topics import Topic
from forum_app.live.watchers import ForumRef, Watcher, Watchers, actor_room, beat_room, state_room

log = logging.getLogger(__name__)

LONGEST_TOKEN = 200
Name = Annotated[str, Field(min_length=1, max_length=100)]

Answer = dict[str, object]


class Wish(BaseModel):
    """What a screen asks to watch. Members unknown today are left alone."""

    model_config = ConfigDict(strict=True)

    forum: Name
    topics: Annotated[list[Name], Field(min_length=1, max_length=20)]
    page: Annotated[str, Field(max_length=40)] | None = None


@dataclass(frozen=True, slots=True)
class Sockets:
    """The messages of the default namespace. Each handler declares every parameter it may be given."""

    server: Server
    topics: Mapping[str, Topic]
    watchers: Watchers
    snapshots: Snapshots
    publisher: Publisher
    recognition: Recognition
    clock: Clock
    crowd_changed: Callable[[int], None]
    left: Callable[[Watcher, datetime], None]

    def register(self) -> None:
        """Tell the Socket.IO server what to call."""
        self.server.on("connect", self.connect)
        self.server.on("disconnect", self.disconnect)
        self.server.on("watch", self.watch)
        self.server.on("*", self.unknown)

    def connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        """Let a screen in as whoever it is; turn away a token nobody knows."""
        try:
            token = token_in(auth)
            actor = self.recognition.who(environ, token)
        except Refused as refusal:
            raise Turned(refusal.code) from refusal
        self.watchers.by_sid[sid] = Watcher(sid, environ, token, actor, self.clock())

    def disconnect(self, sid: str, _reason: object = None) -> None:
        watcher = self.watchers.by_sid.pop(sid, None)
        if watcher is not None and watcher.forum_id is not None:
            self.left(watcher, self.clock())
            self.crowd_changed(watcher.forum_id)

    def watch(self, sid: str, *payload: object) -> Answer:
        """Answer `{ok, states, now}` or `{ok: False, code}`; from then on the states follow."""
        try:
            return self._watch(self.watchers.by_sid[sid], payload)
        except Refused as refusal:
            return {"ok": False, "code": refusal.code}
        except Exception:  # a screen gets an answer whatever broke, and asks again
            log.exception("a screen could not be given what it watches")
            return {"ok": False, "code": "unavailable"}

    def unknown(self, _name: object, _sid: str, *_payload: object) -> Answer:
        return {"ok": False, "code": "invalid"}

    def _watch(self, watcher: Watcher, payload: tuple[object, ...]) -> Answer:
        wish = wish_in(payload)
        watcher.actor = self.recognition.who(watcher.environ, watcher.token)
        forum = self.recognition.forum(wish.forum)
        topics = self._allowed(watcher.actor, forum, wish.topics)
        self._join(watcher, forum, topics)
        watcher.page = (wish.page or watcher.page).strip()
        # Joined first, read afterwards: what is committed in between reaches the screen one way or the other.
        snapshots = self.snapshots.share(forum.id, topics)
        self.publisher.listen_from(forum.id, snapshots[0].head)
        self.crowd_changed(forum.id)
        states = {snapshot.topic: snapshot.message for snapshot in snapshots}
        return {"ok": True, "states": states, "now": rfc3339(self.clock())}

    def _allowed(self, actor: Actor, forum: ForumRef, names: list[str]) -> list[Topic]:
        topics = [self.topics.get(name) for name in dict.fromkeys(names)]
        known = [topic for topic in topics if topic is not None]
        if len(known) < len(topics):
            raise Missing
        if actor.forum_id is not None and actor.forum_id != forum.id:
            raise Forbidden
        if not all(topic.watch is None or actor.may(topic.watch) for topic in known):
            raise Forbidden
        return known

    def _join(self, watcher: Watcher, forum: ForumRef, topics: list[Topic]) -> None:
        """Enter the rooms. Watching adds to what is watched already; another forum takes its place."""
        sid = watcher.sid
        if watcher.forum_id is not None:
            self.server.leave_room(sid, beat_room(watcher.forum_id, watcher.topics))
            if watcher.forum_id != forum.id:
                self._leave_forum(watcher, watcher.forum_id)
        watcher.forum_id = forum.id
        watcher.topics |= {topic.name for topic in topics}
        for topic in topics:
            self.server.enter_room(sid, state_room(forum.id, topic.name))
        self.server.enter_room(sid, beat_room(forum.id, watcher.topics))
        if watcher.device_id is not None:
            self.server.enter_room(sid, actor_room(watcher.actor.id))

    def _leave_forum(self, watcher: Watcher, forum_id: int) -> None:
        for topic in watcher.topics:
            self.server.leave_room(watcher.sid, state_room(forum_id, topic))
        watcher.topics = frozenset()
        self.crowd_changed(forum_id)


def token_in(auth: object) -> str | None:
    """Read the token of `auth: {token}`; None where there is no `auth`. Raises SignInNeeded for nonsense."""
    if auth is None or auth == {}:
        return None
    token = auth.get("token") if isinstance(auth, dict) else False
    if token is None or token == "":
        return None
    if not isinstance(token, str) or len(token) > LONGEST_TOKEN:
        raise SignInNeeded
    return token


def wish_in(payload: tuple[object, ...]) -> Wish:
    """Read the payload of `watch`. Raises Invalid where it is anything else."""
    try:
        return Wish.model_validate(payload[0] if payload else None)
    except ValidationError as error:
        raise Invalid from error

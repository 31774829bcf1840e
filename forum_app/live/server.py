"""Putting the live pictures together and attaching them to the app.

Every state lives in one object per app, `app.extensions["live"]`; nothing is kept in a module.
"""

import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import gevent
from flask import Flask, Response, after_this_request, has_request_context
from flask_socketio import SocketIO
from redis import Redis
from socketio import Server

from forum_app.kernel.clock import Clock
from forum_app.live.fanout import FanOut, RedisFanOut
from forum_app.live.heartbeat import Heartbeat
from forum_app.live.lines import LARGEST_MESSAGE_BYTES, LineWebSocket
from forum_app.live.moment import LASTS_S, Moment
from forum_app.live.packets import StrictPacket
from forum_app.live.presence import DEVICES_CHANGED, Presence
from forum_app.live.probing import Probing
from forum_app.live.publisher import Outlet, Publisher
from forum_app.live.recognition import Recognition
from forum_app.live.snapshots import Snapshot, Snapshots
from forum_app.live.sockets import Sockets
from forum_app.live.topics import Topic
from forum_app.live.watchers import ExpectedDevices, FindForum, Identify, Watchers, actor_room, state_room
from forum_app.store import transaction
from forum_app.store.feed import Committed

PING_INTERVAL_S = 15
PING_TIMEOUT_S = 10


@dataclass(slots=True)
class Live:
    """The live pictures of one app. Started by the first screen: not in commands, not before a fork."""

    socketio: SocketIO
    watchers: Watchers
    publisher: Publisher
    heartbeat: Heartbeat
    moment: Moment
    eager: bool
    beating: bool = False
    expected_changed: Callable[[int], object] = lambda _forum_id: None

    def published(self, committed: Committed) -> None:
        """Take committed facts; the screens are told once the answer to the request is out."""
        self.moment.end()
        self.publisher.published(committed.facts, committed.states)
        for forum_id in {fact.forum_id for fact in committed.facts if fact.kind.startswith(DEVICES_CHANGED)}:
            self.expected_changed(forum_id)
        if not self.eager and has_request_context():
            after_this_request(_let_the_screens_go_first)

    def when_others_change(self, topic: str, told: Callable[[int], object]) -> None:
        """Have `told` called with the forum where another process has changed a topic. It must not wait."""
        self.publisher.others[topic] = told

    def disconnect_actor(self, actor_id: str) -> None:
        """Cut every screen of an actor in this process at once; other processes at their next heartbeat."""
        self.moment.end()
        for watcher in self.watchers.of_actor(actor_id):
            self.heartbeat.drop(watcher.sid)

    def identify(self, actor_id: str, name: str) -> None:
        """Have every screen of an actor show whose it is, in whatever process."""
        self.socketio.server.emit("identify", {"name": name}, to=actor_room(actor_id))

    def connections(self) -> int:
        """Count the screens connected to this process."""
        return len(self.watchers.by_sid)

    def beat(self) -> None:
        """Do what every two seconds brings."""
        self.heartbeat.beat()

    def start(self) -> None:
        if not self.beating and not self.eager:
            self.beating = True
            gevent.spawn(self.heartbeat.beat_for_ever, gevent.sleep)


def attach(
    app: Flask,
    *,
    topics: Iterable[Topic],
    find_forum: FindForum,
    identify: Identify,
    clock: Clock,
    devices: ExpectedDevices = lambda _session, _forum_id: (),
    redis_url: str | None = None,
    eager: bool | None = None,
) -> Live:
    """Serve the topics to screens, and push them after every commit.

    `identify` is called inside a request context of the screen's handshake, with the token it sent or
    None where its session cookie counts; it gives NOBODY or raises Refused for those it does not know.
    `devices` reads which devices a forum expects to see. `eager` (by default while testing) pushes inside
    the committing call and beats only when told to.
    """
    eager = app.testing if eager is None else eager
    clients = _client_list(redis_url)
    socketio = _socketio(app, clients)
    moment = Moment(lasts_s=0 if eager else LASTS_S)
    watchers, snapshots = Watchers(), Snapshots(app, clock, moment)
    recognition = Recognition(app, identify, find_forum, moment)
    redis = app.extensions["redis"] = _redis(redis_url)  # /readyz asks it too
    presence = Presence(watchers, devices, redis)
    by_name = {topic.name: topic for topic in [*topics, presence.topic]}
    publisher = Publisher(
        by_name,
        snapshots.read,
        _outlet(socketio.server, clients, shared=redis_url is not None),
        spawn=None if eager else gevent.spawn,
        sleep=gevent.sleep,
    )
    crowd_changed = partial(publisher.touch, topic=by_name["presence"])
    sockets = Sockets(
        server=socketio.server,
        topics=by_name,
        watchers=watchers,
        snapshots=snapshots,
        publisher=publisher,
        recognition=recognition,
        clock=clock,
        crowd_changed=crowd_changed,
        left=presence.left,
    )
    heartbeat = Heartbeat(
        app,
        sockets,
        presence,
        Probing(watchers, partial(_ask, socketio.server), clock, crowd_changed),
        tell=clients.tell_by_parts,
        drop=partial(_drop, socketio.server),
        rest=partial(gevent.sleep, 0),
        shared=redis_url is not None,
    )
    if isinstance(clients, RedisFanOut):
        clients.overheard = publisher.overheard
    sockets.register()
    live = Live(socketio, watchers, publisher, heartbeat, moment, eager, expected_changed=crowd_changed)
    clients.at_start = live.start
    app.extensions["live"] = live
    transaction.listen(app, live.published)
    return live


def _socketio(app: Flask, clients: FanOut) -> SocketIO:
    log = logging.getLogger("forum_app.live.socketio")
    log.setLevel(logging.ERROR)
    socketio = SocketIO(
        app,
        client_manager=clients,
        async_mode="gevent",
        transports=["websocket"],
        async_handlers=False,  # one screen's messages in order, and no greenlet for each
        manage_session=False,
        serializer=StrictPacket,
        ping_interval=PING_INTERVAL_S,
        ping_timeout=PING_TIMEOUT_S,
        max_http_buffer_size=LARGEST_MESSAGE_BYTES,
        http_compression=False,
        logger=log,
        engineio_logger=log,
    )
    engine = socketio.server.eio
    engine._async = {**engine._async, "websocket": partial(LineWebSocket, clients.lines)}
    return socketio


def _client_list(redis_url: str | None) -> FanOut:
    direct = os.environ.get("FORUM_FANOUT", "on") != "off"
    return RedisFanOut(redis_url, direct=direct) if redis_url else FanOut(direct=direct)


def _redis(url: str | None) -> Redis | None:
    return Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1) if url else None


def _outlet(server: Server, clients: FanOut, *, shared: bool) -> Outlet:
    """Where states go. With several processes (`shared`) the screens may all be in another one."""

    def watched(forum_id: int, topic: str) -> bool:
        return shared or clients.audience(state_room(forum_id, topic)) > 0

    def send(forum_id: int, snapshot: Snapshot, local: bool) -> None:
        room = state_room(forum_id, snapshot.topic)
        server.emit("state", snapshot.message, to=room, ignore_queue=local)

    return Outlet(watched, send)


def _ask(server: Server, sid: str, answered: Callable[..., None]) -> None:
    # The default namespace with an acknowledgement; never through Redis: the screen is ours.
    server.emit("probe", {}, to=sid, callback=answered, ignore_queue=True)


def _drop(server: Server, sid: str) -> None:
    eio_sid = server.manager.eio_sid_from_sid(sid, "/")
    server.disconnect(sid, ignore_queue=True)
    engine_socket = server.eio.sockets.get(eio_sid)
    if engine_socket is not None:
        engine_socket.close(wait=False)


def _let_the_screens_go_first(response: Response) -> Response:
    # A caller that sends one request after another would otherwise keep the loop to itself:
    # measured with 8 of them, the screens had each state after 1920 ms instead of 26.
    response.call_on_close(partial(gevent.sleep, 0))
    return response

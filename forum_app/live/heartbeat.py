"""Every two seconds: what number each topic has reached, the time, and a look at what was missed."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import monotonic

from flask import Flask

from forum_app.kernel.actors import Actor
from forum_app.kernel.clock import rfc3339
from forum_app.kernel.errors import Refused
from forum_app.live.presence import Presence
from forum_app.live.probing import Probing
from forum_app.live.sockets import Sockets
from forum_app.live.watchers import Watcher, beat_room
from forum_app.store import feed
from forum_app.store.transaction import reading

log = logging.getLogger(__name__)

EVERY_S = 2.0
# A sign-in is looked up in under a millisecond; thousands of them take turns, so that no beat is long.
CHECKED_PER_BEAT = 50


@dataclass(slots=True)
class Heartbeat:
    """Beats for the screens of this process. `rest` lets others run between two look-ups.

    `tell` says to a room, by parts, what it is given to make for each of them. With several processes
    (`shared`) whoever watches presence may be in another one.
    """

    app: Flask
    sockets: Sockets
    presence: Presence
    probing: Probing
    tell: Callable[[str, Callable[[], dict[str, object]], str], None]
    drop: Callable[[str], None]
    rest: Callable[[], object]
    shared: bool = False
    _to_check: list[str] = field(default_factory=list)

    def beat(self) -> None:
        """Catch up with the feed, tell every screen where its topics stand, drop who lost the right."""
        for forum_id in self.sockets.watchers.forums():
            self._catch_up(forum_id)
        self._tell_screens()
        self._look_for_devices()
        self._check_sign_ins()

    def beat_for_ever(self, sleep: Callable[[float], object]) -> None:
        took_s = 0.0
        while True:
            sleep(max(EVERY_S - took_s, 0))
            began = monotonic()
            try:
                self.beat()
            except Exception:  # a database away for a moment must not end the heartbeat for the evening
                log.exception("a heartbeat failed")
            took_s = monotonic() - began

    def _catch_up(self, forum_id: int) -> None:
        with self.app.app_context(), reading() as session:
            newest = feed.newest(session, forum_id, self.sockets.publisher.heard(forum_id))
        self.sockets.publisher.catch_up(forum_id, newest)

    def _tell_screens(self) -> None:
        for forum_id, topics in self.sockets.watchers.audiences():
            self.tell("heartbeat", partial(self._now, forum_id, sorted(topics)), beat_room(forum_id, topics))

    def _now(self, forum_id: int, topics: Sequence[str]) -> dict[str, object]:
        newest = self.sockets.publisher.newest(forum_id, topics)
        return {"seq": newest, "now": rfc3339(self.sockets.clock())}

    def _look_for_devices(self) -> None:
        """Ask for a sign of life where somebody may want to know of it, and tell what has changed."""
        watchers = self.sockets.watchers
        self.rest()  # answers that wait on the line are read before anybody is called silent
        wanted = watchers.forums() if self.shared else watchers.watched("presence")
        self.probing.ask_around(wanted)
        self.presence.tell_others()
        for forum_id in wanted:
            if self.presence.moved(forum_id):
                self.sockets.crowd_changed(forum_id)

    def _check_sign_ins(self) -> None:
        groups = self.sockets.watchers.by_credential()
        if not self._to_check:
            self._to_check = list(groups)
        turn, self._to_check = self._to_check[:CHECKED_PER_BEAT], self._to_check[CHECKED_PER_BEAT:]
        for credential in turn:
            group = groups.get(credential, [])
            if group and not self._still(group[0]):
                for watcher in group:
                    self.drop(watcher.sid)
            self.rest()

    def _still(self, watcher: Watcher) -> bool:
        try:
            return rights(self.sockets.recognition.who(watcher.environ, watcher.token)) == rights(
                watcher.actor
            )
        except Refused:
            return False


def rights(actor: Actor) -> tuple[object, ...]:
    """What a screen was let in with; when it changes, the screen has to come in again."""
    return actor.id, actor.role, actor.permissions, actor.forum_id

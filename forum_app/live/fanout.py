# The libraries extended here carry no types.
# mypy: disallow-subclassing-any=False
"""Telling a whole room at once.

python-socketio wakes a greenlet for each client and frames the same bytes again for each of them.
Here a message is encoded and framed once, and written to each socket without waiting: measured with
1000 screens, the last one has it after 11 ms instead of 31. What cannot be written at once (packets
still queued, a full buffer, an encrypted line) and what needs an acknowledgement goes the stock way.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

import gevent
from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket
from socketio import Manager, RedisManager
from socketio.packet import EVENT

from forum_app.live.broadcast import broadcast
from forum_app.live.lines import Line
from forum_app.live.packets import text_frame

PUBLISH_S = 2
# Of what may wait: so many screens, then whoever else wants the loop. All 10.000 have it within a second.
PART = 50
PAUSE_S = 0.005

Overheard = Callable[[int, str, int], None]


class FanOut(Manager):
    """python-socketio's client list of one process, quick with rooms."""

    def __init__(self, *, direct: bool = True) -> None:
        super().__init__()
        self.lines: dict[str, Line] = {}
        self.direct = direct
        self.at_start: Callable[[], object] = _nothing

    def initialize(self) -> None:
        """Begin, when the first screen comes."""
        super().initialize()
        self.at_start()

    def emit(
        self,
        event: str,
        data: Any,
        namespace: str,
        room: Any = None,
        skip_sid: Any = None,
        callback: Any = None,
        to: Any = None,
        **kwargs: Any,
    ) -> None:
        room = to or room
        plain = isinstance(data, dict) and isinstance(room, str) and not skip_sid and callback is None
        if self.direct and plain:
            self._tell(event, data, namespace, self._members(namespace, room).values())
        else:
            super().emit(event, data, namespace, room, skip_sid, callback, **kwargs)

    def tell_by_parts(self, event: str, content: Callable[[], dict[str, Any]], room: str) -> None:
        """Tell a room of this process what may wait, a few screens at a time: a GO goes between.

        `content` is asked again for each part, because it carries the time.
        """
        if not self.direct:
            Manager.emit(self, event, content(), "/", room)
            return
        waiting = list(self._members("/", room))
        while waiting:
            part, waiting = waiting[:PART], waiting[PART:]
            members = self._members("/", room)  # some may have left
            self._tell(event, content(), "/", [members[sid] for sid in part if sid in members])
            if waiting:
                gevent.sleep(PAUSE_S)

    def audience(self, room: str) -> int:
        """Count who is in a room, in this process."""
        return len(self._members("/", room))

    def _members(self, namespace: str, room: Any) -> Mapping[str, str]:
        members: Mapping[str, str] = self.rooms.get(namespace, {}).get(room, {})
        return members

    def _tell(self, name: str, content: dict[str, Any], namespace: str, eio_sids: Collection[str]) -> None:
        if not eio_sids:
            return
        packet = EnginePacket(MESSAGE, self.server.packet_class(EVENT, [name, content], namespace).encode())
        open_lines = {eio_sid: self.lines[eio_sid] for eio_sid in eio_sids if eio_sid in self.lines}
        told = broadcast(open_lines, text_frame(packet.encode()))
        for eio_sid in [eio_sid for eio_sid in eio_sids if eio_sid not in told]:
            self.server._send_eio_packet(eio_sid, packet)


class RedisFanOut(RedisManager, FanOut):
    """The same for several processes: Redis carries each message to the others, once.

    `overheard` is told of the states other processes send: (forum id, topic, seq).
    """

    def __init__(self, url: str, *, direct: bool = True) -> None:
        # A reader of pub/sub waits for ever by design; only the first connection may not.
        patience = {"socket_timeout": None, "socket_connect_timeout": 2}
        RedisManager.__init__(self, url, channel="forum-live", redis_options=patience)
        self.direct = direct
        self.overheard: Overheard = _nothing

    def _publish(self, message: dict[str, Any]) -> None:
        with gevent.Timeout(PUBLISH_S, False):  # a Redis that hangs must not hold the screens of this process
            super()._publish(message)

    def _handle_emit(self, message: dict[str, Any]) -> None:
        super()._handle_emit(message)
        if message.get("host_id") != self.host_id and message.get("event") == "state":
            forum_id, _, topic = message["room"].partition(":")
            self.overheard(int(forum_id), topic, message["data"][0]["seq"])


def _nothing(*_said: object) -> None:
    pass

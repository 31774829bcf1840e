"""The screens of a benchmark: many light WebSocket clients in one process, speaking Socket.IO by hand."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

SLUG = "lang-nghe-2024"
PATH = "/socket.io/?EIO=4&transport=websocket"
GIVE_UP_S = 20.0
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Round:
    """One command and its way to the screens, in seconds after the command was sent."""

    first_s: float
    last_s: float


@dataclass(slots=True)
class Crowd:
    """Screens that watch, and a count of whom the present round has reached."""

    port: int
    path: str = PATH
    connect_packet: bytes = b"40"
    wish: bytes = b""
    wanted: bytes = b""
    screens: list[Screen] = field(default_factory=list)
    last_frame: bytes = b""
    snapshot: bytes = b""
    received: int = 0
    sent: int = 0
    reached: int = 0
    first_at: float = 0.0
    all_reached: asyncio.Future[float] | None = None

    async def join(self, count: int) -> None:
        """Connect screens, a few at a time, until `count` of them watch."""
        while len(self.screens) < count:
            more = min(AT_ONCE, count - len(self.screens))
            await asyncio.wait_for(asyncio.gather(*(self._one() for _ in range(more))), GIVE_UP_S)

    async def join_at_once(self, count: int) -> float:
        """Connect all at the same moment; give the seconds until the last has its snapshot."""
        began = perf_counter()
        await asyncio.wait_for(asyncio.gather(*(self._one() for _ in range(count))), 60)
        return perf_counter() - began

    async def round(self, act: Callable[[], None]) -> Round:
        """Do something, and wait until each screen has heard of it once."""
        self.reached, self.all_reached = 0, asyncio.get_running_loop().create_future()
        began = perf_counter()
        act()
        last_at = await asyncio.wait_for(self.all_reached, GIVE_UP_S)
        return Round(self.first_at - began, last_at - began)

    async def leave(self) -> None:
        for screen in self.screens:
            screen.transport.disconnect(graceful=False)
        await asyncio.gather(*(screen.transport.wait_disconnected() for screen in self.screens))
        self.screens.clear()

    def reach(self) -> None:
        if self.all_reached is None or self.all_reached.done():
            return
        self.reached += 1
        if self.reached == 1:
            self.first_at = perf_counter()
        if self.reached == len(self.screens):
            self.all_reached.set_result(perf_counter())

    async def _one(self) -> None:
        url = f"ws://127.0.0.1:{self.port}{self.path}"
        _, screen = await ws_connect(lambda: Screen(self), url, websocket_handshake_timeout=60)
        assert isinstance(screen, Screen)
        await screen.watching
        self.screens.append(screen)


class Screen(WSListener):
    """One screen. Against the reference, which speaks no Socket.IO, the first frame is the snapshot."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.watching: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.transport = transport

    def on_ws_frame(self, _transport: WSTransport, frame: WSFrame) -> None:
        text, crowd = frame.get_payload_as_bytes(), self.crowd
        crowd.received += len(text) + 4
        if text.startswith(crowd.wanted) and self.watching.done():
            crowd.last_frame = text
            crowd.reach()
        elif not crowd.wish:
            self._watches(text)
        elif not text.startswith(b"42"):
            self._converse(text)

    def on_ws_disconnected(self, _transport: WSTransport) -> None:
        if not self.watching.done():
            self.watching.set_exception(ConnectionError("turned away"))

    def _converse(self, text: bytes) -> None:
        if text.startswith(b"0"):
            self._say(self.crowd.connect_packet)
        elif text.startswith(b"40"):
            self._say(self.crowd.wish)
        elif text == b"2":
            self._say(b"3")
        elif text.startswith(b'431[{"ok":true'):
            self._watches(text)
        else:
            self.watching.set_exception(ConnectionError(text.decode()))

    def _watches(self, text: bytes) -> None:
        self.crowd.snapshot = text
        if not self.watching.done():
            self.watching.set_result(None)

    def _say(self, text: bytes) -> None:
        self.crowd.sent += len(text) + 8
        self.transport.send(WSMsgType.TEXT, text)


def app_crowd(port: int, topic: str, token: str) -> Crowd:
    """Screens that watch one topic of the app."""
    wish = json.dumps(["watch", {"forum": SLUG, "topics": [topic]}])
    return Crowd(
        port,
        connect_packet=f"40{json.dumps({'token': token})}".encode(),
        wish=f"421{wish}".encode(),
        wanted=f'42["state",{{"topic":"{topic}"'.encode(),
    )


def reference_crowd(port: int) -> Crowd:
    """Screens of the raw broadcast."""
    return Crowd(port, path="/screen", wanted=b"42")

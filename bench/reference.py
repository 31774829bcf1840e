"""The reference: a raw broadcast on picows and uvloop, as fast as Python can tell a room anything.

Run as `python -m bench.reference PORT`. A message on /control is kept and sent to every screen as it is;
each screen that connects gets the last one kept.
"""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass, field

import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server


@dataclass(slots=True)
class Room:
    message: bytes = b"42"
    screens: set[WSTransport] = field(default_factory=set)


class Place(WSListener):
    def __init__(self, room: Room, *, control: bool) -> None:
        self.room = room
        self.control = control

    def on_ws_connected(self, transport: WSTransport) -> None:
        if not self.control:
            self.room.screens.add(transport)
            transport.send(WSMsgType.TEXT, self.room.message)

    def on_ws_frame(self, _transport: WSTransport, frame: WSFrame) -> None:
        message = self.room.message = frame.get_payload_as_bytes()
        for screen in self.room.screens:
            screen.send(WSMsgType.TEXT, message)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.room.screens.discard(transport)


async def serve(port: int) -> None:
    room = Room()

    def place(request: WSUpgradeRequest) -> Place:
        return Place(room, control=request.path == b"/control")

    server = await ws_create_server(place, "127.0.0.1", port, backlog=2048, websocket_handshake_timeout=60)
    gc.freeze()
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))

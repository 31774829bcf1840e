# The libraries extended here carry no types.
# mypy: disallow-subclassing-any=False
"""What goes over the wire: Socket.IO packets that any bytes can be read as, and WebSocket frames."""

import struct
from typing import Any

from engineio import json as careful_json
from socketio.packet import ACK, CONNECT, DISCONNECT, EVENT, Packet

KNOWN_TYPES = (CONNECT, DISCONNECT, EVENT, ACK)
RESERVED = ("connect", "disconnect")
NONSENSE = "nonsense"


class ReadableJson:
    """JSON that keeps Vietnamese letters as they are: half the bytes of escaped ones."""

    @staticmethod
    def dumps(value: object, **options: Any) -> str:
        text: str = careful_json.dumps(value, ensure_ascii=False, **options)
        try:
            text.encode()
        except UnicodeEncodeError:  # half a surrogate pair in somebody's text: only escapes can carry it
            return str(careful_json.dumps(value, **options))
        return text

    @staticmethod
    def loads(text: str, **options: Any) -> Any:
        return careful_json.loads(text, **options)


class StrictPacket(Packet):
    """A Socket.IO packet: hostile or broken ones are read as a message that nobody knows.

    The stock class raises on them, and lets a client name the reserved messages `connect` and
    `disconnect` or announce a million binary attachments.
    """

    uses_binary_events = False
    json = ReadableJson

    def decode(self, encoded_packet: str) -> int:
        """Read a packet; never raises, and never announces attachments."""
        try:
            super().decode(encoded_packet)
        except (ValueError, TypeError, IndexError, RecursionError):
            self._make_nonsense()
        if self.packet_type not in KNOWN_TYPES or (self.packet_type == EVENT and not self._named()):
            self._make_nonsense()
        return 0

    def _named(self) -> bool:
        content = self.data
        named = isinstance(content, list) and bool(content) and isinstance(content[0], str)
        return named and content[0] not in RESERVED

    def _make_nonsense(self) -> None:
        self.packet_type, self.data = EVENT, [NONSENSE]


def well_formed(frame: object) -> bool:
    """Tell whether a WebSocket message is an Engine.IO packet a client may send."""
    if not isinstance(frame, str) or not frame:
        return False
    return frame in ("1", "3", "6") or (frame[0] == "4" and frame[1:2] in tuple("0123456"))


def text_frame(text: str) -> bytes:
    """Frame a text as a server's WebSocket message (RFC 6455, 5.2: one frame, not masked)."""
    payload = text.encode()
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", 0x81, size) + payload
    if size < 65_536:
        return struct.pack("!BBH", 0x81, 126, size) + payload
    return struct.pack("!BBQ", 0x81, 127, size) + payload

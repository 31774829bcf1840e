"""A plain WebSocket client that hides nothing: it can read slowly, send nonsense, or stop reading."""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.cast import SLUG

PATH = "/socket.io/?EIO=4&transport=websocket"


@dataclass(slots=True)
class Wire:
    """One connection, after the WebSocket handshake. `answer` is the head of the server's answer."""

    sock: socket.socket
    answer: str
    _got: bytearray = field(default_factory=bytearray)

    def say(self, text: str, opcode: int = 1) -> None:
        payload = text.encode()
        size = len(payload)
        head = bytes([0x80 | opcode, 0x80 | size]) if size < 126 else struct.pack("!BBH", 0x81, 0xFE, size)
        self.sock.sendall(head + b"\0\0\0\0" + payload)  # a mask of zeros changes nothing

    def frames(self) -> Iterator[str]:
        """Give every text until the server closes the line. Raises AssertionError on a broken stream."""
        while True:
            try:
                first, size = self._take(2)
                if size == 126:
                    (size,) = struct.unpack("!H", self._take(2))
                elif size == 127:
                    (size,) = struct.unpack("!Q", self._take(8))
                payload = self._take(size)
            except EOFError:
                return
            if first == 0x88:
                return
            assert first == 0x81, f"not the start of a text frame: {first:#x}"
            yield payload.decode()

    def messages(self, name: str) -> Iterator[dict[str, Any]]:
        """Give the contents of the Socket.IO messages of one name."""
        for text in self.frames():
            if text == "2":
                self.say("3")
            elif text.startswith("42"):
                told, content = json.loads(text[2:])
                if told == name:
                    yield content

    def enter(self, auth: object = None) -> str:
        """Connect to the default namespace; give the server's packet."""
        texts = self.frames()
        assert next(texts).startswith("0{")
        self.say("40" if auth is None else f"40{json.dumps(auth)}")
        return next(texts)

    def watch(self, *topics: str) -> dict[str, Any]:
        """Watch topics and give the acknowledgement."""
        self.say(f"421{json.dumps(['watch', {'forum': SLUG, 'topics': list(topics)}])}")
        answer = next(text for text in self.frames() if text.startswith("431"))
        first: dict[str, Any] = json.loads(answer[3:])[0]
        return first

    def close(self) -> None:
        self.sock.close()

    def _take(self, size: int) -> bytes:
        while len(self._got) < size:
            part = self.sock.recv(65_536)
            if not part:
                raise EOFError
            self._got += part
        taken = bytes(self._got[:size])
        del self._got[:size]
        return taken


def dial(port: int, *, receive_buffer: int = 0, headers: tuple[str, ...] = (), version: int = 13) -> Wire:
    """Open a WebSocket. Give up after 10 s of silence."""
    sock = socket.socket()
    if receive_buffer:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    sock.settimeout(10)
    sock.connect(("127.0.0.1", port))
    lines = [
        f"GET {PATH} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Version: {version}",
        f"Sec-WebSocket-Key: {os.urandom(16).hex()[:22]}==",
        *headers,
    ]
    sock.sendall("\r\n".join([*lines, "", ""]).encode())
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        byte = sock.recv(1)
        assert byte, f"closed after {head!r}"
        head += byte
    return Wire(sock, head.decode())


def watching(port: int, *topics: str, receive_buffer: int = 0) -> Wire:
    """Open a WebSocket that watches, its snapshot already read."""
    wire = dial(port, receive_buffer=receive_buffer)
    wire.enter()
    assert wire.watch(*topics)["ok"] is True
    return wire

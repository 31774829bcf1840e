"""A program of somebody else's: a real HTTP server on loopback that keeps what it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATIENCE_S = 20


@dataclass(frozen=True, slots=True)
class Heard:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.body)
        return told


@dataclass(slots=True)
class Receiver:
    """Answers with `status`; `heard` is what it was told, refused or not."""

    port: int = 0
    status: int = 204
    location: str | None = None
    heard: list[Heard] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook?place=lights"

    def take(self, heard: Heard) -> int:
        with self.changed:
            self.heard.append(heard)
            self.changed.notify_all()
        return self.status

    def wait_for(self, count: int) -> list[dict[str, Any]]:
        """Wait until so many messages are in; give what they say."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.heard) >= count, PATIENCE_S), self.heard
            return [one.said for one in self.heard]


@contextmanager
def receiving(port: int = 0) -> Iterator[Receiver]:
    """Listen on a port of loopback, a free one where none is named."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(receiver.take(Heard(self.path, dict(self.headers), body)))
            if receiver.location:
                self.send_header("Location", receiver.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_said: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    receiver.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""The HTTPS port beside the HTTP one: the same worker, the same app, behind a handshake.

gunicorn's own options encrypt every port or none. Here one of its listeners is handed to the handshake
first, and everything after it (keep-alive, WebSockets, a graceful end) stays gunicorn's.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gevent

from forum_app.tls.context import server_context

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

SHAKEN_WITHIN_S = 10
HANDSHAKE = b"\x16"
LONGEST_HEAD = 8192
HOST = re.compile(rb"\r\nhost:[ \t]*([\w.\[\]:-]{1,255})[ \t]*\r\n", re.IGNORECASE)
ELSEWHERE = (
    "HTTP/1.1 307 Temporary Redirect\r\nLocation: https://{host}{path}\r\n"
    "Content-Length: 0\r\nConnection: close\r\n\r\n"
)


class SecurePort:
    """Speaks TLS with whoever comes to a listener; a renewed certificate counts from the next one on."""

    def __init__(self, certificate: Path, key: Path) -> None:
        self._files = certificate, key
        self._read_at = self._changed_at()
        self._context = server_context(certificate, key)

    def shake_hands(self, client: socket.socket) -> ssl.SSLSocket | None:
        """Give the encrypted line; None, the line being closed, to one who does not speak TLS."""
        try:
            with gevent.Timeout(SHAKEN_WITHIN_S, TimeoutError):
                if client.recv(1, socket.MSG_PEEK) == HANDSHAKE:
                    return self._fresh_context().wrap_socket(client, server_side=True)
                _send_elsewhere(client)
        except OSError:  # gone, too slow, or it does not trust us
            pass
        client.close()
        return None

    def _fresh_context(self) -> ssl.SSLContext:
        changed_at = self._changed_at()
        if changed_at != self._read_at:
            # Half of a renewal, or a file just being replaced: the old one serves until both fit.
            with suppress(ValueError, OSError):
                self._context = server_context(*self._files)
                self._read_at = changed_at
        return self._context

    def _changed_at(self) -> tuple[int, ...]:
        with suppress(OSError):
            return tuple(file.stat().st_mtime_ns for file in self._files)
        return ()


def say_https(app: WSGIApplication) -> WSGIApplication:
    """Tell the app which requests came encrypted: its links, redirects and cookies follow."""

    def told(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if isinstance(environ.get("gunicorn.socket"), ssl.SSLSocket):
            environ["wsgi.url_scheme"] = "https"
        return app(environ, start_response)

    return told


def _send_elsewhere(client: socket.socket) -> None:
    """Send a browser that was given the port without `https://` to where it meant to go."""
    head = b""
    while b"\r\n\r\n" not in head and len(head) < LONGEST_HEAD:
        part = client.recv(LONGEST_HEAD - len(head))
        if not part:
            return
        head += part
    host, asked = HOST.search(head), head.partition(b"\r\n")[0].split(b" ")
    if host and len(asked) == 3 and re.fullmatch(rb"/[\x21-\x7e]*", asked[1]):
        client.sendall(ELSEWHERE.format(host=host[1].decode(), path=asked[1].decode()).encode())

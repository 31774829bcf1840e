# The libraries extended here carry no types.
# mypy: disallow-subclassing-any=False
"""The line to one screen: whole WebSocket frames, in order, never mixed.

Engine.IO gives each screen a queue and a greenlet that empties it. That stays, for answers, pings and
slow readers; what goes to a whole room is written straight to the socket where nothing waits before it.
"""

import os
import socket
import ssl
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

import gevent
import gevent.ssl
from engineio.async_drivers.gevent import WebSocketWSGI
from gevent.lock import Semaphore
from simple_websocket import Server as WebSocket
from wsproto.utilities import ProtocolError

from forum_app.live.packets import well_formed

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

# A few hundred states. What a screen has not read by then is old news, and the line is cut instead.
SEND_BUFFER_BYTES = 65_536
PATIENCE_S = 10.0
UNACKNOWLEDGED_MS = 20_000
LARGEST_MESSAGE_BYTES = 16_384
MOST_UNREAD_MESSAGES = 64


class Queue(Protocol):
    """The packets Engine.IO still has to send to a screen."""

    def empty(self) -> bool: ...


class Line:
    """Stands where simple-websocket expects the socket, and makes every write whole.

    simple-websocket calls `send()` once and forgets what did not fit into the socket's buffer
    (its issue 45); here the rest is always written before anything else.
    """

    def __init__(self, sock: socket.socket, queue: Queue) -> None:
        self._sock = sock
        self._queue = queue
        self._turn = Semaphore(1)
        # What is encrypted cannot be written past its encryption, and not in part: it goes the stock way.
        self._direct = not isinstance(sock, (ssl.SSLSocket, gevent.ssl.SSLSocket))
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNACKNOWLEDGED_MS)

    def free(self) -> bool:
        """Tell whether a frame may be written past everything else: nothing waits, nothing is encrypted."""
        return self._direct and not self._turn.locked() and self._queue.empty()

    def fileno(self) -> int:
        return self._sock.fileno()

    def finish(self, rest: bytes) -> None:
        """Write what did not fit, before anything else."""
        self._turn.acquire()
        gevent.spawn(self._write_rest, rest)

    def send(self, frame: bytes) -> int:
        """Write a frame, waiting while the screen is slow. Raises BrokenPipeError when it never reads."""
        with self._turn:
            self._write(frame)
        return len(frame)

    def recv(self, size: int) -> bytes:
        return self._sock.recv(size)

    def close(self) -> None:
        self._sock.close()

    def hang_up(self) -> None:
        """Cut the line; whoever waits on it wakes up and cleans up."""
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def _write_rest(self, rest: bytes) -> None:
        with suppress(OSError):
            try:
                self._write(rest)
            finally:
                self._turn.release()

    def _write(self, frame: bytes) -> None:
        try:
            written = self._write_part(frame) if self._direct else 0
            if written < len(frame):
                with gevent.Timeout(PATIENCE_S, BrokenPipeError):
                    self._sock.sendall(frame[written:])
        except OSError as error:
            self.hang_up()  # part of a frame may be out: nothing may follow it
            raise BrokenPipeError from error

    def _write_part(self, frame: bytes) -> int:
        """Write as much as fits without waiting; give how many bytes that was."""
        try:
            return os.write(self._sock.fileno(), frame)
        except BlockingIOError:
            return 0


class BoundedWebSocket(WebSocket):
    """simple-websocket's server, for a client that may send more than anybody reads."""

    def _handle_events(self) -> bool:
        going_on: bool = super()._handle_events()
        return going_on and len(self.input_buffer) <= MOST_UNREAD_MESSAGES


class LineWebSocket(WebSocketWSGI):
    """What Engine.IO talks to: a WebSocket whose line is kept in `lines` while it is open."""

    def __init__(self, lines: dict[str, Line], handler: Any, server: Any) -> None:
        super().__init__(handler, server)
        self._lines = lines

    def __call__(self, environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
        # simple-websocket accepts every offer of compression, which costs half of the speed
        # and 100 kB a screen.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        engine = self.app.__self__
        self.line = Line(environ["gunicorn.socket"], engine.queue)
        opened = {**environ, "gunicorn.socket": self.line}
        try:
            self.ws = BoundedWebSocket(opened, max_message_size=LARGEST_MESSAGE_BYTES, **self.server_args)
        except ProtocolError:  # it asked for a WebSocket, but not as one does
            engine.close(wait=False, abort=True)
            start_response("400 Bad Request", [("Content-Length", "0")])
            return [b""]
        self._lines[engine.sid] = self.line
        try:
            self.app(self)
        finally:
            del self._lines[engine.sid]
        raise StopIteration  # tells gunicorn that the connection was used up

    def wait(self) -> str | None:
        """Give the next message; None closes the line: it is over, or not Engine.IO at all."""
        frame = super().wait()
        return frame if well_formed(frame) else None

    def close(self) -> None:
        super().close()
        self.line.hang_up()

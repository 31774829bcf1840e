"""How gunicorn serves the app. Every number here was measured; the reasons are in docs/decisions."""

from gevent import events, monkey

# No package adds to the patching; to find that out gevent would read what all of them declare, 25 times.
events.notify_and_call_entry_points = events.notify
monkey.patch_all()  # before anything else is imported

import gc  # noqa: E402

gc.disable()  # nothing made while the app is imported goes away again: a sixth of the start

import os  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from gevent import wait  # noqa: E402
from gunicorn.workers.ggevent import GeventWorker  # noqa: E402

_host = os.environ.get("FORUM_HOST") or "0.0.0.0"


def _port(name: str, default: int) -> int:
    """Read a port. What is none is passed over: the app names it, with all other faults of the settings."""
    text = os.environ.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() else default


_https_port = _port("FORUM_HTTPS_PORT", 8443)
# The app reads and checks the certificate; here it only counts whether there is one.
_certificate = os.environ.get("FORUM_TLS_CERTIFICATE") or str(
    Path(os.environ.get("FORUM_INSTANCE") or "instance", "tls", "server.pem").expanduser()
)
bind = [f"{_host}:{_port('FORUM_PORT', 8000)}"]
if Path(_certificate).exists():
    bind.append(f"{_host}:{_https_port}")


class Worker(GeventWorker):
    """gunicorn's worker for gevent, with a handshake before what comes to the HTTPS port.

    gunicorn's own certificate options would encrypt the HTTP port too.
    """

    def handle(self, listener: Any, client: Any, addr: Any) -> None:
        secure_port = self.wsgi.extensions.get("secure_port")
        if secure_port is not None and listener.getsockname()[1] == _https_port:
            client = secure_port.shake_hands(client)
        if client is not None:
            super().handle(listener, client, addr)


# The parent imports the app once: a worker that dies is back in a tenth of a second, instead of two or three.
preload_app = True
# One process and one event loop. More processes: one gunicorn each on its own port, PostgreSQL and Redis.
worker_class = Worker
workers = 1
# What proxies say is believed by FORUM_PROXIES alone; gunicorn would believe any on this machine.
forwarded_allow_ips = ""
# Counts WebSockets too: at the default of 1000 screens every page would hang.
worker_connections = 10_000
backlog = 2048
keepalive = 75
timeout = 60
# A restart with open screens would otherwise take the default of 30 s.
graceful_timeout = 2
# Recycling a worker stalls the doors for seconds.
max_requests = 0
control_socket_disable = True
limit_request_line = 8190  # the longest search and cursor, percent-encoded
accesslog = None
errorlog = "-"
loglevel = "info"


def when_ready(_server: Any) -> None:
    """Come to rest before the worker parts from its parent: nothing may be half-way in both.

    From then on the garbage collector looks at what comes and goes, not at the whole app each time: with
    5000 screens its pauses took the last of them from 144 to 185 ms.
    """
    wait(timeout=1)  # for what importing has begun: the counter of attempts tidies up once
    gc.freeze()  # without collecting first: it would take a third of a second, and find some thousand objects


def post_worker_init(worker: Any) -> None:
    """Begin what goes on by itself, and the collector with it."""
    gc.enable()
    gc.set_threshold(50_000, 20, 100)
    for begin in worker.wsgi.extensions.get("at_start", ()):
        begin()

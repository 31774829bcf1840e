"""What people send who mean no good, and servers that have to stand it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.servers import Caller, Server, serving
from tests.services import postgres

LONG = "N" * 10_000
HOSTILE = {
    "formula": '=cmd()|"/C calc"!A0',
    "script": "<script>alert(1)</script>",
    "long": LONG,
    "right to left": "\u202eăV nễyugN\u2066",
    "null": "Nguyễn\x00Văn",
    "surrogate": "Nguyễn \ud800 Văn",
    "percent": "%s %(name)s {0} ${x} {{7*7}}",
    "line breaks": "Nguyễn\r\nSet-Cookie: a=b",
    "sql": "'); DROP TABLE guest;--",
    "blank": " \t\u200b\u3164",
}


@contextmanager
def hostile_server(database: str, folder: Path, founded: Path) -> Iterator[Server]:
    """Run a server that may log no fault.

    PostgreSQL takes no null in a text and no number too long, where SQLite does not mind.
    """
    with ExitStack() as stack:
        settings = {}
        if database == "postgresql":
            settings["FORUM_DATABASE_URL"] = stack.enter_context(postgres())
            Server(folder, settings=settings).setup()
        server = stack.enter_context(serving(folder, founded, **settings))
        yield server
        assert "Traceback" not in server.log()


def callers(server: Server) -> dict[str, Caller]:
    """Give a caller of each role that is sent to, and nobody."""
    roles = ("stage", "crew", "checkin", "pledges")
    return {role: server.caller(role) for role in roles} | {"nobody": Caller(server.base)}

"""Between a browser and the app: passes everything on, beats a day's heart in a minute, cuts the line."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

CHUNK = 65_536
TEXT = 0x81
BEAT = b'42["heartbeat",'
WATCHED = re.compile(rb'43\d+\[{"ok":true')
AT_ONCE = 40
MOMENT_S = 0.005
GIVE_UP_S = 30.0


@dataclass(slots=True)
class Between:
    """A proxy on a port of its own. Between whole frames of the app it can say the last heartbeat again."""

    app_port: int
    port: int = 0
    last_beat: bytes = b""
    lines: set[asyncio.StreamWriter] = field(default_factory=set)
    watched: asyncio.Event = field(default_factory=asyncio.Event)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    server: asyncio.Server | None = None

    async def __aenter__(self) -> Between:
        self.server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_why: object) -> None:
        assert self.server is not None
        self.server.close()
        for task in list(self.tasks):
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def beat(self, times: int) -> None:
        """Say the app's last heartbeat again, with the time of now, to whoever is on the line."""
        for done in range(0, times, AT_ONCE):
            frame = framed(renewed(self.last_beat))
            for line in list(self.lines):
                line.write(frame * min(AT_ONCE, times - done))
                await line.drain()
            await asyncio.sleep(MOMENT_S)

    async def cut(self) -> None:
        """Cut the lines and wait until the page has its pictures again."""
        self.watched.clear()
        for line in list(self.lines):
            line.transport.abort()
        await asyncio.wait_for(self.watched.wait(), GIVE_UP_S)

    async def _pass_on(self, page_in: asyncio.StreamReader, page_out: asyncio.StreamWriter) -> None:
        app_in, app_out = await asyncio.open_connection("127.0.0.1", self.app_port)
        both = [
            asyncio.create_task(self._upwards(page_in, app_out)),
            asyncio.create_task(self._downwards(app_in, page_out)),
        ]
        self.tasks.update(both)
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for task in both:
            task.cancel()
        await asyncio.gather(*both, return_exceptions=True)
        self.tasks.difference_update(both)
        self.lines.discard(page_out)
        for writer in (app_out, page_out):
            writer.close()

    async def _upwards(self, page: asyncio.StreamReader, app: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while part := await page.read(CHUNK):
                app.write(part)
                await app.drain()

    async def _downwards(self, app: asyncio.StreamReader, page: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head = await app.readline()
            page.write(head)
            if head.startswith(b"HTTP/1.1 101"):
                page.write(await app.readuntil(b"\r\n\r\n"))
                self.lines.add(page)
                while True:
                    await self._frame(app, page)
            while part := await app.read(CHUNK):
                page.write(part)
                await page.drain()

    async def _frame(self, app: asyncio.StreamReader, page: asyncio.StreamWriter) -> None:
        """Pass one whole frame on (RFC 6455, 5.2; a server's frames are not masked)."""
        head = await app.readexactly(2)
        short = head[1] & 0x7F
        more = await app.readexactly({126: 2, 127: 8}.get(short, 0))
        content = await app.readexactly(int.from_bytes(more, "big") if more else short)
        page.write(head + more + content)
        if content.startswith(BEAT):
            self.last_beat = content
        if WATCHED.match(content):
            self.watched.set()


def renewed(beat: bytes) -> bytes:
    """Put the time of now into a heartbeat."""
    name, said = json.loads(beat[2:])
    said["now"] = datetime.now(UTC).isoformat(timespec="milliseconds")
    return b"42" + json.dumps([name, said], separators=(",", ":")).encode()


def framed(content: bytes) -> bytes:
    """Make a text frame of up to 64 kB."""
    size = len(content)
    length = bytes([size]) if size < 126 else bytes([126, *size.to_bytes(2, "big")])
    return bytes([TEXT]) + length + content

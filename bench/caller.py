"""A program that gives commands: one kept HTTP connection, written and read by hand."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from bench.crowd import SLUG


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    took_s: float
    etag: str = ""

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Caller:
    """Speaks to the app with a device's token, one command after another."""

    def __init__(self, port: int, token: str) -> None:
        self.port = port
        self.token = token
        self._sent_at = 0.0

    async def __aenter__(self) -> Caller:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_why: object) -> None:
        self._writer.close()
        await self._writer.wait_closed()

    def send(self, method: str, path: str, body: object = None, key: str = "") -> None:
        """Write a request; the answer waits until `answer`."""
        content = b"" if body is None else json.dumps(body).encode()
        more = f"Idempotency-Key: {key}\r\n" if key else ""
        self.send_raw(method, path, content, f"Content-Type: application/json\r\n{more}")

    def send_raw(self, method: str, path: str, content: bytes, headers: str) -> None:
        full = path if path.startswith("/") else f"/api/v1/forums/{SLUG}/{path}"
        signed = f"Authorization: Bearer {self.token}\r\n" if self.token else ""
        first = f"{method} {full} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        head = f"{first}{signed}{headers}Content-Length: {len(content)}\r\n\r\n"
        self._sent_at = perf_counter()
        self._writer.write(head.encode() + content)

    async def answer(self) -> Answer:
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        lines = head.split("\r\n")
        pairs = (line.split(": ", 1) for line in lines[1:] if ": " in line)
        fields = {name.lower(): text for name, text in pairs}
        if fields.get("transfer-encoding") == "chunked":
            body = await self._chunks()
        elif lines[0].split()[1] == "304":
            body = b""
        else:
            body = await self._reader.readexactly(int(fields.get("content-length", 0)))
        return Answer(int(lines[0].split()[1]), body, perf_counter() - self._sent_at, fields.get("etag", ""))

    async def call(self, method: str, path: str, body: object = None, key: str = "") -> Answer:
        self.send(method, path, body, key)
        return await self.answer()

    async def _chunks(self) -> bytes:
        body = b""
        while size := int((await self._reader.readline()).split(b";")[0], 16):
            body += await self._reader.readexactly(size + 2)
            body = body[:-2]
        await self._reader.readline()
        return body

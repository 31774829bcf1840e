"""Whoever acts in the demonstration: a caller of the public API, with a device's token."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class DemoRefused(Exception):
    """The play would spoil a real evening, or the app does not answer."""


@dataclass(slots=True)
class Player:
    """One of the cast, calling the API with a device's token."""

    base: str
    token: str

    def get(self, path: str) -> Any:
        return self._call("GET", path, None, {})

    def post(self, path: str, body: Mapping[str, object]) -> Any:
        return self._send("POST", path, body)

    def patch(self, path: str, body: Mapping[str, object]) -> Any:
        return self._send("PATCH", path, body)

    def send_file(self, path: str, name: str, content: bytes, **fields: str) -> Any:
        edge = uuid.uuid4().hex
        said = {f'name="{field}"': text.encode() for field, text in fields.items()}
        parts = {**said, f'name="file"; filename="{name}"': content}
        body = (
            b"".join(
                f"--{edge}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + part + b"\r\n"
                for head, part in parts.items()
            )
            + f"--{edge}--\r\n".encode()
        )
        return self._call("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={edge}"})

    def _send(self, method: str, path: str, body: Mapping[str, object]) -> Any:
        headers = {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
        return self._call(method, path, json.dumps(body).encode(), headers)

    def _call(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Any:
        request = urllib.request.Request(f"{self.base}/{path}", data=body, method=method)
        for name, value in {**headers, "Authorization": f"Bearer {self.token}"}.items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            return json.load(refused)
        except urllib.error.URLError as fault:
            raise DemoRefused(f"{self.base} does not answer: is the app running? ({fault.reason})") from fault

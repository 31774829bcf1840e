"""The guests' office in a browser: whom its tests invite, the files they choose, the tabs they open."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page

from tests.servers import Caller, Server


@pytest.fixture
def office(server: Server) -> Caller:
    return server.caller("checkin")


def invite(office: Caller, full_name: str, **details: Any) -> dict[str, Any]:
    answer = office.post("guests", key=token_hex(8), json={"full_name": full_name, **details})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()

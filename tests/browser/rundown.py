"""A rundown edited in a browser: what its tests write, read and look for."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Opener, ready
from tests.browser.one_server import server
from tests.servers import Caller, Server

__all__ = ["server"]


@pytest.fixture
def stage(server: Server) -> Caller:
    """Call as the stage manager, over an empty rundown that nobody has called yet."""
    stage = server.caller("stage")
    stage.post("show/reset", json={}).raise_for_status()
    cues = [{"id": cue["id"], "version": cue["version"]} for cue in stage.get("rundown").json()["cues"]]
    if cues:
        stage.post("rundown/batch", json={"cues": cues, "action": "delete"}).raise_for_status()
    return stage


def written(stage: Caller, *titles: str, **fields: Any) -> list[int]:
    """Write cues of five minutes and give their ids."""
    made = []
    for title in titles:
        body = {"title": title, "planned_s": 300, **fields}
        answer = stage.post("rundown/cues", key=token_hex(8), json=body)
        assert answer.status_code == 201, answer.text
        made.append(int(answer.json()["id"]))
    return made


def filled(stage: Caller, count: int) -> list[int]:
    """Fill the rundown with copies of its first cue up to a count, and give all ids in order."""
    cues = stage.get("rundown").json()["cues"]
    while len(cues) < count:
        some = [{"id": cue["id"], "version": cue["version"]} for cue in cues[: count - len(cues)]]
        answer = stage.post("rundown/batch", json={"cues": some, "action": "duplicate"})
        cues = answer.json()["cues"]
    return [cue["id"] for cue in cues]


def titles(stage: Caller) -> list[str]:
    return [cue["title"] for cue in stage.get("rundown").json()["cues"]]


def one(stage: Caller, cue_id: int) -> dict[str, Any]:
    cues: list[dict[str, Any]] = stage.get("rundown").json()["cues"]
    return next(cue for cue in cues if cue["id"] == cue_id)


def cell(page: Page, row: int, column: str) -> Locator:
    return page.locator(f'[data-row="{row}"] [data-column="{column}"]')


def shown(page: Page) -> Locator:
    return page.locator(".line:not(.line--head, .line--block) [data-column=title]")


def block(page: Page) -> Locator:
    return page.locator(".line--block")


@pytest.fixture
def abcd(stage: Caller) -> list[int]:
    return written(stage, "Văn nghệ", "Phóng sự", "Giao lưu", "Phát biểu")


@pytest.fixture
def editor(abcd: list[int], open_page: Opener) -> Page:
    return ready(open_page("stage", "rundown"))

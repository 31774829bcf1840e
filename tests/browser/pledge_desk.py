"""What the tests of the pledge desk do with it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, ready
from tests.servers import Caller, Server

PLEDGES = "**/api/**/pledges"


@pytest.fixture
def other(server: Server) -> Caller:
    """Another pledge desk."""
    return server.caller("pledges", "Bàn 2")


@pytest.fixture
def desk(open_page: Opener) -> Page:
    return ready(open_page("pledges", "pledges"))


@pytest.fixture
def stage(server: Server, open_page: Opener) -> Page:
    """The LED wall, showing the tote."""
    server.caller("stage").post("show/scene", json={"scene": "tote"}).raise_for_status()
    return ready(open_page("display", "stage", "stage"))


def type_entry(desk: Page, donor: str, amount: str) -> None:
    """Type an entry up to its reading; the focus stands in the donor's field already."""
    desk.keyboard.type(donor)
    desk.keyboard.press("Enter")
    desk.keyboard.type(amount)
    desk.keyboard.press("Enter")
    desk.locator(".is-read").wait_for()
    desk.wait_for_timeout(300)  # nobody reads faster; a press that soon is a bouncing key


def take(desk: Page, donor: str, amount: str) -> None:
    type_entry(desk, donor, amount)
    desk.keyboard.press("Enter")
    expect(desk.locator(".panel__who")).to_have_text(donor)
    expect(desk.locator("[data-slot=taken-reference]")).to_be_visible()


def cut_off(desk: Page) -> None:
    """Let no pledge reach the server any more, until `unroute(PLEDGES)`; cut once this returns."""
    desk.route(PLEDGES, lambda route: route.abort())
    address = desk.url.replace("/f/", "/api/v1/forums/")
    desk.wait_for_function("(address) => fetch(address).then(() => false, () => true)", arg=address)


def given(other: Caller, donor: str, amount: int | str | None, **more: Any) -> dict[str, Any]:
    body = {"donor": {"name": donor, "kind": "organisation", "anonymous": False}, "amount": amount, **more}
    answer = other.post("pledges", key=uuid4().hex, json=body)
    answer.raise_for_status()
    taken: dict[str, Any] = answer.json()
    return taken


def total(other: Caller) -> int:
    return int(other.get("tote").json()["total"])


def amounts(other: Caller) -> list[int]:
    return [item["amount"] for item in other.get("pledges").json()["items"]]

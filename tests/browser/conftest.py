"""Chromium as the venue has it: real pages of a real server; a console error or a foreign host fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.browser.door import import_guests
from tests.cast import SLUG
from tests.servers import Caller, Server, serving

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)  # where a time was promised, the test names it
PICTURES = Path(os.environ.get("FORUM_PICTURES", Path(__file__).parent / "pictures"))
SIZES = {
    "stage": (1920, 1080),
    "wide": (3840, 1080),
    "tall": (1080, 1920),
    "console": (1440, 900),
    "laptop": (1366, 768),
    "tablet": (1024, 768),
    "phone": (390, 844),
    "small": (360, 740),
}
# Until what moves has come to its end; what moves for ever is left to it.
SETTLED = """() => Promise.allSettled(document.getAnimations()
  .filter((one) => one.playState === "running" && one.effect.getComputedTiming().endTime !== Infinity)
  .map((one) => one.finished))"""

# What the browser says when the server is gone on purpose; everything else on the console is a fault.
NETWORK_NOISE = ("net::ERR_", "WebSocket connection to", "Failed to load resource")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(180))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture
def server(tmp_path: Path, founded: Path) -> Iterator[Server]:
    with serving(tmp_path, founded) as running:
        yield running


class Faults:
    """What no page may do: say an error, break the policy, ask another host."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.found: list[str] = []
        self.network_may_fail = False

    def listen(self, page: Page) -> None:
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.found.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self._asked(request.url))

    def _said(self, message: ConsoleMessage) -> None:
        noise = any(text in message.text for text in NETWORK_NOISE)
        if message.type in ("error", "warning") and not (noise and self.network_may_fail):
            self.found.append(f"{message.type}: {message.text}")

    def _asked(self, url: str) -> None:
        local = url.startswith((self.base, self.base.replace("http", "ws"), "data:", "blob:"))
        if not local:
            self.found.append(f"asked another host: {url}")


@pytest.fixture
def faults(server: Server) -> Iterator[Faults]:
    """Collect the faults of all pages of a test and fail on them at its end."""
    kept = Faults(server.base)
    yield kept
    assert kept.found == []


@pytest.fixture
def network_may_fail(faults: Faults) -> None:
    """Let the line be cut and the server be away: what the browser says of it is no fault."""
    faults.network_may_fail = True


@pytest.fixture
def caller(server: Server) -> Caller:
    """Another desk, with the office's guest list already imported."""
    return import_guests(server.caller("checkin", "Bàn 2"))


Opener = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, server: Server, faults: Faults) -> Iterator[Opener]:
    """Open a page as a device of a role, at its size on the day: `open_page("display", "stage", "wide")`."""
    contexts: list[BrowserContext] = []

    def open_(role: str | None, page: str, size: str = "console", **options: Any) -> Page:
        width, height = SIZES[size]
        context = options.pop("browser", chromium).new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            **options,
        )
        contexts.append(context)
        opened: Page = context.new_page()
        opened.set_default_timeout(PATIENCE_MS)
        faults.listen(opened)
        _sign_in(opened, server, role)
        path = page if page.startswith("/") else f"/f/{SLUG}/{page}".rstrip("/")
        opened.goto(server.base + path)
        return opened

    yield open_
    for context in contexts:
        context.close()


def _sign_in(page: Page, server: Server, role: str | None) -> None:
    if role == "admin":
        cookie = server.admin().cookies["forum"]
        page.context.add_cookies([{"name": "forum", "value": cookie, "url": server.base}])
    elif role is not None:
        made = server.device(role, "Bàn 1" if role == "checkin" else None)
        page.goto(made["link"])


def ready(page: Page) -> Page:
    """Wait until the page shows its first states."""
    page.locator("main[data-ready]").wait_for(state="attached")
    return page


def picture(page: Page, name: str) -> None:
    """Keep a picture of the screen: for the README, and for whoever wants to look."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


def violations(page: Page) -> list[str]:
    """Ask axe what of WCAG 2.2 AA the page breaks, once what fades in stands there."""
    page.evaluate(SETTLED)
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
    found = Axe().run(page, options=rules).response["violations"]
    return [f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in found]

"""What people in front of the screens wait for: a page to open, the show to be back after a power cut."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import requests
from playwright.async_api import Page, async_playwright

from bench.crowd import SLUG
from bench.figures import Figure, ms
from bench.measures import Bench
from bench.rundowns import CUES, lengthen
from bench.servers import App, free_port, serving, worker_of

CHROMIUM = "/usr/bin/chromium"
OPENINGS = 10
CUTS = 5
AGAIN_S = 0.005
LINE = ".line:not(.line--head, .line--block) [data-column=title]"


async def opening(bench: Bench) -> list[Figure]:
    """Open the rundown editor with 150 cues until all of them are drawn and it follows live."""
    async with bench.caller("stage") as stage:
        await lengthen(stage)
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False)
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        await page.goto(bench.app.links["stage"])
        took = [
            await _open(page, f"http://127.0.0.1:{bench.app.port}/f/{SLUG}/rundown") for _ in range(OPENINGS)
        ]
        await browser.close()
    return [Figure(f"the rundown editor open, {CUES} cues, in Chromium", ms(took), limit="< 1 s")]


async def _open(page: Page, address: str) -> float:
    began = perf_counter()
    await page.goto(address, wait_until="commit")
    await page.locator(LINE).nth(CUES - 1).wait_for(state="attached")
    await page.locator("main[data-ready]").wait_for(state="attached")
    return perf_counter() - began


async def restarting(bench: Bench) -> list[Figure]:
    """Kill with -9 in mid-show until the same show is told again: the serving process, then all of them."""
    async with bench.caller("stage") as stage:
        await stage.call("POST", "show/go", {})
    replaced = [_cut(bench.app) for _ in range(CUTS)]
    with TemporaryDirectory() as scratch:
        folder = Path(scratch, "instance")
        shutil.copytree(bench.app.database.parent, folder)
        started = [_start_again(bench.app, folder) for _ in range(CUTS)]
    return [
        Figure(
            "the serving process killed with -9 → the same show is told again", ms(replaced), limit="≤ 2 s"
        ),
        Figure("everything killed with -9, and started again", ms(started), limit="≤ 2 s"),
    ]


def _cut(app: App) -> float:
    before = _told(app, app.port)
    began = perf_counter()
    os.kill(worker_of(app.master), signal.SIGKILL)
    assert _told(app, app.port) == before
    return perf_counter() - began


def _start_again(app: App, folder: Path) -> float:
    """Start on what the killed one left (a copy of it), and kill that one too."""
    before, port, began = _told(app, app.port), free_port(), perf_counter()
    with serving(folder, port) as master:
        assert _told(app, port) == before
        took = perf_counter() - began
        os.kill(worker_of(master), signal.SIGKILL)
        os.kill(master, signal.SIGKILL)
    return took


def _told(app: App, port: int) -> list[object]:
    """Ask for the show until somebody answers; give what says which show it is."""
    while (show := _show(app, port)) is None:
        sleep(AGAIN_S)
    return [show[name] for name in ("version", "current", "standby")]


def _show(app: App, port: int) -> dict[str, object] | None:
    """Read the show; None while nobody answers."""
    address = f"http://127.0.0.1:{port}/api/v1/forums/{SLUG}/show"
    bearer = {"Authorization": f"Bearer {app.tokens['stage']}"}
    try:
        answer = requests.get(address, headers=bearer, timeout=0.5)
    except requests.RequestException:
        return None
    show: dict[str, object] = answer.json()
    return show

"""The camera: a badge that a cheap camera sees, until its guest's answer fills the desk's screen."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bench.crowd import SLUG
from bench.figures import Figure, ms
from bench.guests import Badge
from bench.measures import Bench, stock_of_guests
from bench.screens import CHROMIUM
from tests.browser.badges import badge, frame

BADGES = 25
SHOWN_FRAMES = 12  # at 30 a second
TILTS = (-14, -11, -8, -11)
PATIENCE_MS = 120_000
ANSWERS = "performance.getEntriesByName('desk:answered').map(({ duration }) => duration / 1000)"


async def filming(bench: Bench) -> list[Figure]:
    """Hold badges to the camera of one desk, one after another: dim, tilted, blurred."""
    stock = await stock_of_guests(bench, BADGES)
    with tempfile.TemporaryDirectory() as folder:
        took = await _watch(bench, _film(stock, Path(folder) / "badges.mjpeg"))
    what = "a badge in the camera's picture → its answer on the screen"
    return [
        Figure(f"{what}, {len(took)} badges", ms(took), limit="p50 < 100 ms"),
        Figure("– the first after the camera was turned on", ms(took[:1])),
    ]


def _film(stock: Sequence[Badge], path: Path) -> Path:
    empty = frame(None, 0) * 3
    parts = (_held(badge_.code) + empty for badge_ in stock[:BADGES])
    path.write_bytes(b"".join(parts))
    return path


def _held(code: str) -> bytes:
    seen = [frame(badge(code), tilt) for tilt in TILTS]
    return b"".join(seen[number * len(seen) // SHOWN_FRAMES] for number in range(SHOWN_FRAMES))


async def _watch(bench: Bench, film: Path) -> list[float]:
    seen = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False, args=seen)
        page = await browser.new_page(viewport={"width": 390, "height": 844}, permissions=["camera"])
        await page.goto(bench.app.links["checkin"])
        await page.goto(f"http://127.0.0.1:{bench.app.port}/f/{SLUG}/desk")
        await page.locator("main[data-usable][data-cold]").wait_for(state="attached")
        await page.locator("#camera-on").click()
        took = await _answers(page)
        await browser.close()
    return took


async def _answers(page: Page) -> list[float]:
    last = page.locator(".recent__scan").nth(BADGES // 2)
    await last.wait_for(state="attached", timeout=PATIENCE_MS)
    answers: list[float] = await page.evaluate(ANSWERS)
    return answers

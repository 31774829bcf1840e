"""A day of the stage display in some minutes: heartbeats, pledges, cut lines; memory must not grow."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass

from playwright.async_api import CDPSession, Page, async_playwright, expect

from bench.between import Between
from bench.crowd import SLUG
from bench.figures import Figure
from bench.measures import Bench
from bench.rounds import pledging
from bench.screens import CHROMIUM

# A heartbeat every two seconds for 24 hours; two hundred rounds, the usual number, make the whole day.
BEATS_A_ROUND = 24 * 3600 // 2 // 200
PLEDGES_A_ROUND = 50
CUTS_A_ROUND = 1
TENTHS = 10
DESKS = 4
MAY_GROW_MB = 1.0
SETTLED_MS = 20_000


@dataclass(frozen=True, slots=True)
class Held:
    """What a page holds after the collector has been through it."""

    heap_mb: float
    nodes: int
    listeners: int


async def soaking(bench: Bench) -> list[Figure]:
    """Let the stage display live through a day, and weigh it after each tenth."""
    rounds = max(bench.rounds // TENTHS, 1)
    async with Between(bench.app.port) as between, async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False)
        page = await browser.new_page(viewport={"width": 1920, "height": 1080})
        await _open(bench, between, page)
        devtools = await page.context.new_cdp_session(page)
        await _tenth(bench, between, "warm", 1)
        weighed = [await _weigh(devtools)]
        for tenth in range(TENTHS):
            await _tenth(bench, between, str(tenth), rounds)
            weighed.append(await _weigh(devtools))
        total = await _make_sure_the_total_is_right(bench, page)
        await browser.close()
    return _figures(weighed, rounds * TENTHS, total)


async def _open(bench: Bench, between: Between, page: Page) -> None:
    async with bench.caller("stage") as stage:
        assert (await stage.call("POST", "show/scene", {"scene": "tote"})).status == 200
    base = f"http://127.0.0.1:{between.port}"
    await page.goto(bench.app.links["display"].replace(f":{bench.app.port}", f":{between.port}"))
    await page.goto(f"{base}/f/{SLUG}/stage")
    await page.locator("main[data-ready]").wait_for(state="attached")
    while not between.last_beat:
        await asyncio.sleep(0.1)


async def _tenth(bench: Bench, between: Between, name: str, rounds: int) -> None:
    """Take pledges while the heart beats and the line is cut again and again."""
    giving = asyncio.create_task(_give(bench, name, rounds * PLEDGES_A_ROUND))
    for _ in range(rounds):
        await between.beat(BEATS_A_ROUND)
        for _ in range(CUTS_A_ROUND):
            await between.cut()
    await giving


async def _give(bench: Bench, name: str, count: int) -> None:
    async with AsyncExitStack() as stack:
        desks = [await stack.enter_async_context(bench.caller("pledges")) for _ in range(DESKS)]
        command = pledging(f"soak {name}")

        async def turn(part: int) -> None:
            for _ in range(part, count, DESKS):
                answer = await desks[part].call(*command(None))
                assert answer.status == 201, answer.body

        await asyncio.gather(*(turn(part) for part in range(DESKS)))


async def _weigh(devtools: CDPSession) -> Held:
    await asyncio.sleep(3)  # the total has counted up
    await devtools.send("HeapProfiler.collectGarbage")
    heap = await devtools.send("Runtime.getHeapUsage")
    dom = await devtools.send("Memory.getDOMCounters")
    return Held(heap["usedSize"] / 1e6, dom["nodes"], dom["jsEventListeners"])


async def _make_sure_the_total_is_right(bench: Bench, page: Page) -> str:
    async with bench.caller("display") as screen:
        total = (await screen.call("GET", "tote")).json["total"]
    shown = f"{total:,}".replace(",", ".")
    await expect(page.locator("[data-slot=number]").first).to_have_text(shown, timeout=SETTLED_MS)
    return shown


def _figures(weighed: list[Held], rounds: int, total: str) -> list[Figure]:
    day = f"{rounds * BEATS_A_ROUND:,} heartbeats, {rounds * PLEDGES_A_ROUND:,} pledges, {rounds} cut lines"
    first, rest = weighed[0], weighed[1:]
    grown = rest[-1].heap_mb - rest[0].heap_mb
    heaps = ", ".join(f"{held.heap_mb:.2f}" for held in rest)
    nodes = ", ".join(str(held.nodes) for held in rest)
    listeners = ", ".join(str(held.listeners) for held in rest)
    what = (
        f"stage display in Chromium over {day}: JS heap after collecting, at the start and after each tenth"
    )
    return [
        Figure(what, f"{first.heap_mb:.2f}; {heaps} MB"),
        Figure("– grown from the first tenth to the last", f"{grown:+.2f} MB", limit=f"≤ {MAY_GROW_MB} MB"),
        Figure("– DOM nodes", f"{first.nodes}; {nodes}"),
        Figure("– listeners", f"{first.listeners}; {listeners}"),
        Figure("– the total at the end, as the server has it", total),
    ]

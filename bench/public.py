"""The public page and its tote, asked again and again as a proxy in front, or a hall of phones, would ask."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from time import perf_counter

from bench.caller import Caller
from bench.crowd import SLUG
from bench.figures import Figure, ms
from bench.measures import Bench
from bench.rounds import pledging

LINES = 16
SECONDS_A_ROUND = 0.02
PLEDGE_EVERY_S = 0.25

TOTE = f"/api/v1/forums/{SLUG}/tote"
PAGE = f"/f/{SLUG}"


async def polled(bench: Bench) -> list[Figure]:
    """Requests a second of the tote and the page: whole, unchanged (304), and while pledges come in."""
    figures = []
    seconds = bench.rounds * SECONDS_A_ROUND
    for name, path in (("tote", TOTE), ("public page", PAGE)):
        etag = await _etag(bench, path)
        figures.append(await _ask(bench, f"GET {name}", path, "", 200, seconds))
        figures.append(await _ask(bench, f"GET {name}, unchanged (304)", path, etag, 304, seconds))
        giving = asyncio.create_task(_give(bench))
        what = f"GET {name} while {1 / PLEDGE_EVERY_S:.0f} pledges a second come in"
        figures.append(await _ask(bench, what, path, "", 200, seconds))
        giving.cancel()
        await asyncio.gather(giving, return_exceptions=True)
    return figures


async def _etag(bench: Bench, path: str) -> str:
    async with Caller(bench.app.port, "") as phone:
        phone.send_raw("GET", path, b"", "")
        answer = await phone.answer()
        phone.send_raw("GET", path, b"", f"If-None-Match: {answer.etag}\r\n")
        assert (await phone.answer()).status == 304
    return f"If-None-Match: {answer.etag}\r\n"


async def _ask(bench: Bench, what: str, path: str, headers: str, status: int, seconds: float) -> Figure:
    took: list[float] = []
    async with AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(Caller(bench.app.port, "")) for _ in range(LINES)]
        began = perf_counter()
        await asyncio.gather(*(_again(line, path, headers, status, began + seconds, took) for line in lines))
        rate = len(took) / (perf_counter() - began)
    return Figure(f"{what}, {LINES} lines", f"{rate:.0f} requests/s, {ms(took)}")


async def _again(line: Caller, path: str, headers: str, status: int, until: float, took: list[float]) -> None:
    while perf_counter() < until:
        line.send_raw("GET", path, b"", headers)
        answer = await line.answer()
        assert answer.status == status, answer
        took.append(answer.took_s)


async def _give(bench: Bench) -> None:
    async with bench.caller("pledges") as desk:
        command = pledging(f"public {perf_counter()}")
        while True:
            await desk.call(*command(None))
            await asyncio.sleep(PLEDGE_EVERY_S)

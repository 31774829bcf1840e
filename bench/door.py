"""The door: desks that scan back to back while screens watch, and while a desk comes back online."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from time import perf_counter

from bench.caller import Caller
from bench.crowd import app_crowd
from bench.figures import Figure, ms
from bench.guests import Badge
from bench.measures import Bench

SCREENS = 100
KEPT = 500
# Ten times what pretix with pretixSCAN did on the same machine: 37 redemptions a second with 8 desks.
TEN_TIMES_PRETIX = 370


async def scans(bench: Bench, desks: int, stock: list[Badge], each: int) -> list[Figure]:
    """Desks that scan back to back while 100 screens watch the attendance."""
    took: list[float] = []
    async with _watched(bench), AsyncExitStack() as stack:
        callers = [await stack.enter_async_context(bench.caller("checkin")) for _ in range(desks)]
        piles = [[stock.pop() for _ in range(each)] for _ in callers]
        began = perf_counter()
        queues = zip(range(1, desks + 1), callers, piles, strict=True)
        await asyncio.gather(*(_scan(caller, f"Bàn {number}", pile, took) for number, caller, pile in queues))
        rate = len(took) / (perf_counter() - began)
    what = f"scan, {desks} desk{'s' if desks > 1 else ''} back to back, {SCREENS} screens watching"
    if desks == 1:
        return [Figure(what, ms(took), limit="p50 ≤ 5 ms, p99 ≤ 50 ms")]
    limit = f"≥ {TEN_TIMES_PRETIX} scans/s (10 × pretix)"
    return [
        Figure(what, ms(took), limit="p99 ≤ 50 ms"),
        Figure("– together", f"{rate:.0f} scans/s", limit=limit),
    ]


async def beside_a_batch(bench: Bench, stock: list[Badge]) -> list[Figure]:
    """One desk scans while another hands over what it kept without a line."""
    took: list[float] = []
    async with _watched(bench), bench.caller("checkin") as desk, bench.caller("checkin") as returning:
        kept = [stock.pop() for _ in range(KEPT)]
        items = [
            {"key": f"kept {badge.code}", "code": badge.code, "desk": "Bàn 9", "offline": True}
            for badge in kept
        ]
        handing_over = asyncio.create_task(returning.call("POST", "check-ins/batch", {"items": items}))
        while not handing_over.done():
            await _scan(desk, "Bàn 1", [stock.pop()], took)
        answer = await handing_over
    statuses = {result["status"] for result in answer.json["results"]}
    assert statuses == {"admitted"}, statuses
    what = f"scan while another desk hands over {KEPT} kept scans (in {answer.took_s:.1f} s)"
    return [Figure(what, ms(took), limit="p99 ≤ 50 ms")]


@asynccontextmanager
async def _watched(bench: Bench) -> AsyncIterator[None]:
    screens = app_crowd(bench.app.port, "attendance", bench.app.tokens["checkin"])
    await screens.join(SCREENS)
    try:
        yield
    finally:
        await screens.leave()


async def _scan(caller: Caller, desk: str, pile: list[Badge], took: list[float]) -> None:
    for badge in pile:
        body = {"code": badge.code, "desk": desk}
        answer = await caller.call("POST", "check-ins", body, f"{desk} {badge.code}")
        assert answer.status == 201, answer.body
        took.append(answer.took_s)

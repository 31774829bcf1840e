"""What is measured, each as lines of the results."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bench.caller import Caller
from bench.crowd import app_crowd, reference_crowd
from bench.figures import Figure, ms, ratio
from bench.guests import Badge, badges, guest_list, upload
from bench.rounds import Compared, calling, compare, hall, pledging
from bench.servers import App, Reference, memory_mb

GO_LIMITS = {200: "p99 ≤ 24 ms", 1000: "p99 ≤ 30 ms"}


@dataclass(frozen=True, slots=True)
class Bench:
    """Both servers, and how often each thing is done."""

    app: App
    reference: Reference
    rounds: int

    def caller(self, role: str) -> Caller:
        return Caller(self.app.port, self.app.tokens[role])


async def go(bench: Bench, count: int) -> list[Figure]:
    """GO until the last of `count` screens shows it."""
    async with (
        hall(bench.app, bench.reference, "show", "display", count) as screens,
        bench.caller("stage") as stage,
    ):
        show = await stage.call("GET", "show")
        measured = await compare(screens, stage, calling(show.json), bench.rounds)
    return lines(f"GO → last of {count} screens", measured, GO_LIMITS.get(count, "–"))


async def pledge(bench: Bench, count: int = 100) -> list[Figure]:
    """A pledge taken until the last of 100 screens shows the new total."""
    async with (
        hall(bench.app, bench.reference, "tote", "display", count) as screens,
        bench.caller("pledges") as desk,
    ):
        measured = await compare(screens, desk, pledging("bench"), bench.rounds)
    return lines(f"pledge POST → last of {count} screens", measured, "p99 ≤ 20 ms")


def lines(what: str, measured: Compared, limit: str) -> list[Figure]:
    assert set(measured.statuses) <= {200, 201}, measured.statuses
    last, spread = measured.last, measured.spread
    return [
        Figure(what, ms(last), ms(measured.reference_last), ratio(last, measured.reference_last), limit),
        Figure(
            "– of which from the first screen to the last",
            ms(spread),
            ms(measured.reference_spread),
            ratio(spread, measured.reference_spread),
        ),
        Figure("– and the answer to the one who asked", ms(measured.answers)),
    ]


async def reconnecting(bench: Bench, count: int = 1000, times: int = 5) -> list[Figure]:
    """All screens come back at the same moment, each with its snapshot."""
    ours, theirs = [], []
    for _ in range(times):
        screens = app_crowd(bench.app.port, "show", bench.app.tokens["display"])
        ours.append(await screens.join_at_once(count))
        crowd = reference_crowd(bench.reference.port)
        theirs.append(await crowd.join_at_once(count))
        await screens.leave()
        await crowd.leave()
        await asyncio.sleep(1)
    what = f"{count} screens reconnecting at once → the last has its snapshot"
    return [Figure(what, ms(ours), ms(theirs), ratio(ours, theirs), "≤ 2 s")]


async def memory(bench: Bench, count: int = 1000) -> list[Figure]:
    """What the server holds for 1000 screens."""
    screens = app_crowd(bench.app.port, "show", bench.app.tokens["display"])
    crowd = reference_crowd(bench.reference.port)
    before = memory_mb(bench.app.pid), memory_mb(bench.reference.pid)
    await screens.join(count)
    await crowd.join(count)
    await asyncio.sleep(3)
    ours, theirs = memory_mb(bench.app.pid) - before[0], memory_mb(bench.reference.pid) - before[1]
    await screens.leave()
    await crowd.leave()
    return [Figure(f"memory for {count} screens", f"{ours:.0f} MB", f"{theirs:.0f} MB")]


async def traffic(bench: Bench, count: int = 200) -> list[Figure]:
    """What goes over the network until 200 screens are connected and have their pictures."""
    screens = app_crowd(bench.app.port, "show", bench.app.tokens["display"])
    await screens.join(count)
    heads = sum(
        _head_bytes(screen.transport.request) + _head_bytes(screen.transport.response)
        for screen in screens.screens
    )
    moved = (heads + screens.received + screens.sent) / 1_000_000
    await screens.leave()
    return [Figure(f"connecting {count} screens", f"{moved:.2f} MB", limit="< 2 MB")]


def _head_bytes(head: object) -> int:
    headers = getattr(head, "headers", {})
    return 60 + sum(len(name) + len(text) + 4 for name, text in headers.items())


async def heavy(bench: Bench, stock: list[Badge], count: int = 200) -> list[Figure]:
    """GO while QR codes, an import of 3,000 guests and a storm of sign-ins are worked on."""
    done: dict[str, int] = {}
    async with (
        hall(bench.app, bench.reference, "show", "display", count) as screens,
        bench.caller("stage") as stage,
        AsyncExitStack() as stack,
    ):
        show = await stage.call("GET", "show")
        desks = [await stack.enter_async_context(bench.caller("checkin")) for _ in range(5)]
        strangers = [await stack.enter_async_context(Caller(bench.app.port, "")) for _ in range(4)]
        tasks = [
            *[asyncio.create_task(_repeat(done, "QR codes", _qr_codes(one, stock))) for one in desks[1:]],
            asyncio.create_task(_repeat(done, "imports of 3,000", _imports(desks[0]))),
            *[
                asyncio.create_task(_repeat(done, "sign-ins", _sign_ins(one, bench.app.password)))
                for one in strangers
            ],
        ]
        measured = await compare(screens, stage, calling(show.json), bench.rounds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    worked = ", ".join(f"{number} {name}" for name, number in sorted(done.items()))
    return lines(f"GO → last of {count} screens under heavy work ({worked})", measured, "p99 ≤ 50 ms")


async def _repeat(done: dict[str, int], name: str, work: Callable[[], Awaitable[int]]) -> None:
    """Work on and on; count what was answered, refusals for too many tries apart."""
    while True:
        status = await work()
        assert status in (200, 401, 409, 429), f"{name}: {status}"
        label = name if status == 200 else f"{name} ({status})"
        done[label] = done.get(label, 0) + 1


def _qr_codes(caller: Caller, stock: list[Badge]) -> Callable[[], Awaitable[int]]:
    turn = itertools.cycle(stock)

    async def one() -> int:
        return (await caller.call("GET", f"guests/{next(turn).guest_id}/qr.png")).status

    return one


def _imports(caller: Caller) -> Callable[[], Awaitable[int]]:
    # The same 3.000 people with another position each time: every import rewrites every row. Made beforehand,
    # for while the measuring process writes a file it sees no screen.
    turn = itertools.cycle([guest_list(3000, "Khách", f"Phó Giám đốc {number}") for number in (1, 2)])

    async def one() -> int:
        return (await upload(caller, next(turn), dry_run=False)).status

    return one


def _sign_ins(caller: Caller, password: str) -> Callable[[], Awaitable[int]]:
    async def one() -> int:
        body = {"username": "admin", "password": password}
        return (await caller.call("POST", "/api/v1/session", body)).status

    return one


async def stock_of_guests(bench: Bench, count: int = 3000) -> list[Badge]:
    """Import guests and give their badges."""
    async with bench.caller("checkin") as desk:
        answer = await upload(desk, guest_list(count, "Khách"))
        assert answer.status == 200, answer.body
        return await badges(desk)

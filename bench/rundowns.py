"""A long rundown: what GO and an edit cost with 150 cues."""

from __future__ import annotations

import asyncio
from time import perf_counter

from bench.caller import Caller
from bench.crowd import app_crowd
from bench.figures import Figure, ms
from bench.measures import GO_LIMITS, Bench, lines
from bench.rounds import PAUSE_S, WARM_UP, calling, compare, hall

CUES = 150
CREW = 20


async def long_go(bench: Bench, count: int = 200) -> list[Figure]:
    """GO until the last screen shows it, in a rundown of 150 cues."""
    async with (
        hall(bench.app, bench.reference, "show", "display", count) as screens,
        bench.caller("stage") as stage,
    ):
        await lengthen(stage)
        show = await stage.call("GET", "show")
        measured = await compare(screens, stage, calling(show.json), bench.rounds)
    return lines(f"GO → last of {count} screens, {CUES} cues", measured, GO_LIMITS.get(count, "–"))


async def editing(bench: Bench) -> list[Figure]:
    """An edit until another editor has the rundown with it, while 20 of the crew follow too."""
    took: list[float] = []
    followers = app_crowd(bench.app.port, "rundown", bench.app.tokens["stage"])
    async with bench.caller("stage") as author, bench.caller("stage") as reader:
        cue = await lengthen(author)
        await followers.join(CREW)
        for number in range(WARM_UP + bench.rounds):
            began = perf_counter()
            title = f"Trao bằng ghi nhận tấm lòng vàng {number}"
            body = {"version": cue["version"], "title": title}
            answering = asyncio.create_task(author.answer())
            await followers.round(lambda: author.send("PATCH", f"rundown/cues/{cue['id']}", body))  # noqa: B023
            seen = await reader.call("GET", "rundown")
            if number >= WARM_UP:
                took.append(perf_counter() - began)
            cue = (await answering).json
            assert seen.json["cues"][-1]["title"] == title
            await asyncio.sleep(PAUSE_S)
        await followers.leave()
    return [Figure(f"an edit → another editor has it, {CUES} cues", ms(took), limit="p99 < 100 ms")]


async def lengthen(stage: Caller) -> dict[str, object]:
    """Fill the rundown up to 150 cues with notes as a script has them; give the last one."""
    cues = (await stage.call("GET", "rundown")).json["cues"]
    for number in range(len(cues) + 1, CUES + 1):
        notes = {
            "mc": "Kính thưa quý vị đại biểu, kính thưa quý vị khách quý. " * 4,
            "sound": "Mic 1, nhạc nền",
        }
        new = {"title": f"Tiết mục {number}", "planned_s": 60, "presenter": "Lãnh đạo tỉnh", "notes": notes}
        cues.append((await stage.call("POST", "rundown/cues", new, f"bench-cue-{number}")).json)
    last: dict[str, object] = cues[-1]
    return last

"""Pledges on and on: desks that take them back to back while screens watch, and every one found again.

The reference writes the very same rows to a database of the same shape and the same promise
(`synchronous=FULL`, a commit for each pledge), with nothing before or after it.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from bench.caller import Caller
from bench.crowd import app_crowd
from bench.figures import Figure, ms, ratio
from bench.measures import Bench
from bench.rounds import pledging

DESKS = 8
SCREENS = 100
# Two hundred rounds, the usual number, make twenty seconds of pledges.
SECONDS_A_ROUND = 0.1
# What one pledge leaves behind, with the column that ties each row to its pledge.
TABLES = ("pledge", "ledger_line", "feed_entry", "stored_answer")
CONNECTING = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")

Rows = dict[str, dict[str, object]]


@dataclass(slots=True)
class Taken:
    """What was acknowledged: each pledge's number in the table with its amount, and how long it took."""

    amounts: dict[int, int] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    span_s: float = 0.0

    @property
    def a_second(self) -> float:
        return len(self.took) / self.span_s


async def sustained(bench: Bench) -> list[Figure]:
    """Pledges from eight desks for twenty seconds, beside the bare insert of the same rows."""
    alone = await _take(bench, 1, min(5.0, bench.rounds * SECONDS_A_ROUND))
    together = await _take(bench, DESKS, bench.rounds * SECONDS_A_ROUND)
    await _make_sure_all_are_there(bench, alone.amounts | together.amounts)
    bare, bare_s = insert_again(bench.app.database, bench.app.database.with_name("bare.sqlite3"))
    what = f"back to back for {together.span_s:.0f} s, {SCREENS} screens watching"
    return [
        Figure(f"a pledge, 1 desk {what}", ms(alone.took), ms(bare), ratio(alone.took, bare)),
        Figure(f"a pledge, {DESKS} desks {what}", ms(together.took), ms(bare), ratio(together.took, bare)),
        Figure(
            f"– together, all {len(together.amounts)} found in the ledger",
            f"{together.a_second:.0f} pledges/s",
            f"{len(bare) / bare_s:.0f} bare inserts/s",
            f"{len(bare) / bare_s / together.a_second:.2f}×",
            "≥ 300 pledges/s",
        ),
    ]


async def _take(bench: Bench, desks: int, seconds: float) -> Taken:
    taken = Taken()
    screens = app_crowd(bench.app.port, "tote", bench.app.tokens["display"])
    await screens.join(SCREENS)
    async with AsyncExitStack() as stack:
        callers = [await stack.enter_async_context(bench.caller("pledges")) for _ in range(desks)]
        began = perf_counter()
        turns = (_one_desk(caller, number, began + seconds, taken) for number, caller in enumerate(callers))
        await asyncio.gather(*turns)
        taken.span_s = perf_counter() - began
    await screens.leave()
    return taken


async def _one_desk(caller: Caller, number: int, until: float, taken: Taken) -> None:
    command = pledging(f"desk {number} until {until}")
    while perf_counter() < until:
        answer = await caller.call(*command(None))
        assert answer.status == 201, answer.body
        pledge = answer.json
        taken.amounts[pledge["id"]] = pledge["amount"]
        taken.took.append(answer.took_s)


async def _make_sure_all_are_there(bench: Bench, amounts: Mapping[int, int]) -> None:
    """Look each acknowledged pledge up in the file itself, and compare the total that is shown."""
    with closing(sqlite3.connect(f"file:{bench.app.database}?mode=ro", uri=True)) as connection:
        summed = "SELECT pledge_id, SUM(amount) FROM ledger_line GROUP BY pledge_id"
        assert dict(connection.execute(summed).fetchall()) == dict(amounts)
    async with bench.caller("display") as screen:
        tote = (await screen.call("GET", "tote")).json
    assert tote["tonight_total"] == sum(amounts.values()), tote


def insert_again(source: Path, target: Path) -> tuple[list[float], float]:
    """Write what each pledge left once more, bare: seconds for each commit, and altogether."""
    with closing(sqlite3.connect(source)) as written, closing(sqlite3.connect(target)) as empty:
        written.backup(empty)
        pledges = list(_rows_of_each(written))
        _clear(empty)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        for pragma in CONNECTING:
            connection.execute(f"PRAGMA {pragma}").close()
        began = perf_counter()
        return [_insert(connection, rows) for rows in pledges], perf_counter() - began


def _rows_of_each(connection: sqlite3.Connection) -> Iterator[Rows]:
    connection.row_factory = sqlite3.Row
    told = {
        json.loads(row["data"])["pledge_id"]: dict(row)
        for row in connection.execute("SELECT * FROM feed_entry WHERE kind = 'pledge.taken'")
    }
    answers = {
        json.loads(row["body"]).get("id"): dict(row)
        for row in connection.execute("SELECT * FROM stored_answer")
    }
    first_lines = {
        row["pledge_id"]: dict(row) for row in connection.execute("SELECT * FROM ledger_line WHERE line = 1")
    }
    for row in connection.execute("SELECT * FROM pledge ORDER BY id").fetchall():
        one = row["id"]
        found = (dict(row), first_lines[one], told[one], answers[one])
        yield dict(zip(TABLES, found, strict=True))


def _clear(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TRIGGER ledger_line_no_delete")
    for table in reversed(TABLES):
        connection.execute(f"DELETE FROM {table}")
    connection.commit()


def _insert(connection: sqlite3.Connection, rows: Rows) -> float:
    began = perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    fact = rows["feed_entry"]
    connection.execute("UPDATE feed_head SET seq = ? WHERE forum_id = ?", (fact["seq"], fact["forum_id"]))
    for table, row in rows.items():
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    connection.execute("COMMIT")
    return perf_counter() - began

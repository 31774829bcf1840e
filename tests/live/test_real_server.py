"""The same through a real gunicorn and real WebSockets: slow readers, hostile ones, two processes."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import pytest
import requests

from forum_app.live.broadcast import WORTH_TWO
from tests import databases
from tests.live.servers import Belfry, belfry, redis_server, wait_for_subscribers
from tests.live.wire import Wire, dial, watching

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(bool(databases.POSTGRES), reason="these bring their own SQLite file"),
]


@pytest.fixture
def lines() -> Iterator[ExitStack]:
    """Keep connections to close at the end."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="module", params=["on", "off"])
def tower(
    request: pytest.FixtureRequest, prepared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Belfry]:
    folder = tmp_path_factory.mktemp("belfry")
    databases.place(prepared, folder)
    with belfry(folder, FORUM_FANOUT=request.param) as running:
        yield running
    assert "Traceback" not in running.log.read_text()


def watch(lines: ExitStack, tower: Belfry, *topics: str, receive_buffer: int = 0) -> Wire:
    wire = watching(tower.port, *topics, receive_buffer=receive_buffer)
    lines.callback(wire.close)
    return wire


@pytest.mark.parametrize("many", [20, WORTH_TWO], ids=["by one thread", "by two"])
def test_a_ring_reaches_every_screen(many: int, tower: Belfry, lines: ExitStack) -> None:
    screens = [watch(lines, tower, "bell") for _ in range(many)]
    rung = [tower.post("ring"), tower.post("ring")]
    for screen in screens:
        states = screen.messages("state")
        assert [next(states)["seq"], next(states)["seq"]] == rung


def test_who_stops_reading_delays_nobody_and_loses_nothing_it_reads(tower: Belfry, lines: ExitStack) -> None:
    stopped = [watch(lines, tower, "scroll", receive_buffer=4096) for _ in range(3)]
    quick = [watch(lines, tower, "scroll") for _ in range(5)]
    streams = [wire.messages("state") for wire in quick]
    slowest = 0.0
    for _ in range(100):
        began = time.monotonic()
        seq = tower.post("unroll")
        for stream in streams:
            while next(stream)["seq"] < seq:
                pass
        slowest = max(slowest, time.monotonic() - began)
    assert slowest < 1
    for wire in stopped:
        seqs = read_to(wire, seq)
        assert seqs[-1] == seq
        assert all(earlier < later for earlier, later in pairwise(seqs))


def read_to(wire: Wire, last: int) -> list[int]:
    """Read states, each of them whole, until the last one."""
    seqs = []
    for state in wire.messages("state"):
        assert state["state"]["text"] == f"{state['seq']} " * 5000
        seqs.append(state["seq"])
        if state["seq"] == last:
            break
    return seqs


def test_compression_is_not_agreed_to(tower: Belfry, lines: ExitStack) -> None:
    wire = dial(tower.port, headers=("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",))
    lines.callback(wire.close)
    assert wire.answer.startswith("HTTP/1.1 101 ")
    assert "extensions" not in wire.answer.lower()


def test_another_sites_page_is_refused(tower: Belfry, lines: ExitStack) -> None:
    wire = dial(tower.port, headers=("Origin: http://elsewhere.example",))
    lines.callback(wire.close)
    assert wire.answer.startswith("HTTP/1.1 400 ")


def test_a_broken_handshake_is_refused(tower: Belfry, lines: ExitStack) -> None:
    wire = dial(tower.port, version=7)
    lines.callback(wire.close)
    assert wire.answer.startswith("HTTP/1.1 400 ")


def test_polling_is_refused(tower: Belfry) -> None:
    answer = requests.get(f"http://127.0.0.1:{tower.port}/socket.io/?EIO=4&transport=polling", timeout=5)
    assert answer.status_code == 400


@pytest.mark.parametrize("text", ["x", "2probe", "4", "0{}", "4[" + "[" * 9000, "49", "9" * 20_000])
def test_what_is_not_engine_io_closes_the_line(tower: Belfry, lines: ExitStack, text: str) -> None:
    wire = dial(tower.port)
    lines.callback(wire.close)
    wire.enter()
    wire.say(text)
    assert list(wire.messages("state")) == []
    assert watch(lines, tower, "bell").watch("bell")["ok"] is True


@pytest.mark.parametrize("text", ["42", "42{}", '429["disconnect"]', '4551-["x"]', "42" + "[" * 9000, "44{}"])
def test_broken_socket_io_leaves_the_line_open(tower: Belfry, lines: ExitStack, text: str) -> None:
    wire = dial(tower.port)
    lines.callback(wire.close)
    wire.enter()
    wire.say(text)
    assert wire.watch("bell")["ok"] is True


def test_an_unknown_token_is_told_so(tower: Belfry, lines: ExitStack) -> None:
    wire = dial(tower.port)
    lines.callback(wire.close)
    assert wire.enter({"token": "unknown"}) == '44{"message":"unauthenticated"}'


def test_a_heartbeat_comes_by_itself(tower: Belfry, lines: ExitStack) -> None:
    screen = watch(lines, tower, "bell")
    seq = tower.post("ring")
    next(screen.messages("state"))
    assert next(screen.messages("heartbeat"))["seq"] == {"bell": seq}


def test_two_processes_share_one_forum(prepared: Path, tmp_path: Path, lines: ExitStack) -> None:
    databases.place(prepared, tmp_path)
    redis_url = lines.enter_context(redis_server(tmp_path))
    settings = {"BELFRY_REDIS": redis_url, "BELFRY_BEAT_S": "3600"}
    here, there = (lines.enter_context(belfry(tmp_path, **settings)) for _ in range(2))
    screens = [watch(lines, here, "bell"), watch(lines, there, "bell")]
    wait_for_subscribers(redis_url, 2)
    for tower in (there, here):
        seq = tower.post("ring")
        assert [next(screen.messages("state"))["seq"] for screen in screens] == [seq, seq]

"""A room is told by two threads: nothing is lost, nobody holds it up, and who cannot take it is named."""

from collections.abc import Iterator

import pytest
from gevent import socket
from gevent.queue import Queue

from forum_app.live import broadcast as told
from forum_app.live.broadcast import broadcast
from forum_app.live.lines import Line

ROOM = 9


class Room:
    """Lines, and the screens' ends of them."""

    def __init__(self) -> None:
        pairs = [socket.socketpair() for _ in range(ROOM)]
        self.screens = [screen for _, screen in pairs]
        self.queues = [Queue() for _ in pairs]
        lines = [Line(ours, queue) for (ours, _), queue in zip(pairs, self.queues, strict=True)]
        self.lines = {f"screen {number}": line for number, line in enumerate(lines)}

    def close(self) -> None:
        for line, screen in zip(self.lines.values(), self.screens, strict=True):
            line.close()
            screen.close()


@pytest.fixture(params=[ROOM + 1, ROOM], ids=["one thread", "two threads"])
def room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(told, "WORTH_TWO", request.param)
    room = Room()
    yield room
    room.close()


def test_every_screen_has_each_frame_once_and_in_order(room: Room) -> None:
    for frame in (b"first", b"second"):
        assert broadcast(room.lines, frame) == set(room.lines)
    assert [screen.recv(100) for screen in room.screens] == [b"firstsecond"] * ROOM


def test_who_has_packets_waiting_and_who_reads_nothing_is_left_to_the_stock_way(room: Room) -> None:
    room.queues[1].put("packet")
    full = room.lines[f"screen {ROOM - 1}"]
    while broadcast({"full": full}, b"f" * 1000):
        pass
    assert set(room.lines) - broadcast(room.lines, b"abc") == {"screen 1", f"screen {ROOM - 1}"}
    assert [screen.recv(100) for screen in room.screens[2:-1]] == [b"abc"] * (ROOM - 3)


def test_what_fits_in_part_is_finished(room: Room) -> None:
    large = bytes(range(256)) * 8000
    assert broadcast(room.lines, large) == set(room.lines)
    for screen in room.screens:
        got = b""
        while len(got) < len(large):
            got += screen.recv(len(large) - len(got))
        assert got == large


def test_screens_that_are_gone_hold_up_nobody(room: Room) -> None:
    for line in (0, ROOM - 1):
        room.lines[f"screen {line}"].hang_up()
        room.lines[f"screen {line}"].close()
    assert broadcast(room.lines, b"abc") == set(room.lines)
    assert [screen.recv(100) for screen in room.screens] == [b"", *[b"abc"] * (ROOM - 2), b""]

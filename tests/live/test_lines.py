"""A line writes whole frames in order, however slowly the screen reads."""

from collections.abc import Iterator

import gevent
import pytest
from gevent import socket
from gevent.queue import Queue

from forum_app.live import lines
from forum_app.live.broadcast import broadcast
from forum_app.live.lines import Line


class Ends:
    """A line and the screen's end of it, with small buffers."""

    def __init__(self) -> None:
        ours, self.screen = socket.socketpair()
        self.screen.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.queue = Queue()
        self.line = Line(ours, self.queue)

    def told(self, frame: bytes) -> bool:
        """Write a frame as one screen of a room."""
        return bool(broadcast({"screen": self.line}, frame))

    def fill(self) -> int:
        """Write frames without waiting until no more fit; give how many bytes are on their way."""
        frame, written = b"f" * 1000, 0
        while self.told(frame):
            written += len(frame)
            assert written < 10_000_000
        return written

    def read(self, size: int) -> bytes:
        got = b""
        with gevent.Timeout(5):
            while len(got) < size:
                part = self.screen.recv(size - len(got))
                assert part
                got += part
        return got

    def close(self) -> None:
        self.line.close()
        self.screen.close()


@pytest.fixture
def ends() -> Iterator[Ends]:
    ends = Ends()
    yield ends
    ends.close()


def test_a_frame_is_written_at_once(ends: Ends) -> None:
    assert ends.told(b"abc") is True
    assert ends.read(3) == b"abc"


def test_packets_still_queued_go_first(ends: Ends) -> None:
    ends.queue.put("packet")
    assert ends.told(b"abc") is False


def test_a_full_buffer_takes_nothing_and_nobody_waits(ends: Ends) -> None:
    ends.fill()
    assert ends.told(b"abc") is False


def test_a_frame_that_fits_in_part_is_finished_before_anything_else(ends: Ends) -> None:
    large = bytes(range(256)) * 8000
    assert ends.told(large) is True
    assert ends.told(b"too early") is False
    after = gevent.spawn(ends.line.send, b"after")
    assert ends.read(len(large) + 5) == large + b"after"
    after.get(timeout=5)
    assert ends.told(b"now") is True


def test_send_writes_large_frames_whole(ends: Ends) -> None:
    large = bytes(range(256)) * 8000
    sending = gevent.spawn(ends.line.send, large)
    assert ends.read(len(large)) == large
    assert sending.get(timeout=5) == len(large)


def test_a_screen_that_never_reads_is_cut(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "PATIENCE_S", 0.01)
    written = ends.fill()
    with pytest.raises(BrokenPipeError):
        ends.line.send(b"abc")
    ends.read(written)
    assert ends.screen.recv(10) == b""
    with pytest.raises(BrokenPipeError):
        ends.line.send(b"abc")


def test_a_screen_that_is_gone_takes_no_time(ends: Ends) -> None:
    ends.screen.close()
    ends.told(b"abc")
    assert ends.told(b"abc") is True
    with pytest.raises(BrokenPipeError):
        ends.line.send(b"abc")

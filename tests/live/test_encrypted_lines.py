"""An encrypted line: never written past its encryption, whole frames in order, and cut where nobody reads."""

from __future__ import annotations

from collections.abc import Iterator

import gevent.ssl
import pytest
from gevent import socket
from gevent.queue import Queue

from forum_app.kernel.clock import utc
from forum_app.live import lines
from forum_app.live.broadcast import broadcast
from forum_app.live.lines import Line
from forum_app.tls.addresses import split_hosts
from forum_app.tls.authority import Folder, Hosts, certify

LARGE = bytes(range(256)) * 1500


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    made = Folder(tmp_path_factory.mktemp("tls"))
    addresses, names = split_hosts(["127.0.0.1", "localhost"])
    certify(made, Hosts(tuple(addresses), tuple(names)), utc(2026, 11, 1))
    return made


class Ends:
    """A line and the screen's end of it, with a small buffer."""

    def __init__(self, folder: Folder) -> None:
        ours, theirs = socket.socketpair()
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        server = gevent.ssl.SSLContext(gevent.ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(folder.certificate, folder.key)
        client = gevent.ssl.SSLContext(gevent.ssl.PROTOCOL_TLS_CLIENT)
        client.check_hostname, client.verify_mode = False, gevent.ssl.CERT_NONE
        shaking = gevent.spawn(client.wrap_socket, theirs)
        encrypted = server.wrap_socket(ours, server_side=True)
        self.screen = shaking.get(timeout=5)
        self.line = Line(encrypted, Queue())

    def read(self, size: int) -> bytes:
        got = b""
        with gevent.Timeout(5):
            while len(got) < size:
                got += self.screen.recv(min(size - len(got), 5000))
        return got

    def close(self) -> None:
        self.line.close()
        self.screen.close()


@pytest.fixture
def ends(folder: Folder) -> Iterator[Ends]:
    ends = Ends(folder)
    yield ends
    ends.close()


def test_nothing_is_written_past_the_encryption(ends: Ends) -> None:
    assert broadcast({"screen": ends.line}, b"abc") == set()
    ends.line.send(b"def")
    assert ends.read(3) == b"def"


def test_frames_larger_than_the_buffer_come_whole_and_in_order(ends: Ends) -> None:
    sending = [gevent.spawn(ends.line.send, frame) for frame in (LARGE, b"second", LARGE)]
    assert ends.read(2 * len(LARGE) + 6) == LARGE + b"second" + LARGE
    gevent.joinall(sending, timeout=5, raise_error=True)


def test_it_reads_while_it_writes(ends: Ends) -> None:
    sending = gevent.spawn(ends.line.send, LARGE)
    ends.screen.sendall(b"said meanwhile")
    assert ends.line.recv(100) == b"said meanwhile"
    assert ends.read(len(LARGE)) == LARGE
    assert sending.get(timeout=5) == len(LARGE)


def test_a_screen_that_never_reads_is_cut(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "PATIENCE_S", 0.05)
    with pytest.raises(BrokenPipeError):
        ends.line.send(LARGE)
    with pytest.raises(BrokenPipeError):
        ends.line.send(b"never after part of a frame")


def test_hanging_up_wakes_the_reader(ends: Ends) -> None:
    reading = gevent.spawn(ends.line.recv, 100)
    gevent.sleep(0)
    ends.line.hang_up()
    reading.join(timeout=5)
    assert reading.ready()

"""Real servers for tests: gunicorn with the bell, and Redis; each ends with its test."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests
from redis import Redis

ROOT = Path(__file__).parents[2]
STARTED_WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class Belfry:
    port: int
    log: Path

    def post(self, path: str) -> int:
        """Ring or unroll; give the number of the fact."""
        answer = requests.post(f"http://127.0.0.1:{self.port}/{path}", timeout=5)
        seq: int = answer.json()["seq"]
        return seq


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


@contextmanager
def belfry(folder: Path, **environ: str) -> Iterator[Belfry]:
    """Serve the bell on the database in `folder`."""
    port = free_port()
    log = folder / f"gunicorn-{port}.log"
    settings = {"FORUM_HOST": "127.0.0.1", "FORUM_PORT": str(port), "BELFRY_FOLDER": str(folder), **environ}
    command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "tests.live.belfry_wsgi:app"]
    with log.open("wb") as out, running(command, {**os.environ, **settings}, out.fileno()):
        wait_for(port)
        # gunicorn listens before its worker is ready; the first answer tells that it is.
        requests.get(f"http://127.0.0.1:{port}/", timeout=STARTED_WITHIN_S)
        yield Belfry(port, log)


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """Run a Redis that keeps nothing; give its URL."""
    port = free_port()
    command = ["redis-server", "--port", str(port), "--save", "", "--bind", "127.0.0.1", "--dir", str(folder)]
    with running(command, dict(os.environ), subprocess.DEVNULL):
        wait_for(port)
        yield f"redis://127.0.0.1:{port}/0"


def wait_for_subscribers(redis_url: str, count: int) -> None:
    """Wait until so many processes listen to each other."""
    give_up = time.monotonic() + STARTED_WITHIN_S
    with Redis.from_url(redis_url) as redis:
        while dict(redis.pubsub_numsub("forum-live"))[b"forum-live"] < count:
            assert time.monotonic() < give_up, "the processes do not listen"
            time.sleep(0.05)


@contextmanager
def running(command: list[str], environ: dict[str, str], out: int) -> Iterator[None]:
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=out, stderr=out) as process:
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(timeout=6)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for(port: int) -> None:
    """Wait until something listens on a port of this machine."""
    give_up = time.monotonic() + STARTED_WITHIN_S
    while True:
        with socket.socket() as sock:
            if sock.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < give_up, "the server did not start"
        time.sleep(0.05)

"""PostgreSQL and Redis of a test's own: started on free ports, gone afterwards."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from tests.servers import ROOT, free_port

SAY_URL = "import os, sys; print(os.environ['FORUM_TEST_DATABASE_URL'], flush=True); sys.stdin.read()"


@contextmanager
def postgres() -> Iterator[str]:
    """Run a PostgreSQL server; give the URL of an empty database."""
    command = [str(ROOT / "tools" / "with-postgres.sh"), sys.executable, "-c", SAY_URL]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert url, "PostgreSQL did not start"
        yield url
        process.communicate("")


@contextmanager
def redis_server() -> Iterator[str]:
    """Run a Redis server that keeps nothing; give its URL."""
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        url = f"redis://127.0.0.1:{port}/0"
        patience = Retry(ConstantBackoff(0.1), 100)
        with redis.Redis.from_url(url, retry=patience, retry_on_error=[redis.ConnectionError]) as asking:
            asking.ping()
        yield url
        process.terminate()

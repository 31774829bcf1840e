"""The two servers of a benchmark, each in its own process: the real app, and the raw broadcast."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from bench.crowd import SLUG

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
STARTED_WITHIN_S = 30.0
ROLES = ("stage", "checkin", "pledges", "display")


@dataclass(frozen=True, slots=True)
class App:
    """The running app: a device's token and link for each role, and the processes that serve."""

    port: int
    tokens: dict[str, str]
    links: dict[str, str]
    password: str
    pid: int
    master: int
    database: Path


@dataclass(frozen=True, slots=True)
class Reference:
    port: int
    pid: int


@contextmanager
def real_app(folder: Path) -> Iterator[App]:
    """Set the app up in an empty folder and serve it as on the day."""
    port, password = free_port(), secrets.token_urlsafe(12)
    settings = {"FORUM_ADMIN_PASSWORD": password, **_settings(folder, port)}
    setup = [str(BIN / "flask"), "--app", "wsgi", "forum", "setup"]
    subprocess.run(setup, cwd=ROOT, env=settings, check=True, stdout=subprocess.DEVNULL, timeout=120)
    with serving(folder, port) as pid:
        wait_for(port)
        made = devices(port, password)
        tokens = {role: device["token"] for role, device in made.items()}
        links = {role: device["link"] for role, device in made.items()}
        yield App(port, tokens, links, password, worker_of(pid), pid, folder / "forum.sqlite3")


def serving(folder: Path, port: int) -> AbstractContextManager[int]:
    """Start gunicorn on a folder that was set up; give its process id at once, before it answers."""
    command = [str(BIN / "gunicorn"), "-c", "gunicorn.conf.py", "wsgi:app"]
    return running(command, _settings(folder, port), folder / "gunicorn.log")


def _settings(folder: Path, port: int) -> dict[str, str]:
    where = {"FORUM_INSTANCE": str(folder), "FORUM_HOST": "127.0.0.1", "FORUM_PORT": str(port)}
    return {**os.environ, **where}


@contextmanager
def raw_broadcast(folder: Path) -> Iterator[Reference]:
    port = free_port()
    command = [sys.executable, "-m", "bench.reference", str(port)]
    with running(command, dict(os.environ), folder / "reference.log") as pid:
        wait_for(port)
        yield Reference(port, pid)


@contextmanager
def running(command: list[str], settings: dict[str, str], log: Path) -> Iterator[int]:
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=ROOT, env=settings, stdout=out, stderr=out) as process,
    ):
        try:
            yield process.pid
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def devices(port: int, password: str) -> dict[str, dict[str, str]]:
    """Sign in as the administrator and make a device for each role."""
    base = f"http://127.0.0.1:{port}/api/v1"
    with requests.Session() as admin:
        known = admin.post(f"{base}/session", json={"username": "admin", "password": password}, timeout=30)
        admin.headers["X-CSRF-Token"] = known.json()["csrf_token"]
        return {role: _device(admin, base, role) for role in ROLES}


def _device(admin: requests.Session, base: str, role: str) -> dict[str, str]:
    body = {"name": f"bench {role}", "role": role, "forum": SLUG}
    answer = admin.post(f"{base}/devices", json=body, timeout=30)
    answer.raise_for_status()
    made: dict[str, str] = answer.json()
    return made


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    give_up = time.monotonic() + STARTED_WITHIN_S
    while time.monotonic() < give_up:
        with socket.socket() as sock:
            if sock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")


def worker_of(pid: int) -> int:
    """Give the process id of gunicorn's one worker."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(children[0])


def memory_mb(pid: int) -> float:
    """Give the memory a process holds alone, in MB (not what it shares with its parent)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    private = [line.split()[1] for line in lines if line.startswith(("Private_Clean", "Private_Dirty"))]
    return sum(int(kb) for kb in private) / 1024

"""The real thing for journeys: set-up, gunicorn on a free port, killed with -9 and started again."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from tests.cast import SLUG

ROOT = Path(__file__).resolve().parents[1]
ADMIN_PASSWORD = "mat-khau-quan-tri"
BIN = str(Path(sys.executable).parent)
START_S = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(slots=True)
class Caller:
    """A program with a device's token, over real HTTP."""

    base: str
    token: str | None = None

    def call(self, method: str, path: str, key: str | None = None, **options: Any) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if key:
            headers["Idempotency-Key"] = key
        url = self.base + (path if path.startswith("/") else f"/api/v1/forums/{SLUG}/{path}")
        return requests.request(method, url, headers=headers, timeout=15, **options)

    def get(self, path: str, **options: Any) -> requests.Response:
        return self.call("GET", path, **options)

    def post(self, path: str, key: str | None = None, **options: Any) -> requests.Response:
        return self.call("POST", path, key, **options)


@dataclass(slots=True)
class Server:
    """One gunicorn with its own instance folder, as `make run` starts it."""

    folder: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    code: Path = ROOT
    process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environ(self) -> dict[str, str]:
        return {
            **os.environ,
            "FORUM_HOST": "127.0.0.1",
            "FORUM_PORT": str(self.port),
            "FORUM_INSTANCE": str(self.folder),
            "FORUM_ADMIN_PASSWORD": ADMIN_PASSWORD,
            **self.settings,
        }

    def setup(self) -> str:
        """Run the set-up command and give what it printed."""
        return self.flask("setup")

    def flask(self, *command: str) -> str:
        """Run a command of the app at the prompt, and give what it printed."""
        whole = [f"{BIN}/flask", "--app", "wsgi", "forum", *command]
        done = subprocess.run(whole, cwd=ROOT, env=self.environ, check=True, capture_output=True, text=True)
        return done.stdout

    def start(self) -> None:
        command = [f"{BIN}/gunicorn", "-c", "gunicorn.conf.py", "wsgi:app"]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.code, env=self.environ, stdout=log, stderr=log, start_new_session=True
            )
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        patience = Retry(total=START_S * 4, backoff_factor=0.1, backoff_max=0.25, status_forcelist=[503])
        with requests.Session() as asking:
            asking.mount("http://", HTTPAdapter(max_retries=patience))
            asking.get(f"{self.base}/readyz", timeout=5).raise_for_status()

    def kill(self) -> None:
        """Kill every process of the server with -9, as a power cut would."""
        self._signal(signal.SIGKILL)

    def put_back(self) -> None:
        """Go back to the only copy, as docs/server.md says: the replaced database's journal goes with it."""
        self.kill()
        broken = self.folder / "broken"
        broken.mkdir()
        for file in self.folder.glob("forum.sqlite3*"):
            file.rename(broken / file.name)
        (copy,) = (self.folder / "backups").glob("forum-*.sqlite3")
        shutil.copy(copy, self.folder / "forum.sqlite3")
        self.start()

    def worker(self) -> int:
        """Give the process id of the one that serves."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return int(children.split()[0])

    def kill_worker(self) -> int:
        """Kill the serving process alone with -9; give its id."""
        worker = self.worker()
        os.kill(worker, signal.SIGKILL)
        return worker

    def freeze(self) -> None:
        """Stop the server without closing anything: a hung process, a pulled cable."""
        self._signal(signal.SIGSTOP, wait=False)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT, wait=False)

    def log(self) -> str:
        return (self.folder / "server.log").read_text(errors="replace")

    def admin(self) -> requests.Session:
        """Sign the administrator in with the password, and send the CSRF token from then on."""
        browser = requests.Session()
        who = {"username": "admin", "password": ADMIN_PASSWORD}
        answer = browser.post(f"{self.base}/api/v1/session", json=who, timeout=15)
        answer.raise_for_status()
        browser.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
        return browser

    def device(self, role: str, desk: str | None = None, **more: str) -> dict[str, Any]:
        """Make a device, with a `name` and a `page` of its own where given; give `id`, `token`, `link`."""
        body = {"name": f"{role} {desk or ''}".strip(), "role": role, "forum": SLUG, "desk": desk, **more}
        answer = self.admin().post(f"{self.base}/api/v1/devices", json=body, timeout=15)
        answer.raise_for_status()
        made: dict[str, Any] = answer.json()
        return made

    def caller(self, role: str, desk: str | None = None) -> Caller:
        return Caller(self.base, self.device(role, desk)["token"])

    def _signal(self, number: signal.Signals, *, wait: bool = True) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        os.killpg(self.process.pid, number)
        if wait:
            self.process.wait()


def set_up_once(folder: Path) -> Path:
    """Run the set-up command in a folder that other servers then start from a copy of."""
    Server(folder).setup()
    return folder


@contextmanager
def serving(folder: Path, founded: Path, **settings: str) -> Iterator[Server]:
    """Start a server on a copy of a folder that was set up, and leave nothing of it behind."""
    shutil.copytree(founded, folder, dirs_exist_ok=True)
    server = Server(folder, settings=settings)
    server.start()
    try:
        yield server
    finally:
        server.thaw()
        server.kill()

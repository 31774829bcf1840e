"""A server with the forum's own certificate, as `flask forum certificate` makes it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.servers import BIN, ROOT, Server, free_port


@dataclass(frozen=True, slots=True)
class Secured:
    """A server with an HTTPS port beside the plain one."""

    server: Server
    port: int

    @property
    def base(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    @property
    def authority(self) -> str:
        return str(self.server.folder / "tls" / "ca.pem")

    def get(self, path: str, **options: Any) -> requests.Response:
        return self.browser().get(f"{self.base}{path}", timeout=15, **options)

    def browser(self) -> requests.Session:
        """Trust the forum's authority and no other."""
        session = requests.Session()
        session.trust_env = False  # which may name another file of authorities
        session.verify = self.authority
        return session


def certificate(server: Server, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `flask forum certificate` for a server's folder."""
    command = [f"{BIN}/flask", "--app", "wsgi", "forum", "certificate", *options]
    return subprocess.run(command, cwd=ROOT, env=server.environ, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory, founded: Path) -> Iterator[Secured]:
    folder = tmp_path_factory.mktemp("secured")
    shutil.copytree(founded, folder, dirs_exist_ok=True)
    port = free_port()
    server = Server(folder, settings={"FORUM_HTTPS_PORT": str(port)})
    certificate(server).check_returncode()
    server.start()
    try:
        yield Secured(server, port)
    finally:
        server.kill()

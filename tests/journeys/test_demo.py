"""The demonstration is an evening like any other: through the API, once."""

from __future__ import annotations

import subprocess

from tests.servers import BIN, ROOT, Server


def _play(server: Server) -> subprocess.CompletedProcess[str]:
    command = [f"{BIN}/flask", "--app", "wsgi", "forum", "demo", "--minutes", "0.01"]
    return subprocess.run(command, cwd=ROOT, env=server.environ, capture_output=True, text=True, check=False)


def test_the_demonstration_plays_a_whole_evening_and_never_twice(server: Server) -> None:
    assert _play(server).returncode == 0
    watcher = server.caller("crew")
    tote, show, attendance = (watcher.get(path).json() for path in ("tote", "show", "attendance"))
    assert (tote["pledge_count"], tote["total"]) == (10, 5_552_000_000)
    assert (show["phase"], show["standby"]) == ("ended", None)
    assert (attendance["expected"], attendance["present"]) == (150, 135)

    again = _play(server)
    assert again.returncode == 1
    assert "in use already" in again.stderr
    assert watcher.get("tote").json()["pledge_count"] == 10

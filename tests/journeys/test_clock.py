"""The clock presses GO in a real server: nobody watches, nobody sends anything."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from tests.servers import Caller, Server
from tests.watchers import watching


def automatic(server: Server, stage: Caller, seconds: int) -> None:
    """Make the first cue so long, and automatic."""
    first = stage.get("rundown").json()["cues"][0]
    body = {"version": first["version"], "planned_s": seconds, "auto": True}
    editor = server.admin()
    path = f"{server.base}/api/v1/forums/lang-nghe-2024/rundown/cues/{first['id']}"
    assert editor.patch(path, json=body, timeout=15).status_code == 200


def called(stage: Caller) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = stage.get("show/log").json()["calls"]
    return calls


def test_an_automatic_cue_calls_the_next_when_its_time_is_up(server: Server) -> None:
    stage = server.caller("stage")
    automatic(server, stage, 1)
    with watching(server.base, server.device("display")["token"], "show") as screen:
        stage.post("show/go", json={})
        screen.until("show", lambda show: show["current"] is not None and show["current"]["number"] == 2)
    first, second = (datetime.fromisoformat(call["called_at"]) for call in called(stage))
    assert timedelta(seconds=1) <= second - first < timedelta(seconds=3)


def test_killed_in_between_the_server_goes_on_by_itself(server: Server) -> None:
    stage = server.caller("stage")
    automatic(server, stage, 1)
    assert stage.post("show/go", json={}).json()["current"]["number"] == 1
    server.kill()
    server.start()
    with watching(server.base, server.device("display")["token"], "show") as screen:
        screen.until("show", lambda show: show["current"]["number"] == 2)
    last = stage.get("show/log").json()["entries"][-1]
    assert (last["actor"], last["kind"], last["details"]["by_itself"]) == ("Tự động", "cue.called", "auto")

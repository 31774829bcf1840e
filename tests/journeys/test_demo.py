"""The demonstration is an evening like any other: through the API, once."""

from __future__ import annotations

import subprocess

from tests.servers import BIN, ROOT, Server


def _play(server: Server) -> subprocess.CompletedProcess[str]:
    command = [f"{BIN}/flask", "--app", "wsgi", "forum", "demo", "--minutes", "0.01"]
    return subprocess.run(command, cwd=ROOT, env=server.environ, capture_output=True, text=True, check=False)


def test_the_demonstration_plays_a_whole_evening_and_never_twice(server: Server) -> None:
    assert _play(server).returncode == 0
    watcher, desk = server.caller("crew"), server.caller("pledges")
    tote, show, attendance = (watcher.get(path).json() for path in ("tote", "show", "attendance"))
    assert (tote["pledge_count"], tote["total"]) == (10, 5_552_000_000)
    assert tote["milestone"]["amount"] == 5_000_000_000
    assert (show["phase"], show["standby"]) == ("ended", None)
    assert (attendance["expected"], attendance["present"]) == (150, 135)
    kinds = {pledge["kind"] for pledge in desk.get("pledges").json()["items"]}
    assert kinds == {"cash", "scholarship", "in_kind"}

    again = _play(server)
    assert again.returncode == 1
    assert "in use already" in again.stderr
    assert watcher.get("tote").json()["pledge_count"] == 10


def test_the_demonstration_fills_the_desks_of_the_weeks_around_it(server: Server) -> None:
    """Letters and promises before, boards handed over on stage, the bank's statement after."""
    assert _play(server).returncode == 0
    desk, door = server.caller("pledges"), server.caller("checkin")
    counts = desk.get("donor-list").json()["counts"]
    assert (counts["total"], counts["promise_count"], counts["held"]) == (7, 4, 0)
    cues = server.caller("stage").get("rundown").json()["cues"]
    assert [len(cue["steps"]) for cue in cues if cue["kind"] == "handover"] == [4]
    assert len(door.get("delegations").json()["items"]) == 6
    seated = [bool(seat.get("guest")) for seat in door.get("seats").json()["seats"]]
    assert (seated.count(True), seated.count(False)) == (150, 10)
    received = desk.get("payments/pledges").json()["items"]
    assert {pledge["outstanding"] == 0 for pledge in received} == {True, False}

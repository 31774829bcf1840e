"""Two processes on PostgreSQL and Redis serve one forum."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cast import SLUG
from tests.integrations.receiver import receiving
from tests.servers import Caller, Server
from tests.services import postgres, redis_server
from tests.watchers import watching

SECRET = "one secret for both processes, long enough"


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    with postgres() as database, redis_server() as redis:
        settings = {"FORUM_DATABASE_URL": database, "FORUM_REDIS_URL": redis, "FORUM_SECRET_KEY": SECRET}
        servers = []
        for name in ("one", "two"):
            folder = tmp_path / name
            folder.mkdir()
            servers.append(Server(folder, settings=settings))
        servers[0].setup()
        for server in servers:
            server.start()
        yield servers[0], servers[1]
        for server in servers:
            server.kill()


def test_a_fact_written_through_one_reaches_a_screen_on_the_other(pair: tuple[Server, Server]) -> None:
    one, two = pair
    stage, desk = one.caller("stage"), one.caller("pledges")
    token = one.device("display")["token"]
    with watching(two.base, token, "show", "tote") as wall:
        version = wall.states["show"]["state"]["version"]
        assert stage.post("show/go", json={"expected_version": version}).status_code == 200
        wall.until("show", lambda show: show["version"] == version + 1)
        donor = {"name": "Công đoàn Viên chức tỉnh", "kind": "organisation", "anonymous": False}
        body = {"donor": donor, "kind": "cash", "amount": "75 triệu", "channel": "stage"}
        assert desk.post("pledges", key="k", json=body).status_code == 201
        wall.until("tote", lambda tote: tote["total"] == 75_000_000)


def test_two_processes_call_one_cue(pair: tuple[Server, Server]) -> None:
    """The lock is the forum's, in the database, not the process's."""
    one, two = pair
    token = one.device("stage")["token"]
    callers = [Caller(one.base, token), Caller(two.base, token)]
    version = callers[0].get("show").json()["version"]
    answers = [caller.post("show/go", json={"expected_version": version}).status_code for caller in callers]
    assert answers == [200, 409]


def test_a_device_revoked_through_one_is_cut_off_from_the_other(pair: tuple[Server, Server]) -> None:
    one, two = pair
    made = one.device("crew")
    with watching(two.base, made["token"], "show") as phone:
        admin = one.admin()
        assert admin.delete(f"{one.base}/api/v1/devices/{made['id']}", timeout=10).status_code == 204
        phone.wait_until_cut_off()


def test_two_processes_tell_another_program_once(pair: tuple[Server, Server]) -> None:
    """Both look for what is due; a job is claimed by one."""
    one, two = pair
    token = one.device("stage")["token"]
    with receiving() as receiver:
        hook = {"name": "Đèn", "url": receiver.url, "kinds": ["scene."]}
        one.admin().post(
            f"{one.base}/api/v1/forums/{SLUG}/webhooks", json=hook, timeout=10
        ).raise_for_status()
        for number, scene in enumerate(("tote", "black", "title", "agenda") * 5):
            caller = Caller((one, two)[number % 2].base, token)
            assert caller.post("show/scene", json={"scene": scene}).status_code == 200
        told = receiver.wait_for(20)
    seqs = [said["seq"] for said in told]
    assert (len(seqs), seqs) == (20, sorted(set(seqs)))


def test_a_device_on_one_shows_its_name_when_the_other_is_asked(pair: tuple[Server, Server]) -> None:
    one, two = pair
    made = one.device("display")
    with watching(two.base, made["token"], "show") as wall:
        asked = one.caller("stage").post(f"/api/v1/devices/{made['id']}/identify")
        assert asked.status_code == 204
        wall.wait_until_named(made["name"])


def test_the_console_on_one_misses_a_device_of_the_other(pair: tuple[Server, Server]) -> None:
    one, two = pair
    made = one.device("display")

    def device(presence: dict[str, Any]) -> dict[str, Any]:
        return next(found for found in presence["devices"] if found["id"] == made["id"])

    with watching(one.base, one.device("stage")["token"], "presence") as console:
        with watching(two.base, made["token"], "show"):
            there = console.until("presence", lambda state: device(state)["delay_ms"] is not None)
            assert device(there)["connected"] is True
        gone = console.until("presence", lambda state: device(state)["lost_since"] is not None)
        assert (device(gone)["connected"], device(gone)["since"]) == (False, None)


def test_a_rolling_show_goes_on_where_the_process_that_began_it_dies(pair: tuple[Server, Server]) -> None:
    """Both hear of it and both wake: each cue is called once, and by whoever is left."""
    one, two = pair
    token, editor = one.device("stage")["token"], one.admin()
    stage, after = Caller(one.base, token), Caller(two.base, token)
    for cue in stage.get("rundown").json()["cues"][:2]:
        path = f"{one.base}/api/v1/forums/{SLUG}/rundown/cues/{cue['id']}"
        body = {"version": cue["version"], "planned_s": 2}
        assert editor.patch(path, json=body, timeout=15).status_code == 200
    assert stage.post("show/reset", json={"mode": "rehearsal"}).status_code == 200
    with watching(two.base, token, "show") as screen:
        assert stage.post("show/roll", json={"on": True}).status_code == 200
        screen.until("show", lambda show: show["current"] is not None and show["current"]["number"] == 2)
        one.kill()
        screen.until("show", lambda show: show["current"]["number"] == 3)
    entries = after.get("show/log").json()["entries"]
    numbers = [entry["number"] for entry in entries if entry["kind"] == "cue.called"]
    assert numbers == [1, 2, 3]

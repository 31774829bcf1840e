"""Other programs are told by a real server: without a screen open, and after a crash."""

from __future__ import annotations

import requests

from tests.cast import SLUG
from tests.integrations.receiver import receiving
from tests.servers import Server, free_port


def _add(server: Server, url: str) -> None:
    answer = server.admin().post(
        f"{server.base}/api/v1/forums/{SLUG}/webhooks", json={"name": "Đèn", "url": url}, timeout=10
    )
    answer.raise_for_status()


def _failing(admin: requests.Session, server: Server) -> int:
    listed = admin.get(f"{server.base}/api/v1/forums/{SLUG}/webhooks", timeout=10).json()
    failing: int = listed["failing"]
    return failing


def test_what_happens_is_told_at_once_and_in_order(server: Server) -> None:
    stage = server.caller("stage")
    with receiving() as receiver:
        _add(server, receiver.url)
        for command in ("go", "hold", "resume", "back"):
            assert stage.post(f"show/{command}", json={}).status_code == 200
        told = receiver.wait_for(4)
    assert [said["kind"] for said in told] == ["cue.called", "show.held", "show.resumed", "cue.undone"]
    assert [said["seq"] for said in told] == sorted(said["seq"] for said in told)


def test_killed_between_commit_and_delivery_it_tells_after_the_restart(server: Server) -> None:
    stage, port = server.caller("stage"), free_port()
    _add(server, f"http://127.0.0.1:{port}/")
    called = stage.post("show/go", json={}).json()
    server.kill()
    with receiving(port) as receiver:
        server.start()
        (said, *more) = receiver.wait_for(1)
        assert (said["kind"], said["seq"], more) == ("cue.called", called["seq"], [])
        assert stage.post("show/hold", json={}).status_code == 200
        assert receiver.wait_for(2)[1]["kind"] == "show.held"


def test_a_receiver_that_was_away_is_told_when_it_returns(server: Server) -> None:
    stage, admin, port = server.caller("stage"), server.admin(), free_port()
    _add(server, f"http://127.0.0.1:{port}/")
    stage.post("show/go", json={})
    for _ in range(200):
        if _failing(admin, server):
            break
    assert _failing(admin, server) == 1
    with receiving(port) as receiver:
        assert receiver.wait_for(1)[0]["kind"] == "cue.called"
        for _ in range(200):
            if not _failing(admin, server):
                break
    assert _failing(admin, server) == 0


def test_a_receiver_that_hangs_holds_neither_the_show_nor_the_others(server: Server) -> None:
    stage = server.caller("stage")
    # The handler waits for its lock: the line is open, and nothing comes back.
    with receiving() as hung, receiving() as receiver, hung.changed:
        _add(server, hung.url)
        _add(server, receiver.url)
        for command in ("go", "hold", "resume"):
            answer = stage.post(f"show/{command}", json={})
            assert answer.status_code == 200
            assert answer.elapsed.total_seconds() < 2
        assert len(receiver.wait_for(3)) == 3

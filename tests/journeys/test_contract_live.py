"""The live updates of the contract: who may watch what, what is answered, and the heartbeat."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
import socketio

from tests.cast import SLUG
from tests.servers import Server, serving
from tests.watchers import PATIENCE_S, watching

TOPICS = ("show", "rundown", "tote", "attendance", "pledges", "presence")
MAY_WATCH = {
    "stage": {"show", "rundown", "tote", "attendance", "presence"},
    "crew": {"show", "rundown", "tote", "attendance", "presence"},
    "checkin": {"show", "tote", "attendance"},
    "pledges": {"show", "tote", "pledges"},
    "display": {"show", "tote"},
    "nobody": {"tote"},
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, founded: Path) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("live"), founded) as server:
        yield server


@pytest.fixture
def token(running: Server, request: pytest.FixtureRequest) -> str | None:
    role = request.getfixturevalue("role")
    return None if role == "nobody" else str(running.device(role)["token"])


@pytest.mark.parametrize("role", MAY_WATCH)
def test_each_role_watches_what_it_may(role: str, token: str | None, running: Server) -> None:
    seen = set()
    for topic in TOPICS:
        with watching(running.base, token, topic) as screen:
            if screen.answer["ok"]:
                assert set(screen.answer) == {"ok", "states", "now"}
                assert set(screen.answer["states"][topic]) == {"topic", "seq", "state"}
                seen.add(topic)
            else:
                assert screen.answer == {"ok": False, "code": "forbidden"}
    assert seen == MAY_WATCH[role]


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"forum": SLUG, "topics": ["feed"]}, "missing"),
        ({"forum": "elsewhere", "topics": ["tote"]}, "missing"),
        ({"forum": SLUG, "topics": []}, "invalid"),
        ({"forum": SLUG, "topics": "tote"}, "invalid"),
        ({"forum": 1, "topics": ["tote"]}, "invalid"),
        ({"forum": SLUG, "topics": ["tote\x00", "=cmd()"]}, "missing"),
        ({"forum": SLUG, "topics": ["\ud800"]}, "invalid"),
        ({"forum": SLUG, "topics": ["t" * 10_000]}, "invalid"),
        ({"forum": SLUG, "topics": ["tote"] * 21}, "invalid"),
        ([], "invalid"),
        (None, "invalid"),
        (10**400, "invalid"),
    ],
    ids=range(12),
)
def test_a_wish_that_cannot_be_is_told_why(wish: Any, code: str, running: Server) -> None:
    client = socketio.Client(reconnection=False)
    client.connect(running.base, transports=["websocket"])
    try:
        assert client.call("watch", wish, timeout=PATIENCE_S) == {"ok": False, "code": code}
        good = {"forum": SLUG, "topics": ["tote"]}
        assert client.call("watch", good, timeout=PATIENCE_S)["ok"] is True
    finally:
        client.disconnect()


def test_a_heartbeat_comes_every_few_seconds(running: Server) -> None:
    beats: Queue[dict[str, Any]] = Queue()
    client = socketio.Client(reconnection=False)
    client.on("heartbeat", beats.put)
    client.connect(running.base, transports=["websocket"])
    try:
        answer = client.call("watch", {"forum": SLUG, "topics": ["tote"]}, timeout=PATIENCE_S)
        first, second = beats.get(timeout=5), beats.get(timeout=5)
    finally:
        client.disconnect()
    assert [set(beat) for beat in (first, second)] == [{"seq", "now"}] * 2
    assert list(first["seq"]) == ["tote"]
    # The number of the last change, which the state, read later, never falls behind.
    assert 0 <= first["seq"]["tote"] <= answer["states"]["tote"]["seq"]
    assert first["now"] < second["now"]

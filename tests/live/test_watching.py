"""A screen asks to watch: it gets whole states, or a clear refusal."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from tests import cast
from tests.live.belfry import Gate, Screen, ring

Connect = Callable[..., Screen]


def test_nobody_sees_what_is_open_to_all(tower: Flask, screen: Connect) -> None:
    ring(tower)
    assert screen().watch("bell") == {
        "ok": True,
        "states": {"bell": {"topic": "bell", "seq": 1, "state": {"strokes": 1, "hour": 12}}},
        "now": "2024-10-17T12:30:00.000+00:00",
    }


def test_what_happened_before_anything_is_number_zero(screen: Connect) -> None:
    assert screen().watch("bell")["states"]["bell"]["seq"] == 0


def test_a_role_sees_what_its_permissions_say(screen: Connect) -> None:
    assert sorted(screen("stage").watch("bell", "rope")["states"]) == ["bell", "rope"]


@pytest.mark.parametrize("token", [None, "desk"])
def test_others_are_refused_the_whole_wish(screen: Connect, token: str | None) -> None:
    assert screen(token).watch("bell", "presence") == {"ok": False, "code": "forbidden"}


def test_a_refused_screen_hears_nothing(tower: Flask, screen: Connect) -> None:
    refused = screen()
    refused.watch("bell", "presence")
    ring(tower)
    assert refused.received("state") == []


def test_a_device_sees_its_own_forum_only(gate: Gate, screen: Connect) -> None:
    gate.actors["elsewhere"] = replace(cast.actor("display"), forum_id=999)
    assert screen("elsewhere").watch("bell") == {"ok": False, "code": "forbidden"}


def test_an_unknown_topic_or_forum_is_missing(screen: Connect) -> None:
    somebody = screen()
    missing = {"ok": False, "code": "missing"}
    assert somebody.watch("bell", "1:bell") == missing
    assert somebody.say("watch", {"forum": "nowhere", "topics": ["bell"]}) == missing


@pytest.mark.parametrize(
    "payload",
    [
        (),
        (None,),
        ("bell",),
        ([],),
        ({},),
        ({"forum": "lang-nghe-2024"},),
        ({"forum": 1, "topics": ["bell"]},),
        ({"forum": "lang-nghe-2024", "topics": "bell"},),
        ({"forum": "lang-nghe-2024", "topics": []},),
        ({"forum": "lang-nghe-2024", "topics": [["bell"]]},),
        ({"forum": "lang-nghe-2024", "topics": ["bell"] * 21},),
        ({"forum": "x" * 10_000, "topics": ["bell"]},),
        ({"forum": "lang-nghe-2024", "topics": ["x" * 10_000]},),
        ({"forum": "lang-nghe-2024", "topics": ["bell"], "page": "x" * 41},),
        ({"forum": "lang-nghe-2024", "topics": ["bell"], "page": {"a": 1}},),
    ],
)
def test_nonsense_is_refused_and_the_line_lives_on(screen: Connect, payload: tuple[object, ...]) -> None:
    somebody = screen()
    assert somebody.say("watch", *payload) == {"ok": False, "code": "invalid"}
    assert somebody.watch("bell")["ok"] is True


def test_more_arguments_than_needed_do_no_harm(screen: Connect) -> None:
    wish = {"forum": "lang-nghe-2024", "topics": ["bell"], "tomorrow": 1}
    assert screen().say("watch", wish, "more", 3)["ok"] is True


@pytest.mark.parametrize(
    "name", ["unwatch", "connect", "disconnect", "message", "*", "x" * 10_000, "<script>"]
)
def test_messages_nobody_knows_are_invalid(screen: Connect, name: str) -> None:
    somebody = screen()
    assert somebody.say(name, {"a": 1}) == {"ok": False, "code": "invalid"}
    assert somebody.connected


@pytest.mark.parametrize("token", ["unknown", 7, ["stage"], {"a": 1}, "x" * 10_000])
def test_a_token_nobody_knows_is_turned_away(screen: Connect, token: object) -> None:
    assert screen(token).connected is False


def test_the_role_is_read_again_at_each_wish(gate: Gate, screen: Connect) -> None:
    stage = screen("stage")
    gate.actors["stage"] = replace(cast.actor("display"), permissions=frozenset())
    assert stage.watch("rope") == {"ok": False, "code": "forbidden"}
    del gate.actors["stage"]
    assert stage.watch("rope") == {"ok": False, "code": "unauthenticated"}


def test_a_broken_picture_is_answered(screen: Connect, caplog: pytest.LogCaptureFixture) -> None:
    assert screen().watch("broken") == {"ok": False, "code": "unavailable"}
    assert "could not be given" in caplog.text


def test_each_wish_is_read_anew(tower: Flask, clock: cast.FixedClock, screen: Connect) -> None:
    first, second = screen(), screen()
    first.watch("bell")
    clock.forward(hours=1)
    assert second.watch("bell")["states"]["bell"]["state"] == {"strokes": 0, "hour": 13}
    ring(tower)
    assert first.watch("bell")["states"]["bell"]["state"] == {"strokes": 1, "hour": 13}

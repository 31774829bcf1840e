"""OSC: what a packet asks for, what it may do, what desks hear. Real packets, and whatever UDP brings."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

from forum_app.config import Config, ConfigError
from forum_app.integrations.osc import Listener
from forum_app.integrations.osc.messages import MalformedError, Wish, told, wishes
from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client, FixedClock
from tests.show.factories import show

BUNDLE = b"#bundle\0" + bytes(8)


def packet(address: str, *values: Any) -> bytes:
    builder = OscMessageBuilder(address=address)
    for value in values:
        builder.add_arg(value)
    return builder.build().dgram


@pytest.fixture
def ears(app: Flask, admin: Client, clock: FixedClock) -> Listener:
    return Listener(app, clock, ("127.0.0.1", 0), SLUG)


@pytest.mark.parametrize(
    ("sent", "wish"),
    [
        (packet("/forum/go"), Wish("go")),
        (packet("/forum/go", 1), Wish("go")),
        (packet("/forum/go", 1.0), Wish("go")),
        (packet("/forum/back", True), Wish("back")),
        (packet("/forum/standby", 7), Wish("standby", 7)),
        (packet("/forum/standby", 7.0), Wish("standby", 7)),
        (packet("/forum/adjust", -30), Wish("adjust", -30)),
        (packet("/forum/scene", "tote"), Wish("scene", "tote")),
        (packet("/forum/scene", "auto"), Wish("scene", "auto")),
    ],
)
def test_what_a_packet_asks_for(sent: bytes, wish: Wish) -> None:
    assert wishes(sent) == [wish]


@pytest.mark.parametrize("let_go", [0, 0.0, False])
def test_a_button_that_is_let_go_asks_for_nothing(let_go: object) -> None:
    assert wishes(packet("/forum/go", let_go)) == []


def test_a_bundle_is_read_message_by_message() -> None:
    bundle = OscBundleBuilder(IMMEDIATELY)
    for address in ("/forum/hold", "/forum/resume"):
        bundle.add_content(OscMessage(packet(address)))
    assert wishes(bundle.build().dgram) == [Wish("hold"), Wish("resume")]


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"go",
        b"/forum/go",  # not filled up to four bytes
        b"/forum/g\xff\xff\xff\0\0\0\0",
        packet("/forum/end"),
        packet("/forum/reset"),
        packet("/other/go"),
        packet("/forum/go", 1, 1),
        packet("/forum/go", "now"),
        packet("/forum/standby"),
        packet("/forum/standby", "7"),
        packet("/forum/standby", 7.5),
        packet("/forum/standby", float("nan")),
        packet("/forum/standby", float("inf")),
        packet("/forum/adjust", 3601),
        packet("/forum/scene", "fireworks"),
        packet("/forum/scene", 1),
        packet("/forum/scene", "x" * 600),
        packet("/forum/go", b"blob"),
        BUNDLE + (0).to_bytes(4, "big"),
        BUNDLE + (-4 & 0xFFFFFFFF).to_bytes(4, "big") + bytes(8),  # would keep python-osc busy for ever
        BUNDLE + (400).to_bytes(4, "big") + packet("/forum/go"),
    ],
)
def test_what_is_no_command_is_malformed(sent: bytes) -> None:
    with pytest.raises(MalformedError):
        wishes(sent)


@given(st.one_of(st.binary(max_size=600), st.binary(max_size=120).map(lambda tail: BUNDLE + tail)))
def test_any_bytes_are_read_or_refused(sent: bytes) -> None:
    with suppress(MalformedError):
        assert all(isinstance(wish, Wish) for wish in wishes(sent))


def test_buttons_call_the_show(ears: Listener, stage: Client, clock: FixedClock) -> None:
    ears.hear(packet("/forum/go", 1))
    ears.hear(packet("/forum/go", 0))
    assert show(stage)["current"]["number"] == 1
    for address, argument in (
        ("hold", None),
        ("resume", None),
        ("adjust", 30),
        ("standby", 3),
        ("scene", "tote"),
    ):
        ears.hear(packet(f"/forum/{address}", *([] if argument is None else [argument])))
    state = show(stage)
    assert (state["phase"], state["current"]["adjust_s"], state["standby"]["number"], state["scene"]) == (
        "running",
        30,
        3,
        "tote",
    )
    clock.forward(seconds=5)
    ears.hear(packet("/forum/back"))
    assert (show(stage)["phase"], ears.carried_out, ears.refused) == ("standby", 7, 0)


def test_a_nervous_thumb_calls_one_cue(ears: Listener, stage: Client, clock: FixedClock) -> None:
    ears.hear(packet("/forum/go"))
    clock.forward(seconds=0.5)
    ears.hear(packet("/forum/go"))
    assert (show(stage)["current"]["number"], ears.carried_out, ears.refused) == (1, 1, 1)


def test_a_button_stands_beside_the_caller(ears: Listener, stage: Client) -> None:
    stage.post("show/caller", json={"seat": "console-one"})
    ears.hear(packet("/forum/go"))
    assert show(stage)["phase"] == "running"


def test_the_log_names_it(ears: Listener, stage: Client) -> None:
    ears.hear(packet("/forum/go"))
    assert "OSC" in stage.get("show/log").text


def test_what_the_show_refuses_is_counted_and_changes_nothing(ears: Listener, stage: Client) -> None:
    for sent in (packet("/forum/hold"), packet("/forum/standby", 99), packet("/forum/adjust", 60)):
        ears.hear(sent)
    ears.hear(b"nonsense")
    assert (show(stage)["version"], ears.carried_out, ears.refused, ears.malformed) == (0, 0, 3, 1)


def test_a_desk_is_told_where_the_show_stands(stage: Client, ears: Listener) -> None:
    assert [(message.address, message.params) for message in map(OscMessage, told(show(stage)))] == [
        ("/forum/now", [0, ""]),
        ("/forum/next", [1, "Văn nghệ chào mừng"]),
        ("/forum/phase", ["standby"]),
        ("/forum/scene", ["title"]),
    ]
    ears.hear(packet("/forum/go"))
    assert OscMessage(told(show(stage))[0]).params == [1, "Văn nghệ chào mừng"]


def test_an_administrator_sees_that_it_is_off(admin: Client, signed_in: Callable[[Role], Client]) -> None:
    answer = admin.get("osc")
    assert (answer.status_code, answer.json["listening"], answer.json["sending"], answer.json["here"]) == (
        200,
        "",
        [],
        True,
    )
    assert signed_in("stage").get("osc").status_code == 403


def test_settings_name_a_port_and_several_receivers(tmp_path: Path) -> None:
    environ = {
        "FORUM_INSTANCE": str(tmp_path),
        "FORUM_OSC_LISTEN": "[::1]:9000",
        "FORUM_OSC_SEND": "192.168.1.20:9001, den.local:9002",
        "FORUM_OSC_FORUM": SLUG,
    }
    config = Config.from_env(environ)
    assert config.osc_listen == ("::1", 9000)
    assert config.osc_send == (("192.168.1.20", 9001), ("den.local", 9002))
    assert Config.from_env({"FORUM_INSTANCE": str(tmp_path)}).osc_listen is None


def test_settings_that_cannot_be_used_are_reported_together(tmp_path: Path) -> None:
    environ = {
        "FORUM_INSTANCE": str(tmp_path),
        "FORUM_OSC_LISTEN": "9000",
        "FORUM_OSC_SEND": "192.168.1.20:9001,,",
        "FORUM_OSC_FORUM": "Diễn đàn",
    }
    with pytest.raises(ConfigError) as fault:
        Config.from_env(environ)
    assert {line.split(":")[0] for line in fault.value.faults} == set(environ) - {"FORUM_INSTANCE"}

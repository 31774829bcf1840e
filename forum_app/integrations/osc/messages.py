"""What OSC packets ask for, and what we say in them (Open Sound Control 1.0, opensoundcontrol.org).

Of python-osc only single messages are used: its reader of bundles never ends where a size is negative.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pythonosc.osc_message import OscMessage, ParseError
from pythonosc.osc_message_builder import OscMessageBuilder

from forum_app.show.rules.showing import SceneChoice

# A button's message has a few dozen bytes. What is longer is not for us, and not worth reading.
LONGEST = 512
BUNDLE, BUNDLE_HEAD = b"#bundle\0", 16
WORD = 4
ROOT = "/forum/"
# Numbers, texts, true and false; what else OSC may carry no button of ours needs.
TYPES = b"ihfdsTF"
LONGEST_ADJUST_S = 3600
SCENES = tuple(scene for part in get_args(SceneChoice) for scene in (get_args(part) or (part,)))

Argument = int | str | None


class MalformedError(ValueError):
    """A packet that is no OSC, or asks for nothing we know."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing a packet asks for: `go`, `standby` 7, `scene` "tote" …"""

    name: str
    argument: Argument = None


def wishes(datagram: bytes) -> list[Wish]:
    """Read what a packet asks for, at once whatever its time tag says. Raises MalformedError.

    A button that is let go (`/forum/go 0`) asks for nothing.
    """
    if len(datagram) > LONGEST:
        raise MalformedError
    try:
        read = [_wish(message) for message in _messages(datagram)]
    except (ParseError, ValueError) as fault:
        raise MalformedError from fault
    return [wish for wish in read if wish is not None]


def told(state: Mapping[str, Any]) -> list[bytes]:
    """Write where the show stands: now, next, phase and scene, one packet each."""
    return [
        _packet("now", *_item(state["current"])),
        _packet("next", *_item(state["standby"])),
        _packet("phase", state["phase"]),
        _packet("scene", state["scene"]),
    ]


def _messages(datagram: bytes) -> Iterator[OscMessage]:
    if not datagram.startswith(BUNDLE):
        yield _message(datagram)
        return
    rest = datagram[BUNDLE_HEAD:]
    while rest:
        size = int.from_bytes(rest[:WORD], "big")  # a negative one reads as larger than any packet
        if size == 0 or size % WORD or size > len(rest) - WORD:
            raise MalformedError
        yield from _messages(rest[WORD : WORD + size])
        rest = rest[WORD + size :]


def _message(datagram: bytes) -> OscMessage:
    address, _, _ = datagram.partition(b"\0")
    tags, _, _ = datagram[(len(address) // WORD + 1) * WORD :].partition(b"\0")
    if len(datagram) % WORD or not address.startswith(b"/") or tags.lstrip(b",").strip(TYPES):
        raise MalformedError
    return OscMessage(datagram)


def _wish(message: OscMessage) -> Wish | None:
    name = message.address.removeprefix(ROOT)
    read = READERS.get(name) if message.address.startswith(ROOT) else None
    if read is None or len(message.params) > 1:
        raise MalformedError
    return read(name, message.params)


def _pressed(name: str, params: list[Any]) -> Wish | None:
    """Read a button without an argument, or with what a button sends: 1 when pressed, 0 when let go."""
    if params and isinstance(params[0], str):
        raise MalformedError
    return Wish(name) if not params or params[0] else None


def _number(name: str, params: list[Any]) -> Wish:
    if not params or isinstance(params[0], (str, bool)) or not math.isfinite(params[0]):
        raise MalformedError
    number = int(params[0])
    most = LONGEST_ADJUST_S if name == "adjust" else 10_000
    if number != params[0] or abs(number) > most:
        raise MalformedError
    return Wish(name, number)


def _scene(name: str, params: list[Any]) -> Wish:
    if not params or params[0] not in SCENES:
        raise MalformedError
    return Wish(name, str(params[0]))


READERS: Mapping[str, Callable[[str, list[Any]], Wish | None]] = {
    "go": _pressed,
    "back": _pressed,
    "hold": _pressed,
    "resume": _pressed,
    "standby": _number,
    "adjust": _number,
    "scene": _scene,
}


def _item(item: Mapping[str, Any] | None) -> tuple[int, str]:
    return (0, "") if item is None else (int(item["number"]), str(item["title"]))


def _packet(name: str, *values: int | str) -> bytes:
    builder = OscMessageBuilder(address=f"{ROOT}{name}")
    for value in values:
        builder.add_arg(value)
    return builder.build().dgram

"""Anything may come over the wire; what goes out is well framed."""

import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.live.packets import KNOWN_TYPES, NONSENSE, ReadableJson, StrictPacket, text_frame, well_formed

HOSTILE = [
    "",
    "2",
    "2{}",
    '2"watch"',
    "2[]",
    "2[1]",
    "2[null]",
    "2[[]]",
    '2[{"a":1}]',
    '2["connect",{"a":1}]',
    '2["disconnect"]',
    "2[",
    "2" + "[" * 5000,
    "51-[]",
    '5999999999-["x",{"_placeholder":true,"num":0}]',
    "6" + "1" * 200,
    "4{}",
    "9",
    "x",
    "2" + "9" * 200 + "[]",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_packets_become_a_message_nobody_knows(text: str) -> None:
    packet = StrictPacket()
    assert packet.decode(text) == 0
    assert (packet.packet_type, packet.data) == (2, [NONSENSE])


@given(st.text(max_size=200))
def test_any_text_is_a_known_packet_without_attachments(text: str) -> None:
    packet = StrictPacket(encoded_packet=text)
    assert packet.packet_type in KNOWN_TYPES
    assert packet.attachment_count == 0


def test_a_wish_keeps_its_number_and_content() -> None:
    packet = StrictPacket(encoded_packet='27["watch",{"forum":"f"}]')
    assert (packet.packet_type, packet.id, packet.data) == (2, 7, ["watch", {"forum": "f"}])


def test_texts_keep_their_letters() -> None:
    assert ReadableJson.dumps({"ten": "Lê Thị Bưởi"}, separators=(",", ":")) == '{"ten":"Lê Thị Bưởi"}'


def test_half_a_surrogate_pair_can_still_be_sent() -> None:
    text = ReadableJson.dumps({"name": "a\ud800"})
    assert json.loads(text.encode()) == {"name": "a\ud800"}


@pytest.mark.parametrize("frame", ["1", "3", "6", "40", '42["watch",{}]', "41"])
def test_what_clients_say_is_well_formed(frame: str) -> None:
    assert well_formed(frame)


@pytest.mark.parametrize("frame", [None, "", "x", b"42", b"", "4", "4[", "47", "2probe", "0{}", "12", "４0"])
def test_what_is_not_engine_io_is_not(frame: object) -> None:
    assert not well_formed(frame)


@pytest.mark.parametrize(
    ("size", "head"),
    [
        (0, b"\x81\x00"),
        (125, b"\x81\x7d"),
        (126, b"\x81\x7e" + struct.pack("!H", 126)),
        (65_535, b"\x81\x7e" + struct.pack("!H", 65_535)),
        (65_536, b"\x81\x7f" + struct.pack("!Q", 65_536)),
    ],
)
def test_frames_carry_their_length(size: int, head: bytes) -> None:
    assert text_frame("x" * size) == head + b"x" * size


def test_length_counts_bytes_not_letters() -> None:
    assert text_frame("đồng") == b"\x81\x07" + "đồng".encode()

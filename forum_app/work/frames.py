"""Length-prefixed frames between the app and its own worker process, and nobody else."""

import pickle
import struct
from typing import Protocol

LENGTH = struct.Struct("!Q")


class Reader(Protocol):
    """What frames are read from."""

    def read(self, size: int, /) -> bytes | None: ...


class Writer(Protocol):
    """What frames are written to."""

    def write(self, data: bytes, /) -> object: ...

    def flush(self) -> object: ...


def write_frame(stream: Writer, payload: bytes) -> None:
    """Write one frame and flush it."""
    stream.write(LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: Reader) -> bytes:
    """Read one frame. Raises EOFError where the other side is gone."""
    (length,) = LENGTH.unpack(_read(stream, LENGTH.size))
    return _read(stream, length)


def packed(content: object) -> bytes:
    """Pack an object into the payload of a frame."""
    return pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL)


def unpacked(payload: bytes) -> object:
    """Unpack the payload of a frame; only ever one that our own process wrote."""
    return pickle.loads(payload)


def _read(stream: Reader, size: int) -> bytes:
    payload = stream.read(size) or b""
    if len(payload) < size:
        raise EOFError
    return payload

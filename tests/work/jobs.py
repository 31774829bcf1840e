"""Jobs for worker processes: functions at the top of a module, as every job must be."""

import os
import signal
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import NoReturn

from forum_app.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Surroundings:
    pid: int
    nice: int


class Fussy(Exception):
    def __init__(self, one: int, *, two: int) -> None:
        super().__init__(one)
        self.two = two


def surroundings() -> Surroundings:
    return Surroundings(os.getpid(), os.nice(0))


def modules_after_import(*names: str) -> frozenset[str]:
    for name in names:
        import_module(name)
    return frozenset(sys.modules)


def pid() -> int:
    return os.getpid()


def divide(one: int, two: int) -> float:
    return one / two


def refuse() -> NoReturn:
    raise Refused(
        code="too_soon",
        status=429,
        detail="chờ %(seconds)s giây",
        params={"seconds": 3},
        errors={"cue": "đã gọi"},
        extra={"retry_after_s": 3},
    )


def fuss() -> NoReturn:
    raise Fussy(1, two=2)


def print_and_answer(text: str) -> str:
    print(text, flush=True)  # noqa: T201 - a library that prints
    os.write(1, text.encode())
    return sys.stdin.read()


def kill_own_process() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def hang() -> NoReturn:
    while True:
        signal.pause()


def make_unpicklable() -> object:
    return lambda: None


def take_memory(size: int) -> int:
    return len(bytearray(size))

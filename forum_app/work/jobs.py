"""What is asked of a worker process and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from operator import attrgetter
from typing import Any


@dataclass(frozen=True, slots=True)
class Job:
    """A call to make: a module-level function as `module:qualname`, and how long it may take."""

    function: str
    arguments: tuple[object, ...]
    named: dict[str, object]
    deadline_s: float


@dataclass(frozen=True, slots=True)
class Done:
    """What the function gave back."""

    result: object


@dataclass(frozen=True, slots=True)
class Raised:
    """What the function raised, the worker's traceback added as a note."""

    exception: Exception


def address(function: Callable[..., object]) -> str:
    """Give the address of a module-level function. Raises TypeError for any other callable."""
    module, name = getattr(function, "__module__", None), getattr(function, "__qualname__", "<")
    if module is None or module == "__main__" or "<" in name:
        raise TypeError(f"{function!r} is not a function at the top of a module")
    return f"{module}:{name}"


def called(job: Job) -> object:
    """Make the call."""
    module, _, name = job.function.partition(":")
    function: Callable[..., Any] = attrgetter(name)(import_module(module))
    return function(*job.arguments, **job.named)

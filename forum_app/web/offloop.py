"""Heavy work, off the event loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import current_app

P = ParamSpec("P")
R = TypeVar("R")


def off_loop(function: Callable[P, R], *args: P.args, **_none: P.kwargs) -> R:
    """Run a pure module-level function in the app's worker process while the loop goes on.

    Never inside a transaction: the others would wait for the worker.
    """
    result: R = current_app.extensions["workers"].run(function, *args)
    return result

"""Heavy work, off the event loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import current_app

from forum_app.store.database import db

P = ParamSpec("P")
R = TypeVar("R")


def off_loop(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a pure module-level function in the app's worker process while the loop goes on.

    Never inside a transaction: the others would wait for the worker. What the request has read so far is
    let go of, so that a storm of waiting callers holds no connections and reads no old picture afterwards.
    """
    db.session.rollback()
    result: R = current_app.extensions["workers"].run(function, *args, **kwargs)
    return result

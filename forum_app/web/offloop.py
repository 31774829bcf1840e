"""Heavy work, off the event loop or in small portions."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import ParamSpec, TypeVar

from flask import current_app

from forum_app.store.database import db

MOMENT_S = 0.001

P = ParamSpec("P")
R = TypeVar("R")


def give_way() -> None:
    """Let whoever waits go first, between two portions of long work.

    A sleep of nothing would do for those who wait already, but not let in who has just sent something: gevent
    goes on with what is ready fifty times before it looks at the network again.
    """
    sleep(MOMENT_S)


def off_loop(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a pure module-level function in the app's worker process while the loop goes on.

    Never inside a transaction: the others would wait for the worker. What the request has read so far is
    let go of, so that a storm of waiting callers holds no connections and reads no old picture afterwards.
    """
    db.session.rollback()
    result: R = current_app.extensions["workers"].run(function, *args, **kwargs)
    return result

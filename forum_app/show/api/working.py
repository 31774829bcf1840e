"""What every writing route begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import request

from forum_app.forums.queries import Forum
from forum_app.show.operations.work import Work
from forum_app.store.transaction import transaction
from forum_app.web.guard import actor, now


@contextmanager
def working(forum: Forum) -> Iterator[Work]:
    """Open the forum's transaction for the caller of this request."""
    caller = actor()
    with transaction(forum.id) as session:
        yield Work(session, forum, caller, now(), seat())


def seat() -> str | None:
    """Give which console a command comes from; None where it does not say."""
    return request.headers.get("X-Console")

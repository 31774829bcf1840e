"""The one way a command that may be repeated is carried out."""

from __future__ import annotations

from collections.abc import Callable

from flask import request
from pydantic import BaseModel
from sqlalchemy.orm import Session

from forum_app.store.requests import once
from forum_app.store.transaction import transaction
from forum_app.web.guard import actor, idempotency_key, now

State = dict[str, object]
Written = tuple[State, int, dict[str, str]]
REPLAYED = {"Idempotency-Replayed": "true"}


def write(forum_id: int, body: BaseModel, do: Callable[[Session], tuple[int, State]]) -> Written:
    """Do it in one transaction, once for each Idempotency-Key, and answer as the first time."""
    who, at, key = actor(), now(), idempotency_key()
    asked = {"path": request.path, "method": request.method, "body": body.model_dump(mode="json")}
    with transaction(forum_id) as session:
        answer = once(
            session, forum_id=forum_id, actor=who, key=key, body=asked, at=at, do=lambda: do(session)
        )
    return answer.body, answer.status, dict(REPLAYED) if answer.replayed else {}

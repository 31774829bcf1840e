"""The blueprint, and the one way a write of this slice is made."""

from collections.abc import Callable

from flask import Blueprint, request
from pydantic import BaseModel
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.store.requests import once
from forum_app.store.transaction import transaction
from forum_app.web.guard import actor, idempotency_key, now

State = dict[str, object]
Written = tuple[State, int, dict[str, str]]

blueprint = Blueprint("pledges_api", __name__, url_prefix="/api/v1/forums/<forum>")


def write(forum: Forum, body: BaseModel, do: Callable[[Session], tuple[int, State]]) -> Written:
    """Do it in one transaction, once for each Idempotency-Key, and answer as the first time."""
    who, at, key = actor(), now(), idempotency_key()
    asked = {"path": request.path, "method": request.method, "body": body.model_dump(mode="json")}
    with transaction(forum.id) as session:
        answer = once(
            session, forum_id=forum.id, actor=who, key=key, body=asked, at=at, do=lambda: do(session)
        )
    return answer.body, answer.status, {"Idempotency-Replayed": "true"} if answer.replayed else {}

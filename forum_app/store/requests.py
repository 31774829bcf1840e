"""Idempotent requests: the same key with the same body gets the first answer, word for word.

The answer is stored in the transaction that did the work, so a lost answer can be asked for again
after a crash, and the work is done once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid
from forum_app.store.database import Base, JsonColumn

KEY_LENGTH = 100


class StoredAnswer(Base):
    __tablename__ = "stored_answer"

    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"), primary_key=True)
    actor: Mapped[str] = mapped_column(sa.String(60), primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(KEY_LENGTH), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(sa.String(64))
    status: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    at: Mapped[datetime]


# Built once and run past the ORM: every command of the evening that may be repeated passes here.
ANSWERS = cast(sa.Table, StoredAnswer.__table__)
ASKED_BEFORE = sa.select(ANSWERS.c.fingerprint, ANSWERS.c.status, ANSWERS.c.body).where(
    ANSWERS.c.forum_id == sa.bindparam("of_forum"),
    ANSWERS.c.actor == sa.bindparam("of_actor"),
    ANSWERS.c.key == sa.bindparam("with_key"),
)
KEEP = ANSWERS.insert()


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: dict[str, object]
    replayed: bool = False


def once(
    session: Session,
    *,
    forum_id: int,
    actor: Actor,
    key: str | None,
    body: object,
    at: datetime,
    do: Callable[[], tuple[int, dict[str, object]]],
) -> Answer:
    """Do it, or give the answer it got the first time. Only inside `transaction(forum_id)`.

    Without a key it is simply done. Raises Invalid for a key that is too long, or came with another body.
    """
    if checked_key(key) is None:
        return Answer(*do())
    fingerprint = _fingerprint(body)
    asked = {"of_forum": forum_id, "of_actor": actor.id, "with_key": key}
    stored = session.connection().execute(ASKED_BEFORE, asked).one_or_none()
    if stored is not None:
        return _again(stored, fingerprint)
    status, answer = do()
    whose = {"forum_id": forum_id, "actor": actor.id, "key": key}
    kept = {**whose, "fingerprint": fingerprint, "status": status, "body": answer, "at": at}
    session.connection().execute(KEEP, kept)
    return Answer(status, answer)


def another_request() -> Invalid:
    """Say that a key came before, with something else."""
    return Invalid({"Idempotency-Key": N_("Khóa này đã dùng cho một yêu cầu khác.")})


def checked_key(key: str | None) -> str | None:
    """Give the key back. Raises Invalid for one that is empty or too long."""
    if key is not None and not 0 < len(key) <= KEY_LENGTH:
        raise Invalid({"Idempotency-Key": N_("Khóa chống gửi trùng phải có từ 1 đến 100 ký tự.")})
    return key


def _again(stored: sa.Row[str, int, dict[str, Any]], fingerprint: str) -> Answer:
    if stored.fingerprint != fingerprint:
        raise another_request()
    return Answer(stored.status, stored.body, replayed=True)


def _fingerprint(body: object) -> str:
    text = json.dumps(body, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()

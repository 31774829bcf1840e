"""Prepared answers: one tote per forum, so that thousands of polls a second cost next to nothing.

They are for everybody, so they tell of real money only, whatever is being rehearsed in the hall.

A prepared tote is never older than what this process has committed, and never more than half a second
behind other processes.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self, cast

from flask import current_app
from sqlalchemy.orm import Session

from forum_app.pledges.queries import tote
from forum_app.store import feed
from forum_app.store.feed import Committed
from forum_app.store.transaction import reading

TRUSTED_FOR = timedelta(seconds=0.5)

SceneOf = Callable[[Session, int], str]
ReadTote = Callable[[Session, int], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """`head` is the number of the feed it was last found true at; `text` keeps the number it changed at."""

    text: str
    etag: str
    head: int
    checked_at: datetime


@dataclass(slots=True)
class PreparedTotes:
    kept: dict[int, Prepared] = field(default_factory=dict)
    committed: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of_this_app(cls) -> Self:
        return cast(Self, current_app.extensions["totes"])

    def hear(self, brought: Committed) -> None:
        """Remember the newest fact of a forum: a tote prepared before it is not given out again."""
        for fact in brought.facts:
            self.committed[fact.forum_id] = max(fact.seq, self.committed.get(fact.forum_id, 0))

    def tote(self, forum_id: int, now: datetime) -> Prepared:
        """Give the tote of a forum, prepared anew where something has happened."""
        kept = self.kept.get(forum_id)
        if kept is None or not self._trusted(kept, forum_id, now):
            kept = self.kept[forum_id] = _prepare(forum_id, kept, now)
        return kept

    def _trusted(self, kept: Prepared, forum_id: int, now: datetime) -> bool:
        recent = timedelta(0) <= now - kept.checked_at < TRUSTED_FOR
        return recent and kept.head >= self.committed.get(forum_id, 0)


def whole_tote(session: Session, forum_id: int, read: ReadTote = tote.tote) -> dict[str, object]:
    """Give the tote as the API answers it, with its number and the scene of the show.

    The scene belongs to another slice: `create_app` puts its reader at `app.extensions["scene_of"]`.
    """
    scene_of: SceneOf | None = current_app.extensions.get("scene_of")
    scene = None if scene_of is None else scene_of(session, forum_id)
    return {"seq": feed.head(session, forum_id), **read(session, forum_id), "scene": scene}


def _prepare(forum_id: int, before: Prepared | None, now: datetime) -> Prepared:
    with reading() as session:
        head = feed.head(session, forum_id)
        if before is not None and before.head == head:
            return replace(before, checked_at=now)
        state = whole_tote(session, forum_id, tote.public_tote)
    etag = _etag(state)
    if before is not None and before.etag == etag:
        return replace(before, head=head, checked_at=now)
    return Prepared(json.dumps(state, ensure_ascii=False), etag, head, now)


def _etag(state: dict[str, object]) -> str:
    """Name what is shown; the number alone is no change, so a quiet tote stays 304 through a busy evening."""
    shown = {name: value for name, value in state.items() if name != "seq"}
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:24]

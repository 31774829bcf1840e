"""Who is connected: which pages are open, under which name, and how many of each.

It is no fact and not in the feed: each process counts its own screens and, where there are several
processes, leaves its count in Redis for the others. Its `seq` is a clock in milliseconds, so that it
goes on rising after a restart; it may only be compared with other numbers of `presence`.
"""

import json
import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy.orm import Session

from forum_app.kernel.clock import rfc3339
from forum_app.live.topics import Topic
from forum_app.live.watchers import Watcher, Watchers

log = logging.getLogger(__name__)

PREFIX = "forum-live:presence:"
FORGOTTEN_AFTER_S = 8
MOST_ROWS = 100

Row = dict[str, Any]


class Presence:
    """Counts the screens of a forum, merged over all processes."""

    def __init__(self, watchers: Watchers, redis: Redis | None = None) -> None:
        self._watchers = watchers
        self._redis = redis
        self._key = f"{PREFIX}{uuid4().hex}"

    @property
    def topic(self) -> Topic:
        return Topic("presence", facts=(), state=self.state, watch="presence.read", every_s=1.0)

    def state(self, _session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
        """Give `{count, screens: [{page, name, role, since, count}]}`, the longest connected first."""
        rows = merge([*self._here(forum_id), *self._elsewhere(forum_id)])
        return {"count": sum(row["count"] for row in rows), "screens": rows[:MOST_ROWS]}

    def tell_others(self) -> None:
        """Leave this process's counts in Redis, for a few seconds; each heartbeat renews them."""
        if self._redis is None:
            return
        counts: dict[Any, Any] = {
            str(forum_id): json.dumps(self._here(forum_id)) for forum_id in self._watchers.forums()
        }
        try:
            with self._redis.pipeline() as together:
                together.delete(self._key)
                if counts:
                    together.hset(self._key, mapping=counts)
                    together.expire(self._key, FORGOTTEN_AFTER_S)
                together.execute()
        except RedisError:
            log.warning("presence could not be told to the other processes", exc_info=True)

    def _here(self, forum_id: int) -> list[Row]:
        return merge(_row(watcher) for watcher in self._watchers.of_forum(forum_id))

    def _elsewhere(self, forum_id: int) -> list[Row]:
        if self._redis is None:
            return []
        try:
            keys = [key for key in self._redis.scan_iter(f"{PREFIX}*") if _text(key) != self._key]
            told = [self._redis.hget(_text(key), str(forum_id)) for key in keys]
        except RedisError:
            log.warning("the other processes' presence could not be read", exc_info=True)
            return []
        return [row for rows in told if rows for row in json.loads(_text(rows))]


def merge(rows: Iterable[Row]) -> list[Row]:
    """Add up the rows of the same page, name and role."""
    merged: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        key = (row["page"], row["name"], row["role"])
        known = merged.get(key)
        if known is None:
            merged[key] = dict(row)
        else:
            known["count"] += row["count"]
            known["since"] = min(known["since"], row["since"])
    return sorted(merged.values(), key=lambda row: (row["since"], row["page"], row["name"]))


def _row(watcher: Watcher) -> Row:
    actor = watcher.actor
    since = rfc3339(watcher.since)
    return {"page": watcher.page, "name": actor.name, "role": actor.role, "since": since, "count": 1}


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)

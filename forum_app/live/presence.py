# The libraries extended here carry no types.
# mypy: disallow-subclassing-any=False
"""Who is connected: which pages are open, under which name, how many of each; and each expected device.

It is no fact and not in the feed: each process counts its own screens and, where there are several
processes, leaves its count in Redis for the others. Its `seq` is a clock in milliseconds, so that it
goes on rising after a restart; it may only be compared with other numbers of `presence`.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy.orm import Session

from forum_app.kernel.clock import rfc3339
from forum_app.live import sightings
from forum_app.live.sightings import Sighting
from forum_app.live.topics import Topic
from forum_app.live.watchers import ExpectedDevices, Watcher, Watchers

log = logging.getLogger(__name__)

PREFIX = "forum-live:who:"
# Facts that change which devices are expected.
DEVICES_CHANGED = "device."
FORGOTTEN_AFTER_S = 8
MOST_ROWS = 100

Row = dict[str, Any]
# What a process tells the others of a forum: its rows under "screens", its sightings under "devices".
Share = dict[str, Any]


class Presence:
    """Counts the screens of a forum, merged over all processes, and remembers which devices were lost."""

    def __init__(self, watchers: Watchers, expected: ExpectedDevices, redis: Redis | None = None) -> None:
        self._watchers = watchers
        self._expected = expected
        self._redis = redis
        self._key = f"{PREFIX}{uuid4().hex}"
        self._lost: dict[int, dict[str, Sighting]] = {}
        self._said: dict[int, object] = {}

    @property
    def topic(self) -> Topic:
        return Topic("presence", facts=(), state=self.state, watch="presence.read", every_s=1.0)

    def state(self, session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
        """Give `{count, screens: [{page, name, role, since, count}], devices: […]}`.

        Screens: the longest connected first. Devices are those the forum expects (sightings.rows).
        """
        shares = self._shares(forum_id)
        self._said[forum_id] = _gist(shares)
        rows = merge(row for share in shares for row in share["screens"])
        known = sightings.merged(share["devices"] for share in shares)
        devices = sightings.rows(self._expected(session, forum_id), known)
        return {"count": sum(row["count"] for row in rows), "screens": rows[:MOST_ROWS], "devices": devices}

    def left(self, watcher: Watcher, now: datetime) -> None:
        """Remember since when a device is lost whose screen has gone."""
        if watcher.device_id is not None and watcher.forum_id is not None:
            gone = {"page": watcher.page, "lost_since": rfc3339(sightings.lost_at(watcher, now))}
            self._lost.setdefault(watcher.forum_id, {})[str(watcher.device_id)] = gone

    def moved(self, forum_id: int) -> bool:
        """Say whether what is known now differs from what was said last, by more than a moment's jitter."""
        return self._said.get(forum_id) != _gist(self._shares(forum_id))

    def tell_others(self) -> None:
        """Leave this process's counts in Redis, for a few seconds; each heartbeat renews them."""
        if self._redis is None:
            return
        forums = self._watchers.forums() | self._lost.keys()
        counts: dict[Any, Any] = {str(forum_id): json.dumps(self._here(forum_id)) for forum_id in forums}
        try:
            with self._redis.pipeline() as together:
                together.delete(self._key)
                if counts:
                    together.hset(self._key, mapping=counts)
                    together.expire(self._key, FORGOTTEN_AFTER_S)
                together.execute()
        except RedisError:
            log.warning("presence could not be told to the other processes", exc_info=True)

    def _shares(self, forum_id: int) -> list[Share]:
        return [self._here(forum_id), *self._elsewhere(forum_id)]

    def _here(self, forum_id: int) -> Share:
        watchers = list(self._watchers.of_forum(forum_id))
        present = sightings.sighted(watchers)
        lost = self._lost.get(forum_id, {})
        for device_id in present.keys() & lost.keys():
            del lost[device_id]
        return {"screens": merge(map(_row, watchers)), "devices": lost | present}

    def _elsewhere(self, forum_id: int) -> list[Share]:
        if self._redis is None:
            return []
        try:
            keys = [key for key in self._redis.scan_iter(f"{PREFIX}*") if _text(key) != self._key]
            told = [self._redis.hget(_text(key), str(forum_id)) for key in keys]
        except RedisError:
            log.warning("the other processes' presence could not be read", exc_info=True)
            return []
        return [json.loads(_text(share)) for share in told if share]


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


def _gist(shares: list[Share]) -> object:
    """Give what is worth a push: a delay only once it has doubled or halved."""
    devices = sightings.merged(share["devices"] for share in shares)
    return (
        merge(row for share in shares for row in share["screens"]),
        {device_id: _without_jitter(sighting) for device_id, sighting in devices.items()},
    )


def _without_jitter(sighting: Mapping[str, Any]) -> Sighting:
    delay_ms = sighting.get("delay_ms")
    return {**sighting, "delay_ms": None if delay_ms is None else (delay_ms // 8).bit_length()}


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)

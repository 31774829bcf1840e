"""Reading a topic's whole state together with the number it is true at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from forum_app.kernel.clock import Clock
from forum_app.live.topics import Topic
from forum_app.store import feed
from forum_app.store.transaction import reading

# As long as one crowd of reconnecting screens may share a reading; a state may tell the time of day.
SHARED_FOR = timedelta(seconds=0.25)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A topic's state at feed number `seq`."""

    topic: str
    seq: int
    state: dict[str, object]
    at: datetime

    @property
    def message(self) -> dict[str, object]:
        return {"topic": self.topic, "seq": self.seq, "state": self.state}


class Snapshots:
    """Reads states, and lets a crowd that asks at the same moment share one reading."""

    def __init__(self, app: Flask, clock: Clock) -> None:
        self._app = app
        self._clock = clock
        self._last: dict[tuple[int, str], Snapshot] = {}
        self._numbered = 0

    def read(self, forum_id: int, topic: Topic) -> Snapshot:
        """Read a topic anew, in one consistent moment."""
        with self._app.app_context(), reading() as session:
            return self._read(session, forum_id, topic, feed.head(session, forum_id))

    def share(self, forum_id: int, topics: Iterable[Topic]) -> tuple[int, list[Snapshot]]:
        """Give the feed's head and the topics' states at it, from the last reading while that is true."""
        with self._app.app_context(), reading() as session:
            head = feed.head(session, forum_id)
            return head, [self._shared(session, forum_id, topic, head) for topic in topics]

    def _shared(self, session: Session, forum_id: int, topic: Topic, head: int) -> Snapshot:
        last = self._last.get((forum_id, topic.name))
        if last is not None and last.seq == head and abs(self._clock() - last.at) < SHARED_FOR:
            return last
        return self._read(session, forum_id, topic, head)

    def _read(self, session: Session, forum_id: int, topic: Topic, head: int) -> Snapshot:
        now = self._clock()
        seq = head if topic.facts else self._number(now)
        snapshot = Snapshot(topic.name, seq, topic.state(session, forum_id, now), now)
        self._last[forum_id, topic.name] = snapshot
        return snapshot

    def _number(self, now: datetime) -> int:
        """Number a picture that is not in the feed: by the clock in ms, so a restart goes on rising."""
        self._numbered = max(self._numbered + 1, int(now.timestamp() * 1000))
        return self._numbered

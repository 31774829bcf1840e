"""Reading a topic's whole state together with the number it is true at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Flask
from sqlalchemy.orm import Session

from forum_app.kernel.clock import Clock
from forum_app.live.moment import Moment
from forum_app.live.topics import Topic
from forum_app.store import feed
from forum_app.store.transaction import reading


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A topic's state at feed number `seq`; `head` is the feed's newest number at that moment."""

    topic: str
    seq: int
    state: dict[str, object]
    head: int

    @property
    def message(self) -> dict[str, object]:
        return {"topic": self.topic, "seq": self.seq, "state": self.state}


class Snapshots:
    """Reads states, and lets a crowd that asks at the same moment share one reading."""

    def __init__(self, app: Flask, clock: Clock, moment: Moment) -> None:
        self._app = app
        self._clock = clock
        self._shared: dict[tuple[int, str], Snapshot] = {}
        self._numbered = 0
        moment.when_over(self._shared.clear)
        self._moment = moment

    def read(self, forum_id: int, topic: Topic) -> Snapshot:
        """Read a topic anew, in one consistent moment."""
        with self._app.app_context(), reading() as session:
            return self._read(session, forum_id, topic, feed.head(session, forum_id))

    def share(self, forum_id: int, topics: Sequence[Topic]) -> list[Snapshot]:
        """Give the topics' states, read now or together with others who ask at this moment."""
        moment = self._moment.look()
        shared = {topic.name: self._shared.get((forum_id, topic.name)) for topic in topics}
        missing = [topic for topic in topics if shared[topic.name] is None]
        if missing:
            with self._app.app_context(), reading() as session:
                head = feed.head(session, forum_id)
                read = {topic.name: self._read(session, forum_id, topic, head) for topic in missing}
            shared.update(read)
            if self._moment.number == moment:
                self._shared.update({(forum_id, name): snapshot for name, snapshot in read.items()})
        return [snapshot for snapshot in shared.values() if snapshot is not None]

    def _read(self, session: Session, forum_id: int, topic: Topic, head: int) -> Snapshot:
        now = self._clock()
        seq = head if topic.facts else self._number(now)
        return Snapshot(topic.name, seq, topic.state(session, forum_id, now), head)

    def _number(self, now: datetime) -> int:
        """Number a picture that is not in the feed: by the clock in ms, so a restart goes on rising."""
        self._numbered = max(self._numbered + 1, int(now.timestamp() * 1000))
        return self._numbered

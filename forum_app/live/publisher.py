"""From committed facts to the screens: each changed topic's whole state, after the commit."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from forum_app.live.snapshots import Snapshot
from forum_app.live.topics import Topic
from forum_app.store.feed import Fact, State

NO_STATES: Mapping[str, State] = MappingProxyType({})
log = logging.getLogger(__name__)

Read = Callable[[int, Topic], Snapshot]
Spawn = Callable[..., object]
Sleep = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where states go. `watched(forum, topic)` is False where nobody would get them."""

    watched: Callable[[int, str], bool]
    send: Callable[[int, Snapshot, bool], None]


@dataclass(slots=True)
class Flow:
    """One topic of one forum on its way out: the last fact that changed it, and the number last sent.

    `made` is a state a command handed over, which need not be read again while nothing newer is known.
    """

    dirty: bool = False
    running: bool = False
    newest: int = 0
    sent: int = 0
    made: Snapshot | None = None


class Publisher:
    """Pushes states: the first at once, then at most one per topic and `every_s`, always the last.

    A push is only a hint. `catch_up` finds facts nobody here was told of (another process, a command
    at the prompt, a lost message) in the feed, which is the truth.
    """

    def __init__(
        self,
        topics: Mapping[str, Topic],
        read: Read,
        outlet: Outlet,
        *,
        spawn: Spawn | None,
        sleep: Sleep,
    ) -> None:
        """Without `spawn` every push happens at once, in the committing call: for tests."""
        self._topics = topics
        self._read = read
        self._outlet = outlet
        self._spawn = spawn
        self._sleep = sleep
        self._flows: dict[tuple[int, str], Flow] = {}
        self._heard: dict[int, int] = {}
        self._by_kind: dict[str, list[Topic]] = {}
        # Who wants to know, by topic, that another process has changed it in a forum.
        self.others: dict[str, Callable[[int], object]] = {}

    def published(self, facts: Sequence[Fact], states: Mapping[str, State] = NO_STATES) -> None:
        """Take committed facts, and topics' states after the last of them; push what they change.

        Never raises, never waits.
        """
        touched: dict[tuple[int, str], Topic] = {}
        for fact in facts:
            self._hear(fact)
            for topic in self._touched(fact.kind):
                self._note(fact.forum_id, topic.name, fact.seq)
                touched[fact.forum_id, topic.name] = topic
        for name, state in states.items():
            seq = facts[-1].seq
            self._flow(facts[-1].forum_id, name).made = Snapshot(name, seq, dict(state), seq)
        for (forum_id, _), topic in touched.items():
            self.touch(forum_id, topic)

    def touch(self, forum_id: int, topic: Topic) -> None:
        """Push a topic soon, whatever changed it."""
        if self._spawn is None:
            self._push(forum_id, topic)
            return
        flow = self._flow(forum_id, topic.name)
        flow.dirty = True
        if not flow.running:
            flow.running = True
            self._spawn(self._run, forum_id, topic, flow)

    def listen_from(self, forum_id: int, head: int) -> None:
        """Remember up to where a forum's facts are known, when its first screen comes."""
        self._heard.setdefault(forum_id, head)

    def heard(self, forum_id: int) -> int:
        """Give the number up to which this forum's facts were seen here."""
        return self._heard.get(forum_id, 0)

    def catch_up(self, forum_id: int, newest: Mapping[str, int]) -> None:
        """Push what the feed shows and nobody here was told: `newest` is each kind's last number."""
        for kind, seq in newest.items():
            for topic in self._touched(kind):
                self._note(forum_id, topic.name, seq)
                self._tell_of_others(forum_id, topic.name)
        for topic in self._topics.values():
            flow = self._flow(forum_id, topic.name)
            if flow.newest > flow.sent and not flow.running:
                self._push(forum_id, topic, local=True)
        self._heard[forum_id] = max([self.heard(forum_id), *newest.values()])

    def overheard(self, forum_id: int, topic: str, seq: int) -> None:
        """Take note of a state another process sent to the screens of this one."""
        flow = self._flow(forum_id, topic)
        flow.sent = max(flow.sent, seq)
        self._tell_of_others(forum_id, topic)

    def newest(self, forum_id: int, topics: Iterable[str]) -> dict[str, int]:
        """Give the number each topic's state must have reached, for the heartbeat."""
        return {topic: self._flow(forum_id, topic).newest for topic in topics}

    def _run(self, forum_id: int, topic: Topic, flow: Flow) -> None:
        try:
            while flow.dirty:
                flow.dirty = False
                self._push(forum_id, topic)
                self._sleep(topic.every_s)
        finally:
            flow.running = False

    def _push(self, forum_id: int, topic: Topic, *, local: bool = False) -> None:
        if not self._outlet.watched(forum_id, topic.name):
            return
        flow = self._flow(forum_id, topic.name)
        try:
            snapshot = self._made(flow) or self._read(forum_id, topic)
        except Exception:  # one slice's broken picture must not stop the others
            log.exception("the state of topic %s of forum %s could not be read", topic.name, forum_id)
            return
        flow.sent = max(flow.sent, snapshot.seq)
        if not topic.facts:
            flow.newest = snapshot.seq
        self._outlet.send(forum_id, snapshot, local)

    def _made(self, flow: Flow) -> Snapshot | None:
        made, flow.made = flow.made, None
        return made if made is not None and made.seq >= flow.newest else None

    def _touched(self, kind: str) -> list[Topic]:
        touched = self._by_kind.get(kind)
        if touched is None:
            touched = [topic for topic in self._topics.values() if topic.touched_by(kind)]
            self._by_kind[kind] = touched
        return touched

    def _note(self, forum_id: int, topic: str, seq: int) -> None:
        flow = self._flow(forum_id, topic)
        flow.newest = max(flow.newest, seq)

    def _tell_of_others(self, forum_id: int, topic: str) -> None:
        if topic in self.others:
            self.others[topic](forum_id)

    def _hear(self, fact: Fact) -> None:
        if self._heard.get(fact.forum_id) == fact.seq - 1:
            self._heard[fact.forum_id] = fact.seq

    def _flow(self, forum_id: int, topic: str) -> Flow:
        return self._flows.setdefault((forum_id, topic), Flow())

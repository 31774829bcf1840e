"""Who is listening: the screens connected to this process and what they watch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor

Identify = Callable[[str | None], Actor]


class Expected(Protocol):
    """As much of a device as the console needs, to miss it."""

    @property
    def id(self) -> int: ...

    @property
    def name(self) -> str: ...

    @property
    def role(self) -> str: ...

    @property
    def page(self) -> str | None: ...

    @property
    def last_seen_at(self) -> datetime | None: ...


ExpectedDevices = Callable[[Session, int], Sequence[Expected]]


class ForumRef(Protocol):
    """As much of a forum as the live pictures need."""

    @property
    def id(self) -> int: ...

    @property
    def slug(self) -> str: ...


FindForum = Callable[[Session, str], ForumRef | None]


@dataclass(slots=True)
class Probe:
    """What is known of the way to a screen.

    `asked_s` is when the question was sent to which it still owes an answer. A screen that answered before
    and owes one for a whole beat is `silent`: frozen, or cut off without a word.
    """

    asked_s: float | None = None
    answered_at: datetime | None = None
    delay_ms: int | None = None
    silent: bool = False


@dataclass(slots=True)
class Watcher:
    """One connected screen. `environ` is the WSGI environment of its handshake, with the cookie."""

    sid: str
    environ: dict[str, Any]
    token: str | None
    actor: Actor
    since: datetime
    forum_id: int | None = None
    topics: frozenset[str] = frozenset()
    page: str = ""
    probe: Probe = field(default_factory=lambda: Probe())

    @property
    def device_id(self) -> int | None:
        """The device this screen belongs to; None for people and for nobody."""
        kind, _, number = self.actor.id.partition(":")
        return int(number) if kind == "device" else None

    @property
    def credential(self) -> str:
        """What this screen signed in with; screens that share it share their rights."""
        return self.token or str(self.environ.get("HTTP_AUTHORIZATION") or self.environ.get("HTTP_COOKIE"))


@dataclass(slots=True)
class Watchers:
    """All screens of this process, by Socket.IO session id."""

    by_sid: dict[str, Watcher] = field(default_factory=dict)

    def of_actor(self, actor_id: str) -> list[Watcher]:
        return [watcher for watcher in self.by_sid.values() if watcher.actor.id == actor_id]

    def of_forum(self, forum_id: int) -> Iterator[Watcher]:
        return (watcher for watcher in self.by_sid.values() if watcher.forum_id == forum_id)

    def forums(self) -> set[int]:
        """The forums somebody watches."""
        return {watcher.forum_id for watcher in self.by_sid.values() if watcher.forum_id is not None}

    def watched(self, topic: str) -> set[int]:
        """The forums of which somebody here watches a topic."""
        watching = self.by_sid.values()
        return {one.forum_id for one in watching if one.forum_id is not None and topic in one.topics}

    def audiences(self) -> set[tuple[int, frozenset[str]]]:
        """Each forum with each set of topics somebody watches there."""
        watching = self.by_sid.values()
        return {(watcher.forum_id, watcher.topics) for watcher in watching if watcher.forum_id is not None}

    def by_credential(self) -> dict[str, list[Watcher]]:
        """The screens that signed in, grouped by what they signed in with."""
        groups: dict[str, list[Watcher]] = {}
        for watcher in self.by_sid.values():
            if watcher.actor.signed_in:
                groups.setdefault(watcher.credential, []).append(watcher)
        return groups


def state_room(forum_id: int, topic: str) -> str:
    """Name the room of those who watch a topic. Never taken from a client."""
    return f"{forum_id}:{topic}"


def actor_room(actor_id: str) -> str:
    """Name the room of an actor's own screens."""
    return f"actor {actor_id}"


def beat_room(forum_id: int, topics: frozenset[str]) -> str:
    """Name the room of those who watch exactly these topics: they get one heartbeat."""
    return f"{forum_id}:beat:{','.join(sorted(topics))}"

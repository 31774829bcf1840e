"""Who is listening: the screens connected to this process and what they watch."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from forum_app.kernel.actors import Actor

Identify = Callable[[str | None], Actor]


class ForumRef(Protocol):
    """As much of a forum as the live pictures need."""

    @property
    def id(self) -> int: ...

    @property
    def slug(self) -> str: ...


FindForum = Callable[[Session, str], ForumRef | None]


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


def beat_room(forum_id: int, topics: frozenset[str]) -> str:
    """Name the room of those who watch exactly these topics: they get one heartbeat."""
    return f"{forum_id}:beat:{','.join(sorted(topics))}"

"""A topic is one small live picture: which facts change it, who may watch it, how to read it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.kernel.actors import Permission

ReadState = Callable[[Session, int, datetime], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Topic:
    """One live picture a screen can watch.

    `facts` are exact kinds ("cue.called") or prefixes ending in a full stop ("pledge.").
    `state` reads the whole small picture of a forum: (session, forum id, now). The session may only read.
    `watch` is the permission a watcher needs; None lets anybody watch.
    `every_s` is the shortest time between two pushes; the last state is always sent.
    """

    name: str
    facts: tuple[str, ...]
    state: ReadState
    watch: Permission | None
    every_s: float = 0.1

    def touched_by(self, kind: str) -> bool:
        """Tell whether a fact of this kind changes the picture."""
        return any(kind.startswith(fact) if fact.endswith(".") else kind == fact for fact in self.facts)

"""The feed: what happened in a forum, numbered without gaps in the order it was committed.

It is the truth that pushes only hint at, and the audit log. A fact is appended in the same
transaction as the rows it tells of, so neither exists without the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from forum_app.kernel.actors import Actor
from forum_app.store.database import Base, JsonColumn

State = Mapping[str, object]


class FeedHead(Base):
    """The counter row of a forum; whoever holds its lock is the forum's only writer."""

    __tablename__ = "feed_head"

    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(default=0)


class FeedEntry(Base):
    __tablename__ = "feed_entry"
    __table_args__ = (sa.Index("ix_feed_entry_kind", "forum_id", "kind", "seq"),)

    forum_id: Mapped[int] = mapped_column(sa.ForeignKey("forum.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(sa.String(200))
    kind: Mapped[str] = mapped_column(sa.String(60))
    data: Mapped[dict[str, Any]] = mapped_column(JsonColumn)


# Built once and run past the ORM: every command and every push of the evening passes here.
HEADS, ENTRIES = cast(sa.Table, FeedHead.__table__), cast(sa.Table, FeedEntry.__table__)
RAISE = (
    HEADS.update()
    .where(HEADS.c.forum_id == sa.bindparam("of_forum"))
    .values(seq=HEADS.c.seq + 1)
    .returning(HEADS.c.seq)
)
ENTER = ENTRIES.insert()
HEAD = sa.select(FeedHead.seq).where(FeedHead.forum_id == sa.bindparam("of_forum"))
NEWEST = (
    sa.select(FeedEntry.kind, sa.func.max(FeedEntry.seq).label("newest"))
    .where(FeedEntry.forum_id == sa.bindparam("of_forum"), FeedEntry.seq > sa.bindparam("after"))
    .group_by(FeedEntry.kind)
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the feed. `kind` is past tense: `cue.called`, `pledge.taken`."""

    forum_id: int
    seq: int
    at: datetime
    actor: str
    kind: str
    data: Mapping[str, object]

    @property
    def doer(self) -> Actor:
        """Who caused it, to sign with what another slice does because of it; it is allowed nothing."""
        actor_id, name = signed_by(self.actor)
        return Actor(id=actor_id, name=name, role="nobody")


# What another slice writes in the same transaction because of a fact: see `transaction.follow`.
Follower = Callable[[Session, Fact], None]


@dataclass(frozen=True, slots=True)
class Committed:
    """What a transaction has brought: its facts, and topics whose state after the last of them is known."""

    facts: Sequence[Fact]
    states: Mapping[str, State]


def append(
    session: Session, forum_id: int, kind: str, data: Mapping[str, object], *, actor: Actor, at: datetime
) -> Fact:
    """Write the next fact of a forum. Only inside `transaction(forum_id)`.

    The number comes from the counter row, not from a sequence, so that number order is commit order.
    """
    connection = session.connection()
    seq = connection.execute(RAISE, {"of_forum": forum_id}).scalar_one()
    fact = Fact(forum_id, seq, at, signature(actor), kind, dict(data))
    row = {"forum_id": forum_id, "seq": seq, "at": at, "actor": fact.actor, "kind": kind, "data": fact.data}
    connection.execute(ENTER, row)
    session.info.setdefault("facts", []).append(fact)
    for follow in session.info.get("followers", ()):
        follow(session, fact)
    return fact


def hand_over(session: Session, topic: str, state: State) -> None:
    """Give the push a topic's whole state as it is after the newest fact of this transaction.

    A command that has made the state for its own answer saves the screens the time of reading it again.
    """
    session.info.setdefault("states", {})[topic] = state


def committed(session: Session) -> Committed:
    """Give what a session that has committed brought."""
    return Committed(session.info.pop("facts", []), session.info.pop("states", {}))


def signature(actor: Actor) -> str:
    """Who did it, as the log shows it for ever: id and the name of that day."""
    return f"{actor.id} {actor.name}".strip()[:200]


def signed_by(said: str) -> tuple[str, str]:
    """Take a signature apart again: the id (`person:3`), and the name of that day, which may be empty."""
    actor_id, _, name = said.partition(" ")
    return actor_id, name


def head(session: Session, forum_id: int) -> int:
    """The number of the newest fact; 0 where nothing has happened yet."""
    seq: int | None = session.connection().execute(HEAD, {"of_forum": forum_id}).scalar()
    return seq or 0


def since(session: Session, forum_id: int, after: int, limit: int = 1000) -> list[Fact]:
    """The facts numbered above `after`, oldest first."""
    wanted = (FeedEntry.forum_id == forum_id) & (FeedEntry.seq > after)
    rows = session.execute(sa.select(FeedEntry).where(wanted).order_by(FeedEntry.seq).limit(limit)).scalars()
    return [Fact(row.forum_id, row.seq, row.at, row.actor, row.kind, row.data) for row in rows]


def newest(session: Session, forum_id: int, after: int = 0) -> dict[str, int]:
    """The newest number of each kind of fact above `after`: `{"cue.called": 813}`."""
    found = session.connection().execute(NEWEST, {"of_forum": forum_id, "after": after})
    return {row.kind: row.newest for row in found}

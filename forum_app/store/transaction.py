"""The only place that commits.

A transaction takes the forum's lock first, so that what an operation reads stays true until it
commits: of ten simultaneous GOs one succeeds and nine see what it did. Facts are told to the
listeners after the commit, never before and never inside.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import sleep

import sqlalchemy as sa
from flask import Flask, current_app
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from forum_app.store import feed
from forum_app.store.database import begin_with, db, is_sqlite
from forum_app.store.feed import Committed, FeedHead, Follower

Listener = Callable[[Committed], None]

# Another process (a backup, a command at the prompt) may hold SQLite's write lock for a moment.
ATTEMPTS = 100
PAUSE_S = 0.05


@dataclass(slots=True)
class Store:
    """What an app keeps for writing: one lock for the process, who follows facts and who is told of them.

    SQLite lets one writer in at a time and makes the others wait inside the library, where a waiting
    greenlet would hold the whole process. They wait here instead, where the others go on.
    """

    lock: threading.Lock = field(default_factory=threading.Lock)
    listeners: list[Listener] = field(default_factory=list)
    followers: list[Follower] = field(default_factory=list)


def attach(app: Flask) -> None:
    app.extensions["store"] = Store()


def listen(app: Flask, listener: Listener) -> None:
    """Have `listener` told of every committed batch of facts, in the committing greenlet."""
    _store(app).listeners.append(listener)


def follow(app: Flask, follower: Follower) -> None:
    """Have `follower` called with each fact inside its transaction, to write what must not exist without it.

    It is part of every GO: it may neither wait nor fail for a reason of its own.
    """
    _store(app).followers.append(follower)


@contextmanager
def transaction(forum_id: int | None) -> Iterator[Session]:
    """Open a write that either commits whole or leaves no trace.

    Nothing inside may yield or be slow: every other writer of this process waits outside.
    With `forum_id` None the write belongs to no forum (sign-ins, accounts) and appends no facts.
    """
    store = _store(current_app)
    if db.session.registry.has():
        db.session.rollback()  # ends a read begun earlier in this request, which would hold an old picture
    with db.engine.connect() as connection, Session(connection, expire_on_commit=False) as session:
        with store.lock if is_sqlite(db.engine) else _no_lock():
            session.info["followers"] = store.followers
            _begin(session, connection, forum_id)
            yield session
            session.commit()
        committed = feed.committed(session)
    for listener in store.listeners if committed.facts else ():
        listener(committed)


@contextmanager
def reading() -> Iterator[Session]:
    """Open a short consistent read of one moment, outside any request."""
    with Session(db.engine) as session:
        if not is_sqlite(db.engine):
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        yield session


def _begin(session: Session, connection: sa.Connection, forum_id: int | None) -> None:
    if is_sqlite(db.engine):
        _begin_immediate(session, connection)
    elif forum_id is not None:
        locked = sa.select(FeedHead.seq).where(FeedHead.forum_id == forum_id).with_for_update()
        session.execute(locked)


def _begin_immediate(session: Session, connection: sa.Connection) -> None:
    for attempt in range(ATTEMPTS):
        begin_with(connection, "BEGIN IMMEDIATE")
        try:
            session.connection()
            return
        except OperationalError as error:
            session.rollback()
            if attempt == ATTEMPTS - 1 or "locked" not in str(error):
                raise
            sleep(PAUSE_S)


@contextmanager
def _no_lock() -> Iterator[None]:
    yield


def _store(app: Flask) -> Store:
    store: Store = app.extensions["store"]
    return store

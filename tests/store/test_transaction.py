"""One writer at a time, all or nothing, and facts told only once they are true."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from forum_app.forums.models import ForumRow
from forum_app.forums.queries import Forum
from forum_app.store import feed, jobs
from forum_app.store.database import db
from forum_app.store.feed import Committed, Fact
from forum_app.store.transaction import follow, listen, reading, transaction
from tests.cast import THE_EVENING, actor

STAGE = actor("stage")


def _append(app: Flask, forum_id: int, kind: str) -> None:
    with app.app_context(), transaction(forum_id) as session:
        feed.append(session, forum_id, kind, {}, actor=STAGE, at=THE_EVENING)


def _fail_after_writing(forum: Forum) -> None:
    with transaction(forum.id) as session:
        feed.append(session, forum.id, "cue.called", {}, actor=STAGE, at=THE_EVENING)
        session.execute(sa.update(ForumRow).values(goal=0))
        raise ZeroDivisionError


def test_facts_are_numbered_from_one_without_gaps(app: Flask, forum: Forum) -> None:
    for _ in range(3):
        _append(app, forum.id, "cue.called")
    with reading() as session:
        assert [fact.seq for fact in feed.since(session, forum.id, 0)] == [1, 2, 3]
        assert feed.head(session, forum.id) == 3


def test_a_refused_write_leaves_no_trace_and_uses_no_number(app: Flask, forum: Forum) -> None:
    told: list[Committed] = []
    listen(app, told.append)
    with pytest.raises(ZeroDivisionError):
        _fail_after_writing(forum)
    assert told == []
    _append(app, forum.id, "cue.called")
    with reading() as session:
        assert feed.head(session, forum.id) == 1
        assert session.scalar(sa.select(ForumRow.goal)) == forum.goal


def test_listeners_hear_of_facts_after_the_commit(app: Flask, forum: Forum) -> None:
    seen: list[tuple[str, int]] = []

    def look(brought: Committed) -> None:
        with reading() as session:
            seen.extend((fact.kind, feed.head(session, forum.id)) for fact in brought.facts)

    listen(app, look)
    _append(app, forum.id, "cue.called")
    assert seen == [("cue.called", 1)]


def test_simultaneous_writers_each_see_what_the_one_before_did(app: Flask, forum: Forum) -> None:
    """Ten read-then-write at once: without the lock some would read the same goal and lose a step."""
    with app.app_context(), transaction(None) as session:
        session.execute(sa.update(ForumRow).values(goal=0))

    def step() -> None:
        with app.app_context(), transaction(forum.id) as session:
            goal = session.scalar(sa.select(ForumRow.goal).where(ForumRow.id == forum.id))
            session.execute(sa.update(ForumRow).values(goal=(goal or 0) + 1))

    threads = [threading.Thread(target=step) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading() as session:
        assert session.scalar(sa.select(ForumRow.goal)) == 10


def test_sqlite_keeps_a_commit_before_it_is_told(app: Flask) -> None:
    """WAL with synchronous=FULL (2): an acknowledged write survives the power cord."""
    with app.app_context(), db.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
            return
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_what_follows_a_fact_is_kept_with_it_or_not_at_all(app: Flask, forum: Forum) -> None:
    """A follower writes in the fact's own transaction: neither is there without the other."""

    def note(session: Session, fact: Fact) -> None:
        jobs.add(session, fact.forum_id, "note", 1, {"seq": fact.seq}, fact.at)

    follow(app, note)
    with pytest.raises(ZeroDivisionError):
        _fail_after_writing(forum)
    _append(app, forum.id, "cue.called")
    with reading() as session:
        assert [job.payload for job in jobs.of_subject(session, "note", 1, 10, None)] == [{"seq": 1}]

"""Erasing personal values from what the store keeps: stored answers, words in facts and jobs, old pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from time import sleep
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from forum_app.kernel.errors import N_, Refused
from forum_app.store.database import is_sqlite
from forum_app.store.feed import FeedEntry
from forum_app.store.jobs import JobRow
from forum_app.store.requests import StoredAnswer

# Facts of people and messages: numbers, yes and no, and these words of ours stay; what a person typed goes.
OF_PEOPLE = (
    "guest.",
    "guests.",
    "delegation.",
    "delegations.",
    "admission.",
    "scan.",
    "message.",
    "show.message_",
)
OUR_WORDS = frozenset({"desk", "fields", "status", "why", "kind", "target", "level"})
ATTEMPTS = 40
PAUSE_S = 0.25


def count_answers(session: Session, forum_id: int) -> dict[str, int]:
    """Count the stored answers of repeated requests: they hold what was sent and answered."""
    counted = sa.select(sa.func.count()).select_from(StoredAnswer).where(StoredAnswer.forum_id == forum_id)
    return {"stored_answers": session.scalar(counted) or 0}


def erase_words(session: Session, forum_id: int) -> None:
    """Empty the stored answers, and take what people typed out of facts and of jobs that told them."""
    session.execute(sa.delete(StoredAnswer).where(StoredAnswer.forum_id == forum_id))
    facts = FeedEntry.forum_id == forum_id, _of_people(FeedEntry.kind)
    for row in session.scalars(sa.select(FeedEntry).where(*facts)):
        kept = without_words(row.data)
        if kept != row.data:
            row.data = kept
    for job in session.scalars(sa.select(JobRow).where(JobRow.forum_id == forum_id)):
        if str(job.payload.get("kind", "")).startswith(OF_PEOPLE):
            job.payload = {**job.payload, "data": without_words(job.payload.get("data", {}))}
    session.flush()


def without_words(told: Mapping[str, Any]) -> dict[str, Any]:
    """Leave of a fact its numbers and our own words."""
    return {name: value for name, value in told.items() if name in OUR_WORDS or _wordless(value)}


def empty_old_pages(engine: Engine, tables: tuple[str, ...]) -> None:
    """Write the database anew, so that nothing erased is left in pages that are no longer used.

    Raises Refused where others read an SQLite file all the while.
    """
    if not is_sqlite(engine):
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM (FULL) {table}")
        return
    engine.dispose()
    with closing(sqlite3.connect(str(engine.url.database), isolation_level=None, timeout=10)) as connection:
        connection.execute("VACUUM")
        for _ in range(ATTEMPTS):
            busy, _pages, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                return
            sleep(PAUSE_S)
    detail = N_("Đã xóa, nhưng tệp dữ liệu đang được đọc liên tục. Hãy dừng ứng dụng rồi chạy lại lệnh này.")
    raise Refused(code="busy", status=503, detail=detail)


def _of_people(kind: sa.SQLColumnExpression[str]) -> sa.ColumnElement[bool]:
    return sa.or_(*(kind.startswith(prefix, autoescape=True) for prefix in OF_PEOPLE))


def _wordless(value: Any) -> bool:
    if isinstance(value, list):
        return all(_wordless(item) for item in value)
    return value is None or isinstance(value, bool | int)

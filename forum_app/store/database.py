"""Where rows live: the database, its naming convention, and the column types every slice shares."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import sqlalchemy as sa
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event as sa_hook
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import DeclarativeBase, mapped_column, registry
from sqlalchemy.pool import PoolProxiedConnection

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

# No long wait in SQLite's own busy handler: it would hold the whole process (see transaction.py).
BUSY_MS = 10
# What a connection keeps beside it: the words its next transaction begins with.
BEGINNING = "forum_beginning"


class Instant(sa.types.TypeDecorator[datetime]):
    """An aware point in time, kept in UTC.

    SQLite forgets the zone, so it is put back on reading.
    """

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.engine.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a point in time needs its zone")
        at = value.astimezone(UTC)
        return at.replace(tzinfo=None) if dialect.name == "sqlite" else at

    def process_result_value(self, value: datetime | None, _dialect: sa.engine.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


JsonColumn = sa.JSON


class Base(DeclarativeBase):
    """What every table extends."""

    # Said as a registry: Flask-SQLAlchemy copies this class, and a copied type map is refused.
    registry = registry(
        metadata=sa.MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: Instant, dict[str, Any]: JsonColumn, list[Any]: JsonColumn},
    )


ForumId = Annotated[int, mapped_column(sa.ForeignKey("forum.id"), index=False)]

db = SQLAlchemy(model_class=Base)


def attach(app: Flask, url: str) -> None:
    """Bind the app to the database at `url` and set up each new SQLite connection."""
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(url)
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            sa_hook.listen(db.engine, "connect", _prepare_sqlite)
            # Not by the event “begin”: an engine that has one asks for listeners at each step of a statement.
            db.engine.dialect.do_begin = _begin_sqlite  # type: ignore[method-assign, assignment]


def engine_options(url: str) -> Mapping[str, object]:
    # What people are called and what they gave has no place in the trace of a fault.
    common = {"pool_size": 20, "max_overflow": 20, "hide_parameters": True, "json_deserializer": _read_json}
    if url.startswith("sqlite"):
        # Greenlets share the pool; one that cannot get a connection waits without blocking the others.
        return {**common, "connect_args": {"timeout": BUSY_MS / 1000}}
    return {**common, "pool_pre_ping": True}


def _read_json(text: str) -> Any:
    """Read a JSON column. Most are empty, and a rundown of 150 cues is read at each GO."""
    if text == "[]":
        return []
    return {} if text == "{}" else json.loads(text)


@contextmanager
def glance() -> Iterator[Connection]:
    """Open a read of one single statement: what every command begins with is looked up so.

    Nothing is begun for it and nothing has to be ended, which takes longer than the statement.
    """
    with db.engine.connect() as connection:
        begin_with(connection, "")
        try:
            yield connection
        finally:
            connection.info.pop(BEGINNING, None)


def begin_with(connection: Connection, said: str) -> None:
    """Have SQLite's next transaction on this connection begin with other words than BEGIN, or with none."""
    connection.info[BEGINNING] = said


def is_sqlite(bind: Engine | Connection) -> bool:
    return bind.dialect.name == "sqlite"


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is said below
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: PoolProxiedConnection) -> None:
    said = connection.info.pop(BEGINNING, "BEGIN")
    if said:
        connection.cursor().execute(said)

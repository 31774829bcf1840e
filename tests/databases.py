"""Databases for tests: a fresh real one for each test, SQLite by default, PostgreSQL when asked for.

`FORUM_TEST_DATABASE_URL=postgresql+psycopg://…` runs the same suite on PostgreSQL; of several processes that
run it together each makes a database of its own there.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from forum_app.store.database import Base, db

SERVER = os.environ.get("FORUM_TEST_DATABASE_URL")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
POSTGRES = f"{SERVER}_{WORKER}" if SERVER and WORKER else SERVER


def url_for(folder: Path) -> str:
    return POSTGRES or f"sqlite:///{folder / 'forum.sqlite3'}"


def place(template: Path, folder: Path) -> None:
    """Put a copy of the prepared SQLite file where the test's app looks for it."""
    if not POSTGRES:
        shutil.copy(template, folder / "forum.sqlite3")


def create_tables(app: Flask) -> None:
    if POSTGRES and POSTGRES != SERVER:
        _create_database(sa.engine.make_url(POSTGRES).database)
    with app.app_context():
        if POSTGRES:
            Base.metadata.drop_all(db.engine)
        Base.metadata.create_all(db.engine)


def empty(app: Flask) -> None:
    """Leave a shared PostgreSQL database without rows; a SQLite file is simply thrown away."""
    if not POSTGRES:
        return
    emptied = "; ".join(f'DELETE FROM "{table.name}"' for table in Base.metadata.sorted_tables)
    with app.app_context(), db.engine.begin() as connection:
        # Past the foreign keys and the guards of the ledger; truncating forty tables takes ten times as long.
        connection.exec_driver_sql(f"SET LOCAL session_replication_role = replica; {emptied}")
        connection.exec_driver_sql("SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'")


def _create_database(name: str | None) -> None:
    engine = sa.create_engine(str(SERVER), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.text(f'CREATE DATABASE "{name}"'))

"""What set-up builds is what the models say, ledger guards included."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from forum_app.store.database import Base
from tests.servers import BIN, ROOT


def _objects(path: Path, kind: str) -> set[str]:
    with sqlite3.connect(path) as database:
        found = database.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,)).fetchall()
    database.close()
    return {name for (name,) in found} - {"alembic_version"}


@pytest.mark.server
def test_the_migrations_build_what_the_models_say(founded: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{founded / 'forum.sqlite3'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


@pytest.mark.server
def test_the_migrated_ledger_is_guarded_like_the_tested_one(founded: Path, prepared: Path) -> None:
    if prepared.exists():
        assert _objects(founded / "forum.sqlite3", "trigger") == _objects(prepared, "trigger")
    assert len(_objects(founded / "forum.sqlite3", "trigger")) == 3


def _flask(folder: Path, *command: str) -> None:
    settings = {**os.environ, "FORUM_INSTANCE": str(folder)}
    subprocess.run(
        [f"{BIN}/flask", "--app", "wsgi", *command], cwd=ROOT, env=settings, check=True, capture_output=True
    )


def _fill(database: sqlite3.Connection, table: str, **given: object) -> None:
    """Write a row, with something in every column that has to hold something."""
    columns = database.execute(f"PRAGMA table_info({table})").fetchall()
    needed = {
        name: "2024-10-17 12:30:00" if "DATE" in kind else "[]" if kind == "JSON" else 1
        for _, name, kind, filled, default, _ in columns
        if filled and default is None
    }
    row = needed | given
    marks = ", ".join("?" * len(row))
    names = ", ".join(f'"{name}"' for name in row)
    database.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


@pytest.mark.server
def test_an_instance_of_the_first_version_comes_along_with_all_it_holds(tmp_path: Path) -> None:
    """Tables are made anew while others refer to their rows: nothing may be lost or left hanging."""
    _flask(tmp_path, "db", "upgrade", "0001")
    with sqlite3.connect(tmp_path / "forum.sqlite3") as old:
        _fill(
            old, "forum", slug="cu", timezone="Asia/Ho_Chi_Minh", locale="vi", starts_at="2024-10-17 12:30:00"
        )
        for table in ("guest_group", "guest", "admission", "cue", "show", "call"):
            _fill(old, table)
    old.close()
    _flask(tmp_path, "db", "upgrade")
    with sqlite3.connect(tmp_path / "forum.sqlite3") as new:
        assert new.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("guest", "admission", "cue", "call"):
            assert new.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,), table
    new.close()

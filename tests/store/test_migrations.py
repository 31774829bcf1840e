"""What set-up builds is what the models say, ledger guards included."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from forum_app.store.database import Base


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

"""A backup is a whole database of one moment, readable only by its owner."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import Invalid
from forum_app.store import feed
from forum_app.store.backup import back_up
from forum_app.store.transaction import transaction
from tests.cast import THE_EVENING, actor


def test_a_backup_holds_what_was_committed(app: Flask, forum: Forum, tmp_path: Path) -> None:
    with transaction(forum.id) as session:
        feed.append(session, forum.id, "cue.called", {}, actor=actor("stage"), at=THE_EVENING)
        url = session.get_bind().engine.url
    if url.get_backend_name() != "sqlite":
        with pytest.raises(Invalid):
            back_up(url, tmp_path / "backups", THE_EVENING)
        return
    copy = back_up(url, tmp_path / "backups", THE_EVENING)
    assert copy.name == "forum-20241017-123000.sqlite3"
    assert copy.stat().st_mode & 0o077 == 0
    engine = sa.create_engine(f"sqlite:///{copy}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT kind FROM feed_entry").scalars().all() == ["cue.called"]
    engine.dispose()

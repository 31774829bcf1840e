"""A copy of the whole database, taken while the evening goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import URL

from forum_app.kernel.errors import N_, Invalid


def back_up(url: URL, folder: Path, now: datetime) -> Path:
    """Copy the SQLite database into `folder` and give the copy's path.

    Writers go on meanwhile; the copy is of one moment. Raises Invalid for other databases, which bring
    their own tools (`pg_dump`).
    """
    if url.get_backend_name() != "sqlite" or not url.database:
        raise Invalid({"database": N_("Chỉ sao lưu được SQLite; với PostgreSQL hãy dùng pg_dump.")})
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"forum-{now:%Y%m%d-%H%M%S}.sqlite3"
    unfinished = target.with_suffix(".part")
    with closing(sqlite3.connect(url.database)) as source, closing(sqlite3.connect(unfinished)) as copy:
        source.backup(copy)  # in one step: smaller ones begin anew after every commit of others
    unfinished.chmod(0o600)
    return unfinished.rename(target)

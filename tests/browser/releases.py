"""Another version of the app, made of this one: its files copied, and some of them changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.servers import ROOT, Server

PARTS = ("forum_app", "static", "templates", "migrations")
FILES = ("wsgi.py", "gunicorn.conf.py")

# File → what stands in it → what the later version says instead.
Changes = Mapping[str, Mapping[str, str]]


def release(folder: Path, changes: Changes) -> Path:
    """Write a later version of the app into a folder."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    for name, words in changes.items():
        _reword(folder / name, words)
    return folder


def _reword(file: Path, words: Mapping[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in words.items():
        assert old in text, f"{file.name} says nothing like {old}"
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def replace_by(server: Server, code: Path) -> None:
    """Stop the server and start another version on the same forum, as an update on the day does."""
    server.kill()
    server.code = code
    server.start()

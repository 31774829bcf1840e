"""The first start, the second, and settings that cannot be used."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path

import pytest

from forum_app.config import Config, ConfigError
from tests.servers import ADMIN_PASSWORD, BIN, ROOT, Server


def test_every_fault_of_the_settings_is_reported_at_once(tmp_path: Path) -> None:
    environ = {
        "FORUM_INSTANCE": str(tmp_path),
        "FORUM_PORT": "eighty",
        "FORUM_DATABASE_URL": "mysql://x",
        "FORUM_REDIS_URL": "http://x",
        "FORUM_SECRET_KEY": "short",
        "FORUM_ADMIN_PASSWORD": "1234",
        "FORUM_HOST": "a b",
    }
    with pytest.raises(ConfigError) as fault:
        Config.from_env(environ)
    named = {line.split(":")[0] for line in fault.value.faults}
    assert named == set(environ) - {"FORUM_INSTANCE"}


def test_the_generated_secret_is_kept_and_private(tmp_path: Path) -> None:
    first = Config.from_env({"FORUM_INSTANCE": str(tmp_path)})
    second = Config.from_env({"FORUM_INSTANCE": str(tmp_path)})
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_no_secret_is_left_behind_where_the_folder_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").touch()
    with pytest.raises(ConfigError):
        Config.from_env({"FORUM_INSTANCE": "taken"})
    assert [left.name for left in tmp_path.iterdir()] == ["taken"]


@pytest.mark.server
def test_a_first_start_tells_what_is_needed_and_a_second_keeps_everything(tmp_path: Path) -> None:
    server = Server(tmp_path, settings={"FORUM_ADMIN_PASSWORD": ""})
    first = server.setup()
    assert f"http://localhost:{server.port}" in first
    assert "password: " in first
    assert "/d/" in first

    second = server.setup()
    assert "password" not in second
    assert "/d/" not in second
    with sqlite3.connect(tmp_path / "forum.sqlite3") as kept:
        counts = [
            kept.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("forum", "person", "device", "cue", "guest_group")
        ]
    kept.close()
    assert counts == [1, 1, 1, 11, 7]


@pytest.mark.server
def test_a_chosen_password_is_never_printed(tmp_path: Path) -> None:
    assert ADMIN_PASSWORD not in Server(tmp_path).setup()


@pytest.mark.server
def test_the_server_too_names_every_fault_of_the_settings(tmp_path: Path) -> None:
    faulty = {"FORUM_PORT": "eighty", "FORUM_HTTPS_PORT": "many", "FORUM_SECRET_KEY": "short"}
    server = Server(tmp_path, settings=faulty)
    command = [f"{BIN}/gunicorn", "-c", "gunicorn.conf.py", "wsgi:app"]
    started = subprocess.run(
        command, cwd=ROOT, env=server.environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert started.returncode != 0
    assert {name for name in faulty if f"  - {name}: " in started.stderr} == set(faulty)
    assert "Traceback" not in started.stderr


@pytest.mark.server
def test_a_database_that_does_not_answer_is_said_in_a_line(tmp_path: Path) -> None:
    server = Server(tmp_path, settings={"FORUM_DATABASE_URL": "postgresql://forum:secret@127.0.0.1:1/forum"})
    with pytest.raises(subprocess.CalledProcessError) as failed:
        server.setup()
    assert failed.value.stderr.startswith("Error: The database does not answer: ")
    assert {word for word in ("Traceback", "secret") if word in failed.value.stderr} == set()

"""What every test may ask for: a real app on a real database, a fixed clock, callers of each role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from forum_app import cli, create_app
from forum_app.config import Config
from forum_app.forums.queries import Forum, forum_by_slug
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from tests import cast, databases
from tests.cast import SLUG, Client, FixedClock
from tests.servers import set_up_once


def _config(folder: Path) -> Config:
    return Config(
        instance=folder,
        database_url=databases.url_for(folder),
        secret_key="a secret for tests only" * 2,
        testing=True,
    )


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the tables once, with the forum and its people where the file can be copied."""
    folder = tmp_path_factory.mktemp("prepared")
    app = create_app(_config(folder), FixedClock())
    databases.create_tables(app)
    if not databases.POSTGRES:
        cast.found(app)
    with app.app_context():
        db.engine.dispose()
    return folder / "forum.sqlite3"


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an instance folder as the set-up command leaves it, for real servers to start from."""
    return set_up_once(tmp_path_factory.mktemp("founded"))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def app(prepared: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    databases.place(prepared, tmp_path)
    app = create_app(_config(tmp_path), clock)
    cli.attach(app)  # a test may type commands; a server does without
    if databases.POSTGRES:
        databases.empty(app)
        cast.found(app)
    yield app
    app.extensions["workers"].close()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """Read the database in an app context."""
    with app.app_context():
        yield db.session()


@pytest.fixture
def forum(session: Session) -> Forum:
    found = forum_by_slug(session, SLUG)
    assert found is not None
    return found


@pytest.fixture
def signed_in(app: Flask) -> Callable[[Role], Client]:
    return lambda role: cast.sign_in(app, role)


@pytest.fixture
def bearer(app: Flask) -> Callable[[Role], Client]:
    return lambda role: cast.bearer(app, role)


@pytest.fixture
def anonymous(app: Flask) -> Client:
    return Client(app.test_client(), {})

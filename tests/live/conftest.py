from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from forum_app.store.database import db
from tests import cast, databases
from tests.live import belfry
from tests.live.belfry import Gate, Screen


@pytest.fixture
def gate() -> Gate:
    return Gate({"stage": cast.actor("stage"), "desk": cast.actor("checkin"), "boss": cast.actor("admin")})


@pytest.fixture
def tower(prepared: Path, tmp_path: Path, clock: cast.FixedClock, gate: Gate) -> Iterator[Flask]:
    """The app with the bell, in a test's own database."""
    databases.place(prepared, tmp_path)
    app = belfry.build(tmp_path, clock, gate)
    if databases.POSTGRES:
        databases.empty(app)
        cast.found(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def screen(tower: Flask) -> Callable[..., Screen]:
    """Connect a screen: with a token, or as nobody."""
    return lambda token=None: belfry.connect(tower, token)

"""What tests of donors stand on: the forum of the plan, and somebody who looks after the donors."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum, forum_by_slug
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from tests.cast import SLUG, Client


@pytest.fixture
def forum(app: Flask) -> Forum:
    """The forum; leaves no app context open, so that each request has its own."""
    with app.app_context():
        found = forum_by_slug(db.session(), SLUG)
    assert found is not None
    return found


@pytest.fixture
def office(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in("pledges")

"""What tests of payments stand on: the forum, and the pledge desk with the evening's pledges."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum, forum_by_slug
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from forum_app.store.feed import Fact, since
from tests.cast import SLUG, Client
from tests.payments.factories import take_evening


@pytest.fixture
def forum(app: Flask) -> Forum:
    """The forum; leaves no app context open, so that each request has its own."""
    with app.app_context():
        found = forum_by_slug(db.session(), SLUG)
    assert found is not None
    return found


@pytest.fixture
def desk(forum: Forum, signed_in: Callable[[Role], Client]) -> Client:
    """Sit at the pledge desk after six pledges were taken."""
    at = signed_in("pledges")
    take_evening(at)
    return at


@pytest.fixture
def told(app: Flask, forum: Forum) -> Callable[[], list[Fact]]:
    """Read the facts of payments."""

    def read() -> list[Fact]:
        with app.app_context():
            return [fact for fact in since(db.session(), forum.id, 0) if fact.kind.startswith("payment.")]

    return read

"""What tests of reports stand on: the forum with the plan's groups, and a check-in desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum, forum_by_slug
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from tests.cast import SLUG, Client
from tests.guests.factories import load_plan_groups


@pytest.fixture
def forum(app: Flask) -> Forum:
    """The forum with its groups; leaves no app context open, so that each request has its own."""
    with app.app_context():
        found = forum_by_slug(db.session(), SLUG)
    assert found is not None
    load_plan_groups(app, found)
    return found


@pytest.fixture
def desk(forum: Forum, signed_in: Callable[[Role], Client]) -> Client:
    assert forum.slug == SLUG
    return signed_in("checkin")

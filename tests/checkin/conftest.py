"""What tests of the door stand on: the forum with the plan's groups, three guests, and a desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum, forum_by_slug
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from tests.cast import SLUG, Client
from tests.guests.factories import invite, load_plan_groups


@pytest.fixture
def forum(app: Flask) -> Forum:
    """The forum with its groups; leaves no app context open, so that each request has its own."""
    with app.app_context():
        found = forum_by_slug(db.session(), SLUG)
    assert found is not None
    load_plan_groups(app, found)
    return found


@pytest.fixture
def leader(app: Flask, forum: Forum) -> Guest:
    return invite(app, forum, "Ông Lý Ngọc Nam", group=1, position="Phó Chủ tịch", organisation="UBND tỉnh")


@pytest.fixture
def donor(app: Flask, forum: Forum) -> Guest:
    return invite(app, forum, "Võ Thanh Yến", group=2, position="Giám đốc", organisation="Muối Cà Ná")


@pytest.fixture
def pupil(app: Flask, forum: Forum) -> Guest:
    return invite(app, forum, "Đặng Xuân An", group=7, position="Học sinh", organisation="Phường Phước Mỹ")


@pytest.fixture
def desk(forum: Forum, signed_in: Callable[[Role], Client]) -> Client:
    assert forum.slug == SLUG
    return signed_in("checkin")

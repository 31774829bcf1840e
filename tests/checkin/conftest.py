"""What tests of the door stand on: the forum with the plan's groups, three guests, and a desk."""

from __future__ import annotations

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests.rules.guest import Guest
from tests.guests.conftest import desk, forum
from tests.guests.factories import invite

__all__ = ["desk", "donor", "forum", "leader", "pupil"]


@pytest.fixture
def leader(app: Flask, forum: Forum) -> Guest:
    return invite(app, forum, "Ông Lý Ngọc Nam", group=1, position="Phó Chủ tịch", organisation="UBND tỉnh")


@pytest.fixture
def donor(app: Flask, forum: Forum) -> Guest:
    return invite(app, forum, "Võ Thanh Yến", group=2, position="Giám đốc", organisation="Muối Cà Ná")


@pytest.fixture
def pupil(app: Flask, forum: Forum) -> Guest:
    return invite(app, forum, "Đặng Xuân An", group=7, position="Học sinh", organisation="Phường Phước Mỹ")

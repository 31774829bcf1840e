"""Who acts in most tests of pledges."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from tests.cast import Client


@pytest.fixture
def desk(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in("pledges")


@pytest.fixture
def stage(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in("stage")

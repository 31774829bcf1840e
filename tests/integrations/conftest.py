"""What tests of the integrations stand on: a forum with a rundown, and an administrator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from forum_app.integrations.delivery import Courier
from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.integrations.receiver import Receiver, receiving
from tests.show.factories import with_programme

Add = Callable[..., dict[str, Any]]


@pytest.fixture
def admin(app: Flask, signed_in: Callable[[Role], Client]) -> Client:
    with_programme(app)
    return signed_in("admin")


@pytest.fixture
def stage(admin: Client, signed_in: Callable[[Role], Client]) -> Client:
    return signed_in("stage")


@pytest.fixture
def courier(app: Flask) -> Courier:
    found: Courier = app.extensions["courier"]
    return found


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as listening:
        yield listening


@pytest.fixture
def add(admin: Client) -> Add:
    """Add a webhook and give it."""

    def add_(url: str, **more: object) -> dict[str, Any]:
        answer = admin.post("webhooks", json={"name": "Đèn sân khấu", "url": url, **more})
        assert answer.status_code == 201, answer.json
        made: dict[str, Any] = answer.json
        return made

    return add_

"""Journeys run through a real gunicorn, over real HTTP and real WebSockets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import Server, serving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.server)


@pytest.fixture
def server(tmp_path: Path, founded: Path) -> Iterator[Server]:
    with serving(tmp_path, founded) as running:
        yield running

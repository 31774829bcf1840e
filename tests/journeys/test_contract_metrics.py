"""What watches over the service from another machine needs a token."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from tests.cast import Client

FAR = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.mark.parametrize("role", ["stage", "crew"])
def test_a_token_opens_the_metrics_from_afar(role: Role, bearer: Callable[[Role], Client]) -> None:
    assert bearer(role).get("/metrics", environ_overrides=FAR).status_code == 200


@pytest.mark.parametrize("role", ["checkin", "pledges", "display"])
def test_a_token_of_another_kind_does_not(role: Role, bearer: Callable[[Role], Client]) -> None:
    answer = bearer(role).get("/metrics", environ_overrides=FAR, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["code"]) == (403, "forbidden")


def test_a_header_makes_nobody_local(anonymous: Client) -> None:
    near = {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1", "Forwarded": "for=127.0.0.1"}
    assert anonymous.get("/metrics", environ_overrides=FAR, headers=near).status_code == 403


def test_who_watches_over_the_app_is_refused_as_a_program(anonymous: Client) -> None:
    answer = anonymous.get("/metrics", environ_overrides=FAR)
    assert (answer.status_code, answer.content_type) == (403, "application/problem+json")
    assert answer.json["code"] == "forbidden"

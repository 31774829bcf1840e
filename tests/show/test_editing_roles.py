"""Blocks, columns, selections and undo are for those who edit the script."""

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.show.factories import with_programme

SignIn = Callable[[Role], Client]

WRITES: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("post", "rundown/cues/1/duplicate", {"version": 1}),
    ("post", "rundown/batch", {"cues": [{"id": 1, "version": 1}], "action": "delete"}),
    ("post", "rundown/blocks", {"title": "A", "cues": [{"id": 1, "version": 1}]}),
    ("patch", "rundown/blocks/1", {"version": 1, "title": "B"}),
    ("delete", "rundown/blocks/1", {"version": 1}),
    ("post", "rundown/columns", {"title": "A"}),
    ("patch", "rundown/columns/1", {"version": 1, "title": "B"}),
    ("delete", "rundown/columns/1", {"version": 1}),
    ("post", "rundown/undo", {}),
    ("post", "rundown/redo", {}),
)


@pytest.mark.parametrize("role", ["crew", "checkin", "pledges", "display"])
def test_others_do_not_edit(app: Flask, bearer: SignIn, anonymous: Client, role: Role) -> None:
    with_programme(app)
    for method, path, body in WRITES:
        answer = getattr(bearer(role), method)(path, json=body)
        assert (answer.status_code, answer.json["code"]) == (403, "forbidden")
        assert getattr(anonymous, method)(path, json=body).status_code == 401

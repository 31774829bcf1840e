"""No GET changes anything: a prefetching browser or a stream deck's poll must never touch the forum."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.routing import IntegerConverter, Rule

from forum_app.forums.queries import forum_by_slug
from forum_app.kernel.actors import Role
from forum_app.store.database import Base, db
from tests import cast
from tests.cast import SLUG, Client
from tests.guests.factories import load_plan_groups
from tests.show.factories import with_programme

# What stands in an address for a name that is not a number.
WORDS = {
    "forum": SLUG,
    "department": "sound",
    "language": "en",
    "version": "0",
    "name": "css/tokens.css",
}
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE")
FEWEST_ANSWERED = 30


@pytest.fixture
def lively(app: Flask) -> Flask:
    """A forum in which there is something to read."""
    with app.app_context():
        forum = forum_by_slug(db.session(), SLUG)
    assert forum is not None
    load_plan_groups(app, forum)
    with_programme(app)
    admin = cast.sign_in(app, "admin")
    made = (
        admin.post("guests", json={"full_name": "Đàng Thị Thu An", "group": 5}),
        admin.post("pledges", json={"donor": {"name": "HTX Nho Nắng Vàng"}, "amount": "500tr"}, key="one"),
        admin.post("show/go", json={}),
        admin.post("show/message", json={"text": "Còn 2 phút", "target": "mc"}),
        admin.post("webhooks", json={"name": "Đèn", "url": "http://192.0.2.1/"}, key="two"),
    )
    assert [answer.status_code // 100 for answer in made] == [2] * len(made)
    return app


def _path(app: Flask, rule: Rule, token: str) -> str:
    given: dict[str, Any] = {"token": token}
    for name in rule.arguments:
        converter = rule._converters[name]
        choice = min(getattr(converter, "items", [WORDS.get(name, "x")]))
        given.setdefault(name, 1 if isinstance(converter, IntegerConverter) else choice)
    with app.test_request_context():
        return app.url_for(rule.endpoint, **given)


def _paths(app: Flask, token: str) -> list[str]:
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or set())]
    return [_path(app, rule, token) for rule in rules if "/socket.io" not in rule.rule]


def _everything(app: Flask) -> dict[str, list[tuple[Any, ...]]]:
    """Read every table whole, without when a device was last seen: that is no fact of the forum."""
    with app.app_context(), db.engine.connect() as connection:
        return {
            table.name: sorted(
                connection.execute(sa.select(*[c for c in table.c if c.name != "last_seen_at"])).all(),
                key=repr,
            )
            for table in Base.metadata.sorted_tables
        }


@contextmanager
def _noting_writes(app: Flask) -> Iterator[list[str]]:
    """Collect the statements that write, but for a device's `last_seen_at`."""
    written: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().upper().startswith(WRITING) and "last_seen_at" not in statement:
            written.append(statement)

    with app.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield written
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("role", ["admin", "stage"])
def test_calling_every_get_changes_nothing(role: Role, lively: Flask) -> None:
    caller = cast.sign_in(lively, role)
    made = cast.sign_in(lively, "admin").post(
        "/api/v1/devices", json={"name": "LED", "role": "display", "forum": SLUG}
    )
    phone = Client(lively.test_client(), {})
    before, answers = _everything(lively), {}
    with _noting_writes(lively) as written:
        for path in _paths(lively, made.json["token"]):
            who = phone if path.startswith("/d/") else caller
            answers[path] = who.get(path).status_code
    assert written == []
    assert _everything(lively) == before
    assert [path for path, status in answers.items() if status >= 500] == []
    # Most must have been let in and found something, or the test says nothing.
    assert sum(status < 400 for status in answers.values()) >= FEWEST_ANSWERED, answers


def test_a_write_would_be_seen(lively: Flask) -> None:
    caller, before = cast.sign_in(lively, "stage"), _everything(lively)
    with _noting_writes(lively) as written:
        assert caller.post("show/hold", json={}).status_code == 200
    assert written != []
    assert _everything(lively) != before

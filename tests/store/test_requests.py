"""The same key: the same answer. Another body: a refusal."""

from __future__ import annotations

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import Invalid
from forum_app.store.requests import Answer, once
from forum_app.store.transaction import transaction
from tests.cast import THE_EVENING, actor

DESK = actor("pledges")


class Counter:
    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> tuple[int, dict[str, object]]:
        self.done += 1
        return 201, {"number": self.done}


def _send(forum: Forum, do: Counter, key: str | None, body: object, who: Actor = DESK) -> Answer:
    with transaction(forum.id) as session:
        return once(session, forum_id=forum.id, actor=who, key=key, body=body, at=THE_EVENING, do=do)


def test_a_repeat_gets_the_first_answer_and_does_nothing(app: Flask, forum: Forum) -> None:
    do = Counter()
    assert _send(forum, do, "k", {"a": 1, "b": 2}) == Answer(201, {"number": 1})
    assert _send(forum, do, "k", {"b": 2, "a": 1}) == Answer(201, {"number": 1}, replayed=True)
    assert do.done == 1


def test_the_same_key_with_another_body_is_refused(app: Flask, forum: Forum) -> None:
    do = Counter()
    _send(forum, do, "k", {"a": 1})
    with pytest.raises(Invalid):
        _send(forum, do, "k", {"a": 2})
    assert do.done == 1


def test_keys_of_two_people_do_not_meet(app: Flask, forum: Forum) -> None:
    do = Counter()
    _send(forum, do, "k", {"a": 1})
    assert _send(forum, do, "k", {"a": 1}, actor("admin")) == Answer(201, {"number": 2})


def test_without_a_key_each_is_done(app: Flask, forum: Forum) -> None:
    do = Counter()
    _send(forum, do, None, {})
    assert _send(forum, do, None, {}) == Answer(201, {"number": 2})


def test_a_work_that_is_refused_leaves_its_key_free(app: Flask, forum: Forum) -> None:
    def refuse() -> tuple[int, dict[str, object]]:
        raise Invalid({"amount": "no"})

    with pytest.raises(Invalid), transaction(forum.id) as session:
        once(session, forum_id=forum.id, actor=DESK, key="k", body={}, at=THE_EVENING, do=refuse)
    assert _send(forum, Counter(), "k", {}) == Answer(201, {"number": 1})


@pytest.mark.parametrize("key", ["", "x" * 101])
def test_a_key_of_odd_length_is_refused(app: Flask, forum: Forum, key: str) -> None:
    with pytest.raises(Invalid):
        _send(forum, Counter(), key, {})

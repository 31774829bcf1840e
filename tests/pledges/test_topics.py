"""The live pictures: what the screens and the desk are pushed."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.pledges.topics import TOPICS
from forum_app.store.database import db
from tests.cast import Client
from tests.pledges.factories import TAKEN_AT, ask, take, tote

SignIn = Callable[[Role], Client]


def state(app: Flask, name: str) -> dict[str, object]:
    """Read a live picture as the publisher does."""
    topic = next(topic for topic in TOPICS if topic.name == name)
    with app.app_context():
        return topic.state(db.session(), 1, TAKEN_AT)


def test_who_may_watch() -> None:
    assert [(topic.name, topic.watch) for topic in TOPICS] == [("tote", None), ("pledges", "pledges.read")]


def test_what_touches_the_pictures() -> None:
    kinds = (
        "pledge.taken",
        "pledge.requested",
        "tote.frozen",
        "forum.edited",
        "cue.called",
        "guest.admitted",
    )
    touched = [[topic.touched_by(kind) for kind in kinds] for topic in TOPICS]
    assert touched == [[True, True, True, True, False, False]] * 2


def test_the_pushed_tote_is_the_polled_one(app: Flask, signed_in: SignIn, anonymous: Client) -> None:
    take(signed_in("pledges"))
    polled = tote(anonymous)
    del polled["seq"], polled["scene"]
    assert state(app, "tote") == polled


def test_the_desk_follows_counts_the_true_total_and_the_queue(
    app: Flask, signed_in: SignIn, anonymous: Client
) -> None:
    desk = signed_in("pledges")
    take(desk, amount="1tr")
    take(desk, amount="2tr", hold=True)
    take(desk, amount="4tr")
    desk.post("tote/freeze")
    desk.post("pledges/3/void", json={"version": 1, "reason": "Trùng"})
    ask(anonymous)
    assert state(app, "pledges") == {
        "confirmed": 1,
        "held": 1,
        "void": 1,
        "waiting": 1,
        "total": 1_000_000,
        "held_total": 2_000_000,
        "frozen": True,
        "rehearsal": False,
        "queue": [
            {
                "id": 1,
                "number": 1,
                "reference": "DK-0001-3",
                "donor": {"name": "Chị Hai", "kind": "person", "anonymous": False},
                "amount": 5_000_000,
                "at": "2024-10-17T12:30:00.000+00:00",
                "programme": "fund",
                "amount_shown": True,
            }
        ],
    }

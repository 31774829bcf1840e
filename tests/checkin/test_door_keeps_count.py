"""Whatever desks do in whatever order: a guest is present exactly when the feed says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from forum_app.checkin import operations, queries
from forum_app.checkin.models import AdmissionRow
from forum_app.checkin.operations import BatchItem, Scan
from forum_app.checkin.rules import Deputy
from forum_app.forums.queries import Forum
from forum_app.guests.models import GuestRow
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.errors import Refused
from forum_app.store import feed
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import THE_EVENING
from tests.guests.factories import invite

DESK = cast.actor("checkin", desk="Bàn 1")
GUESTS = 3

Step = tuple[str, int, str]
STEPS = some.lists(
    some.tuples(
        some.sampled_from(["scan", "pick", "batch", "undo", "deputise"]),
        some.integers(0, GUESTS - 1),
        some.sampled_from(["a", "b", "c"]),
    ),
    max_size=25,
)


@dataclass(frozen=True, slots=True)
class Evening:
    app: Flask
    forum: Forum
    guests: Sequence[Guest]


@pytest.fixture
def evening(app: Flask, forum: Forum) -> Evening:
    return Evening(app, forum, [invite(app, forum, f"Lê An {number}") for number in range(GUESTS)])


@given(steps=STEPS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_guest_is_present_exactly_when_the_feed_says_so(evening: Evening, steps: list[Step]) -> None:
    with evening.app.app_context():
        _everybody_out(evening)
        for step in steps:
            _take(evening, step)
        assert _present_by_rows(evening) == _present_by_feed(evening) == _present_by_admissions(evening)
        counted = queries.attendance(db.session(), evening.forum.id, THE_EVENING)
        assert (counted["expected"], counted["present"]) == (GUESTS, len(_present_by_feed(evening)))


def test_the_database_itself_lets_nobody_in_twice(evening: Evening) -> None:
    entry = {"forum_id": evening.forum.id, "guest_id": 1, "admitted_at": THE_EVENING, "actor": "Bàn 1"}
    with evening.app.app_context(), pytest.raises(IntegrityError), transaction(evening.forum.id) as session:
        session.execute(sa.insert(AdmissionRow), [entry, entry])


def _take(evening: Evening, step: Step) -> None:
    try:
        with transaction(evening.forum.id) as session:
            _do(session, evening, step)
    except Refused as refused:
        if refused.code not in ("already_admitted", "stale", "missing"):
            raise


def _do(session: Session, evening: Evening, step: Step) -> None:
    verb, place, key = step
    guest, forum_id = evening.guests[place], evening.forum.id
    if verb == "scan":
        operations.admit(session, forum_id, Scan(guest.code), actor=DESK, at=THE_EVENING)
    elif verb == "pick":
        operations.admit(session, forum_id, Scan(guest_id=guest.id), actor=DESK, at=THE_EVENING)
    elif verb == "batch":
        items = [BatchItem(key + suffix, guest.code, "Bàn 3", None) for suffix in ("1", "2")]
        operations.admit_batch(session, forum_id, items, actor=DESK, at=THE_EVENING)
    elif verb == "undo":
        operations.undo(session, forum_id, _newest(session, guest), "", actor=DESK, at=THE_EVENING)
    else:
        deputy = Deputy("Lê Thay")
        operations.deputise(session, forum_id, _newest(session, guest), deputy, actor=DESK, at=THE_EVENING)


def _newest(session: Session, guest: Guest) -> int:
    of_guest = AdmissionRow.guest_id == guest.id
    return session.scalar(sa.select(sa.func.max(AdmissionRow.id)).where(of_guest)) or 999_999


def _everybody_out(evening: Evening) -> None:
    """Begin each example with nobody inside, by undoing, as a desk would."""
    for guest in evening.guests:
        _take(evening, ("undo", guest.id - 1, "a"))


def _present_by_rows(evening: Evening) -> set[int]:
    db.session.rollback()
    here = GuestRow.forum_id == evening.forum.id, GuestRow.admitted_at.is_not(None)
    return set(db.session.scalars(sa.select(GuestRow.id).where(*here)))


def _present_by_admissions(evening: Evening) -> set[int]:
    return set(queries.standing(db.session(), [guest.id for guest in evening.guests]))


def _present_by_feed(evening: Evening) -> set[int]:
    here: set[int] = set()
    for fact in feed.since(db.session(), evening.forum.id, 0, limit=100_000):
        guest_id = fact.data.get("guest_id")
        assert isinstance(guest_id, int)
        if fact.kind == "guest.admitted":
            here.add(guest_id)
        elif fact.kind == "admission.undone":
            here.discard(guest_id)
    return here

"""Whatever desks do in whatever order: a guest is present exactly when the feed says so.

Random evenings are played over the API of the real app, on a real database: scans, lost answers asked for
again, batches of desks that were cut off, undoing, deputies, coming back in, cancelling, merging, new codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy.exc import IntegrityError

from forum_app.checkin import queries
from forum_app.checkin.models import AdmissionRow
from forum_app.forums.queries import Forum
from forum_app.guests.models import GuestRow, RetiredCodeRow
from forum_app.kernel.codes import new_code
from forum_app.store import feed
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import THE_EVENING, Client
from tests.checkin.factories import EARLIER
from tests.guests.factories import invite

GUESTS = 3
PLACES = some.integers(0, GUESTS - 1)
DESKS = some.sampled_from(["Bàn 1", "Bàn 2"])
Answer = tuple[int, bytes]


class Evening(RuleBasedStateMachine):
    """One evening at a door: two desks, and three guests of its own beside those of the evenings before."""

    app: Flask
    forum: Forum
    desk: Client
    keys: Iterator[int]

    @initialize()
    def begin(self) -> None:
        self.guests = [invite(self.app, self.forum, f"Lê An {number}") for number in range(GUESTS)]
        self.codes = [guest.code for guest in self.guests]
        self.ids = [guest.id for guest in self.guests]
        self.answers: dict[str, tuple[dict[str, object], Answer]] = {}
        self.results: dict[str, tuple[dict[str, object], object]] = {}
        self.random = Random(self.ids[0])
        with self.app.app_context():
            self.begun = feed.head(db.session(), self.forum.id)
        self.here_before = self._counted()

    @rule(place=PLACES, desk=DESKS, deputy=some.booleans(), picked=some.booleans())
    def scan(self, place: int, desk: str, deputy: bool, picked: bool) -> None:
        body = self._who(place, picked) | {"desk": desk}
        body |= {"deputy": {"full_name": "Lê Thay", "position": ""}} if deputy else {}
        key = f"scan {next(self.keys)}"
        self.answers[key] = body, self._scan(key, body)

    @rule(number=some.integers(0, 50))
    def ask_again_for_a_lost_answer(self, number: int) -> None:
        """The answer was lost; the desk asks again, alone or with the batch of when the line is back."""
        if not self.answers:
            return
        key = sorted(self.answers)[number % len(self.answers)]
        body, first = self.answers[key]
        assert self._scan(key, body) == first
        (result,) = self._hand_over([{"key": key, "offline": True, "scanned_at": EARLIER, **body}])
        assert result["status"] == ("admitted" if first[0] == 201 else result["code"])

    @rule(places=some.lists(PLACES, min_size=1, max_size=4), desk=DESKS, picked=some.booleans())
    def hand_over_what_was_kept(self, places: list[int], desk: str, picked: bool) -> None:
        cut_off = {"desk": desk, "offline": True, "scanned_at": EARLIER}
        items = [{"key": f"kept {next(self.keys)}"} | cut_off | self._who(place, picked) for place in places]
        for item, result in zip(items, self._hand_over(items), strict=True):
            self.results[str(item["key"])] = item, result

    @rule()
    def hand_everything_over_again(self) -> None:
        again = self._hand_over([item for item, _ in self.results.values()])
        assert again == [result for _, result in self.results.values()]

    @rule(number=some.integers(0, 50))
    def take_back(self, number: int) -> None:
        if (admission := self._some_admission(number)) is not None:
            assert self.desk.post(f"check-ins/{admission}/undo").status_code == 200

    @rule(number=some.integers(0, 50))
    def name_a_deputy(self, number: int) -> None:
        if (admission := self._some_admission(number)) is not None:
            answer = self.desk.post(f"check-ins/{admission}/deputy", json={"full_name": "Trần Thay"})
            assert answer.status_code in (200, 409)

    @rule(number=some.integers(0, 50), desk=DESKS)
    def come_back_in(self, number: int, desk: str) -> None:
        if (admission := self._some_admission(number)) is not None:
            answer = self.desk.post(f"check-ins/{admission}/reentry", json={"desk": desk})
            assert answer.status_code in (200, 409)

    @rule(place=PLACES)
    def cancel(self, place: int) -> None:
        answer = self.desk.post(f"guests/{self.ids[place]}/cancel")
        assert answer.status_code in (200, 409)

    @rule(place=PLACES, into=PLACES)
    def merge(self, place: int, into: int) -> None:
        """One who has not come is the same person as another, and that one is nobody else's double."""
        ids = self.ids[place], self.ids[into]
        with self.app.app_context(), transaction(self.forum.id) as session:
            rows = {row.id: row for row in session.scalars(sa.select(GuestRow).where(GuestRow.id.in_(ids)))}
            doubles = set(session.scalars(sa.select(GuestRow.merged_into_id)))
            if len(rows) < 2 or any(row.cancelled_at for row in rows.values()) or ids[0] in doubles:
                return
            if rows[ids[0]].admitted_at is not None:
                return
            rows[ids[0]].cancelled_at, rows[ids[0]].merged_into_id = THE_EVENING, ids[1]
            self._retire(session, rows[ids[0]].code, ids[1], "merged")

    @rule(place=PLACES)
    def give_a_new_badge(self, place: int) -> None:
        with self.app.app_context(), transaction(self.forum.id) as session:
            row = session.get_one(GuestRow, self.ids[place])
            if row.cancelled_at is None:
                self._retire(session, row.code, row.id, "reissued")
                row.code = new_code(self.random)

    @rule(place=PLACES)
    def take_the_new_badge_along(self, place: int) -> None:
        with self.app.app_context():
            self.codes[place] = db.session.get_one(GuestRow, self.ids[place]).code

    @invariant()
    def everybody_says_the_same(self) -> None:
        if not hasattr(self, "begun"):
            return
        by_feed = self._present_by_feed()
        with self.app.app_context():
            here = GuestRow.id.in_(self.ids), GuestRow.admitted_at.is_not(None)
            assert set(db.session.scalars(sa.select(GuestRow.id).where(*here))) == by_feed
            assert set(queries.standing(db.session(), self.ids)) == by_feed
        assert self._counted() - self.here_before == len(by_feed)

    def _who(self, place: int, picked: bool) -> dict[str, object]:
        return {"guest_id": self.ids[place]} if picked else {"code": self.codes[place]}

    def _scan(self, key: str, body: dict[str, object]) -> Answer:
        answer = self.desk.post("check-ins", json=body, key=key)
        assert answer.status_code in (201, 409, 410)
        return answer.status_code, answer.data

    def _hand_over(self, items: list[dict[str, object]]) -> list[dict[str, Any]]:
        answer = self.desk.post("check-ins/batch", json={"items": items})
        assert answer.status_code == 200
        results: list[dict[str, Any]] = answer.json["results"]
        return results

    def _some_admission(self, number: int) -> int | None:
        of_guests = AdmissionRow.guest_id.in_(self.ids)
        with self.app.app_context():
            found = list(
                db.session.scalars(sa.select(AdmissionRow.id).where(of_guests).order_by(AdmissionRow.id))
            )
        return found[number % len(found)] if found else None

    def _counted(self) -> int:
        with self.app.app_context():
            counted = queries.attendance(db.session(), self.forum.id, THE_EVENING)["present"]
        assert isinstance(counted, int)
        return counted

    def _retire(self, session: Any, code: str, guest_id: int, why: str) -> None:
        row = {"forum_id": self.forum.id, "code": code, "guest_id": guest_id, "why": why}
        session.add(RetiredCodeRow(**row, retired_at=THE_EVENING))

    def _present_by_feed(self) -> set[object]:
        here: set[object] = set()
        with self.app.app_context():
            facts = feed.since(db.session(), self.forum.id, self.begun)
        for fact in facts:
            if fact.kind == "guest.admitted":
                assert fact.data["guest_id"] not in here
                here.add(fact.data["guest_id"])
            elif fact.kind == "admission.undone":
                here.remove(fact.data["guest_id"])
        return here


def test_a_guest_is_present_exactly_when_the_feed_says_so(app: Flask, forum: Forum) -> None:
    door = {"app": app, "forum": forum, "desk": cast.bearer(app, "checkin"), "keys": count()}
    thorough = settings(
        max_examples=25,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    run_state_machine_as_test(type("Evenings", (Evening,), door), settings=thorough)


def test_the_database_itself_lets_nobody_in_twice(app: Flask, forum: Forum) -> None:
    guest = invite(app, forum, "Lê An")
    entry = {"forum_id": forum.id, "guest_id": guest.id, "admitted_at": THE_EVENING, "actor": "Bàn 1"}
    with app.app_context(), pytest.raises(IntegrityError), transaction(forum.id) as session:
        session.execute(sa.insert(AdmissionRow), [entry, entry])

"""Any evening at all, with every write perhaps sent twice: the stage shows the sum of the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count

import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from forum_app.forums.operations import found_forum, read_plan
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests.cast import SLUG, Client
from tests.pledges.factories import DONOR, json_of, written

SLUGS = (f"dem-{number}" for number in count())
AMOUNTS = st.integers(1, 999_999_999_999)
PICKS = st.integers(0, 1000)
KINDS = st.sampled_from(["cash", "cash", "cash", "in_kind", "sponsorship"])


@dataclass(frozen=True, slots=True)
class Entry:
    """What a careful clerk would have in a paper book."""

    id: int
    kind: str
    amount: int
    status: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Board:
    """What the stage ought to show."""

    total: int = 0
    pledges: int = 0
    latest: tuple[int, ...] = ()


@dataclass
class Book:
    entries: dict[int, Entry] = field(default_factory=dict)
    counted: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    frozen: Board | None = None
    spotlit: int | None = None

    def board(self) -> Board:
        """Add the confirmed cash up by hand."""
        cash = [self.entries[number] for number in self.counted]
        cash = [entry for entry in cash if entry.kind == "cash" and entry.status == "confirmed"]
        latest = tuple(entry.amount for entry in cash[:-6:-1])
        return Board(sum(entry.amount for entry in cash), len(cash), latest)


class Evening(RuleBasedStateMachine):
    """Desk, stage and public do as they please; every write may be sent twice."""

    def __init__(self, app: Flask, desk: Client, public: Client) -> None:
        super().__init__()
        self.app, self.desk, self.public = app, desk, public
        self.slug, self.book, self.keys = next(SLUGS), Book(), count()
        with app.app_context(), transaction(None) as session:
            self.forum_id = found_forum(session, read_plan(SLUG) | {"slug": self.slug}).id

    def send(
        self, path: str, sent: dict[str, object], twice: bool, caller: Client | None = None
    ) -> dict[str, object]:
        """Send a write, perhaps twice with the same key, and make sure that both answers are one."""
        by = caller or self.desk
        answer = written(by, self.slug, path, sent, f"{next(self.keys)}", twice=twice)
        return {"status_code": answer.status_code, **json_of(answer)}

    def pick(self, number: int) -> Entry:
        return list(self.book.entries.values())[number % len(self.book.entries)]

    @rule(kind=KINDS, amount=AMOUNTS, hold=st.booleans(), twice=st.booleans())
    def take(self, kind: str, amount: int, hold: bool, twice: bool) -> None:
        sent = {"donor": DONOR, "kind": kind, "amount": amount, "description": "Gạo", "hold": hold}
        self.enter(self.send("pledges", sent, twice))

    def enter(self, taken: dict[str, object]) -> None:
        """Write a pledge into the book as it was answered."""
        number, amount = taken["id"], taken["amount"]
        assert isinstance(number, int)
        assert isinstance(amount, int)
        self.book.entries[number] = Entry(number, str(taken["kind"]), amount, str(taken["status"]))
        if taken["status"] == "confirmed":
            self.book.counted.append(number)

    @precondition(lambda self: self.book.entries)
    @rule(number=PICKS, amount=AMOUNTS, stale=st.booleans(), twice=st.booleans())
    def correct(self, number: int, amount: int, stale: bool, twice: bool) -> None:
        entry = self.pick(number)
        sent = {"version": entry.version + stale, "amount": amount, "reason": "Nghe nhầm"}
        answer = self.send(f"PATCH pledges/{entry.id}", sent, twice)
        if stale or entry.status == "void":
            assert answer["code"] == "stale"
        elif amount != entry.amount:
            self.book.entries[entry.id] = replace(entry, amount=amount, version=entry.version + 1)

    @precondition(lambda self: self.book.entries)
    @rule(number=PICKS, stale=st.booleans(), twice=st.booleans())
    def void(self, number: int, stale: bool, twice: bool) -> None:
        entry = self.pick(number)
        answer = self.send(
            f"pledges/{entry.id}/void", {"version": entry.version + stale, "reason": "Trùng"}, twice
        )
        if stale or entry.status == "void":
            assert answer["code"] == "stale"
            return
        self.book.entries[entry.id] = replace(entry, amount=0, status="void", version=entry.version + 1)
        if self.book.spotlit == entry.id:
            self.book.spotlit = None

    @precondition(lambda self: self.book.entries)
    @rule(number=PICKS, stale=st.booleans(), twice=st.booleans())
    def release(self, number: int, stale: bool, twice: bool) -> None:
        entry = self.pick(number)
        answer = self.send(f"pledges/{entry.id}/release", {"version": entry.version + stale}, twice)
        if stale or entry.status != "held":
            assert answer["code"] == "stale"
            return
        self.book.entries[entry.id] = replace(entry, status="confirmed", version=entry.version + 1)
        self.book.counted.append(entry.id)

    @rule(amount=AMOUNTS, twice=st.booleans())
    def ask(self, amount: int, twice: bool) -> None:
        answer = self.send("pledge-requests", {"donor": "Chị Hai", "amount": amount}, twice, self.public)
        found = json_of(self.desk.get(f"/api/v1/forums/{self.slug}/pledge-requests?q={answer['reference']}"))
        self.book.waiting.append(found["items"][0]["id"])

    @precondition(lambda self: self.book.waiting)
    @rule(twice=st.booleans())
    def accept(self, twice: bool) -> None:
        asked = self.book.waiting.pop(0)
        taken = self.send(f"pledge-requests/{asked}/accept", {}, twice)
        self.enter(taken)
        again = self.send(f"pledge-requests/{asked}/accept", {}, twice)
        assert again["id"] == taken["id"]

    @precondition(lambda self: self.book.waiting)
    @rule(twice=st.booleans())
    def reject(self, twice: bool) -> None:
        asked = self.book.waiting.pop(0)
        self.send(f"pledge-requests/{asked}/reject", {"reason": "Đùa"}, twice)
        late = self.send(f"pledge-requests/{asked}/accept", {}, twice)
        assert late["code"] == "stale"

    @rule(twice=st.booleans())
    def freeze(self, twice: bool) -> None:
        self.send("tote/freeze", {}, twice)
        self.book.frozen = self.book.frozen or self.book.board()

    @rule(twice=st.booleans())
    def let_go(self, twice: bool) -> None:
        self.send("tote/release", {}, twice)
        self.book.frozen = None

    @precondition(lambda self: self.book.entries)
    @rule(number=PICKS, off=st.booleans(), twice=st.booleans())
    def spotlight(self, number: int, off: bool, twice: bool) -> None:
        entry = self.pick(number)
        answer = self.send("tote/spotlight", {"pledge_id": None if off else entry.id}, twice)
        if off or entry.status != "void":
            self.book.spotlit = None if off else entry.id
        else:
            assert answer["code"] == "invalid"

    @invariant()
    def the_stage_shows_the_sum_of_the_ledger(self) -> None:
        shown = json_of(self.public.get(f"/api/v1/forums/{self.slug}/tote"))
        board = Board(
            shown["total"], shown["pledge_count"], tuple(given["amount"] for given in shown["latest"])
        )
        assert board == (self.book.frozen or self.book.board())
        assert (shown["spotlight"] or {}).get("pledge_id") == self.book.spotlit
        assert shown["frozen"] == (self.book.frozen is not None)

    @invariant()
    def every_amount_is_the_sum_of_its_lines(self) -> None:
        summed = sa.text(
            "SELECT pledge_id, SUM(amount) FROM ledger_line WHERE forum_id = :forum GROUP BY pledge_id"
        )
        with self.app.app_context():
            lines = {
                number: int(amount) for number, amount in db.session.execute(summed, {"forum": self.forum_id})
            }
        assert lines == {entry.id: entry.amount for entry in self.book.entries.values()}


def test_any_evening(app: Flask, signed_in: Callable[[Role], Client], anonymous: Client) -> None:
    desk = signed_in("pledges")

    class ThisEvening(Evening):
        def __init__(self) -> None:
            super().__init__(app, desk, anonymous)

    run_state_machine_as_test(
        ThisEvening,
        settings=settings(
            max_examples=20,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
            derandomize=True,
            phases=[Phase.generate],  # shrinking takes minutes with a database behind each step
        ),
    )

"""Any evening with its rehearsals, from two desks, with answers lost and asked for again: all is right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from forum_app.kernel.actors import Role
from forum_app.pledges.topics import tote_state
from forum_app.store.database import db
from tests.cast import Client
from tests.pledges.evenings import AMOUNTS, PICKS, Evenings
from tests.pledges.factories import TAKEN_AT, json_of

# What may happen while boards are handed over: mostly GO, and all that can become of a pledge meanwhile.
MOVES = ("go", "go", "go", "back", "back", "correct", "void", "release", "take", "freeze")
Move = tuple[str, int, int, bool]


class HandOvers(Evenings):
    """Evenings on which donors are called on stage, too: GO and BACK over the steps of a hand-over."""

    def press(self, button: str, lost: bool, stale: bool = False, **more: object) -> bool:
        """Press a button of the stage manager; where its answer is lost, once more, which changes nothing."""
        version = json_of(self.stage.get(self.url("show")))["version"]
        sent = {"expected_version": version - stale, **more}
        answer = self.stage.post(self.url(f"show/{button}"), json=sent)
        assert answer.status_code == (409 if stale else 200), answer.json
        if lost and button != "standby":
            assert self.stage.post(self.url(f"show/{button}"), json=sent).status_code == 409
        return not stale

    def wall(self) -> int | None:
        """Read whom the stage shows."""
        with self.app.app_context():
            spotlit: Any = tote_state(db.session(), self.forum_id, TAKEN_AT)["spotlight"]
        return None if spotlit is None else int(spotlit["pledge_id"])

    def named(self, number: int) -> int:
        """Pick a pledge for a step: mostly one that is held, now and then whatever there is."""
        held = [gift.id for gift in self.book.gifts.values() if gift.status == "held"]
        return held[number % len(held)] if held and number % 3 else self.pick(number).id

    def call_item(self, named: list[int], lost: bool) -> None:
        """Write an item with a step for each of these pledges, and call it."""
        steps = [{"title": f"Đơn vị {number}", "pledge_id": number} for number in named]
        cue = {"title": "Trao bảng tượng trưng", "planned_s": 600, "steps": steps}
        added = self.send("rundown/cues", cue, lost, self.stage)
        self.press("standby", lost, cue_id=added["id"])
        self.press("go", lost)
        self.book.steps, self.book.walked = named, 0

    @precondition(lambda self: self.book.gifts)
    @rule(numbers=st.lists(PICKS, min_size=1, max_size=3), lost=st.booleans())
    def hand_over(self, numbers: list[int], lost: bool) -> None:
        self.call_item([self.named(number) for number in numbers], lost)

    @rule(
        held=st.lists(AMOUNTS, min_size=1, max_size=3),
        moves=st.lists(
            st.tuples(st.sampled_from(MOVES), PICKS, AMOUNTS, st.booleans()), min_size=4, max_size=12
        ),
    )
    def hand_over_busily(self, held: list[int], moves: list[Move]) -> None:
        """Hand new boards over while the desks go on: a rule for itself, for chance seldom does."""
        for amount in held:
            self.take(kind="cash", amount=amount, hold=True, lost=False)
        self.call_item(list(self.book.gifts)[-len(held) :], False)
        for move in moves:
            self.move(*move)
            self.every_screen_shows_the_sum_of_the_ledger()
            self.whoever_was_called_last_is_on_stage()

    def move(self, move: str, number: int, amount: int, flag: bool) -> None:
        steps = self.book.steps
        gift = list(self.book.gifts).index(steps[number % len(steps)])
        match move:
            case "go" if self.book.walked < len(steps):
                self.call_donor(stale=False, lost=flag)
            case "back" if self.book.walked > 0:
                self.back(stale=False, lost=flag)
            case "correct":
                self.correct(number=gift, amount=amount, stale=False, lost=flag)
            case "void" if flag:
                self.void(number=gift, stale=False, lost=False)
            case "release":
                self.release(number=gift, lost=flag)
            case "take":
                self.take(kind="cash", amount=amount, hold=flag, lost=False)
            case "freeze":
                self.freeze(frozen=flag, lost=False)

    @precondition(lambda self: self.book.walked < len(self.book.steps))
    @rule(stale=st.booleans(), lost=st.booleans())
    def call_donor(self, stale: bool, lost: bool) -> None:
        named = self.book.steps[self.book.walked]
        assert self.read_by_mc(named) == self.book.expected(named)
        if self.press("go", lost, stale):
            self.book.bring(named, self.wall())
            self.book.settle(self.book.run)

    @precondition(lambda self: self.book.walked > 0)
    @rule(stale=st.booleans(), lost=st.booleans())
    def back(self, stale: bool, lost: bool) -> None:
        if self.press("back", lost, stale):
            self.book.take_back()

    def read_by_mc(self, named: int) -> tuple[str, int] | None:
        """Read what the MC's tablet says of a donor to call."""
        listed = json_of(self.stage.get(self.url("pledges/on-stage")))
        assert len(listed["items"]) + len(listed["missing"]) == len(set(self.book.steps))
        said = {item["pledge_id"]: (item["status"], item["amount"] or 0) for item in listed["items"]}
        return said.get(named)

    @invariant()
    def whoever_was_called_last_is_on_stage(self) -> None:
        assert self.wall() == self.book.spotlight

    @invariant()
    def nothing_is_released_twice(self) -> None:
        told = sa.text("SELECT data FROM feed_entry WHERE forum_id = :forum AND kind = 'pledge.released'")
        with self.app.app_context():
            facts = db.session.scalars(told.columns(data=sa.JSON), {"forum": self.forum_id}).all()
        released = [fact["pledge_id"] for fact in facts]
        assert len(released) == len(set(released))


def test_any_evening_with_its_rehearsals(
    app: Flask, signed_in: Callable[[Role], Client], bearer: Callable[[Role], Client], anonymous: Client
) -> None:
    desks, stage = (signed_in("pledges"), signed_in("admin")), signed_in("stage")

    class TheseEvenings(HandOvers):
        def __init__(self) -> None:
            super().__init__(app, desks, stage, anonymous)

    run_state_machine_as_test(
        TheseEvenings,
        settings=settings(
            max_examples=10,
            stateful_step_count=36,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
            derandomize=True,
            phases=[Phase.generate],  # shrinking takes minutes with a database behind each step
        ),
    )

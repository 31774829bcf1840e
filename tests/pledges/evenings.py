"""What desks, stage and public may do of an evening, each beside what a paper book says of it."""

from __future__ import annotations

from itertools import count
from typing import Any

import sqlalchemy as sa
from flask import Flask
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from forum_app.forums.operations import found_forum, read_plan
from forum_app.pledges.topics import desk_state, tote_state
from forum_app.sheets import read_sheets
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests.cast import SLUG, Client
from tests.pledges.factories import DONOR, TAKEN_AT, json_of, written
from tests.pledges.ledger_model import Book, Gift

SLUGS = (f"tap-{number}" for number in count())
OPENING = 1_000
AMOUNTS = st.integers(1, 3_000)
MILESTONES = st.integers(3, 40).map(lambda hundreds: hundreds * 500)
PICKS = st.integers(0, 1_000)


class Evenings(RuleBasedStateMachine):
    """Desks, stage and public do as they please; an answer may be lost, and is then asked for again."""

    def __init__(self, app: Flask, desks: tuple[Client, Client], stage: Client, public: Client) -> None:
        super().__init__()
        self.app, self.desks, self.stage, self.public = app, desks, stage, public
        self.slug, self.keys, self.book = next(SLUGS), count(), Book(OPENING)
        with app.app_context(), transaction(None) as session:
            plan = read_plan(SLUG) | {"slug": self.slug, "opening_total": OPENING}
            self.forum_id = found_forum(session, plan).id

    def url(self, path: str) -> str:
        return f"/api/v1/forums/{self.slug}/{path}"

    def send(
        self, path: str, sent: dict[str, object], lost: bool, caller: Client | None = None
    ) -> dict[str, Any]:
        """Send a write with a key; where its answer is lost, send it again and get that very answer."""
        by = caller or self.desks[next(self.keys) % 2]
        return json_of(written(by, self.slug, path, sent, f"{next(self.keys)}", twice=lost))

    def pick(self, number: int) -> Gift:
        gifts = list(self.book.gifts.values())
        return gifts[number % len(gifts)]

    def enter(self, taken: dict[str, Any]) -> Gift:
        """Write a pledge into the book as it was answered."""
        assert taken["rehearsal"] == (self.book.run > 0)
        gift = Gift(taken["id"], self.book.run, taken["kind"], taken["amount"], taken["status"])
        self.book.gifts[gift.id] = gift
        if gift.status == "confirmed":
            self.book.begin(gift)
        return gift

    @rule(
        kind=st.sampled_from(["cash", "cash", "cash", "in_kind"]),
        amount=AMOUNTS,
        hold=st.booleans(),
        lost=st.booleans(),
    )
    def take(self, kind: str, amount: int, hold: bool, lost: bool) -> None:
        sent = {"donor": DONOR, "kind": kind, "amount": amount, "description": "Gạo", "hold": hold}
        self.enter(self.send("pledges", sent, lost))
        self.book.settle(self.book.run)

    @precondition(lambda self: self.book.gifts)
    @rule(number=PICKS, amount=AMOUNTS, stale=st.booleans(), lost=st.booleans())
    def correct(self, number: int, amount: int, stale: bool, lost: bool) -> None:
        gift = self.pick(number)
        sent = {"version": gift.version + stale, "amount": amount, "reason": "Nghe nhầm"}
        answer = self.send(f"PATCH pledges/{gift.id}", sent, lost)
        if stale or gift.status == "void":
            assert answer["code"] == "stale"
        elif gift.matching and amount != gift.amount:
            assert answer["code"] == "invalid"
        elif amount != gift.amount:
            gift.amount, gift.version = amount, gift.version + 1
            self.book.settle(gift.run)

    @precondition(lambda self: self.book.gifts)
    @rule(number=PICKS, stale=st.booleans(), lost=st.booleans())
    def void(self, number: int, stale: bool, lost: bool) -> None:
        gift = self.pick(number)
        answer = self.send(
            f"pledges/{gift.id}/void", {"version": gift.version + stale, "reason": "Trùng"}, lost
        )
        if stale or gift.status == "void":
            assert answer["code"] == "stale"
            return
        self.book.void(gift)
        self.book.settle(gift.run)

    @precondition(lambda self: any(gift.status == "held" for gift in self.book.of_run(self.book.run)))
    @rule(stale=st.booleans(), lost=st.booleans())
    def reveal(self, stale: bool, lost: bool) -> None:
        held = [gift for gift in self.book.of_run(self.book.run) if gift.status == "held"]
        seen = [{"id": gift.id, "version": gift.version} for gift in held]
        seen[-1]["version"] += stale
        answer = self.send("pledges/reveal", {"pledges": seen}, lost, self.stage)
        if stale:
            assert [one["id"] for one in answer["current"]["pledges"]] == [held[-1].id]
            return
        for gift in held:
            gift.version += 1
            self.book.begin(gift)
        self.book.settle(self.book.run)

    @precondition(lambda self: self.book.gifts)
    @rule(number=PICKS, lost=st.booleans())
    def release(self, number: int, lost: bool) -> None:
        gift = self.pick(number)
        answer = self.send(f"pledges/{gift.id}/release", {"version": gift.version}, lost)
        if gift.run != self.book.run or gift.status != "held":
            assert answer["code"] in ("stale", "invalid")
            return
        gift.version += 1
        self.book.begin(gift)
        self.book.settle(gift.run)

    @rule(amount=AMOUNTS, lost=st.booleans())
    def ask(self, amount: int, lost: bool) -> None:
        sent = self.send("pledge-requests", {"donor": "Chị Hai", "amount": amount}, lost, self.public)
        found = json_of(self.desks[0].get(self.url(f"pledge-requests?q={sent['reference']}")))
        self.book.waiting.append(found["items"][0]["id"])

    @precondition(lambda self: self.book.waiting)
    @rule(accepted=st.booleans(), lost=st.booleans())
    def decide(self, accepted: bool, lost: bool) -> None:
        asked = self.book.waiting[0]
        if not accepted:
            self.send(f"pledge-requests/{asked}/reject", {"reason": "Đùa"}, lost)
            self.book.waiting.pop(0)
            return
        answer = self.send(f"pledge-requests/{asked}/accept", {}, lost)
        if self.book.run:
            assert answer["code"] == "rehearsal"
            return
        self.book.waiting.pop(0)
        self.enter(answer)
        self.book.settle(0)

    @rule(frozen=st.booleans(), lost=st.booleans())
    def freeze(self, frozen: bool, lost: bool) -> None:
        self.send("tote/freeze" if frozen else "tote/release", {}, lost)
        if not frozen:
            self.book.frozen = None
        elif self.book.frozen is None:
            self.book.frozen = self.book.total(self.book.run), set(self.book.celebrated)

    @rule(amount=MILESTONES, lost=st.booleans())
    def set_milestone(self, amount: int, lost: bool) -> None:
        answer = self.send("tote/milestones", {"amount": amount, "title": "Mốc"}, lost, self.stage)
        if amount in self.book.milestones:
            assert answer["code"] == "invalid"
            return
        self.book.milestones[amount] = answer["id"]
        for run in {0, self.book.run}:
            self.book.pass_by(run)

    @precondition(lambda self: self.book.milestones)
    @rule(number=PICKS)
    def remove_milestone(self, number: int) -> None:
        amount = sorted(self.book.milestones)[number % len(self.book.milestones)]
        gone = self.stage.delete(self.url(f"tote/milestones/{self.book.milestones.pop(amount)}?version=1"))
        assert gone.status_code == 200

    @rule(percent=st.integers(1, 200), most=st.none() | AMOUNTS, lost=st.booleans())
    def match(self, percent: int, most: int | None, lost: bool) -> None:
        sent = {"donor": DONOR, "percent": percent, "most": most}
        gift = self.enter(self.send("tote/matching", sent, lost, self.stage)["pledge"])
        gift.percent, gift.most = percent, most

    @precondition(lambda self: any(gift.matching and gift.ended is None for gift in self.book.gifts.values()))
    @rule(lost=st.booleans())
    def stop_matching(self, lost: bool) -> None:
        for item in json_of(self.stage.get(self.url("tote/matching")))["items"]:
            if item["running"]:
                sent = {"version": item["version"]}
                self.send(f"tote/matching/{item['id']}/end", sent, lost, self.stage)
                self.book.gifts[item["pledge"]["id"]].ended = self.book.deeds
                break

    @rule(on=st.booleans())
    def rehearse(self, on: bool) -> None:
        mode = "rehearsal" if on else "live"
        assert self.stage.post(self.url("show/reset"), json={"mode": mode}).status_code == 200
        self.book.turn_over(on)
        with self.app.app_context():
            state = tote_state(db.session(), self.forum_id, TAKEN_AT)
        assert state["rehearsal"] == on
        assert isinstance(state["run"], int)
        self.book.run = state["run"]
        assert not on or not list(self.book.of_run(self.book.run))
        if on:
            self.book.pass_by(self.book.run)

    @invariant()
    def every_screen_shows_the_sum_of_the_ledger(self) -> None:
        with self.app.app_context():
            wall = tote_state(db.session(), self.forum_id, TAKEN_AT)
            desk = desk_state(db.session(), self.forum_id, TAKEN_AT)
        public = json_of(self.public.get(self.url("tote")))
        shown, milestone = self.book.shown(), wall["milestone"]
        assert (wall["total"], milestone and milestone["amount"]) == (shown.total, shown.milestone)  # type: ignore[index]
        assert sum(wall["programmes"].values()) == wall["tonight_total"]  # type: ignore[attr-defined]
        assert (public["total"], public["run"]) == (self.book.public_total(), 0)
        held = [
            gift for gift in self.book.of_run(self.book.run) if (gift.kind, gift.status) == ("cash", "held")
        ]
        held_total = sum(gift.amount for gift in held)
        assert (desk["total"], desk["held_total"]) == (self.book.total(self.book.run), held_total)

    @invariant()
    def every_milestone_is_celebrated_once(self) -> None:
        with self.app.app_context():
            told = sa.text(
                "SELECT data FROM feed_entry WHERE forum_id = :forum AND kind = 'milestone.reached'"
            )
            facts = db.session.scalars(told.columns(data=sa.JSON), {"forum": self.forum_id}).all()
        assert sorted((fact["run"], fact["amount"]) for fact in facts) == sorted(self.book.celebrated)

    @invariant()
    def every_amount_is_the_sum_of_its_lines(self) -> None:
        summed = sa.text(
            "SELECT pledge_id, SUM(amount) FROM ledger_line WHERE forum_id = :forum GROUP BY pledge_id"
        )
        with self.app.app_context():
            lines = {
                number: int(amount) for number, amount in db.session.execute(summed, {"forum": self.forum_id})
            }
        assert {number: amount for number, amount in lines.items() if amount} == {
            gift.id: gift.amount for gift in self.book.gifts.values() if gift.amount
        }

    def teardown(self) -> None:
        """At the end the workbook adds up, to real money only."""
        answer = self.desks[0].get(self.url("pledges.xlsx"))
        pages = {page.name: page.rows for page in read_sheets(answer.data, "a.xlsx")}
        sums = {row.cells[0]: row.cells[1] for row in pages["Đối chiếu"] if len(row.cells) > 1}
        assert sums["Tổng trên bảng"] == self.book.total(0)

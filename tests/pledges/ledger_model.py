"""A paper book beside the real one: what a careful clerk would write down, without a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Gift:
    """A pledge in the book; `began` says as the how-many-th deed it began to count."""

    id: int
    run: int
    kind: str
    amount: int
    status: str
    version: int = 1
    began: int | None = None
    percent: int = 0
    most: int | None = None
    ended: int | None = None

    @property
    def matching(self) -> bool:
        return self.percent > 0

    @property
    def counts(self) -> bool:
        return self.kind == "cash" and self.began is not None


@dataclass(frozen=True)
class Shown:
    """What a screen ought to show."""

    total: int
    milestone: int | None


@dataclass
class Book:
    opening: int
    run: int = 0
    runs: int = 0
    deeds: int = 0
    gifts: dict[int, Gift] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    # By amount: the milestones on the list, each with its id.
    milestones: dict[int, int] = field(default_factory=dict)
    # (run, amount) of what was celebrated, and of what lay below the total when it was set.
    celebrated: set[tuple[int, int]] = field(default_factory=set)
    passed: set[tuple[int, int]] = field(default_factory=set)
    # The total and the celebrated milestones as they were when the tote was frozen.
    frozen: tuple[int, set[tuple[int, int]]] | None = None
    # The steps of the running item, each with the pledge it names; how many of them GO has walked.
    steps: list[int] = field(default_factory=list)
    walked: int = 0
    spotlight: int | None = None
    # (run, id of the pledge a step names): what a rehearsal took in its place.
    copies: dict[tuple[int, int], int] = field(default_factory=dict)

    def of_run(self, run: int) -> Iterator[Gift]:
        return (gift for gift in self.gifts.values() if gift.run == run)

    def total(self, run: int) -> int:
        """Add up by hand what counts."""
        return self.opening + sum(gift.amount for gift in self.of_run(run) if gift.counts)

    def shown(self) -> Shown:
        total, celebrated = self.frozen or (self.total(self.run), self.celebrated)
        known = celebrated | self.passed
        covered = [amount for amount in self.milestones if (self.run, amount) in known and amount <= total]
        return Shown(total, max(covered, default=None))

    def public_total(self) -> int:
        return self.shown().total if self.run == 0 else self.total(0)

    def begin(self, gift: Gift) -> None:
        """Have a gift count from now on."""
        self.deeds += 1
        gift.status, gift.began = "confirmed", self.deeds

    def void(self, gift: Gift) -> None:
        gift.amount, gift.status, gift.version = 0, "void", gift.version + 1
        self.spotlight = None if self.spotlight == gift.id else self.spotlight

    def turn_over(self, rehearsal: bool) -> None:
        """Begin the show anew: nothing runs, and what the tote was set to does not go along."""
        self.steps, self.walked = [], 0
        if rehearsal or self.run:
            self.frozen, self.spotlight = None, None

    def stands(self, named: int) -> Gift | None:
        """Find what a step brings on stage in this run; None where nothing does (yet)."""
        own = self.gifts[named].run == self.run
        return self.gifts[named] if own else self.gifts.get(self.copies.get((self.run, named), 0))

    def expected(self, named: int) -> tuple[str, int] | None:
        """Say what the MC has to read of a step: how it stands and its amount; None where nobody comes."""
        gift, stands = self.gifts[named], self.stands(named)
        if stands is not None:
            return stands.status, stands.amount
        if self.run == 0:
            return None
        return ("void", 0) if gift.status == "void" else ("held", gift.amount)

    def bring(self, named: int, shown: int | None) -> None:
        """Have GO walk the next step; `shown` is who stands on stage then: a copy has a number of its own."""
        gift, stands = self.gifts[named], self.stands(named)
        self.walked += 1
        if stands is None and self.run and gift.status != "void":
            assert shown is not None
            stands = self.gifts[shown] = Gift(shown, self.run, gift.kind, gift.amount, "confirmed")
            self.copies[self.run, named] = shown
            self.begin(stands)
        if stands is None or stands.status == "void":
            return
        if stands.status == "held":
            stands.version += 1
            self.begin(stands)
        self.spotlight = stands.id

    def take_back(self) -> None:
        """Have BACK undo the last step: the donor leaves the stage, what was counted stays counted."""
        self.walked -= 1
        stands = self.stands(self.steps[self.walked])
        self.spotlight = None if stands and self.spotlight == stands.id else self.spotlight

    def settle(self, run: int) -> None:
        """Bring the matching gifts to what they must be, then see which milestones that reaches."""
        for rule in [gift for gift in self.of_run(run) if gift.matching and gift.status == "confirmed"]:
            share = self._matched(rule) * rule.percent // 100
            owed = share if rule.most is None else min(share, rule.most)
            rule.version += owed != rule.amount
            rule.amount = owed
        for amount in self.milestones:
            if amount <= self.total(run) and (run, amount) not in self.celebrated | self.passed:
                self.celebrated.add((run, amount))

    def pass_by(self, run: int) -> None:
        """Pass in silence what lies below the total."""
        below = {(run, amount) for amount in self.milestones if amount <= self.total(run)}
        self.passed |= below - self.celebrated

    def _matched(self, rule: Gift) -> int:
        assert rule.began is not None
        until = self.deeds if rule.ended is None else rule.ended
        return sum(
            gift.amount
            for gift in self.of_run(rule.run)
            if gift.counts and not gift.matching and rule.began < (gift.began or 0) <= until
        )

"""The ledger as a book: pledges with their lines, and the sums that must agree to the đồng."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from forum_app.kernel.text import fold
from forum_app.pledges.rules.tote import ANONYMOUS_NAME
from forum_app.pledges.rules.values import Particulars, Programme


class Entry(NamedTuple):
    """One ledger line with what its pledge says, amounts signed, times in UTC; line 0 where there is none."""

    number: int
    reference: str
    donor_name: str
    donor_kind: str
    anonymous: bool
    kind: str
    description: str
    channel: str
    status: str
    taken_at: datetime
    taken_by: str
    desk: str | None
    programme: Programme
    quantity: int | None
    unit: str
    months: int | None
    per_month: int | None
    beneficiary: str
    beneficiary_released: bool
    amount_shown: bool
    line: int
    amount: int
    reason: str
    at: datetime
    by: str

    @property
    def counts(self) -> bool:
        """Say whether the pledge is in the total on stage; a void one is, its lines add up to nothing."""
        return self.kind == "cash" and self.status != "held"

    @property
    def told(self) -> Particulars:
        """Give what the pledge says beside its amount."""
        return Particulars(
            programme=self.programme,
            quantity=self.quantity,
            unit=self.unit,
            months=self.months,
            per_month=self.per_month,
            beneficiary=self.beneficiary,
            beneficiary_released=self.beneficiary_released,
            amount_shown=self.amount_shown,
        )


@dataclass(frozen=True, slots=True)
class Booked:
    """A pledge in the book: its first line stands for what it says, `amount` is the sum of all its lines."""

    said: Entry
    amount: int

    @property
    def quiet(self) -> bool:
        """Say whether it is money whose sum its donor wishes not to be made public."""
        return self.said.kind == "cash" and not self.said.amount_shown


@dataclass(frozen=True, slots=True)
class Stated:
    """A pledge as the public statement prints it; no sum where none may be shown."""

    said: Entry
    name: str
    money: int | None
    estimate: int | None
    quiet: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """How the total on stage is made up, and what stands beside it and is not in it."""

    opening: int
    fund: int
    social: int
    held: int
    in_kind: int
    scholarship: int
    sponsorship: int

    @property
    def tonight(self) -> int:
        return self.fund + self.social

    @property
    def total(self) -> int:
        return self.opening + self.tonight


def booked(entries: Iterable[Entry]) -> list[Booked]:
    """Sum up each pledge's lines; `entries` in the order of pledges."""
    grouped = ((tuple(lines)) for _, lines in groupby(entries, key=lambda entry: entry.number))
    return [Booked(lines[0], sum(line.amount for line in lines)) for lines in grouped]


def balance(entries: Sequence[Entry], opening: int) -> Balance:
    """Add the book up."""
    return Balance(
        opening,
        fund=sum(entry.amount for entry in entries if entry.counts and entry.programme == "fund"),
        social=sum(entry.amount for entry in entries if entry.counts and entry.programme == "social"),
        held=_sum(entries, "cash", "held"),
        in_kind=_sum(entries, "in_kind", "confirmed"),
        scholarship=_sum(entries, "scholarship", "confirmed"),
        sponsorship=_sum(entries, "sponsorship", "confirmed"),
    )


def published(entries: Iterable[Entry]) -> list[Stated]:
    """Give what a public statement lists: pledges that stand, in the order they were taken.

    Money of those who wish no sum to be shown is added up in one line. Where they are one donor alone, that
    line would tell their sum, so they go unnamed.
    """
    standing = [pledge for pledge in booked(entries) if pledge.said.status == "confirmed"]
    quiet = {fold(pledge.said.donor_name) for pledge in standing if pledge.quiet}
    return [_stated(pledge, alone=len(quiet) == 1) for pledge in standing]


def quiet_sum(entries: Iterable[Entry]) -> tuple[int, int]:
    """Count and add up the money whose donors wish no sum to be shown."""
    found = [
        pledge.amount for pledge in booked(entries) if pledge.quiet and pledge.said.status == "confirmed"
    ]
    return len(found), sum(found)


def _stated(pledge: Booked, *, alone: bool) -> Stated:
    said, cash = pledge.said, pledge.said.kind == "cash"
    amount = pledge.amount if said.amount_shown else None
    return Stated(
        said,
        name=ANONYMOUS_NAME if said.anonymous or (pledge.quiet and alone) else said.donor_name,
        money=amount if cash else None,
        estimate=None if cash else amount or None,
        quiet=pledge.quiet,
    )


def _sum(entries: Iterable[Entry], kind: str, status: str) -> int:
    return sum(entry.amount for entry in entries if (entry.kind, entry.status) == (kind, status))

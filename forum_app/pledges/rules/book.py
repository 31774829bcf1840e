"""The ledger as a book: pledges with their lines, and the sums that must agree to the đồng."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from forum_app.pledges.rules.tote import ANONYMOUS_NAME


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
    def public_name(self) -> str:
        """Give the name a public statement may print."""
        return ANONYMOUS_NAME if self.anonymous else self.donor_name


@dataclass(frozen=True, slots=True)
class Booked:
    """A pledge in the book: its first line stands for what it says, `amount` is the sum of all its lines."""

    said: Entry
    amount: int


@dataclass(frozen=True, slots=True)
class Balance:
    """How the total on stage is made up, and what stands beside it and is not in it."""

    opening: int
    tonight: int
    held: int
    in_kind: int
    sponsorship: int

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
        tonight=sum(entry.amount for entry in entries if entry.counts),
        held=_sum(entries, "cash", "held"),
        in_kind=_sum(entries, "in_kind", "confirmed"),
        sponsorship=_sum(entries, "sponsorship", "confirmed"),
    )


def published(entries: Iterable[Entry]) -> list[Booked]:
    """Give what a public statement lists: pledges that stand, in the order they were taken."""
    return [pledge for pledge in booked(entries) if pledge.said.status == "confirmed"]


def _sum(entries: Iterable[Entry], kind: str, status: str) -> int:
    return sum(entry.amount for entry in entries if (entry.kind, entry.status) == (kind, status))

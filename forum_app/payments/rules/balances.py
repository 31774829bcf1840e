"""What all pledges come to: pledged, received, outstanding, for how long. Never one sum of two of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from forum_app.kernel.money import Dong
from forum_app.payments.rules.values import Due

# Days since a pledge was taken, to and including; the last one has no end.
AGES: tuple[tuple[int, int | None], ...] = ((0, 7), (8, 30), (31, 60), (61, None))


@dataclass(frozen=True, slots=True)
class Sums:
    """What a kind of pledges comes to. `held` is part of `pledged`; `over` came beyond what was pledged."""

    pledged: Dong
    received: Dong
    outstanding: Dong
    over: Dong
    held: Dong
    count: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Age:
    """Money that is waited for since so many days."""

    since: int
    until: int | None
    count: int
    outstanding: Dong


@dataclass(frozen=True, slots=True)
class Totals:
    """Gifts of money as the tote counts them; sponsorships and scholarships; goods; and the ages."""

    cash: Sums
    support: Sums
    goods: Sums
    ages: tuple[Age, ...]


def totals(dues: Iterable[Due], now: datetime, zone: ZoneInfo) -> Totals:
    """Add up pledges of a forum, each kind by itself."""
    known = list(dues)
    money = [due for due in known if not due.in_goods]
    return Totals(
        cash=_sums([due for due in money if due.kind == "cash"]),
        support=_sums([due for due in money if due.kind != "cash"]),
        goods=_sums([due for due in known if due.in_goods]),
        ages=tuple(_age(place, money, now, zone) for place in range(len(AGES))),
    )


def days_waited(due: Due, now: datetime, zone: ZoneInfo) -> int:
    """Count the days since a pledge was taken, by the forum's calendar."""
    return max((now.astimezone(zone).date() - due.taken_at.astimezone(zone).date()).days, 0)


def age_of(due: Due, now: datetime, zone: ZoneInfo) -> int:
    """Give the place in AGES of a pledge that is waited for."""
    days = days_waited(due, now, zone)
    return next(place for place, (_, until) in enumerate(AGES) if until is None or days <= until)


def _age(place: int, money: Sequence[Due], now: datetime, zone: ZoneInfo) -> Age:
    waiting = [due for due in money if due.open and age_of(due, now, zone) == place]
    since, until = AGES[place]
    return Age(since, until, len(waiting), _sum(due.outstanding for due in waiting))


def _sums(dues: Sequence[Due]) -> Sums:
    return Sums(
        pledged=_sum(due.pledged for due in dues),
        received=_sum(due.received for due in dues),
        outstanding=_sum(due.outstanding for due in dues),
        over=_sum(due.over for due in dues),
        held=_sum(due.pledged for due in dues if due.status == "held"),
        count=sum(due.status != "void" for due in dues),
        waiting=sum(due.open for due in dues),
    )


def _sum(amounts: Iterable[int]) -> Dong:
    return Dong(sum(amounts))

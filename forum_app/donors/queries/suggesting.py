"""Suggesting donors while the desk types: who is here, who is on the list, who was invited, who gave before.

The databases only narrow down, by the folded columns; whether a name really fits is said here, once for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.donors.models import DonorRow
from forum_app.donors.queries.searching import Search, asked
from forum_app.donors.rules.donor import folded_name
from forum_app.guests.models import DelegationRow, GuestGroup, GuestRow
from forum_app.guests.rules.guest import search_words
from forum_app.pledges.models import PledgeRow


class Suggested(NamedTuple):
    """A name that may be the donor's. `present` is said of guests alone."""

    name: str
    kind: str
    source: str
    present: bool = False
    donor_id: int | None = None


def suggestions(session: Session, forum_id: int, q: str, limit: int) -> list[dict[str, object]]:
    """Suggest donors, each once, those on the list by their name there."""
    words = search_words(q)
    if q.strip() and not words:
        return []
    listed = _listed(session, forum_id, q)
    fitting = (one for one in _all(session, forum_id, words, listed.values()) if _fits(one.name, words))
    return [one._asdict() for one in islice(_once(fitting, listed), limit)]


def _all(
    session: Session, forum_id: int, words: list[str], listed: Iterable[Suggested]
) -> Iterator[Suggested]:
    """Give who may be meant in the order they are offered; what is not looked at is not asked for."""
    absent: list[Suggested] = []
    for one in _invited(session, forum_id, words):
        if one.present:
            yield one
        else:
            absent.append(one)
    yield from listed
    yield from absent
    yield from _earlier(session, forum_id, words)


def _once(found: Iterable[Suggested], listed: dict[str, Suggested]) -> Iterator[Suggested]:
    seen: set[str] = set()
    for one in found:
        folded = _folded(one.name)
        if folded in seen:
            continue
        seen.add(folded)
        there = listed.get(folded)
        yield one if there is None else there._replace(source=one.source, present=one.present)


def _fits(name: str, words: list[str]) -> bool:
    folded = f" {_folded(name)}"
    return all(f" {word}" in folded for word in words)


# The same few thousand names are looked at again with each letter; folding takes longer than finding them.
@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return folded_name(name)


def _listed(session: Session, forum_id: int, q: str) -> dict[str, Suggested]:
    of_list = DonorRow.forum_id == forum_id, DonorRow.deleted_at.is_(None)
    columns = DonorRow.folded, DonorRow.name, DonorRow.kind, DonorRow.id
    wanted = sa.select(*columns).where(*of_list, *asked(Search(q))).order_by(DonorRow.position, DonorRow.id)
    rows = session.connection().execute(wanted)
    return {row.folded: Suggested(row.name, row.kind, "list", donor_id=row.id) for row in rows}


def _invited(session: Session, forum_id: int, words: list[str]) -> Iterator[Suggested]:
    """Give invited organisations and delegations by rank, whoever is here or not; protected guests never.

    Row by row: where many that fit are here, the first few are looked at.
    """
    asked = {"forum": forum_id} | _said(words)
    known: set[tuple[str, bool]] = set()
    for wanted in (_organisations(len(words)), _delegations(len(words))):
        for name, here in session.connection().execute(wanted, asked):
            if (name, here) not in known:
                known.add((name, here))
                yield Suggested(name, "organisation", "guests", here)


def _earlier(session: Session, forum_id: int, words: list[str]) -> Iterator[Suggested]:
    """Give who has really pledged before, the latest first, as last written."""
    known: set[str] = set()
    asked = {"forum": forum_id} | _said(words)
    for name, kind in session.connection().execute(_pledged(len(words)), asked):
        if name not in known:
            known.add(name)
            yield Suggested(name, kind, "pledges")


def _said(words: list[str]) -> dict[str, str]:
    # A folded word is letters and digits: nothing in it has to be escaped.
    return {f"word{place}": word for place, word in enumerate(words)}


def _like(column: sa.SQLColumnExpression[str], before: str, count: int) -> list[sa.ColumnElement[bool]]:
    bound = [sa.bindparam(f"word{place}", type_=sa.String) for place in range(count)]
    return [column.like(sa.literal_column(f"'{before}'").concat(word).concat("%")) for word in bound]


# Each is built once for a number of words: they are asked with every letter typed.
_GUESTS = (
    GuestRow.forum_id == sa.bindparam("forum"),
    GuestRow.cancelled_at.is_(None),
    GuestRow.group_id.not_in(
        sa.select(GuestGroup.id).where(GuestGroup.forum_id == sa.bindparam("forum"), GuestGroup.protected)
    ),
)
_BY_RANK = GuestRow.rank, GuestRow.id
_HERE = GuestRow.admitted_at.is_not(None).label("here")


@cache
def _organisations(count: int) -> sa.Select[str, bool]:
    named = _like(GuestRow.search, "% ", count)
    return (
        sa.select(GuestRow.organisation, _HERE)
        .where(*_GUESTS, GuestRow.organisation != "", *named)
        .order_by(*_BY_RANK)
    )


@cache
def _delegations(count: int) -> sa.Select[str, bool]:
    named = _like(DelegationRow.folded, "%", count)
    of_guest = DelegationRow.id == GuestRow.delegation_id
    return (
        sa.select(DelegationRow.name, _HERE)
        .join(GuestRow, of_guest)
        .where(*_GUESTS, *named)
        .order_by(*_BY_RANK)
    )


@cache
def _pledged(count: int) -> sa.Select[str, str]:
    # In the order of the index on forum, run and number: what is not looked at is not read.
    real = PledgeRow.forum_id == sa.bindparam("forum"), PledgeRow.run == 0
    named = _like(PledgeRow.donor_folded, "%", count)
    return (
        sa.select(PledgeRow.donor_name, PledgeRow.donor_kind)
        .where(*real, *named)
        .order_by(PledgeRow.number.desc())
    )

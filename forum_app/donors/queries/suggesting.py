"""Suggesting donors while the desk types: who is here, who is on the list, who was invited, who gave before.

The databases only narrow down, by the folded columns; whether a name really fits is said here, once for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    invited = _invited(session, forum_id, words)
    yield from (one for one in invited if one.present)
    yield from listed
    yield from (one for one in invited if not one.present)
    yield from _earlier(session, forum_id, words)


def _once(found: Iterable[Suggested], listed: dict[str, Suggested]) -> Iterator[Suggested]:
    seen: set[str] = set()
    for one in found:
        folded = folded_name(one.name)
        if folded in seen:
            continue
        seen.add(folded)
        there = listed.get(folded)
        yield one if there is None else there._replace(source=one.source, present=one.present)


def _fits(name: str, words: list[str]) -> bool:
    folded = f" {folded_name(name)}"
    return all(f" {word}" in folded for word in words)


def _listed(session: Session, forum_id: int, q: str) -> dict[str, Suggested]:
    of_list = DonorRow.forum_id == forum_id, DonorRow.deleted_at.is_(None)
    columns = DonorRow.folded, DonorRow.name, DonorRow.kind, DonorRow.id
    wanted = sa.select(*columns).where(*of_list, *asked(Search(q))).order_by(DonorRow.position, DonorRow.id)
    rows = session.connection().execute(wanted)
    return {row.folded: Suggested(row.name, row.kind, "list", donor_id=row.id) for row in rows}


def _invited(session: Session, forum_id: int, words: list[str]) -> list[Suggested]:
    """List invited organisations and delegations, those with somebody here first; protected guests never."""
    here = sa.func.max(sa.case((GuestRow.admitted_at.is_not(None), 1), else_=0)).label("here")
    invited = GuestRow.forum_id == forum_id, GuestRow.cancelled_at.is_(None), GuestGroup.protected.is_(False)
    of_group = GuestGroup.id == GuestRow.group_id
    named = [GuestRow.search.contains(f" {word}", autoescape=True) for word in words]
    organisations = (
        sa.select(GuestRow.organisation.label("name"), here)
        .join(GuestGroup, of_group)
        .where(*invited, GuestRow.organisation != "", *named)
        .group_by(GuestRow.organisation)
    )
    folded = [DelegationRow.folded.contains(word, autoescape=True) for word in words]
    delegations = (
        sa.select(DelegationRow.name.label("name"), here)
        .join(GuestRow, GuestRow.delegation_id == DelegationRow.id)
        .join(GuestGroup, of_group)
        .where(*invited, *folded)
        .group_by(DelegationRow.name)
    )
    rows = session.connection().execute(organisations.union_all(delegations).order_by("name"))
    return [Suggested(row.name, "organisation", "guests", bool(row.here)) for row in rows]


def _earlier(session: Session, forum_id: int, words: list[str]) -> Iterator[Suggested]:
    """Give who has pledged before, the latest first, as last written."""
    of_forum = [PledgeRow.forum_id == forum_id]
    of_forum += [PledgeRow.donor_folded.contains(word, autoescape=True) for word in words]
    newest = sa.select(sa.func.max(PledgeRow.id)).where(*of_forum).group_by(PledgeRow.donor_folded)
    wanted = sa.select(PledgeRow.donor_name, PledgeRow.donor_kind).where(PledgeRow.id.in_(newest))
    for row in session.connection().execute(wanted.order_by(PledgeRow.id.desc())):
        yield Suggested(row.donor_name, row.donor_kind, "pledges")

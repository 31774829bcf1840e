"""What the donor list is asked for, as conditions of a query."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sqlalchemy as sa

from forum_app.donors.models import DonorRow
from forum_app.donors.rules.donor import LETTERS, Standing
from forum_app.guests.queries.searching import LAST_DIGITS
from forum_app.guests.rules.guest import search_words

_SENT = sa.or_(*(getattr(DonorRow, f"{letter}_at").is_not(None) for letter in LETTERS))
# As `rules.donor.Listed.standing` says it.
STANDING: sa.ColumnElement[str] = sa.case(
    (DonorRow.answer != "", DonorRow.answer), (_SENT, "waiting"), else_="unsent"
)


@dataclass(frozen=True, slots=True)
class Search:
    """What the list is asked for."""

    q: str = ""
    standing: Standing | None = None
    after: int | None = None
    limit: int = 100


def asked(search: Search) -> list[sa.ColumnElement[bool]]:
    """Give the conditions of a search; none where everybody is asked for."""
    conditions: list[sa.ColumnElement[bool]] = []
    if search.q.strip():
        words = search_words(search.q)
        conditions.append(sa.and_(sa.true(), *map(_worded, words)) if words else sa.false())
    if search.standing is not None:
        conditions.append(STANDING.in_([search.standing]))
    return conditions


def _worded(word: str) -> sa.ColumnElement[bool]:
    said = DonorRow.search.contains(f" {word}", autoescape=True)
    digits = re.fullmatch(r"[0-9]+", word) is not None and len(word) >= LAST_DIGITS
    return sa.or_(said, DonorRow.contact_phone.endswith(word)) if digits else said

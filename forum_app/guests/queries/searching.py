"""What a list of guests is asked for, as conditions of a query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.guests.rules.guest import State, search_words

Order = Literal["name", "rank"]

LAST_DIGITS = 3
PHONE_TYPED = re.compile(r"\+?[\d\s.-]{3,}")


@dataclass(frozen=True, slots=True)
class Search:
    """What a list is asked for; `phones` lets the last digits of a phone find its owner."""

    q: str = ""
    group: int | None = None
    state: State | None = None
    zone: str | None = None
    delegation: int | None = None
    vip: bool = False
    order: Order = "name"
    after: int | None = None
    limit: int = 100
    phones: bool = False


def asked(search: Search) -> list[sa.ColumnElement[bool]]:
    """Give the conditions of a search; none where everybody is asked for."""
    asked: list[sa.ColumnElement[bool]] = []
    if search.q.strip():
        asked.append(_named(search))
    if search.group is not None:
        asked.append(GuestGroup.number == search.group)
    if search.state is not None:
        asked += _standing(search.state)
    if search.zone is not None:
        asked.append(GuestRow.zone == search.zone)
    if search.delegation is not None:
        asked.append(GuestRow.delegation_id == search.delegation)
    if search.vip:
        asked.append(GuestRow.vip.is_(True))
    return asked


def _named(search: Search) -> sa.ColumnElement[bool]:
    words = search_words(search.q)
    if not words:
        return sa.false()
    named = sa.and_(sa.true(), *(_worded(word, search.phones) for word in words))
    if search.phones and PHONE_TYPED.fullmatch(search.q.strip()):
        digits = re.sub(r"\D", "", search.q)
        return sa.or_(named, GuestRow.phone.endswith(digits), GuestRow.code == digits)
    return named


def _worded(word: str, phones: bool) -> sa.ColumnElement[bool]:
    said = GuestRow.search.contains(f" {word}", autoescape=True)
    # `hoa 678`: a name, and what is remembered of the phone.
    digits = phones and word.isascii() and word.isdigit() and len(word) >= LAST_DIGITS
    return sa.or_(said, GuestRow.phone.endswith(word)) if digits else said


def _standing(state: State) -> Sequence[sa.ColumnElement[bool]]:
    if state == "cancelled":
        return [GuestRow.cancelled_at.is_not(None)]
    came = GuestRow.admitted_at.is_not(None) if state == "present" else GuestRow.admitted_at.is_(None)
    return [GuestRow.cancelled_at.is_(None), came]

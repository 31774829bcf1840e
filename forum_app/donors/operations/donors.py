"""Adding, correcting and taking donors off the list; noting what was sent to many of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.donors import queries
from forum_app.donors.models import DonorRow
from forum_app.donors.operations.promises import follow_list
from forum_app.donors.queries.promises import promises_of
from forum_app.donors.rules.donor import (
    LETTERS,
    Details,
    Letter,
    Listed,
    clean_details,
    folded_name,
    search_text,
)
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Missing, Stale
from forum_app.store import feed

ADDED = "donor.added"
EDITED = "donor.edited"
DELETED = "donor.deleted"
MARKED = "donors.marked"

ALREADY_THERE = N_("Đơn vị này đã có trong danh sách.")
Days = Mapping[Letter, datetime | None]
NO_DAYS: Days = {}


def add_donor(
    session: Session,
    forum_id: int,
    written: Details,
    days: Days = NO_DAYS,
    *,
    actor: Actor,
    at: datetime,
) -> Listed:
    """Put a donor on the list, or back on it who was taken off. Raises Invalid where the name is there."""
    details = clean_details(written)
    row = _named(session, forum_id, details.name)
    if row is not None and row.deleted_at is None:
        raise Invalid({"name": ALREADY_THERE})
    if row is None:
        row = DonorRow(forum_id=forum_id, position=last_position(session, forum_id) + 1, created_at=at)
        session.add(row)
    else:
        row.deleted_at, row.version = None, row.version + 1
    write_details(row, details)
    write_days(row, {letter: days.get(letter) for letter in LETTERS})
    session.flush()
    feed.append(session, forum_id, ADDED, {"donor_id": row.id}, actor=actor, at=at)
    return queries.listed(row)


def edit_donor(
    session: Session,
    forum_id: int,
    donor_id: int,
    version: int,
    changes: Mapping[str, Any],
    days: Days,
    zone: str,
    *,
    actor: Actor,
    at: datetime,
) -> Listed:
    """Change what is known of a donor. Raises Stale where it was changed meanwhile, Missing, Invalid.

    A new name goes on what is still held, and who comes with the board on its step: the stage says it right.
    """
    before = queries.donor(session, forum_id, donor_id)
    _make_sure_current(session, forum_id, before, version, zone)
    details = clean_details(replace(before.details, **changes))
    letters = replace(before.letters, **dict[str, Any](days.items()))
    if (details, letters) == (before.details, before.letters):
        return before
    row = session.get_one(DonorRow, donor_id)
    named = _named(session, forum_id, details.name)
    if named is not None and named.id != donor_id:
        raise Invalid({"name": ALREADY_THERE})
    write_details(row, details)
    write_days(row, {letter: getattr(letters, letter) for letter in LETTERS})
    row.version += 1
    session.flush()
    changed = sorted([*changes, *days])
    feed.append(session, forum_id, EDITED, {"donor_id": donor_id, "changed": changed}, actor=actor, at=at)
    follow_list(session, forum_id, donor_id, before.details, details, actor=actor, at=at)
    return queries.listed(row)


def delete_donor(
    session: Session, forum_id: int, donor_id: int, version: int, zone: str, *, actor: Actor, at: datetime
) -> None:
    """Take a donor off the list; what they gave stays. Raises Invalid where they still promise something."""
    before = queries.donor(session, forum_id, donor_id)
    _make_sure_current(session, forum_id, before, version, zone)
    promises = promises_of(session, forum_id, [donor_id]).get(donor_id, [])
    if any(promise["status"] == "held" for promise in promises):
        raise Invalid({"donor": N_("Đơn vị này còn khoản đã hứa; hãy hủy khoản đó trước.")})
    row = session.get_one(DonorRow, donor_id)
    row.deleted_at, row.version = at, row.version + 1
    session.flush()
    feed.append(session, forum_id, DELETED, {"donor_id": donor_id}, actor=actor, at=at)


def mark_letters(
    session: Session,
    forum_id: int,
    donor_ids: Sequence[int],
    letter: Letter,
    on: datetime | None,
    *,
    actor: Actor,
    at: datetime,
) -> list[int]:
    """Note a paper as sent (or come back) for many, or take the note away; give whom it changes.

    Who has it noted already keeps the day: a letter is not sent twice. Raises Missing for a stranger's id.
    """
    wanted = sa.select(DonorRow).where(*queries.of_list(forum_id), DonorRow.id.in_(donor_ids))
    rows = list(session.scalars(wanted.order_by(DonorRow.position, DonorRow.id)))
    if len(rows) != len(set(donor_ids)):
        raise Missing(N_("Không có đơn vị này trong danh sách."))
    column = f"{letter}_at"
    changed = [row for row in rows if (getattr(row, column) is None) == (on is not None)]
    for row in changed:
        setattr(row, column, on)
        row.version += 1
    session.flush()
    if changed:
        told = {"letter": letter, "sent": on is not None, "count": len(changed)}
        feed.append(session, forum_id, MARKED, told, actor=actor, at=at)
    return [row.id for row in changed]


def last_position(session: Session, forum_id: int) -> int:
    """Give the place of the last donor; 0 where there is none."""
    last = sa.select(sa.func.max(DonorRow.position)).where(DonorRow.forum_id == forum_id)
    return session.scalar(last) or 0


def write_details(row: DonorRow, details: Details) -> None:
    """Write what is known of a donor, and what is searched and compared because of it."""
    for name in Details.__dataclass_fields__:
        setattr(row, name, getattr(details, name))
    row.folded, row.search = folded_name(details.name), search_text(details)


def write_days(row: DonorRow, days: Mapping[Letter, datetime | None]) -> None:
    """Write when papers went out or came back."""
    for letter, at in days.items():
        setattr(row, f"{letter}_at", at)


def _named(session: Session, forum_id: int, name: str) -> DonorRow | None:
    wanted = sa.select(DonorRow).where(DonorRow.forum_id == forum_id, DonorRow.folded == folded_name(name))
    return session.scalar(wanted)


def _make_sure_current(session: Session, forum_id: int, donor: Listed, version: int, zone: str) -> None:
    if donor.version != version:
        (current,) = queries.donor_states(session, forum_id, [donor], zone)
        raise Stale(current)

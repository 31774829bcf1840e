"""Writing what an import worked out, in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests import queries
from forum_app.guests.models import GUEST
from forum_app.guests.operations.groups import add_group
from forum_app.guests.operations.sheets import Outcome
from forum_app.kernel.actors import Actor
from forum_app.store import feed

IMPORTED = "guests.imported"

UPDATED = (
    "group_id",
    "full_name",
    "salutation",
    "position",
    "organisation",
    "search",
    "sort_key",
    "rank",
    "seat",
    "phone",
    "note",
)


def unchanged_since(session: Session, forum_id: int, seen: int) -> bool:
    """Say whether the guest list is still the one an import was worked out on (`queries.last_edit`)."""
    return queries.last_edit(session, forum_id) == seen


def write_import(session: Session, forum_id: int, outcome: Outcome, *, actor: Actor, at: datetime) -> None:
    """Write an import whole, and one fact with its counts. An import that changes nothing leaves no trace."""
    if not (outcome.created or outcome.updated or outcome.groups):
        return
    for group in outcome.groups:
        add_group(session, forum_id, group)
    ids = {group.number: group.id for group in queries.groups(session, forum_id)}
    if outcome.created:
        common = {"forum_id": forum_id, "version": 1, "created_at": at}
        rows = [_placed(row, ids) | common for row in outcome.created]
        session.execute(sa.insert(GUEST), rows)
    if outcome.updated:
        session.execute(_UPDATE, [_placed(row, ids) for row in outcome.updated])
    report = outcome.report
    counts = {"created": report.created, "updated": report.updated, "unchanged": report.unchanged}
    feed.append(session, forum_id, IMPORTED, counts, actor=actor, at=at)


_UPDATE = (
    sa.update(GUEST)
    .where(GUEST.c.id == sa.bindparam("guest_id"))
    .values({column: sa.bindparam(column) for column in UPDATED} | {"version": GUEST.c.version + 1})
)


def _placed(row: dict[str, Any], ids: dict[int, int | None]) -> dict[str, Any]:
    placed = {**row, "group_id": ids[row["group"]]}
    del placed["group"]
    return placed

"""Writing what an import worked out, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session

from forum_app.forums.operations import remember_columns
from forum_app.guests import queries
from forum_app.guests.models import GUEST, DelegationRow, GuestRow
from forum_app.guests.operations.groups import add_group
from forum_app.guests.operations.planning import NAMED, WRITTEN, Outcome, Row
from forum_app.guests.rules.delegating import Delegation
from forum_app.guests.rules.guest import folded
from forum_app.guests.rules.matching import Decision
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid
from forum_app.sheets import NOTHING_SAID
from forum_app.sheets.reading import MOST_ROWS
from forum_app.store import feed

IMPORTED = "guests.imported"

KIND = "guests"

Ids = Mapping[str, Mapping[Any, int | None]]


def parse_decisions(sent: str) -> dict[str, Decision]:
    """Read what a person decided: JSON `{row: guest_id | "new" | "skip"}`. Raises Invalid on `decisions`."""
    try:
        said = json.loads(sent or "{}")
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or len(said) > MOST_ROWS or not all(map(_is_decision, said.values())):
        raise Invalid({"decisions": N_("Phải là một đối tượng JSON {dòng: số khách, new hoặc skip}.")})
    return said


def _is_decision(choice: object) -> bool:
    return type(choice) is int or choice in ("new", "skip")


def unchanged_since(session: Session, forum_id: int, seen: int) -> bool:
    """Say whether the guest list is still the one an import was worked out on (`queries.last_edit`)."""
    return queries.last_edit(session, forum_id) == seen


def write_import(
    session: Session,
    forum_id: int,
    outcome: Outcome,
    *,
    actor: Actor,
    at: datetime,
    told: Mapping[str, str] = NOTHING_SAID,
) -> None:
    """Write an import whole, and one fact with its counts. An import that changes nothing leaves no trace.

    `told` is what somebody said of headings this time, and is remembered for the next.
    """
    if told:
        remember_columns(session, forum_id, KIND, told)
    if outcome.empty:
        return
    for group in outcome.groups:
        add_group(session, forum_id, group)
    groups = {group.number: group.id for group in queries.groups(session, forum_id)}
    delegations = write_delegations(session, forum_id, outcome.delegations, at)
    ids: Ids = {"group": groups, "delegation": delegations}
    _depose(session, outcome, delegations)
    _insert(session, forum_id, outcome.created, ids, at)
    _update(session, outcome.updated, ids)
    report = outcome.told.report
    counts = {"created": report.created, "updated": report.updated, "unchanged": report.unchanged}
    feed.append(session, forum_id, IMPORTED, counts, actor=actor, at=at)


def write_delegations(
    session: Session, forum_id: int, delegations: Sequence[Delegation], at: datetime
) -> dict[Any, int | None]:
    """Write delegations that are new or have another contact, and give all ids by folded name."""
    of_forum = DelegationRow.forum_id == forum_id
    there = {row.folded: row for row in session.scalars(sa.select(DelegationRow).where(of_forum))}
    for name, contact_name, contact_phone in delegations:
        row = there.get(folded(name))
        if row is None:
            row = DelegationRow(forum_id=forum_id, name=name, folded=folded(name), created_at=at)
            there[row.folded] = row
            session.add(row)
        else:
            row.version += 1
        row.contact_name, row.contact_phone = contact_name, contact_phone
    session.flush()
    return {"": None, **{key: row.id for key, row in there.items()}}


def _depose(session: Session, outcome: Outcome, ids: Mapping[Any, int | None]) -> None:
    """Take the heads from delegations that get another one: each has one at most."""
    place = len(NAMED) + WRITTEN.index("heads")
    named = {row[1] for row in outcome.created if row[place]}
    for columns, rows in outcome.updated.items():
        if "heads" in columns:
            of, heads = columns.index("delegation"), columns.index("heads")
            named |= {row[of] for row in rows if row[heads]}
    headed = GuestRow.delegation_id.in_([ids[key] for key in named]), GuestRow.heads.is_(True)
    if named:
        session.execute(sa.update(GuestRow).where(*headed).values(heads=False, version=GuestRow.version + 1))


# Three thousand guests go past SQLAlchemy's own work on each row: 15 ms on the event loop instead of 35.
# The statements are made of our columns' names alone; every value is a parameter.


def _insert(session: Session, forum_id: int, rows: Sequence[Row], ids: Ids, at: datetime) -> None:
    if not rows:
        return
    connection = session.connection()
    columns = ("group_id", "delegation_id", *WRITTEN, "code", "forum_id", "version", "created_at")
    mark = _mark(connection.dialect)
    written = f"INSERT INTO guest ({', '.join(columns)}) VALUES ({', '.join([mark] * len(columns))})"
    common = (forum_id, 1, _stored(at, connection.dialect))
    groups, delegations = ids["group"], ids["delegation"]
    values = [(groups[group], delegations[of], *rest, *common) for group, of, *rest in rows]
    connection.exec_driver_sql(written, values)


def _update(session: Session, updates: Mapping[tuple[str, ...], Sequence[Row]], ids: Ids) -> None:
    connection = session.connection()
    mark = _mark(connection.dialect)
    for columns, rows in updates.items():
        changed = ", ".join(f"{f'{name}_id' if name in ids else name} = {mark}" for name in columns)
        written = f"UPDATE guest SET {changed}, version = version + 1 WHERE id = {mark}"
        # The plan knows groups by their numbers and delegations by their names; they stand first.
        known = [ids[name] for name in columns if name in ids]
        values = [
            (*(by[key] for by, key in zip(known, row, strict=False)), *row[len(known) :]) for row in rows
        ]
        connection.exec_driver_sql(written, values if known else list(rows))


def _mark(dialect: Dialect) -> str:
    return "?" if dialect.paramstyle == "qmark" else "%s"


def _stored(at: datetime, dialect: Dialect) -> object:
    """Give an instant as the column of this database takes it."""
    convert = GUEST.c.created_at.type.dialect_impl(dialect).bind_processor(dialect)
    return at if convert is None else convert(at)

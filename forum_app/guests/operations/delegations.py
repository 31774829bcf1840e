"""Writing delegations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests import queries
from forum_app.guests.models import DelegationRow, GuestRow
from forum_app.guests.operations.members import gather, scatter, step_down
from forum_app.guests.queries.delegations import delegation, delegation_named, delegation_state, members
from forum_app.guests.rules.delegation import About, Delegation, clean_about, only_singles
from forum_app.guests.rules.guest import folded
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.store import feed

ADDED = "delegation.added"
EDITED = "delegation.edited"
JOINED = "delegation.joined"
DISSOLVED = "delegation.dissolved"


def add_delegation(
    session: Session,
    forum_id: int,
    written: About,
    guest_ids: Sequence[int] = (),
    head_id: int | None = None,
    *,
    actor: Actor,
    at: datetime,
) -> Delegation:
    """Make a delegation of these guests; `head_id` is one of them.

    Raises Invalid for a name that is taken, and for guests who are in a delegation or no longer invited.
    """
    about = clean_about(written)
    _require_free_name(session, forum_id, about.name, None)
    only_singles(queries.guests_by_id(session, forum_id, guest_ids))
    if head_id is not None and head_id not in guest_ids:
        raise Invalid({"head_id": N_("Trưởng đoàn phải thuộc đoàn này.")})
    values = {**_columns(about), "forum_id": forum_id, "version": 1, "created_at": at}
    added = sa.insert(DelegationRow).values(values).returning(DelegationRow.id)
    delegation_id = session.execute(added).scalar_one()
    gather(session, delegation_id, list(guest_ids), head_id)
    told = {"delegation_id": delegation_id, "guests": list(guest_ids)}
    feed.append(session, forum_id, ADDED, told, actor=actor, at=at)
    return delegation(session, forum_id, delegation_id)


def edit_delegation(
    session: Session,
    forum_id: int,
    delegation_id: int,
    version: int,
    changes: Mapping[str, Any],
    *,
    actor: Actor,
    at: datetime,
) -> Delegation:
    """Change what is known of a delegation; `changes` are members of About, and `head_id` (None: no head).

    Raises Stale where `version` is not the present one.
    """
    before = delegation(session, forum_id, delegation_id)
    _require_version(before, version)
    written = {name: value for name, value in changes.items() if name in About.__dataclass_fields__}
    about = clean_about(replace(before.about, **written))
    fields = [name for name, value in asdict(about).items() if value != getattr(before.about, name)]
    headed = None if before.head is None else before.head.id
    if changes.get("head_id", headed) != headed:
        _set_head(session, delegation_id, changes["head_id"])
        fields.append("head")
    if not fields:
        return before
    _require_free_name(session, forum_id, about.name, delegation_id)
    _write(session, delegation_id, {**_columns(about), "version": version + 1})
    told = {"delegation_id": delegation_id, "fields": fields}
    feed.append(session, forum_id, EDITED, told, actor=actor, at=at)
    return delegation(session, forum_id, delegation_id)


def join_delegation(
    session: Session,
    forum_id: int,
    delegation_id: int,
    guest_ids: Sequence[int],
    *,
    actor: Actor,
    at: datetime,
) -> Delegation:
    """Put guests who are in none into a delegation. Raises Invalid as `add_delegation` does."""
    delegation(session, forum_id, delegation_id)
    only_singles(queries.guests_by_id(session, forum_id, guest_ids))
    gather(session, delegation_id, list(guest_ids), None)
    told = {"delegation_id": delegation_id, "guests": list(guest_ids)}
    feed.append(session, forum_id, JOINED, told, actor=actor, at=at)
    return delegation(session, forum_id, delegation_id)


def dissolve_delegation(
    session: Session, forum_id: int, delegation_id: int, version: int, *, actor: Actor, at: datetime
) -> Delegation:
    """Take a delegation away; its guests stay invited, each by themselves. Gives what it was."""
    before = delegation(session, forum_id, delegation_id)
    _require_version(before, version)
    scatter(session, delegation_id)
    session.execute(sa.delete(DelegationRow).where(DelegationRow.id == delegation_id))
    told = {"delegation_id": delegation_id, "name": before.about.name}
    feed.append(session, forum_id, DISSOLVED, told, actor=actor, at=at)
    return before


def _columns(about: About) -> dict[str, Any]:
    return {**asdict(about), "folded": folded(about.name)}


def _require_version(before: Delegation, version: int) -> None:
    if before.version != version:
        raise Stale(delegation_state(before, phones=True))


def _require_free_name(session: Session, forum_id: int, name: str, but: int | None) -> None:
    taken = delegation_named(session, forum_id, folded(name))
    if taken is not None and taken != but:
        raise Invalid({"name": N_("Đã có đoàn mang tên này.")})


def _set_head(session: Session, delegation_id: int, head_id: int | None) -> None:
    if head_id is not None and head_id not in members(session, delegation_id):
        raise Invalid({"head_id": N_("Trưởng đoàn phải thuộc đoàn này.")})
    step_down(session, delegation_id)
    if head_id is not None:
        chosen = sa.update(GuestRow).where(GuestRow.id == head_id)
        session.execute(chosen.values(heads=True, version=GuestRow.version + 1))


def _write(session: Session, delegation_id: int, values: Mapping[str, Any]) -> None:
    session.execute(sa.update(DelegationRow).where(DelegationRow.id == delegation_id).values(values))

"""Reading delegations, and who might be one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import DelegationRow, GuestRow
from forum_app.guests.rules.delegation import About, Delegation, Head, Proposal, Single, propose
from forum_app.kernel.errors import N_, Missing

INVITED = GuestRow.cancelled_at.is_(None)
SELECTED: sa.Select[*tuple[Any, ...]] = (
    sa.select(
        DelegationRow.id,
        DelegationRow.name,
        DelegationRow.contact_name,
        DelegationRow.contact_phone,
        DelegationRow.note,
        DelegationRow.version,
        sa.func.count(GuestRow.id).label("expected"),
        sa.func.count(GuestRow.admitted_at).label("present"),
    )
    .outerjoin(GuestRow, sa.and_(GuestRow.delegation_id == DelegationRow.id, INVITED))
    .group_by(DelegationRow.id)
    .order_by(DelegationRow.folded)
)


def delegations(session: Session, forum_id: int) -> list[Delegation]:
    """List a forum's delegations by name, counted, each with its head."""
    rows = list(session.execute(SELECTED.where(DelegationRow.forum_id == forum_id)))
    heads = _heads(session, [row.id for row in rows])
    return [_delegation(row, heads.get(row.id)) for row in rows]


def delegation(session: Session, forum_id: int, delegation_id: int) -> Delegation:
    """Give a delegation of this forum. Raises Missing."""
    one = SELECTED.where(DelegationRow.forum_id == forum_id, DelegationRow.id == delegation_id)
    row = session.execute(one).one_or_none()
    if row is None:
        raise Missing(N_("Không có đoàn này."))
    return _delegation(row, _heads(session, [row.id]).get(row.id))


def delegation_named(session: Session, forum_id: int, folded_name: str) -> int | None:
    """Give the id of the delegation of this name, if there is one."""
    same = DelegationRow.forum_id == forum_id, DelegationRow.folded == folded_name
    return session.scalar(sa.select(DelegationRow.id).where(*same))


def members(session: Session, delegation_id: int) -> list[int]:
    """List the guests of a delegation who are invited, in protocol order."""
    of_it = sa.select(GuestRow.id).where(GuestRow.delegation_id == delegation_id, INVITED)
    return list(session.scalars(of_it.order_by(GuestRow.rank, GuestRow.id)))


def proposals(session: Session, forum_id: int) -> list[Proposal]:
    """Propose delegations among the guests who are in none."""
    single = (
        GuestRow.forum_id == forum_id,
        GuestRow.delegation_id.is_(None),
        GuestRow.organisation != "",
        INVITED,
    )
    columns = sa.select(GuestRow.id, GuestRow.full_name, GuestRow.position, GuestRow.organisation)
    rows = session.connection().execute(columns.where(*single).order_by(GuestRow.rank, GuestRow.id))
    named = sa.select(DelegationRow.folded, DelegationRow.id).where(DelegationRow.forum_id == forum_id)
    known = {row.folded: row.id for row in session.execute(named)}
    return propose((Single(*row) for row in rows), known)


def zones(session: Session, forum_id: int) -> list[str]:
    """Name the zones guests sit in."""
    said = sa.select(GuestRow.zone).where(GuestRow.forum_id == forum_id, GuestRow.zone != "")
    return list(session.scalars(said.distinct().order_by(GuestRow.zone)))


def delegation_state(delegation: Delegation, *, phones: bool) -> dict[str, object]:
    """Give a delegation as JSON; the contact's phone only for those who edit guests."""
    head = delegation.head
    state: dict[str, object] = {
        "id": delegation.id,
        "name": delegation.about.name,
        "contact_name": delegation.about.contact_name,
        "note": delegation.about.note,
        "version": delegation.version,
        "expected": delegation.expected,
        "present": delegation.present,
        "head": None
        if head is None
        else {
            "id": head.id,
            "full_name": head.full_name,
            "salutation": head.salutation,
            "position": head.position,
        },
    }
    return state | {"contact_phone": delegation.about.contact_phone} if phones else state


def _heads(session: Session, delegations: Iterable[int]) -> dict[int, Head]:
    columns = (
        GuestRow.delegation_id,
        GuestRow.id,
        GuestRow.full_name,
        GuestRow.salutation,
        GuestRow.position,
    )
    selected: sa.Select[*tuple[Any, ...]] = sa.select(*columns)
    wanted = selected.where(GuestRow.heads, GuestRow.delegation_id.in_(list(delegations)))
    return {row[0]: Head(*row[1:]) for row in session.execute(wanted)}


def _delegation(row: sa.Row[*tuple[Any, ...]], head: Head | None) -> Delegation:
    about = About(row.name, row.contact_name, row.contact_phone, row.note)
    return Delegation(row.id, about, row.version, row.expected, row.present, head)

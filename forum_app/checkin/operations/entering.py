"""Opening the door for one guest, in as few statements as it can be said in: a queue is waiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate
from sqlalchemy.sql.util import find_tables

from forum_app.checkin.models import ADMISSION, SCAN
from forum_app.checkin.queries import admission_state
from forum_app.checkin.rules import Admission, Deputy, Scan, came_at
from forum_app.guests.models import GUEST, DelegationRow, GuestGroup, RetiredCodeRow
from forum_app.guests.queries import SELECTED, guest_state
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Actor
from forum_app.kernel.codes import clean_code, valid_code
from forum_app.store import feed

ADMITTED = "guest.admitted"
OF_FORUM: sa.BindParameter[int] = sa.bindparam("of_forum")

# Where a guest's row leads to what is told of a guest and stands in another table.
LEADS_TO: dict[Any, sa.ColumnElement[Any]] = {
    GuestGroup.__table__: GUEST.c.group_id,
    DelegationRow.__table__: GUEST.c.delegation_id,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A guest and the admission that let them in, or was taken back."""

    admission: Admission
    guest: Guest

    def as_json(self) -> dict[str, object]:
        """Give both in the contract's shape."""
        guest = guest_state(self.guest, phones=False)
        return {"admission": admission_state(self.admission), "guest": guest}


def let_in(session: Session, forum_id: int, scan: Scan, *, actor: Actor, at: datetime) -> Entry | None:
    """Let in whom the scan names, where nothing stands against it and the attempt is a new one.

    Gives None where something does; what it is takes another look. A merged badge lets in the guest it was
    merged into.
    """
    came = came_at(scan.scanned_at, at)
    asked = {"of_forum": forum_id, "came": came, "attempt": scan.key}
    guest = _marked(session, scan, asked)
    return None if guest is None else _entry(session, forum_id, scan, guest, came, actor, at)


def _marked(session: Session, scan: Scan, asked: dict[str, object]) -> Guest | None:
    if scan.guest_id is not None:
        row = session.connection().execute(MARK_BY_ID, asked | {"named": scan.guest_id}).one_or_none()
        return None if row is None else Guest(*row)
    code = clean_code(scan.code or "")
    if not valid_code(code):
        return None
    row = session.connection().execute(MARK_BY_CODE, asked | {"named": code}).one_or_none()
    return None if row is None else Guest(*row)


def _entry(
    session: Session, forum_id: int, scan: Scan, guest: Guest, came: datetime, actor: Actor, at: datetime
) -> Entry:
    deputy = scan.deputy or Deputy("")
    values = {
        "forum_id": forum_id,
        "guest_id": guest.id,
        "desk": scan.desk,
        "admitted_at": came,
        "scanned_at": scan.scanned_at,
        "deputy_name": deputy.full_name,
        "deputy_position": deputy.position,
        "actor": feed.signature(actor),
        "key": scan.key,
    }
    admission_id = session.connection().execute(ENTER, values).scalar_one()
    told: dict[str, object] = {"guest_id": guest.id, "admission_id": admission_id, "desk": scan.desk}
    told |= {"offline": True} if scan.offline else {}
    feed.append(session, forum_id, ADMITTED, told, actor=actor, at=at)
    admission = Admission(admission_id, guest.id, scan.desk, came, scan.scanned_at, scan.deputy, scan.key)
    return Entry(admission, guest)


def _told(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Give a column of what is told of a guest as RETURNING can say it, which knows no joins."""
    (table,) = find_tables(column, check_columns=True)
    if table is GUEST:
        return column
    beside = sa.select(column).where(table.c.id == LEADS_TO[table]).scalar_subquery()
    return sa.func.coalesce(beside, "") if isinstance(column.type, sa.String) else beside


def _marking(guest_id: sa.ColumnElement[Any]) -> ReturningUpdate[Any]:
    """Mark a guest as here who is expected, unless the attempt was answered before."""
    answered = sa.exists().where(SCAN.c.forum_id == OF_FORUM, SCAN.c.key == sa.bindparam("attempt"))
    return (
        sa.update(GUEST)
        .where(GUEST.c.id == guest_id, GUEST.c.forum_id == OF_FORUM, ~answered)
        .where(GUEST.c.cancelled_at.is_(None), GUEST.c.admitted_at.is_(None))
        .values(admitted_at=sa.bindparam("came"))
        .returning(*(_told(column) for column in SELECTED.selected_columns))
    )


def _carrier() -> sa.ColumnElement[Any]:
    """Name the guest a code belongs to: first whom a merged badge went to, then who carries it."""
    code: sa.BindParameter[str] = sa.bindparam("named")
    merged, carrying = sa.inspect(RetiredCodeRow).local_table, GUEST.alias("carrying")
    went_to = sa.select(merged.c.guest_id).where(
        merged.c.forum_id == OF_FORUM, merged.c.code == code, merged.c.why == "merged"
    )
    carries = sa.select(carrying.c.id).where(carrying.c.forum_id == OF_FORUM, carrying.c.code == code)
    return sa.func.coalesce(went_to.scalar_subquery(), carries.scalar_subquery())


# Built once and run past the ORM.
ENTER = sa.insert(ADMISSION).returning(ADMISSION.c.id)
MARK_BY_ID = _marking(sa.bindparam("named"))
MARK_BY_CODE = _marking(_carrier())

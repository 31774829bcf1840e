"""Changing a guest's row, and taking its code out of use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from secrets import SystemRandom
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import GuestRow, RetiredCodeRow
from forum_app.guests.queries import guest_state
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.codes import new_code
from forum_app.kernel.errors import Stale


def require_version(guest: Guest, version: int | None) -> None:
    """Refuse to change what is no longer as the actor saw it. Raises Stale."""
    if version is not None and version != guest.version:
        raise Stale(guest_state(guest, phones=True))


def change_guest(session: Session, guest: Guest, values: Mapping[str, Any]) -> None:
    """Write some columns of a guest; whoever saw the guest before saw an older version."""
    changed = sa.update(GuestRow).where(GuestRow.id == guest.id)
    session.execute(changed.values({**values, "version": guest.version + 1}))


def replace_badge(session: Session, forum_id: int, guest: Guest, at: datetime) -> str:
    """Take every badge of a guest out of use, those of merged records too; gives the code of the new one."""
    leading = sa.update(RetiredCodeRow).where(RetiredCodeRow.guest_id == guest.id)
    session.execute(leading.values(why="reissued"))
    retire(session, forum_id, guest.code, guest.id, "reissued", at)
    return new_code(SystemRandom())


def retire(session: Session, forum_id: int, code: str, guest_id: int, why: str, at: datetime) -> None:
    """Keep a code that is on a badge somewhere and no guest's any more: `reissued` or `merged`."""
    values = {"forum_id": forum_id, "code": code, "guest_id": guest_id, "why": why, "retired_at": at}
    session.execute(sa.insert(RetiredCodeRow).values(values))


def part_again(session: Session, guest: Guest) -> str:
    """Take back what a merge said of a record's code; gives the code of a new badge.

    The old badge opens nothing any more. It is found by its moment, since the codes of all who were merged
    lead to the one guest.
    """
    its_own = (
        RetiredCodeRow.guest_id == guest.merged_into_id,
        RetiredCodeRow.retired_at == guest.cancelled_at,
        RetiredCodeRow.why == "merged",
    )
    session.execute(sa.update(RetiredCodeRow).where(*its_own).values(why="reissued", guest_id=guest.id))
    return new_code(SystemRandom())

"""Reading codes that were on a badge once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import RetiredCodeRow


@dataclass(frozen=True, slots=True)
class Retired:
    """A code that is no badge's any more, and the guest it leads to.

    A `reissued` one opens nothing: its guest has a newer badge. A `merged` one opens the door for its guest.
    """

    code: str
    why: Literal["reissued", "merged"]
    guest_id: int


RETIRED: sa.Select[*tuple[Any, ...]] = sa.select(
    RetiredCodeRow.code, RetiredCodeRow.why, RetiredCodeRow.guest_id
).where(RetiredCodeRow.forum_id == sa.bindparam("forum_id"))
# A scan asks: built once, and run past the ORM.
RETIRED_CODE = RETIRED.where(RetiredCodeRow.code == sa.bindparam("code"))


def retired(session: Session, forum_id: int, code: str) -> Retired | None:
    """Say what became of a code nobody carries; None for one that never was a guest's."""
    asked = {"forum_id": forum_id, "code": code}
    row = session.connection().execute(RETIRED_CODE, asked).one_or_none()
    return None if row is None else Retired(*row)


def retired_codes(session: Session, forum_id: int) -> list[Retired]:
    """List all codes of a forum that are no badge's any more."""
    rows = session.connection().execute(RETIRED.order_by(RetiredCodeRow.id), {"forum_id": forum_id})
    return [Retired(*row) for row in rows]

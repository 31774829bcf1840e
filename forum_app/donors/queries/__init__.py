"""Reading the donor list: as the rules' values, and as states for the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.donors.models import DonorRow
from forum_app.donors.queries.promises import promises_of
from forum_app.donors.queries.searching import STANDING, Search, asked
from forum_app.donors.rules.days import day_of
from forum_app.donors.rules.donor import LETTERS, Answer, Details, Kind, Letters, Listed
from forum_app.kernel.errors import N_, Invalid, Missing
from forum_app.store.feed import FeedEntry

# The facts after which an import has to look again.
EDITS = (
    "donor.added",
    "donor.edited",
    "donor.deleted",
    "donors.marked",
    "donors.imported",
    "pledge.taken",
    "pledge.corrected",
    "pledge.voided",
    "pledge.released",
)

State = dict[str, object]


def donor(session: Session, forum_id: int, donor_id: int) -> Listed:
    """Give a donor of this forum's list. Raises Missing."""
    row = session.get(DonorRow, donor_id)
    if row is None or row.forum_id != forum_id or row.deleted_at is not None:
        raise Missing(N_("Không có đơn vị này trong danh sách."))
    return listed(row)


def find(session: Session, forum_id: int, search: Search) -> list[Listed]:
    """List donors; reads one more than `limit`, which tells whether there is a next page."""
    wanted = sa.select(DonorRow).where(*of_list(forum_id), *asked(search))
    if search.after is not None:
        wanted = wanted.where(_place(session, forum_id, search.after))
    page = wanted.order_by(DonorRow.position, DonorRow.id).limit(search.limit + 1)
    return [listed(row) for row in session.scalars(page)]


def everybody(session: Session, forum_id: int) -> list[Listed]:
    """Give the whole list in its order."""
    wanted = sa.select(DonorRow).where(*of_list(forum_id)).order_by(DonorRow.position, DonorRow.id)
    return [listed(row) for row in session.scalars(wanted)]


def of_list(forum_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    """Say which rows are on the list."""
    return DonorRow.forum_id == forum_id, DonorRow.deleted_at.is_(None)


def counts(session: Session, forum_id: int) -> dict[str, int]:
    """Count the donors by how far one has come with them."""
    counted = sa.select(STANDING, sa.func.count()).where(*of_list(forum_id)).group_by(STANDING)
    return {str(standing): number for standing, number in session.execute(counted)}


def last_edit(session: Session, forum_id: int) -> int:
    """Give the number of the newest fact that changed the list or what was promised; 0 before the first."""
    kinds = FeedEntry.forum_id == forum_id, FeedEntry.kind.in_(EDITS)
    return session.scalar(sa.select(sa.func.max(FeedEntry.seq)).where(*kinds)) or 0


def listed(row: DonorRow) -> Listed:
    """Read a donor out of its row."""
    details = Details(
        name=row.name,
        kind=cast(Kind, row.kind),
        contact_name=row.contact_name,
        contact_position=row.contact_position,
        contact_phone=row.contact_phone,
        address=row.address,
        note=row.note,
        presenter=row.presenter,
        answer=cast(Answer, row.answer),
    )
    days: dict[str, Any] = {letter: getattr(row, f"{letter}_at") for letter in LETTERS}
    return Listed(row.id, details, Letters(**days), row.version)


def donor_states(session: Session, forum_id: int, donors: Sequence[Listed], zone: str) -> list[State]:
    """Write donors out, each with what came of it."""
    promises = promises_of(session, forum_id, [one.id for one in donors])
    return [_state(one, zone) | {"promises": promises.get(one.id, [])} for one in donors]


def _state(one: Listed, zone: str) -> State:
    days = {letter: getattr(one.letters, letter) for letter in LETTERS}
    written = {name: getattr(one.details, name) for name in Details.__dataclass_fields__}
    told = {f"{letter}_on": at and day_of(at, zone).isoformat() for letter, at in days.items()}
    return {"id": one.id, **written, **told, "standing": one.standing, "version": one.version}


def _place(session: Session, forum_id: int, after: int) -> sa.ColumnElement[bool]:
    at = sa.select(DonorRow.position).where(DonorRow.id == after, DonorRow.forum_id == forum_id)
    position = session.scalar(at)
    if position is None:
        raise Invalid({"cursor": N_("Trang tiếp theo không còn nữa; hãy tải lại danh sách.")})
    place = sa.tuple_(DonorRow.position, DonorRow.id)
    return place > sa.tuple_(sa.literal(position), sa.literal(after))

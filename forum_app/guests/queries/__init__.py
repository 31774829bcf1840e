"""Reading guests: as the rules' values, and as the contract's states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import DelegationRow, GuestGroup, GuestRow
from forum_app.guests.queries.codes import Retired as Retired
from forum_app.guests.queries.codes import retired as retired
from forum_app.guests.queries.codes import retired_codes as retired_codes
from forum_app.guests.queries.searching import Order, asked
from forum_app.guests.queries.searching import Search as Search
from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.errors import N_, Invalid, Missing
from forum_app.store.feed import FeedEntry

COLUMNS = (
    GuestRow.id,
    GuestRow.full_name,
    GuestRow.salutation,
    GuestRow.position,
    GuestRow.organisation,
    GuestGroup.name.label("group"),
    GuestGroup.number.label("group_number"),
    GuestGroup.leaders,
    GuestGroup.protected,
    GuestRow.rank,
    GuestRow.zone,
    GuestRow.seat,
    GuestRow.phone,
    GuestRow.note,
    GuestRow.vip,
    GuestRow.rsvp,
    GuestRow.delegation_id,
    sa.func.coalesce(DelegationRow.name, "").label("delegation"),
    GuestRow.heads,
    GuestRow.code,
    GuestRow.version,
    GuestRow.cancelled_at,
    GuestRow.merged_into_id,
    GuestRow.admitted_at,
)
OF_GROUP = GuestGroup.id == GuestRow.group_id
OF_DELEGATION = DelegationRow.id == GuestRow.delegation_id
SELECTED: sa.Select[*tuple[Any, ...]] = (
    sa.select(*COLUMNS).join(GuestGroup, OF_GROUP).outerjoin(DelegationRow, OF_DELEGATION)
)

# A scan is asked most often and in a hurry: its statements are built once, and run past the ORM.
IN_FORUM = GuestRow.forum_id == sa.bindparam("forum_id")
BY_ID = SELECTED.where(GuestRow.id == sa.bindparam("guest_id"), IN_FORUM)
BY_CODE = SELECTED.where(GuestRow.code == sa.bindparam("code"), IN_FORUM)

# The facts after which an import has to look again; scans are not among them.
EDITS = (
    "guest.added",
    "guest.edited",
    "guest.cancelled",
    "guest.restored",
    "guest.merged",
    "guest.reissued",
    "guest.moved",
    "guests.imported",
    "guests.reordered",
    "guests.group_moved",
    "delegation.added",
    "delegation.edited",
    "delegation.joined",
    "delegation.dissolved",
)


def guest(session: Session, forum_id: int, guest_id: int) -> Guest:
    """Give a guest of this forum. Raises Missing."""
    asked = {"guest_id": guest_id, "forum_id": forum_id}
    row = session.connection().execute(BY_ID, asked).one_or_none()
    if row is None:
        raise Missing(N_("Không có khách mời này."))
    return _guest(row)


def guest_by_code(session: Session, forum_id: int, code: str) -> Guest | None:
    """Give the guest who carries this code, if anybody does."""
    row = session.connection().execute(BY_CODE, {"code": code, "forum_id": forum_id}).one_or_none()
    return None if row is None else _guest(row)


def guests_by_id(session: Session, forum_id: int, ids: Iterable[int]) -> list[Guest]:
    """Give these guests of a forum in protocol order. Raises Missing where one of them is not of it."""
    wanted = set(ids)
    chosen = SELECTED.where(GuestRow.forum_id == forum_id, GuestRow.id.in_(wanted))
    found = [_guest(row) for row in session.execute(chosen.order_by(GuestRow.rank, GuestRow.id))]
    if len(found) != len(wanted):
        raise Missing(N_("Không có khách mời này."))
    return found


def guests_by_code(session: Session, forum_id: int, codes: Iterable[str]) -> dict[str, Guest]:
    """Give the guests who carry these codes, by code."""
    wanted = SELECTED.where(GuestRow.forum_id == forum_id, GuestRow.code.in_(list(codes)))
    return {row.code: _guest(row) for row in session.execute(wanted)}


def find(session: Session, forum_id: int, search: Search) -> list[Guest]:
    """List guests; reads one more than `limit`, which tells whether there is a next page."""
    key = _key(search.order)
    wanted = SELECTED.where(GuestRow.forum_id == forum_id, *asked(search))
    if search.after is not None:
        wanted = wanted.where(sa.tuple_(key, GuestRow.id) > _place(session, forum_id, key, search.after))
    page = wanted.order_by(key, GuestRow.id).limit(search.limit + 1)
    # Past the ORM: somebody types, and a guest waits.
    return [_guest(row) for row in session.connection().execute(page)]


def everybody(session: Session, forum_id: int) -> list[tuple[object, ...]]:
    """Give all guests in protocol order, as bare tuples in the order of `Guest`, for another process."""
    wanted = SELECTED.where(GuestRow.forum_id == forum_id).order_by(GuestRow.rank, GuestRow.id)
    return [tuple(row) for row in session.connection().execute(wanted)]


def present(session: Session, forum_id: int) -> list[Guest]:
    """List the guests who are here, in protocol order."""
    here = (GuestRow.forum_id == forum_id, GuestRow.admitted_at.is_not(None), GuestRow.cancelled_at.is_(None))
    wanted = SELECTED.where(*here).order_by(GuestRow.rank, GuestRow.id)
    return [_guest(row) for row in session.execute(wanted)]


def missing_leaders(session: Session, forum_id: int, limit: int) -> list[Guest]:
    """List the first leaders who have not come yet, in protocol order."""
    wanted = SELECTED.where(
        GuestRow.forum_id == forum_id,
        GuestGroup.leaders.is_(True),
        GuestRow.admitted_at.is_(None),
        GuestRow.cancelled_at.is_(None),
    )
    return [_guest(row) for row in session.execute(wanted.order_by(GuestRow.rank, GuestRow.id).limit(limit))]


@dataclass(frozen=True, slots=True)
class GroupCount:
    """A group and how many of it are invited (whether here or not) and present."""

    group: Group
    expected: int
    present: int


def group_counts(session: Session, forum_id: int) -> list[GroupCount]:
    """Count each group's guests; cancelled ones are not counted."""
    counted = (
        sa.select(
            GuestRow.group_id.label("group_id"),
            sa.func.count().label("expected"),
            sa.func.count(GuestRow.admitted_at).label("present"),
        )
        .where(GuestRow.forum_id == forum_id, GuestRow.cancelled_at.is_(None))
        .group_by(GuestRow.group_id)
        .subquery()
    )
    expected, here = sa.func.coalesce(counted.c.expected, 0), sa.func.coalesce(counted.c.present, 0)
    wanted = (
        sa.select(*GROUP_COLUMNS, expected, here)
        .outerjoin(counted, counted.c.group_id == GuestGroup.id)
        .where(GuestGroup.forum_id == forum_id)
        .order_by(GuestGroup.rank, GuestGroup.id)
    )
    return [GroupCount(Group(*row[:-2]), row[-2], row[-1]) for row in session.execute(wanted)]


GROUP_COLUMNS = (
    GuestGroup.id,
    GuestGroup.number,
    GuestGroup.name,
    GuestGroup.short_name,
    GuestGroup.rank,
    GuestGroup.leaders,
    GuestGroup.protected,
    GuestGroup.arranged,
)


def groups(session: Session, forum_id: int) -> list[Group]:
    """List a forum's groups in the order they are greeted in."""
    wanted = sa.select(*GROUP_COLUMNS).where(GuestGroup.forum_id == forum_id)
    return [Group(*row) for row in session.execute(wanted.order_by(GuestGroup.rank, GuestGroup.id))]


def known_guests(session: Session, forum_id: int, *, at_once: int) -> Iterator[list[tuple[object, ...]]]:
    """Give all guests, some at once, as plain tuples in the order of `matching.Known`.

    They are of one moment, whatever is written while the caller rests between two portions.
    """
    columns = (
        GuestRow.id,
        GuestGroup.number,
        GuestRow.full_name,
        GuestRow.salutation,
        GuestRow.position,
        GuestRow.organisation,
        GuestRow.seat,
        GuestRow.phone,
        GuestRow.note,
        GuestRow.rank,
        GuestRow.cancelled_at.is_not(None),
        GuestRow.zone,
        GuestRow.vip,
        GuestRow.rsvp,
        sa.func.coalesce(DelegationRow.name, ""),
        GuestRow.heads,
        GuestRow.code,
    )
    wanted = sa.select(*columns).join(GuestGroup, OF_GROUP).outerjoin(DelegationRow, OF_DELEGATION)
    # Past the ORM, which takes twice as long over thousands of rows.
    rows = session.connection().execute(wanted.where(GuestRow.forum_id == forum_id).order_by(GuestRow.id))
    for portion in rows.partitions(at_once):
        yield [tuple(row) for row in portion]


def delegation_contacts(session: Session, forum_id: int) -> list[tuple[str, str, str]]:
    """Give each delegation's name and contact, as plain tuples for another process."""
    columns = DelegationRow.name, DelegationRow.contact_name, DelegationRow.contact_phone
    wanted = sa.select(*columns).where(DelegationRow.forum_id == forum_id).order_by(DelegationRow.id)
    return [(row[0], row[1], row[2]) for row in session.connection().execute(wanted)]


def last_edit(session: Session, forum_id: int) -> int:
    """Give the number of the newest fact that changed the guest list; 0 before the first."""
    kinds = FeedEntry.forum_id == forum_id, FeedEntry.kind.in_(EDITS)
    return session.scalar(sa.select(sa.func.max(FeedEntry.seq)).where(*kinds)) or 0


def guest_state(guest: Guest, *, phones: bool) -> dict[str, object]:
    """Give a guest in the contract's shape; the phone only for those who edit guests."""
    state: dict[str, object] = {
        "id": guest.id,
        "full_name": guest.full_name,
        "salutation": guest.salutation,
        "position": guest.position,
        "organisation": guest.organisation,
        "group": guest.group,
        "group_number": guest.group_number,
        "leader": guest.leader,
        "protected": guest.protected,
        "rank": guest.rank,
        "vip": guest.vip,
        "zone": guest.zone,
        "seat": guest.seat,
        "note": guest.note,
        "rsvp": guest.rsvp,
        "delegation_id": guest.delegation_id,
        "delegation": guest.delegation,
        "heads": guest.heads,
        "merged_into_id": guest.merged_into_id,
        "code": guest.code,
        "state": guest.state,
        "erased": guest.erased,
        "version": guest.version,
    }
    return state | {"phone": guest.phone} if phones else state


def _guest(row: Sequence[Any]) -> Guest:
    return Guest(*row)


def _key(order: Order) -> sa.SQLColumnExpression[Any]:
    return GuestRow.rank if order == "rank" else GuestRow.sort_key


def _place(session: Session, forum_id: int, key: sa.SQLColumnExpression[Any], after: int) -> sa.Tuple:
    place = session.scalar(sa.select(key).where(GuestRow.id == after, GuestRow.forum_id == forum_id))
    if place is None:
        raise Invalid({"cursor": N_("Trang tiếp theo không còn nữa; hãy tải lại danh sách.")})
    return sa.tuple_(sa.literal(place), sa.literal(after))

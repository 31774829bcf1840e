"""Writing guests one by one: walk-ins, corrections, cancellations, and the mark check-in leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from secrets import SystemRandom
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests import queries
from forum_app.guests.models import GUEST, GuestRow
from forum_app.guests.operations.groups import place_of
from forum_app.guests.operations.members import require_delegation, step_down
from forum_app.guests.operations.rows import change_guest, part_again, replace_badge, require_version
from forum_app.guests.queries import guest_state
from forum_app.guests.rules.delegation import Membership, membership_after, sound_membership
from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import Details, Guest, clean_details, details_of, first_rank, search_text
from forum_app.guests.rules.phones import read_phone
from forum_app.kernel.actors import Actor
from forum_app.kernel.codes import new_code
from forum_app.kernel.errors import N_, Invalid, Refused
from forum_app.kernel.text import sort_key
from forum_app.store import feed

ADDED = "guest.added"
EDITED = "guest.edited"
CANCELLED = "guest.cancelled"
RESTORED = "guest.restored"
NOWHERE = Membership()


def add_guest(
    session: Session,
    forum_id: int,
    written: Details,
    group: int | str | None,
    membership: Membership = NOWHERE,
    *,
    actor: Actor,
    at: datetime,
) -> Guest:
    """Invite somebody, last in their group.

    Raises Invalid for a blank name, a wrong phone, an unknown group or delegation.
    """
    details = _checked(written)
    _take_place(session, forum_id, sound_membership(membership.delegation_id, membership.heads))
    placed = place_of(session, forum_id, group)
    values = {
        **columns_of(details),
        **asdict(membership),
        "forum_id": forum_id,
        "group_id": placed.id,
        "rank": _last_rank(session, forum_id, placed) + 1,
        "code": new_code(SystemRandom()),
        "version": 1,
        "created_at": at,
    }
    guest_id = session.execute(sa.insert(GuestRow).values(values).returning(GuestRow.id)).scalar_one()
    feed.append(session, forum_id, ADDED, {"guest_id": guest_id, "group": placed.number}, actor=actor, at=at)
    return queries.guest(session, forum_id, guest_id)


def edit_guest(
    session: Session,
    forum_id: int,
    guest_id: int,
    version: int,
    changes: Mapping[str, Any],
    group: int | str | None = None,
    *,
    actor: Actor,
    at: datetime,
) -> Guest:
    """Change what is known of a guest; `changes` are members of Details and of Membership.

    Moving to another group puts the guest last there, "" to that of guests nobody placed; a new head takes
    the place of the one before.
    Raises Stale where `version` is not the present one.
    """
    guest = queries.guest(session, forum_id, guest_id)
    require_version(guest, version)
    written = {name: value for name, value in changes.items() if name in Details.__dataclass_fields__}
    details = _checked(replace(details_of(guest), **written), phone_typed="phone" in changes)
    membership = membership_after(guest, changes)
    moved = _moved(session, forum_id, guest, group)
    fields = _changed(guest, {**asdict(details), **asdict(membership)}, moved)
    if not fields:
        return guest
    _take_place(session, forum_id, membership, guest)
    values = {**columns_of(details), **asdict(membership)}
    if moved is not None:
        values |= {"group_id": moved.id, "rank": _last_rank(session, forum_id, moved) + 1}
    change_guest(session, guest, values)
    feed.append(session, forum_id, EDITED, {"guest_id": guest_id, "fields": fields}, actor=actor, at=at)
    return queries.guest(session, forum_id, guest_id)


def cancel_guest(
    session: Session,
    forum_id: int,
    guest_id: int,
    version: int | None,
    reason: str,
    *,
    actor: Actor,
    at: datetime,
) -> Guest:
    """Withdraw an invitation and its badge; the feed keeps the reason. Repeating it changes nothing.

    Raises Refused `already_admitted` where the guest is inside: that has to be undone first.
    """
    guest = queries.guest(session, forum_id, guest_id)
    if guest.state == "cancelled":
        return guest
    require_version(guest, version)
    if guest.state == "present":
        detail = N_("Khách đã vào cửa; hãy hoàn tác lượt vào trước khi hủy mời.")
        extra = {"guest": guest_state(guest, phones=False)}
        raise Refused(code="already_admitted", status=409, detail=detail, extra=extra)
    change_guest(session, guest, {"cancelled_at": at, "heads": False})
    feed.append(session, forum_id, CANCELLED, _with_reason(guest_id, reason), actor=actor, at=at)
    return queries.guest(session, forum_id, guest_id)


def restore_guest(
    session: Session,
    forum_id: int,
    guest_id: int,
    version: int | None,
    reason: str,
    *,
    actor: Actor,
    at: datetime,
) -> Guest:
    """Invite a cancelled guest again, with a new code: the old badge stays worthless; the feed keeps why.

    A record that was merged becomes a guest of its own again. Repeating it changes nothing.
    """
    guest = queries.guest(session, forum_id, guest_id)
    if guest.state != "cancelled":
        return guest
    require_version(guest, version)
    if guest.merged_into_id is None:
        code = replace_badge(session, forum_id, guest, at)
    else:
        code = part_again(session, guest)
    change_guest(session, guest, {"cancelled_at": None, "merged_into_id": None, "code": code})
    feed.append(session, forum_id, RESTORED, _with_reason(guest_id, reason), actor=actor, at=at)
    return queries.guest(session, forum_id, guest_id)


def mark_expected(session: Session, guest_id: int) -> None:
    """Note that a guest is expected again; only for check-in, beside the admission it takes back."""
    session.connection().execute(MARK, [{"of": guest_id, "admitted_at": None}])


MARK = (
    sa.update(GUEST).where(GUEST.c.id == sa.bindparam("of")).values(admitted_at=sa.bindparam("admitted_at"))
)


def _with_reason(guest_id: int, reason: str) -> dict[str, object]:
    return {"guest_id": guest_id} | ({"reason": reason} if reason else {})


def _checked(written: Details, phone_typed: bool = True) -> Details:
    if phone_typed and not read_phone(written.phone).sound:
        raise Invalid({"phone": N_("Số điện thoại không đúng: cần 10 chữ số, ví dụ 0912 345 678.")})
    return clean_details(written)


def columns_of(details: Details) -> dict[str, Any]:
    """Give the columns of a guest that say these details, and those that follow from them."""
    return {
        **asdict(details),
        "search": search_text(details.full_name, details.position, details.organisation),
        "sort_key": sort_key(details.full_name),
    }


def _take_place(session: Session, forum_id: int, membership: Membership, guest: Guest | None = None) -> None:
    if membership.delegation_id is None:
        return
    require_delegation(session, forum_id, membership.delegation_id)
    if membership.heads and not (guest and guest.heads and guest.delegation_id == membership.delegation_id):
        step_down(session, membership.delegation_id)


def _changed(guest: Guest, after: Mapping[str, object], moved: Group | None) -> list[str]:
    fields = [name for name, value in after.items() if value != getattr(guest, name)]
    return fields if moved is None else [*fields, "group"]


def _moved(session: Session, forum_id: int, guest: Guest, group: int | str | None) -> Group | None:
    if group is None:
        return None
    asked = place_of(session, forum_id, group)
    return None if asked.number == guest.group_number else asked


def _last_rank(session: Session, forum_id: int, group: Group) -> int:
    of_group = GuestRow.forum_id == forum_id, GuestRow.group_id == group.id
    last = session.scalar(sa.select(sa.func.max(GuestRow.rank)).where(*of_group))
    return first_rank(group.rank) if last is None else last

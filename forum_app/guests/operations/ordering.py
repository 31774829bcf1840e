"""Changing the order guests are greeted in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests import queries
from forum_app.guests.models import GUEST, GuestGroup, GuestRow
from forum_app.guests.operations.rows import require_version
from forum_app.guests.queries.order import group_numbered, placed, ranks
from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import Guest, first_rank
from forum_app.guests.rules.protocol import usual_order
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.kernel.order import moved
from forum_app.store import feed

MOVED = "guest.moved"
REORDERED = "guests.reordered"
GROUP_MOVED = "guests.group_moved"

PLACE = sa.update(GUEST).where(GUEST.c.id == sa.bindparam("of")).values(rank=sa.bindparam("place"))


def move_guest(
    session: Session,
    forum_id: int,
    guest_id: int,
    before: int | None,
    version: int | None,
    *,
    actor: Actor,
    at: datetime,
) -> Guest:
    """Put a guest before another of the same group, or last in it (None). Repeating it changes nothing.

    Only the guest's own version rises: who is editing a neighbour is not disturbed.
    Raises Invalid where `before` is not of the group, Stale where `version` is not the present one.
    """
    guest = queries.guest(session, forum_id, guest_id)
    require_version(guest, version)
    there = ranks(session, forum_id, guest.group_number)
    if before is not None and (before == guest_id or before not in there):
        raise Invalid({"before": N_("Chỉ xếp được trước một khách khác cùng nhóm.")})
    order = moved(list(there), guest_id, before)
    if order == list(there):
        return guest
    _place(session, order, there, group_numbered(session, forum_id, guest.group_number))
    risen = sa.update(GuestRow).where(GuestRow.id == guest_id)
    session.execute(risen.values(version=GuestRow.version + 1))
    told = {"guest_id": guest_id, "before": before}
    feed.append(session, forum_id, MOVED, told, actor=actor, at=at)
    return queries.guest(session, forum_id, guest_id)


def order_group(
    session: Session, forum_id: int, number: int, seen: int, *, actor: Actor, at: datetime
) -> int:
    """Put a group into the province's usual order; gives how many changed place.

    `seen` is `queries.last_edit` as it was previewed. Raises Stale where the list was edited since.
    """
    group = group_numbered(session, forum_id, number)
    if queries.last_edit(session, forum_id) != seen:
        raise Stale(detail=N_("Danh sách vừa thay đổi; hãy xem lại thứ tự rồi áp dụng."))
    people = placed(session, forum_id, number)
    order = usual_order(people)
    if order == [one.id for one in people]:
        return 0
    changed = _place(session, order, ranks(session, forum_id, number), group)
    told = {"group": number, "moved": changed}
    feed.append(session, forum_id, REORDERED, told, actor=actor, at=at)
    return changed


def move_group(
    session: Session, forum_id: int, number: int, before: int | None, *, actor: Actor, at: datetime
) -> None:
    """Greet a group before another (by number), or last of all (None). Repeating it changes nothing."""
    group_numbered(session, forum_id, number)
    groups = queries.groups(session, forum_id)
    numbers = [group.number for group in groups]
    if before is not None and (before == number or before not in numbers):
        raise Invalid({"before": N_("Không có nhóm khách này.")})
    order = moved(numbers, number, before)
    if order == numbers:
        return
    _rank_groups(session, groups, {one: rank for rank, one in enumerate(order, start=1)})
    told = {"group": number, "before": before}
    feed.append(session, forum_id, GROUP_MOVED, told, actor=actor, at=at)


def _place(session: Session, order: Sequence[int], there: Mapping[int, int], group: Group) -> int:
    """Number a group's guests anew; writes those whose place changes, and says how many they are."""
    after = {one: first_rank(group.rank) + place for place, one in enumerate(order, start=1)}
    changed = [{"of": one, "place": rank} for one, rank in after.items() if there[one] != rank]
    if changed:
        session.connection().execute(PLACE, changed)
        session.execute(sa.update(GuestGroup).where(GuestGroup.id == group.id).values(arranged=True))
    return sum(one != other for one, other in zip(order, there, strict=True))


def _rank_groups(session: Session, groups: Sequence[Group], ranks_after: Mapping[int, int]) -> None:
    for group in groups:
        rank = ranks_after[group.number]
        if rank == group.rank:
            continue
        session.execute(sa.update(GuestGroup).where(GuestGroup.id == group.id).values(rank=rank))
        shift = first_rank(rank) - first_rank(group.rank)
        of_group = sa.update(GuestRow).where(GuestRow.group_id == group.id)
        session.execute(of_group.values(rank=GuestRow.rank + shift))

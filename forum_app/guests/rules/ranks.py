"""The places an import gives people inside their groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import first_rank
from forum_app.guests.rules.matching import Known
from forum_app.guests.rules.sheet import Invitee


def ranks_of(
    groups: Sequence[Group], people: Sequence[Invitee], found: Mapping[int, Known], guests: Sequence[Known]
) -> dict[int, int]:
    """Give each row its rank.

    A list that names every guest of a group decides the group's order, unless somebody has arranged the group
    by hand: then only rows with a place of their own do. A shorter list is a supplement: those we have keep
    their places and new ones follow after the last. Rows with a place of their own go by it, before those
    without.
    """
    listed: dict[int, list[Invitee]] = defaultdict(list)
    for invitee in sorted(people, key=_place):
        listed[invitee.group].append(invitee)
    placed: dict[int, list[Known]] = defaultdict(list)
    for guest in guests:
        placed[guest.group].append(guest)
    ranks: dict[int, int] = {}
    by_number = {group.number: group for group in groups}
    for number, invitees in listed.items():
        ranks |= _ranks_in_group(by_number[number], invitees, placed[number], lambda row: found.get(row))
    return ranks


def _ranks_in_group(
    group: Group,
    invitees: Sequence[Invitee],
    placed: Sequence[Known],
    guest_of: Callable[[int], Known | None],
) -> dict[int, int]:
    base = first_rank(group.rank)
    known = {guest.id: guest.rank for guest in placed}
    named = {guest.id for invitee in invitees if (guest := guest_of(invitee.row)) is not None}
    whole = all(guest.id in named or guest.cancelled for guest in placed)
    if whole and (not group.arranged or any(invitee.extras.order is not None for invitee in invitees)):
        return {invitee.row: base + place for place, invitee in enumerate(invitees, start=1)}
    last = max(known.values(), default=base)
    ranks: dict[int, int] = {}
    for invitee in invitees:
        guest = guest_of(invitee.row)
        if guest is None or guest.id not in known:
            last += 1
        ranks[invitee.row] = known[guest.id] if guest is not None and guest.id in known else last
    return ranks


def _place(invitee: Invitee) -> tuple[bool, int]:
    order = invitee.extras.order
    return order is None, order or 0

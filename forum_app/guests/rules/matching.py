"""Which row of a list is which guest we already have, so that importing again never doubles anybody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from forum_app.guests.rules.guest import Details, folded
from forum_app.guests.rules.sheet import Invitee


class Known(NamedTuple):
    """A guest as the database has one; a tuple, because thousands travel to another process."""

    id: int
    group: int
    full_name: str
    salutation: str
    position: str
    organisation: str
    seat: str
    phone: str
    note: str
    rank: int
    cancelled: bool


class Repeat(NamedTuple):
    """A row that says again what an earlier row said."""

    again: Invitee
    first: Invitee


Person = Details | Known
Rule = Callable[[Person], Hashable | None]


def without_repeats(people: Iterable[Invitee]) -> tuple[list[Invitee], list[Repeat]]:
    """Part a list into its people and the rows that repeat one.

    Same name, organisation and group is one person, unless phones or, without phones, positions differ.
    """
    kept: list[Invitee] = []
    repeats: list[Repeat] = []
    seen: dict[Hashable, list[Invitee]] = defaultdict(list)
    for invitee in people:
        namesakes = seen[(invitee.group, _name_and_organisation(invitee.details))]
        first = next((one for one in namesakes if _one_person(one.details, invitee.details)), None)
        if first is None:
            namesakes.append(invitee)
            kept.append(invitee)
        else:
            repeats.append(Repeat(invitee, first))
    return kept, repeats


def match(people: Sequence[Invitee], guests: Sequence[Known]) -> dict[int, Known]:
    """Find the guest each row means; gives row number → guest.

    The surest agreement is looked for first over the whole list, so that nobody takes a namesake's place.
    """
    found: dict[int, Known] = {}
    free = {guest.id: guest for guest in sorted(guests, key=lambda guest: guest.cancelled)}
    for rule in (_all_known, _name_organisation_phone, _name_and_organisation, _name_and_phone):
        _match_by(rule, people, found, free)
    _match_by(_shared_by_nobody(people, free.values()), people, found, free)
    return found


def _match_by(rule: Rule, people: Sequence[Invitee], found: dict[int, Known], free: dict[int, Known]) -> None:
    waiting: dict[Hashable, list[Known]] = defaultdict(list)
    for guest in reversed(free.values()):
        waiting[rule(guest)].append(guest)
    for invitee in people:
        key = rule(invitee.details) if invitee.row not in found else None
        if key is not None and waiting[key]:
            guest = waiting[key].pop()
            found[invitee.row] = guest
            del free[guest.id]


def _one_person(one: Details, other: Details) -> bool:
    if one.phone and other.phone:
        return one.phone == other.phone
    return not (one.position and other.position) or folded(one.position) == folded(other.position)


def _all_known(person: Person) -> Hashable:
    return (_name_and_organisation(person), folded(person.position), person.phone)


def _name_organisation_phone(person: Person) -> Hashable | None:
    return (_name_and_organisation(person), person.phone) if person.phone else None


def _name_and_organisation(person: Person) -> Hashable:
    return (folded(person.full_name), folded(person.organisation))


def _name_and_phone(person: Person) -> Hashable | None:
    return (folded(person.full_name), person.phone) if person.phone else None


def _shared_by_nobody(people: Sequence[Invitee], guests: Iterable[Known]) -> Rule:
    """A name spelled anew: same organisation and a phone nobody else has. Offices' phones are shared."""
    in_list = Counter(invitee.details.phone for invitee in people)
    known = Counter(guest.phone for guest in guests)

    def rule(person: Person) -> Hashable | None:
        alone = in_list[person.phone] <= 1 and known[person.phone] <= 1
        return (folded(person.organisation), person.phone) if person.phone and alone else None

    return rule

"""Which row of a list is which guest we already have, so that importing again never doubles anybody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from forum_app.guests.rules.guest import Details, Rsvp, folded
from forum_app.guests.rules.sheet import Invitee
from forum_app.kernel.errors import N_, Invalid


@lru_cache(maxsize=20_000)
def once_folded(text: str) -> str:
    """Fold a text as `folded` does; of thousands of rows every rule asks for the same few texts."""
    return folded(text)


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
    zone: str = ""
    vip: bool = False
    rsvp: Rsvp = ""
    delegation: str = ""
    heads: bool = False
    code: str = ""


class Repeat(NamedTuple):
    """A row that says again what an earlier row said."""

    again: Invitee
    first: Invitee


@dataclass(frozen=True, slots=True)
class Matched:
    """The guest of each row, and the guests no row means.

    `coded` are the rows found by their code alone, `guessed` those by a phone nobody else has.
    """

    found: Mapping[int, Known]
    free: Sequence[Known]
    coded: frozenset[int]
    guessed: frozenset[int]


# A guest's id, or that the row is somebody new, or that it is left out.
Decision = int | Literal["new", "skip"]
NOTHING_DECIDED: Mapping[int, Decision] = MappingProxyType({})

Person = Details | Known
Rule = Callable[[Person], Hashable | None]


def without_repeats(people: Iterable[Invitee]) -> tuple[list[Invitee], list[Repeat]]:
    """Part a list into its people and the rows that repeat one.

    Same name, organisation and group is one person, unless codes, phones or, without phones,
    positions differ.
    """
    kept: list[Invitee] = []
    repeats: list[Repeat] = []
    seen: dict[Hashable, list[Invitee]] = defaultdict(list)
    for invitee in people:
        namesakes = seen[(invitee.group, _name_and_organisation(invitee.details))]
        first = next((one for one in namesakes if _one_person(one, invitee)), None)
        if first is None:
            namesakes.append(invitee)
            kept.append(invitee)
        else:
            repeats.append(Repeat(invitee, first))
    return kept, repeats


def match(
    people: Sequence[Invitee], guests: Sequence[Known], decided: Mapping[int, Decision] = NOTHING_DECIDED
) -> Matched:
    """Find the guest each row means.

    What a person decided goes first, then the code of our own export, then the surest agreement over the
    whole list, so that nobody takes a namesake's place. Raises Invalid on `decisions` that fit neither list.
    """
    free = {guest.id: guest for guest in sorted(guests, key=lambda guest: guest.cancelled)}
    found = _decided(decided, {invitee.row for invitee in people}, free)
    open_rows = [invitee for invitee in people if invitee.row not in decided]
    coded = _match_by_code(open_rows, found, free)
    for rule in (_all_known, _name_organisation_phone, _name_and_organisation, _name_and_phone):
        _match_by(rule, open_rows, found, free)
    sure = set(found)
    _match_by(_shared_by_nobody(open_rows, free.values()), open_rows, found, free)
    return Matched(found, list(free.values()), frozenset(coded), frozenset(found.keys() - sure))


def _decided(
    decided: Mapping[int, Decision], rows: Collection[int], free: dict[int, Known]
) -> dict[int, Known]:
    found: dict[int, Known] = {}
    for row, choice in decided.items():
        if row not in rows:
            raise Invalid({"decisions": N_("Có lựa chọn cho một dòng không có trong tệp.")})
        if isinstance(choice, int):
            if choice not in free:
                raise Invalid(
                    {"decisions": N_("Khách được chọn không còn trong danh sách, hoặc được chọn hai lần.")}
                )
            found[row] = free.pop(choice)
    return found


def _match_by_code(people: Sequence[Invitee], found: dict[int, Known], free: dict[int, Known]) -> set[int]:
    coded = {guest.code: guest for guest in free.values() if guest.code}
    rows = set()
    for invitee in people:
        guest = coded.pop(invitee.extras.code, None) if invitee.extras.code else None
        if guest is not None:
            found[invitee.row] = free.pop(guest.id)
            rows.add(invitee.row)
    return rows


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


def _one_person(first: Invitee, again: Invitee) -> bool:
    one, other = first.details, again.details
    if first.extras.code and again.extras.code:
        return first.extras.code == again.extras.code
    if one.phone and other.phone:
        return one.phone == other.phone
    return not (one.position and other.position) or once_folded(one.position) == once_folded(other.position)


def _all_known(person: Person) -> Hashable:
    return (_name_and_organisation(person), once_folded(person.position), person.phone)


def _name_organisation_phone(person: Person) -> Hashable | None:
    return (_name_and_organisation(person), person.phone) if person.phone else None


def _name_and_organisation(person: Person) -> Hashable:
    return (once_folded(person.full_name), once_folded(person.organisation))


def _name_and_phone(person: Person) -> Hashable | None:
    return (once_folded(person.full_name), person.phone) if person.phone else None


def _shared_by_nobody(people: Sequence[Invitee], guests: Iterable[Known]) -> Rule:
    """A name spelled anew: same organisation and a phone nobody else has. Offices' phones are shared."""
    in_list = Counter(invitee.details.phone for invitee in people)
    known = Counter(guest.phone for guest in guests)

    def rule(person: Person) -> Hashable | None:
        alone = in_list[person.phone] <= 1 and known[person.phone] <= 1
        return (once_folded(person.organisation), person.phone) if person.phone and alone else None

    return rule

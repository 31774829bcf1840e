"""Pairs a person has to decide: a row that may be a guest we have, or may be a namesake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from forum_app.guests.rules.guest import Details
from forum_app.guests.rules.matching import Known, Matched, once_folded
from forum_app.guests.rules.sheet import Invitee
from forum_app.kernel.errors import N_

MOST_CANDIDATES = 5
# Spellings are compared only inside an organisation; a bigger one says nothing about anybody.
LARGEST_OFFICE = 200
ADDRESSED = frozenset({"ong", "ba", "anh", "chi"})

OTHER_OFFICE = N_("Trùng tên, khác đơn vị.")
NO_OFFICE = N_("Trùng tên, một bên chưa ghi đơn vị.")
SAME_PHONE = N_("Cùng điện thoại, tên gần giống.")
SAME_OFFICE = N_("Cùng đơn vị, tên gần giống.")
OTHER_NAME = N_("Cùng đơn vị và điện thoại, nhưng khác tên.")
OTHER_SALUTATION = N_("Trùng tên và đơn vị, nhưng khác xưng hô.")
OTHER_NAME_OF_CODE = N_("Cùng mã thẻ, nhưng khác tên.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A guest a row may mean. `why` is a msgid."""

    guest: Known
    why: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row nobody but a person can settle; `guest` is whom it is taken for until then, or nobody."""

    row: int
    details: Details
    guest: Known | None
    candidates: tuple[Candidate, ...]


def doubts(people: Sequence[Invitee], matched: Matched) -> list[Doubt]:
    """Give the rows that need a person's decision, each with the guests it may mean."""
    index = _Index(guest for guest in matched.free if not guest.cancelled)
    return [doubt for invitee in people if (doubt := _doubt(invitee, matched, index)) is not None]


def alike(one: str, other: str) -> bool:
    """Say whether two names differ by one letter only, or by two that changed places, accents aside."""
    one, other = once_folded(one), once_folded(other)
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or len(one) < 5:
        return one == other
    same = next((place for place, letter in enumerate(one) if letter != other[place]), len(one))
    if len(one) < len(other):
        return one[same:] == other[same + 1 :]
    swapped = one[same : same + 2] == other[same : same + 2][::-1] and one[same + 2 :] == other[same + 2 :]
    return one[same + 1 :] == other[same + 1 :] or swapped


def _doubt(invitee: Invitee, matched: Matched, index: _Index) -> Doubt | None:
    guest = matched.found.get(invitee.row)
    if guest is None:
        candidates = tuple(index.candidates(invitee.details))[:MOST_CANDIDATES]
        return Doubt(invitee.row, invitee.details, None, candidates) if candidates else None
    why = None if guest.cancelled else _why_unsure(invitee, guest, matched)
    return None if why is None else Doubt(invitee.row, invitee.details, guest, (Candidate(guest, why),))


def _why_unsure(invitee: Invitee, guest: Known, matched: Matched) -> str | None:
    if invitee.row in matched.guessed:
        return OTHER_NAME
    details = invitee.details
    if invitee.row in matched.coded:
        return None if alike(details.full_name, guest.full_name) else OTHER_NAME_OF_CODE
    said, known = once_folded(details.salutation), once_folded(guest.salutation)
    contradict = said != known and {said, known} <= ADDRESSED
    return OTHER_SALUTATION if contradict and not (details.phone and details.phone == guest.phone) else None


class _Index:
    """The guests no row means, by what a row may share with them."""

    def __init__(self, guests: Iterable[Known]) -> None:
        self.named: dict[Hashable, list[Known]] = defaultdict(list)
        self.phoned: dict[Hashable, list[Known]] = defaultdict(list)
        self.housed: dict[Hashable, list[Known]] = defaultdict(list)
        for guest in guests:
            self.named[once_folded(guest.full_name)].append(guest)
            self.phoned[guest.phone].append(guest)
            self.housed[once_folded(guest.organisation)].append(guest)

    def candidates(self, details: Details) -> Iterator[Candidate]:
        namesakes = self.named.get(once_folded(details.full_name), [])
        for guest in namesakes:
            why = _why_a_namesake(details, guest)
            if why is not None:
                yield Candidate(guest, why)
        told = {guest.id for guest in namesakes}
        for key, table, why in (
            (details.phone, self.phoned, SAME_PHONE),
            (once_folded(details.organisation), self.housed, SAME_OFFICE),
        ):
            near = table.get(key, []) if key else []
            for guest in near if len(near) <= LARGEST_OFFICE else []:
                if guest.id not in told and alike(details.full_name, guest.full_name):
                    told.add(guest.id)
                    yield Candidate(guest, why)


def _why_a_namesake(details: Details, guest: Known) -> str | None:
    """Namesakes of two offices with two phones are two persons; otherwise it has to be asked."""
    if not (details.organisation and guest.organisation):
        return NO_OFFICE
    return None if details.phone and guest.phone else OTHER_OFFICE

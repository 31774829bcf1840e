"""Delegations: people of one organisation who come together, one of them at their head."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from forum_app.guests.rules.guest import Guest, folded
from forum_app.guests.rules.phones import read_phone
from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import within

LENGTHS: Mapping[str, int] = {"name": 250, "contact_name": 120, "contact_phone": 40, "note": 500}


@dataclass(frozen=True, slots=True)
class About:
    """What people write about a delegation; the contact is who the office calls when it is late."""

    name: str
    contact_name: str = ""
    contact_phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Who speaks for a delegation."""

    id: int
    full_name: str
    salutation: str
    position: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """A delegation, and how many of it are invited (whether here or not) and present."""

    id: int
    about: About
    version: int
    expected: int
    present: int
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """Where a guest belongs: to which delegation, if to any, and whether at its head."""

    delegation_id: int | None = None
    heads: bool = False


class Single(NamedTuple):
    """A guest who is in no delegation, as a proposal needs one."""

    id: int
    full_name: str
    position: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """People of one organisation, in protocol order: the first of them would be the head.

    `delegation_id` is the delegation of that name they would join, None where it would be a new one.
    """

    name: str
    people: tuple[Single, ...]
    delegation_id: int | None = None


def clean_about(written: About) -> About:
    """Clean what was written. Raises Invalid without a name, for a long text, for a phone that is none."""
    tidied = {name: within(getattr(written, name), limit, name) for name, limit in LENGTHS.items()}
    if not folded(tidied["name"]):
        raise Invalid({"name": N_("Cần có tên đoàn.")})
    phone = read_phone(tidied["contact_phone"])
    if not phone.sound:
        raise Invalid({"contact_phone": N_("Số điện thoại không đúng: cần 10 chữ số, ví dụ 0912 345 678.")})
    return replace(written, **tidied | {"contact_phone": phone.text})


def membership_after(guest: Guest, changes: Mapping[str, Any]) -> Membership:
    """Say where a guest belongs once `delegation_id` and `heads` are changed; who leaves heads no longer.

    Raises Invalid for a head without a delegation.
    """
    delegation_id = changes.get("delegation_id", guest.delegation_id)
    headed = guest.heads and delegation_id == guest.delegation_id
    return sound_membership(delegation_id, changes.get("heads", headed))


def sound_membership(delegation_id: int | None, heads: bool) -> Membership:
    """Give a membership. Raises Invalid for a head without a delegation."""
    if heads and delegation_id is None:
        raise Invalid({"heads": N_("Trưởng đoàn phải thuộc một đoàn.")})
    return Membership(delegation_id, heads)


def propose(singles: Iterable[Single], delegations: Mapping[str, int]) -> list[Proposal]:
    """Propose delegations: two or more of one organisation, or any who could join the one that has its name.

    `singles` come in protocol order, `delegations` are ids by folded name. The largest stand first.
    """
    together: dict[str, list[Single]] = defaultdict(list)
    for single in singles:
        together[folded(single.organisation)].append(single)
    proposals = [
        Proposal(people[0].organisation, tuple(people), delegations.get(name))
        for name, people in together.items()
        if name and (len(people) > 1 or name in delegations)
    ]
    return sorted(proposals, key=lambda proposal: -len(proposal.people))


def only_singles(people: Sequence[Guest]) -> None:
    """Refuse to gather people who are no longer invited or already in a delegation. Raises Invalid."""
    if any(one.state == "cancelled" for one in people):
        raise Invalid({"guest_ids": N_("Có khách đã được hủy mời; hãy tải lại đề xuất.")})
    if any(one.delegation_id is not None for one in people):
        raise Invalid({"guest_ids": N_("Có khách đã thuộc một đoàn; hãy tải lại đề xuất.")})

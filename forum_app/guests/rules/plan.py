"""What an import would do: which rows become new guests, which change one, which change nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import Details, first_rank
from forum_app.guests.rules.matching import Known, match, without_repeats
from forum_app.guests.rules.sheet import DETAILS, Complaint, Invitee, Reading
from forum_app.kernel.errors import N_

Action = Literal["create", "update", "unchanged", "skip"]

FIELDS: Mapping[str, str] = {
    "full_name": N_("họ tên"),
    "salutation": N_("xưng hô"),
    "position": N_("chức vụ"),
    "organisation": N_("đơn vị"),
    "seat": N_("ghế"),
    "phone": N_("điện thoại"),
    "note": N_("ghi chú"),
    "group": N_("nhóm"),
    "rank": N_("thứ tự"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a row: `guest` is the one it means, `details` what will be written."""

    row: int
    action: Action
    details: Details
    group: int
    rank: int = 0
    guest: Known | None = None
    changed: tuple[str, ...] = ()
    why: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps in the order of the rows, and complaints; with any error nothing is to be written."""

    steps: tuple[Step, ...]
    groups: tuple[Group, ...]
    warnings: tuple[Complaint, ...]
    errors: tuple[Complaint, ...]


def plan(reading: Reading, guests: Sequence[Known]) -> Plan:
    """Work out what a list changes. What the list leaves blank is kept; nobody it leaves out is touched."""
    people, repeats = without_repeats(reading.people)
    found = match(people, guests)
    ranks = _ranks(reading.groups, people, found, guests)
    steps = [_step(invitee, found.get(invitee.row), ranks[invitee.row]) for invitee in people]
    for again, first in repeats:
        text, params = N_("Trùng với dòng %(row)s."), {"row": first.row}
        steps.append(Step(again.row, "skip", again.details, again.group, why=text, params=params))
    renamed = [_renamed(step) for step in steps if step.guest is not None and "full_name" in step.changed]
    return Plan(
        tuple(sorted(steps, key=lambda step: step.row)),
        tuple(reading.groups),
        (*reading.warnings, *renamed),
        tuple(reading.errors),
    )


def _step(invitee: Invitee, guest: Known | None, rank: int) -> Step:
    row, group, written = invitee.row, invitee.group, invitee.details
    if guest is None:
        return Step(row, "create", written, group, rank)
    if guest.cancelled:
        return Step(row, "skip", written, group, guest=guest, why=N_("Khách này đã được hủy mời."))
    details = _filled(written, guest)
    changed = _changed(details, group, rank, guest)
    return Step(row, "update" if changed else "unchanged", details, group, rank, guest, changed)


def _changed(details: Details, group: int, rank: int, guest: Known) -> tuple[str, ...]:
    after: dict[str, object] = {name: getattr(details, name) for name in DETAILS}
    after |= {"group": group, "rank": rank}
    return tuple(name for name in FIELDS if after[name] != getattr(guest, name))


def _filled(written: Details, guest: Known) -> Details:
    kept: dict[str, Any] = {name: getattr(written, name) or getattr(guest, name) for name in DETAILS}
    return replace(written, **kept)


def _renamed(step: Step) -> Complaint:
    before = "" if step.guest is None else step.guest.full_name
    text = N_("“%(before)s” đổi tên thành “%(after)s”.")
    return Complaint(step.row, "full_name", text, {"before": before, "after": step.details.full_name})


def _ranks(
    groups: Sequence[Group], people: Sequence[Invitee], found: Mapping[int, Known], guests: Sequence[Known]
) -> dict[int, int]:
    """Give each row its rank.

    A list that names every guest of a group decides the group's order. A shorter one is a supplement:
    those we have keep their places and new ones follow after the last.
    """
    listed: dict[int, list[Invitee]] = defaultdict(list)
    for invitee in people:
        listed[invitee.group].append(invitee)
    placed: dict[int, list[Known]] = defaultdict(list)
    for guest in guests:
        placed[guest.group].append(guest)
    base = {group.number: first_rank(group.rank) for group in groups}
    ranks: dict[int, int] = {}
    for number, invitees in listed.items():
        ranks |= _ranks_in_group(base[number], invitees, placed[number], lambda row: found.get(row))
    return ranks


def _ranks_in_group(
    base: int, invitees: Sequence[Invitee], placed: Sequence[Known], guest_of: Callable[[int], Known | None]
) -> dict[int, int]:
    known = {guest.id: guest.rank for guest in placed}
    named = {guest.id for invitee in invitees if (guest := guest_of(invitee.row)) is not None}
    if all(guest.id in named or guest.cancelled for guest in placed):
        return {invitee.row: base + place for place, invitee in enumerate(invitees, start=1)}
    last = max(known.values(), default=base)
    ranks: dict[int, int] = {}
    for invitee in invitees:
        guest = guest_of(invitee.row)
        if guest is None or guest.id not in known:
            last += 1
        ranks[invitee.row] = known[guest.id] if guest is not None and guest.id in known else last
    return ranks

"""What an import would do: which rows become new guests, which change one, which change nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from forum_app.guests.rules.delegating import Delegation, changed_delegations, rival_heads
from forum_app.guests.rules.doubts import Doubt, doubts
from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import Details, folded
from forum_app.guests.rules.matching import NOTHING_DECIDED, Decision, Known, match, without_repeats
from forum_app.guests.rules.ranks import ranks_of
from forum_app.guests.rules.sheet import DETAILS, Complaint, Extras, Invitee, Reading
from forum_app.kernel.errors import N_

Action = Literal["create", "update", "unchanged", "skip"]

FIELDS: Mapping[str, str] = {
    "full_name": N_("họ tên"),
    "salutation": N_("xưng hô"),
    "position": N_("chức vụ"),
    "organisation": N_("đơn vị"),
    "zone": N_("khu"),
    "seat": N_("ghế"),
    "phone": N_("điện thoại"),
    "note": N_("ghi chú"),
    "vip": N_("VIP"),
    "rsvp": N_("trả lời mời"),
    "delegation": N_("đoàn"),
    "heads": N_("trưởng đoàn"),
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
    delegation: str = ""
    heads: bool = False
    guest: Known | None = None
    changed: tuple[str, ...] = ()
    why: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps in the order of the rows, and complaints; with any error nothing is to be written.

    `doubts` are for a person to decide, `absent` the invited whom the list does not name: they stay as they
    are. `delegations` are those that are new or change.
    """

    steps: tuple[Step, ...]
    groups: tuple[Group, ...]
    warnings: tuple[Complaint, ...]
    errors: tuple[Complaint, ...]
    doubts: tuple[Doubt, ...] = ()
    absent: tuple[Known, ...] = ()
    delegations: tuple[Delegation, ...] = ()


def plan(
    reading: Reading,
    guests: Sequence[Known],
    delegations: Sequence[Delegation] = (),
    decided: Mapping[int, Decision] = NOTHING_DECIDED,
) -> Plan:
    """Work out what a list changes. What the list leaves blank is kept; nobody it leaves out is touched.

    Raises Invalid on `decisions` that do not fit.
    """
    people, repeats = without_repeats(reading.people)
    undecided = match(people, guests)
    matched = match(people, guests, decided) if decided else undecided
    left_out = {row for row, choice in decided.items() if choice == "skip"}
    written = [invitee for invitee in people if invitee.row not in left_out]
    ranks = ranks_of(reading.groups, written, matched.found, guests)
    steps = [_step(invitee, matched.found.get(invitee.row), ranks[invitee.row]) for invitee in written]
    steps += [_left_out(invitee) for invitee in people if invitee.row in left_out]
    steps += [_repeat(again, first) for again, first in repeats]
    renamed = [_renamed(step) for step in steps if step.guest is not None and "full_name" in step.changed]
    return Plan(
        tuple(sorted(steps, key=lambda step: step.row)),
        tuple(reading.groups),
        (*reading.warnings, *renamed),
        (*reading.errors, *rival_heads(written)),
        tuple(doubts(people, undecided)),
        tuple(guest for guest in matched.free if not guest.cancelled),
        tuple(changed_delegations(written, delegations)),
    )


def _left_out(invitee: Invitee) -> Step:
    return Step(invitee.row, "skip", invitee.details, invitee.group, why=N_("Bỏ qua theo lựa chọn."))


def _repeat(again: Invitee, first: Invitee) -> Step:
    text, params = N_("Trùng với dòng %(row)s."), {"row": first.row}
    return Step(again.row, "skip", again.details, again.group, why=text, params=params)


def _step(invitee: Invitee, guest: Known | None, rank: int) -> Step:
    row, group, written, extras = invitee.row, invitee.group, invitee.details, invitee.extras
    if guest is None:
        return Step(row, "create", written, group, rank, extras.delegation, bool(extras.heads))
    if guest.cancelled:
        return Step(row, "skip", written, group, guest=guest, why=N_("Khách này đã được hủy mời."))
    details = _filled(written, extras, guest)
    delegation = extras.delegation
    if not delegation or folded(delegation) == folded(guest.delegation):
        delegation = guest.delegation
    heads = guest.heads if extras.heads is None else extras.heads
    step = Step(row, "unchanged", details, group, rank, delegation, heads and bool(delegation), guest)
    changed = _changed(step, guest)
    return replace(step, action="update", changed=changed) if changed else step


def _changed(step: Step, guest: Known) -> tuple[str, ...]:
    after: dict[str, object] = {name: getattr(step.details, name) for name in Details.__dataclass_fields__}
    after |= {name: getattr(step, name) for name in ("group", "rank", "delegation", "heads")}
    return tuple(name for name in FIELDS if after[name] != getattr(guest, name))


def _filled(written: Details, extras: Extras, guest: Known) -> Details:
    texts = {name: str(getattr(written, name) or getattr(guest, name)) for name in DETAILS}
    vip = guest.vip if extras.vip is None else extras.vip
    return replace(written, **texts, vip=vip, rsvp=written.rsvp or guest.rsvp)


def _renamed(step: Step) -> Complaint:
    before = "" if step.guest is None else step.guest.full_name
    text = N_("“%(before)s” đổi tên thành “%(after)s”.")
    return Complaint(step.row, "full_name", text, {"before": before, "after": step.details.full_name})

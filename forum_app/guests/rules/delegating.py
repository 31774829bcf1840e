"""What a list says of delegations: their names, their heads, and whom to call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from forum_app.guests.rules.guest import folded
from forum_app.guests.rules.sheet import Complaint, Invitee
from forum_app.kernel.errors import N_


class Delegation(NamedTuple):
    """A delegation, by name, and its contact; a tuple, because it travels to another process."""

    name: str
    contact_name: str = ""
    contact_phone: str = ""


def changed_delegations(people: Iterable[Invitee], known: Iterable[Delegation]) -> list[Delegation]:
    """Give the delegations that are new or get another contact; what the list leaves blank is kept."""
    before = {folded(delegation.name): delegation for delegation in known}
    after = dict(before)
    for invitee in people:
        extras = invitee.extras
        if extras.delegation:
            there = after.get(folded(extras.delegation), Delegation(extras.delegation))
            contact = extras.contact_name or there.contact_name, extras.contact_phone or there.contact_phone
            after[folded(extras.delegation)] = Delegation(there.name, *contact)
    return [delegation for key, delegation in after.items() if before.get(key) != delegation]


def rival_heads(people: Iterable[Invitee]) -> Iterator[Complaint]:
    """Complain of a second head of one delegation."""
    heads: dict[str, int] = {}
    for invitee in people:
        if invitee.extras.heads and invitee.extras.delegation:
            first = heads.setdefault(folded(invitee.extras.delegation), invitee.row)
            if first != invitee.row:
                text = N_("Đoàn này đã có trưởng đoàn ở dòng %(row)s.")
                yield Complaint(invitee.row, "heads", text, {"row": first})

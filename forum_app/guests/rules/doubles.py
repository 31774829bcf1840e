"""People who stand in the list twice: which records look like one person, and what becomes of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable
from dataclasses import replace
from typing import Literal, NamedTuple

from forum_app.guests.rules.delegation import Membership
from forum_app.guests.rules.guest import Details, Guest, details_of, folded
from forum_app.kernel.errors import N_, Invalid, Refused
from forum_app.kernel.text import ERASED

Likeness = Literal["name", "phone"]
NOTE_LENGTH = 500
# As many people under one phone are an office.
OFFICE = 3


class Record(NamedTuple):
    """A guest as a comparison needs one."""

    id: int
    full_name: str
    organisation: str
    phone: str


class Pair(NamedTuple):
    """Two records that may be one person, the older first, and what they share."""

    first: int
    second: int
    why: Likeness


def likely_doubles(records: Iterable[Record], two: Container[tuple[int, int]] = ()) -> list[Pair]:
    """Find records that may be one person: same name and organisation, or same phone.

    Accents, case and stray signs do not matter. A phone that many share is an office's, and says nothing;
    nor does the name that stands for an erased one. Of `two`, the older first, is known that they are two.
    """
    everybody = sorted(records)
    found: dict[tuple[int, int], Pair] = {}
    for why, rule in RULES:
        for pair in _pairs(everybody, why, rule, two):
            found.setdefault((pair.first, pair.second), pair)
    return list(found.values())


def refuse_pair(one: Guest, other: Guest) -> None:
    """Refuse what is no pair of records to decide on. Raises Invalid."""
    if one.id == other.id:
        raise Invalid({"other_id": N_("Hãy chọn hai bản ghi khác nhau.")})
    if "cancelled" in (one.state, other.state):
        raise Invalid({"other_id": N_("Một trong hai bản đã được hủy mời; không còn gì để gộp.")})


def refuse_merge(survivor: Guest, other: Guest) -> None:
    """Refuse to merge what cannot be one person's records. Raises Invalid or Refused."""
    refuse_pair(survivor, other)
    if other.state == "present":
        raise Refused(
            code="already_admitted", status=409, detail=BOTH if survivor.admitted_at else KEEP_PRESENT
        )


BOTH = N_(
    "Cả hai đều đã vào cửa. Nếu đúng là một người, hãy hoàn tác một lượt vào rồi gộp; "
    "nếu là hai người, hãy để nguyên."
)
KEEP_PRESENT = N_("Bản này chưa vào cửa còn bản kia đã có mặt: hãy giữ bản đang có mặt.")


def merged(survivor: Guest, other: Guest) -> Details:
    """Give what is known of the one person: the survivor's, filled from the other where it said nothing."""
    kept, more = details_of(survivor), details_of(other)
    missing = {
        name: getattr(more, name)
        for name in ("salutation", "position", "organisation", "seat", "phone", "zone", "rsvp")
        if not getattr(kept, name)
    }
    # A seat is a place in its zone: one is not taken without the other.
    if kept.seat and "zone" in missing:
        del missing["zone"]
    return replace(kept, **missing, vip=kept.vip or more.vip, note=_joined(kept.note, more.note))


def merged_membership(survivor: Guest, other: Guest) -> Membership:
    """Give the one person's delegation: the survivor's, else the other's."""
    if survivor.delegation_id is None:
        return Membership(other.delegation_id, other.heads)
    same = survivor.delegation_id == other.delegation_id
    return Membership(survivor.delegation_id, survivor.heads or (same and other.heads))


def _joined(note: str, more: str) -> str:
    if not more or folded(more) in folded(note):
        return note
    return f"{note}; {more}"[:NOTE_LENGTH] if note else more


def _name_of(record: Record) -> tuple[str, str] | None:
    return None if record.full_name == ERASED else (folded(record.full_name), folded(record.organisation))


def _pairs(
    records: Iterable[Record],
    why: Likeness,
    rule: Callable[[Record], Hashable | None],
    two: Container[tuple[int, int]],
) -> Iterable[Pair]:
    alike: dict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        key = rule(record)
        if key is not None:
            alike[key].append(record)
    for some in alike.values():
        if why == "phone" and len(some) > OFFICE:
            continue
        for place, other in enumerate(some):
            # Who is not the oldest of them may still be the next.
            first = next((one for one in some[:place] if (one.id, other.id) not in two), None)
            if first is not None:
                yield Pair(first.id, other.id, why)


RULES: tuple[tuple[Likeness, Callable[[Record], Hashable | None]], ...] = (
    ("name", _name_of),
    ("phone", lambda record: record.phone or None),
)

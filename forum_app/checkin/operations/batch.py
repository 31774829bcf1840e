"""What a desk kept while it was cut off, handed over at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin import queries
from forum_app.checkin.models import ADMISSION
from forum_app.checkin.operations.door import ADMITTED
from forum_app.checkin.queries import admission_state
from forum_app.checkin.rules import Admission, Deputy, came_at
from forum_app.guests import queries as guests
from forum_app.guests.operations.guests import mark_present
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Actor
from forum_app.kernel.codes import clean_code, valid_code
from forum_app.store import feed

Status = Literal["admitted", "already_admitted", "unknown_code", "revoked", "invalid"]


@dataclass(frozen=True, slots=True)
class BatchItem:
    """A scan kept by a desk; `key` is the desk's own name for it and makes handing over again harmless."""

    key: str
    code: str
    desk: str
    scanned_at: datetime | None
    deputy: Deputy | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an item; `admission` is the one that let the guest in, now or before."""

    key: str
    status: Status
    admission: Admission | None = None

    def as_json(self) -> dict[str, object]:
        """Give the result in the contract's shape: refused ones carry the refusal's `code`."""
        answer: dict[str, object] = {"key": self.key, "status": self.status}
        if self.status != "admitted":
            answer["code"] = self.status
        if self.admission is not None:
            answer["admission"] = admission_state(self.admission)
        return answer


@dataclass(slots=True)
class Door:
    """The door as this batch finds it: guests by code, entries by desk's key and by guest."""

    guests: dict[str, Guest]
    keyed: dict[str, Admission]
    standing: dict[int, Admission]


def admit_batch(
    session: Session, forum_id: int, items: Sequence[BatchItem], *, actor: Actor, at: datetime
) -> list[Result]:
    """Let in whom a desk let in while it was cut off, in its order; gives a result for each item.

    An item handed over again, by its key, answers as it did the first time and admits nobody again, even
    where the entry was undone since.
    """
    door = _look(session, forum_id, items)
    coming = _who_comes(items, door)
    entries = _write(session, forum_id, coming, door, actor, at)
    for entry in entries:
        door.keyed[entry.key or ""] = door.standing[entry.guest_id] = entry
    return [_result(item, door) for item in items]


def _look(session: Session, forum_id: int, items: Sequence[BatchItem]) -> Door:
    codes = {clean_code(item.code) for item in items}
    found = guests.guests_by_code(session, forum_id, filter(valid_code, codes))
    keyed = queries.keyed(session, forum_id, [item.key for item in items])
    standing = queries.standing(session, [guest.id for guest in found.values() if guest.state == "present"])
    return Door(found, keyed, standing)


def _who_comes(items: Sequence[BatchItem], door: Door) -> list[BatchItem]:
    coming: list[BatchItem] = []
    seen: set[int] = set()
    keys = set(door.keyed)
    for item in items:
        guest = door.guests.get(clean_code(item.code))
        if guest is None or guest.state != "expected" or guest.id in seen or item.key in keys:
            continue
        seen.add(guest.id)
        keys.add(item.key)
        coming.append(item)
    return coming


def _write(
    session: Session, forum_id: int, coming: Sequence[BatchItem], door: Door, actor: Actor, at: datetime
) -> list[Admission]:
    if not coming:
        return []
    rows = [_row(item, door.guests[clean_code(item.code)], at) for item in coming]
    common = {"forum_id": forum_id, "actor": feed.signature(actor)}
    written = sa.insert(ADMISSION).returning(ADMISSION.c.id, sort_by_parameter_order=True)
    ids = session.connection().scalars(written, [row | common for row in rows]).all()
    entries = [_admission(number, item, row) for number, item, row in zip(ids, coming, rows, strict=True)]
    mark_present(session, [(entry.guest_id, entry.admitted_at) for entry in entries])
    for entry in entries:
        told = {"guest_id": entry.guest_id, "admission_id": entry.id, "desk": entry.desk, "offline": True}
        feed.append(session, forum_id, ADMITTED, told, actor=actor, at=at)
    return entries


def _row(item: BatchItem, guest: Guest, at: datetime) -> dict[str, object]:
    deputy = item.deputy or Deputy("")
    return {
        "guest_id": guest.id,
        "desk": item.desk,
        "admitted_at": came_at(item.scanned_at, at),
        "scanned_at": item.scanned_at,
        "deputy_name": deputy.full_name,
        "deputy_position": deputy.position,
        "key": item.key,
    }


def _admission(number: int, item: BatchItem, row: dict[str, object]) -> Admission:
    guest_id, admitted_at = row["guest_id"], row["admitted_at"]
    assert isinstance(guest_id, int)
    assert isinstance(admitted_at, datetime)
    return Admission(number, guest_id, item.desk, admitted_at, item.scanned_at, item.deputy, item.key)


def _result(item: BatchItem, door: Door) -> Result:
    guest = door.guests.get(clean_code(item.code))
    earlier = door.keyed.get(item.key)
    if earlier is not None:
        same = guest is None or guest.id == earlier.guest_id
        return Result(item.key, "admitted", earlier) if same else Result(item.key, "invalid")
    if guest is None:
        return Result(item.key, "unknown_code")
    if guest.state == "cancelled":
        return Result(item.key, "revoked")
    return Result(item.key, "already_admitted", door.standing.get(guest.id))

"""An attempt at the door: carried out once, kept with its whole answer, and answered so for ever after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin import queries
from forum_app.checkin.models import SCAN
from forum_app.checkin.operations.entering import Entry, let_in
from forum_app.checkin.queries import Kept, admission_state
from forum_app.checkin.rules import (
    MISREAD,
    REISSUED,
    Admission,
    Answer,
    Scan,
    Status,
    already_admitted,
    revoked,
    unknown_code,
)
from forum_app.guests import queries as guests
from forum_app.guests.models import GuestRow
from forum_app.guests.queries import guest_state
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Actor
from forum_app.kernel.codes import clean_code, valid_code
from forum_app.kernel.errors import Refused
from forum_app.store import feed
from forum_app.store.requests import another_request

# How a refusal is told to the asker, in their language: it is kept as it was told.
Say = Callable[[Refused], Mapping[str, object]]

CONFLICTED = "scan.conflicted"
KEEP = sa.insert(SCAN)
LONGEST_CHAIN = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended, and whom it was about."""

    answer: Answer
    guest_id: int | None = None
    admission_id: int | None = None
    admitting_desk: str = ""


def attempt(session: Session, forum_id: int, scan: Scan, *, say: Say, actor: Actor, at: datetime) -> Answer:
    """Let a guest in or say why not, once for each key.

    A key that came before gets its first answer, even where the admission was taken back since. Raises
    Invalid for a key that came with another question, and Missing for an unknown `guest_id`: those are no
    outcomes of the door and are not kept.
    """
    entry = let_in(session, forum_id, scan, actor=actor, at=at)
    if entry is None:
        earlier = queries.kept(session, forum_id, scan.key)
        if earlier is not None:
            answer = again(earlier, scan.fingerprint)
            _let_in_meanwhile(session, forum_id, earlier, scan, actor, at)
            return answer
        outcome = _refused_or_moved(session, forum_id, scan, say, actor, at)
    else:
        outcome = _admitted(scan, entry)
    keep(session, forum_id, scan, outcome, actor=actor, at=at)
    return outcome.answer


def again(earlier: Kept, fingerprint: str) -> Answer:
    """Give the first answer. Raises Invalid where something else was asked under this key."""
    if earlier.fingerprint != fingerprint:
        raise another_request()
    return Answer(earlier.status, earlier.http_status, earlier.answer, replayed=True)


def keep(
    session: Session, forum_id: int, scan: Scan, outcome: Outcome, *, actor: Actor, at: datetime
) -> None:
    """Keep an attempt with its whole answer; tell the desks where two have let in the same person."""
    row = {
        "forum_id": forum_id,
        "key": scan.key,
        "fingerprint": scan.fingerprint,
        "status": outcome.answer.status,
        "http_status": outcome.answer.http_status,
        "answer": outcome.answer.body,
        "guest_id": outcome.guest_id,
        "admission_id": outcome.admission_id,
        "desk": scan.desk,
        "actor": feed.signature(actor),
        "scanned_at": scan.scanned_at,
        "at": at,
        "offline": scan.offline,
        "settled_at": None,
    }
    session.connection().execute(KEEP, row)
    refused_inside = outcome.answer.status == "already_admitted"
    if scan.offline and refused_inside and outcome.admitting_desk != scan.desk:
        _conflict(session, forum_id, outcome.guest_id, outcome.admission_id, scan.desk, actor, at)


def _let_in_meanwhile(
    session: Session, forum_id: int, earlier: Kept, scan: Scan, actor: Actor, at: datetime
) -> None:
    """Note that the desk let the person in by itself, because this answer never reached it."""
    if not scan.offline or earlier.offline or earlier.status != "already_admitted":
        return
    named = SCAN.c.forum_id == forum_id, SCAN.c.key == earlier.key
    session.connection().execute(SCAN.update().where(*named).values(offline=True))
    first = (
        None if earlier.admission_id is None else queries.admission(session, forum_id, earlier.admission_id)
    )
    if first is not None and first.desk != scan.desk:
        _conflict(session, forum_id, earlier.guest_id, first.id, scan.desk, actor, at)


def _conflict(
    session: Session,
    forum_id: int,
    guest_id: int | None,
    admission_id: int | None,
    desk: str,
    actor: Actor,
    at: datetime,
) -> None:
    told = {"guest_id": guest_id, "admission_id": admission_id, "desk": desk}
    feed.append(session, forum_id, CONFLICTED, told, actor=actor, at=at)


def _admitted(scan: Scan, entry: Entry) -> Outcome:
    answer = Answer("admitted", 201, {"scan": scan.key, **entry.as_json()})
    return Outcome(answer, entry.guest.id, entry.admission.id)


def _refused_or_moved(
    session: Session, forum_id: int, scan: Scan, say: Say, actor: Actor, at: datetime
) -> Outcome:
    """Say why nobody was let in; who stands under another name by now is let in under that one."""
    guest = _asked_for(session, forum_id, scan)
    if isinstance(guest, Refused):
        return _refusal(scan, guest, say)
    stands_as = _stands_as(session, guest)
    if stands_as is not None:
        moved = replace(scan, code=None, guest_id=stands_as)
        entry = let_in(session, forum_id, moved, actor=actor, at=at)
        if entry is not None:
            return _admitted(scan, entry)
        guest = guests.guest(session, forum_id, stands_as)
    return _turned_away(session, scan, guest, say)


def _turned_away(session: Session, scan: Scan, guest: Guest, say: Say) -> Outcome:
    state = guest_state(guest, phones=False)
    if guest.state == "cancelled":
        return _refusal(scan, revoked(state), say)
    first = queries.standing(session, [guest.id])[guest.id]
    refused = already_admitted(admission_state(first), state)
    return _refusal(scan, refused, say, first)


def _refusal(scan: Scan, refused: Refused, say: Say, first: Admission | None = None) -> Outcome:
    answer = Answer(cast(Status, refused.code), refused.status, {**say(refused), "scan": scan.key})
    guest = cast(Mapping[str, int], refused.extra.get("guest", {}))
    if first is None:
        return Outcome(answer, guest.get("id"))
    return Outcome(answer, guest.get("id"), first.id, first.desk)


def _asked_for(session: Session, forum_id: int, scan: Scan) -> Guest | Refused:
    if scan.guest_id is not None:
        return guests.guest(session, forum_id, scan.guest_id)
    code = clean_code(scan.code or "")
    if not valid_code(code):
        return unknown_code(MISREAD)
    return guests.guest_by_code(session, forum_id, code) or _retired(session, forum_id, code)


def _retired(session: Session, forum_id: int, code: str) -> Guest | Refused:
    """Give whom a badge that nobody carries any more leads to."""
    found = guests.retired(session, forum_id, code)
    if found is None:
        return unknown_code()
    guest = guests.guest(session, forum_id, found.guest_id)
    return revoked(guest_state(guest, phones=False), REISSUED) if found.why == "reissued" else guest


def _stands_as(session: Session, guest: Guest) -> int | None:
    """Give whom a guest was merged into, at the end of the chain; None where nobody."""
    found, leads_to = None, guest.id if guest.cancelled_at else None
    for _ in range(LONGEST_CHAIN):
        if leads_to is None:
            break
        leads_to = session.scalar(sa.select(GuestRow.merged_into_id).where(GuestRow.id == leads_to))
        found = leads_to or found
    return found

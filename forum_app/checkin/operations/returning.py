"""Somebody who was let in comes back in, and a conflict between two desks is read by somebody."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin import queries
from forum_app.checkin.models import ScanRow
from forum_app.checkin.operations.attempts import Outcome, again, keep
from forum_app.checkin.operations.door import standing_admission
from forum_app.checkin.queries import Kept, admission_state
from forum_app.checkin.rules import Answer, Scan
from forum_app.guests import queries as guests
from forum_app.guests.queries import guest_state
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Missing
from forum_app.store import feed

REENTERED = "guest.reentered"
SETTLED = "scan.settled"


def reenter(
    session: Session,
    forum_id: int,
    admission_id: int,
    scan: Scan,
    *,
    meant: str | None = None,
    actor: Actor,
    at: datetime,
) -> Answer:
    """Note that somebody who was let in came back in; it changes no count.

    `scan` names the guest's return by its key. Raises Missing, Stale where the admission was taken back, and
    Refused where the attempt that was `meant` made another.
    """
    earlier = queries.kept(session, forum_id, scan.key)
    if earlier is not None:
        return again(earlier, scan.fingerprint)
    admission = admission_state(standing_admission(session, forum_id, admission_id, meant))
    guest_id = int(str(admission["guest_id"]))
    admission["reentries"] = queries.reentries(session, admission) + 1
    guest = guest_state(guests.guest(session, forum_id, guest_id), phones=False)
    answer = Answer("reentered", 200, {"scan": scan.key, "admission": admission, "guest": guest})
    keep(session, forum_id, scan, Outcome(answer, guest_id, admission_id), actor=actor, at=at)
    told = {"guest_id": guest_id, "admission_id": admission_id, "desk": scan.desk}
    feed.append(session, forum_id, REENTERED, told, actor=actor, at=at)
    return answer


def settle(session: Session, forum_id: int, key: str, *, actor: Actor, at: datetime) -> Kept:
    """Take a conflict off every desk: somebody has looked into it. A repeat changes nothing.

    Raises Missing for a key that never came.
    """
    found = attempt_of(session, forum_id, key)
    if found.settled_at is None:
        named = ScanRow.forum_id == forum_id, ScanRow.key == key
        session.execute(sa.update(ScanRow).where(*named).values(settled_at=at))
        feed.append(session, forum_id, SETTLED, {"guest_id": found.guest_id}, actor=actor, at=at)
    return attempt_of(session, forum_id, key)


def attempt_of(session: Session, forum_id: int, key: str) -> Kept:
    """Give the attempt of this key.

    Raises Missing where it never came, with the key as `scan`: so a desk knows it from an address that the
    server does not know.
    """
    found = queries.kept(session, forum_id, key)
    if found is None:
        raise Missing(N_("Máy chủ chưa nhận lượt quét này."), scan=key)
    return found

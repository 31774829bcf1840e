"""Reading who came: everybody with the door's own words, and what stands in the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import AdmissionRow, ScanRow
from forum_app.checkin.queries import attempts
from forum_app.checkin.queries.attempts import Attempt
from forum_app.checkin.rules import Status
from forum_app.forums.queries import Forum
from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.guests.queries import GroupCount, group_counts, missing_leaders
from forum_app.guests.rules.guest import Guest
from forum_app.reports.rules import DeskTally, Step, curve, tallies

MOST_LEADERS = 1000
REFUSED: tuple[Status, ...] = ("unknown_code", "revoked", "invalid", "already_admitted")
STANDING = sa.and_(AdmissionRow.guest_id == GuestRow.id, AdmissionRow.undone_at.is_(None))
REENTRIES = (
    sa.select(ScanRow.guest_id, sa.func.count().label("times"))
    .where(ScanRow.status == "reentered")
    .group_by(ScanRow.guest_id)
    .subquery()
)
# In the order of `operations.Person`.
PERSON = (
    GuestRow.full_name,
    GuestRow.salutation,
    GuestRow.position,
    GuestRow.organisation,
    GuestGroup.short_name,
    GuestRow.admitted_at,
    sa.func.coalesce(AdmissionRow.desk, ""),
    sa.func.coalesce(AdmissionRow.deputy_name, ""),
    sa.func.coalesce(AdmissionRow.deputy_position, ""),
    sa.func.coalesce(REENTRIES.c.times, 0),
)


@dataclass(frozen=True, slots=True)
class Stand:
    """Somebody who came in a guest's place."""

    guest: str
    work: str
    group: str
    deputy: str
    deputy_position: str
    at: datetime
    desk: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """The report; times are those of the venue's clock."""

    groups: list[GroupCount]
    steps: list[Step]
    desks: list[DeskTally]
    deputies: list[Stand]
    leaders: list[Guest]
    refused: list[Attempt]
    reentries: int
    undone: int

    @property
    def expected(self) -> int:
        return sum(count.expected for count in self.groups)

    @property
    def present(self) -> int:
        return sum(count.present for count in self.groups)


def attendance(session: Session, forum: Forum) -> Attendance:
    """Read the report of who came. Cancelled guests are not counted."""
    zone = ZoneInfo(forum.timezone)
    entries = [(desk, at.astimezone(zone)) for desk, at in _entries(session, forum.id)]
    return Attendance(
        groups=[count for count in group_counts(session, forum.id) if count.expected],
        steps=curve(at for _, at in entries),
        desks=tallies(entries),
        deputies=_deputies(session, forum.id, zone),
        leaders=missing_leaders(session, forum.id, MOST_LEADERS),
        refused=attempts(session, forum.id, REFUSED),
        reentries=_count(session, ScanRow.forum_id == forum.id, ScanRow.status == "reentered"),
        undone=_count(session, AdmissionRow.forum_id == forum.id, AdmissionRow.undone_at.is_not(None)),
    )


def people(session: Session, forum_id: int, *, at_once: int) -> Iterator[list[tuple[Any, ...]]]:
    """Give everybody who was expected, in protocol order, as bare tuples, some at once, all of one moment."""
    wanted = (
        sa.select(*PERSON)
        .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
        .outerjoin(AdmissionRow, STANDING)
        .outerjoin(REENTRIES, REENTRIES.c.guest_id == GuestRow.id)
        .where(GuestRow.forum_id == forum_id, GuestRow.cancelled_at.is_(None))
        .order_by(GuestRow.rank, GuestRow.id)
    )
    for portion in session.connection().execute(wanted).partitions(at_once):
        yield [tuple(row) for row in portion]


def _entries(session: Session, forum_id: int) -> list[tuple[str, datetime]]:
    wanted = sa.select(AdmissionRow.desk, AdmissionRow.admitted_at).where(
        AdmissionRow.forum_id == forum_id, AdmissionRow.undone_at.is_(None)
    )
    return [(row[0], row[1]) for row in session.connection().execute(wanted)]


def _deputies(session: Session, forum_id: int, zone: ZoneInfo) -> list[Stand]:
    wanted = (
        sa.select(
            GuestRow.full_name,
            GuestRow.position,
            GuestRow.organisation,
            GuestGroup.short_name,
            AdmissionRow.deputy_name,
            AdmissionRow.deputy_position,
            AdmissionRow.admitted_at,
            AdmissionRow.desk,
        )
        .join(AdmissionRow, STANDING)
        .join(GuestGroup, GuestGroup.id == GuestRow.group_id)
        .where(GuestRow.forum_id == forum_id, AdmissionRow.deputy_name != "")
        .order_by(GuestRow.rank, GuestRow.id)
    )
    return [_stand(row, zone) for row in session.execute(wanted)]


def _stand(row: Sequence[Any], zone: ZoneInfo) -> Stand:
    name, position, organisation, group, deputy, deputy_position, at, desk = row
    work = ", ".join(filter(None, (position, organisation)))
    return Stand(name, work, group, deputy, deputy_position, at.astimezone(zone), desk)


def _count(session: Session, *where: sa.ColumnElement[bool]) -> int:
    return session.scalar(sa.select(sa.func.count()).where(*where)) or 0

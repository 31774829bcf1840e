"""Jobs: what must happen outside exactly because a fact was committed, and goes on being tried until it did.

A job is a row written in the transaction of the fact it follows from, so neither exists without the other.
A worker claims it by a conditional UPDATE, for a while: where it dies the next one has it. Jobs of
one subject are done in the order they were made, one at a time: none overtakes one that is being tried again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from forum_app.store.database import Base, ForumId, JsonColumn

# How long to wait after each failed attempt; the last one goes on until a day has passed.
PAUSES = tuple(timedelta(seconds=pause) for pause in (1, 5, 30, 120, 600))
GIVEN_UP_AFTER = timedelta(days=1)
LONGEST_TROUBLE = 300


class JobRow(Base):
    """One thing to do. `due_at` moves on with each failed attempt; done and given-up jobs stay to be seen."""

    __tablename__ = "job"
    __table_args__ = (sa.Index("ix_job_due", "done_at", "given_up_at", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[ForumId]
    kind: Mapped[str] = mapped_column(sa.String(60))
    subject: Mapped[int] = mapped_column(default=0)
    payload: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    claimed_until: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    given_up_at: Mapped[datetime | None] = mapped_column(default=None)
    trouble: Mapped[str] = mapped_column(sa.String(LONGEST_TROUBLE), default="")


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do, as it stood when it was read. `attempts` counts those that failed."""

    id: int
    forum_id: int
    kind: str
    subject: int
    payload: Mapping[str, Any]
    made_at: datetime
    due_at: datetime
    claimed_until: datetime | None
    attempts: int
    done_at: datetime | None
    given_up_at: datetime | None
    trouble: str

    @property
    def waiting(self) -> bool:
        """Say whether it is still to be done."""
        return self.done_at is None and self.given_up_at is None


JOBS = cast(sa.Table, JobRow.__table__)
OLDER = aliased(JobRow)
WAITING = JobRow.done_at.is_(None) & JobRow.given_up_at.is_(None)
OVERTAKES = sa.exists().where(
    OLDER.kind == JobRow.kind,
    OLDER.subject == JobRow.subject,
    OLDER.id < JobRow.id,
    OLDER.done_at.is_(None),
    OLDER.given_up_at.is_(None),
)
# Built once and run past the ORM: it is part of a GO where somebody is told of it.
ADD = JOBS.insert()


def add(
    session: Session, forum_id: int, kind: str, subject: int, payload: Mapping[str, object], now: datetime
) -> None:
    """Write down what is to be done, in the transaction of the fact it follows from."""
    session.connection().execute(
        ADD,
        {
            "forum_id": forum_id,
            "kind": kind,
            "subject": subject,
            "payload": dict(payload),
            "made_at": now,
            "due_at": now,
            "attempts": 0,
            "trouble": "",
        },
    )


def claim(session: Session, kind: str, now: datetime, lease: timedelta, limit: int) -> list[Job]:
    """Take due jobs, of each subject its oldest. Nobody else gets them until the lease ends."""
    free = _free(now)
    due = sa.select(JobRow.id).where(JobRow.kind == kind, free, ~OVERTAKES).order_by(JobRow.due_at)
    taken = [_take(session, job_id, free, now + lease) for job_id in session.scalars(due.limit(limit))]
    return [job for job in taken if job is not None]


def done(session: Session, job: Job, now: datetime) -> None:
    """Note that a claimed job is done."""
    session.execute(sa.update(JobRow).where(JobRow.id == job.id, WAITING).values(done_at=now, trouble=""))


def failed(session: Session, job: Job, trouble: str, now: datetime, *, hopeless: bool = False) -> None:
    """Note that a claimed job failed: due again after a pause, or given up where it is `hopeless` or old.

    Nothing is noted where the claim ran out and another worker has the job.
    """
    pause = PAUSES[min(job.attempts, len(PAUSES) - 1)]
    given_up = hopeless or now + pause - job.made_at > GIVEN_UP_AFTER
    mine = sa.update(JobRow).where(JobRow.id == job.id, WAITING, JobRow.claimed_until == job.claimed_until)
    session.execute(
        mine.values(
            attempts=job.attempts + 1,
            trouble=trouble[:LONGEST_TROUBLE],
            due_at=now + pause,
            claimed_until=None,
            given_up_at=now if given_up else None,
        )
    )


def again(session: Session, kind: str, subject: int, now: datetime) -> None:
    """Make a subject's waiting jobs due now; where none waits, its newest job if that was given up.

    Older ones that were given up stay so: what they tell is long past.
    """
    own = sa.update(JobRow).where(JobRow.kind == kind, JobRow.subject == subject)
    waiting = session.execute(own.where(WAITING).values(due_at=now).returning(JobRow.id)).all()
    if waiting:
        return
    newest = sa.select(sa.func.max(JobRow.id)).where(JobRow.kind == kind, JobRow.subject == subject)
    last = own.where(JobRow.id == newest.scalar_subquery(), JobRow.given_up_at.is_not(None))
    session.execute(last.values(given_up_at=None, due_at=now, made_at=now, attempts=0))


def forget(session: Session, kind: str, subject: int, *, waiting_only: bool = False) -> None:
    """Take a subject's jobs away: all of them, or those still to be done."""
    own = sa.delete(JobRow).where(JobRow.kind == kind, JobRow.subject == subject)
    session.execute(own.where(WAITING) if waiting_only else own)


def next_due(session: Session, kind: str) -> datetime | None:
    """Say when the next job may be claimed; None where nothing waits."""
    held = sa.case((JobRow.claimed_until > JobRow.due_at, JobRow.claimed_until), else_=JobRow.due_at)
    at: datetime | None = session.scalar(
        sa.select(sa.func.min(held)).where(JobRow.kind == kind, WAITING, ~OVERTAKES)
    )
    return at


def of_subject(session: Session, kind: str, subject: int, limit: int, before: int | None) -> list[Job]:
    """List a subject's jobs, the newest first, from `before` downwards."""
    own = sa.select(JobRow).where(JobRow.kind == kind, JobRow.subject == subject)
    below = own if before is None else own.where(JobRow.id < before)
    return [_job(row) for row in session.scalars(below.order_by(JobRow.id.desc()).limit(limit))]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a subject's jobs stand. `first` waits longest; `given_up` is the newest, where it was given up."""

    waiting: int = 0
    done_at: datetime | None = None
    first: Job | None = None
    given_up: Job | None = None


def standings(session: Session, kind: str, subjects: Sequence[int]) -> dict[int, Standing]:
    """Say how each subject's jobs stand."""
    asked = sa.select(
        JobRow.subject,
        sa.func.sum(sa.case((WAITING, 1), else_=0)),
        sa.func.max(JobRow.done_at),
        sa.func.min(sa.case((WAITING, JobRow.id))),
        sa.func.max(JobRow.id),
    ).where(JobRow.kind == kind, JobRow.subject.in_(subjects))
    found = session.execute(asked.group_by(JobRow.subject)).all()
    wanted = [job_id for row in found for job_id in (row[3], row[4]) if job_id is not None]
    jobs = {row.id: _job(row) for row in session.scalars(sa.select(JobRow).where(JobRow.id.in_(wanted)))}
    return {
        subject: Standing(
            waiting=int(waiting),
            done_at=done_at,
            first=jobs.get(first),
            given_up=jobs[newest] if jobs[newest].given_up_at is not None else None,
        )
        for subject, waiting, done_at, first, newest in found
    }


def _free(now: datetime) -> sa.ColumnElement[bool]:
    unclaimed = JobRow.claimed_until.is_(None) | (JobRow.claimed_until <= now)
    return sa.and_(WAITING, JobRow.due_at <= now, unclaimed)


def _take(session: Session, job_id: int, free: sa.ColumnElement[bool], until: datetime) -> Job | None:
    """Claim one job; None where another worker was quicker."""
    claiming = sa.update(JobRow).where(JobRow.id == job_id, free).values(claimed_until=until)
    row = session.execute(claiming.returning(JobRow)).scalar_one_or_none()
    return None if row is None else _job(row)


def _job(row: JobRow) -> Job:
    return Job(
        id=row.id,
        forum_id=row.forum_id,
        kind=row.kind,
        subject=row.subject,
        payload=row.payload,
        made_at=row.made_at,
        due_at=row.due_at,
        claimed_until=row.claimed_until,
        attempts=row.attempts,
        done_at=row.done_at,
        given_up_at=row.given_up_at,
        trouble=row.trouble,
    )

"""The evenings and rehearsals played: each has its own stretch of the feed, and calls of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.errors import N_, Missing
from forum_app.show.models import CallRow
from forum_app.show.rules.calling import Mode
from forum_app.show.rules.showing import Show
from forum_app.store.feed import FeedEntry


@dataclass(frozen=True, slots=True)
class Played:
    """One evening or rehearsal. Its facts are numbered from `first` up to but not `until`.

    `broken_off_at` is when the next one began; None for the present one.
    """

    number: int
    mode: Mode
    first: int
    until: int | None = None
    broken_off_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    calls: int = 0


@dataclass(frozen=True, slots=True)
class Calls:
    """What a run's calls sum up to; `ended` of the `called` are over."""

    called: int
    ended: int
    started_at: datetime
    ended_at: datetime | None


def played(session: Session, forum_id: int, show: Show) -> list[Played]:
    """Read all of them, oldest first; the present one is the last."""
    resets, called = _resets(session, forum_id), _called(session, forum_id)
    return [_played(number, show, resets, called) for number in range(1, show.number + 1)]


def one_of(runs: list[Played], number: int | None) -> Played:
    """Give the one with this number, the present one where it is None. Raises Missing."""
    found = runs[-1] if number is None else next((run for run in runs if run.number == number), None)
    if found is None:
        raise Missing(N_("Chưa có lượt chạy nào mang số này."))
    return found


def _played(number: int, show: Show, resets: Mapping[int, FeedEntry], called: Mapping[int, Calls]) -> Played:
    began, over, calls = resets.get(number), resets.get(number + 1), called.get(number)
    mode = show.mode if number == show.number else began.data["mode"] if began else "live"
    return Played(
        number,
        cast(Mode, mode),
        first=began.seq if began else 0,
        until=over.seq if over else None,
        broken_off_at=over.at if over else None,
        started_at=calls.started_at if calls else None,
        ended_at=_ended_at(show, over, calls),
        calls=calls.called if calls else 0,
    )


def _ended_at(show: Show, over: FeedEntry | None, calls: Calls | None) -> datetime | None:
    """Give when the show ended; where nobody ended it, when the next one was begun."""
    if over is None:
        return show.run.ended_at
    if calls is None:
        return None
    return over.at if calls.ended < calls.called else calls.ended_at


def _resets(session: Session, forum_id: int) -> dict[int, FeedEntry]:
    of_forum = (FeedEntry.forum_id == forum_id) & (FeedEntry.kind == "show.reset")
    rows = session.scalars(sa.select(FeedEntry).where(of_forum))
    return {row.data["run"]: row for row in rows if "run" in row.data}


def _called(session: Session, forum_id: int) -> dict[int, Calls]:
    """Sum up the calls that count of each run."""
    wanted = (
        sa.select(
            CallRow.run,
            sa.func.count(),
            sa.func.count(CallRow.ended_at),
            sa.func.min(CallRow.called_at),
            sa.func.max(CallRow.ended_at),
        )
        .where(CallRow.forum_id == forum_id, CallRow.undone_at.is_(None))
        .group_by(CallRow.run)
    )
    return {row.run: Calls(*row[1:]) for row in session.execute(wanted)}

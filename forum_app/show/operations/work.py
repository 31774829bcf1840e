"""What every operation of the show works with, and how a step of the show is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Actor
from forum_app.show.models import CallRow, ShowRow
from forum_app.show.queries.rows import show_row
from forum_app.show.rules.calling import Call, Run
from forum_app.store import feed


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work inside `transaction(forum.id)`: for which forum, by whom and when."""

    session: Session
    forum: Forum
    actor: Actor
    now: datetime

    def tell(self, kind: str, **facts: object) -> None:
        """Append one fact to the feed."""
        feed.append(self.session, self.forum.id, kind, facts, actor=self.actor, at=self.now)

    def show(self) -> ShowRow:
        """Give the row of this forum's show, made at its first use."""
        row = show_row(self.session, self.forum.id)
        self.session.add(row)
        return row


def save(work: Work, show: ShowRow, before: Run, after: Run) -> None:
    """Write down a step from one Run to the next: new calls, changed ones, and those undone."""
    kept = {call.id for call in after.calls}
    known = {call.id: call for call in before.calls}
    undone = [call.id for call in before.calls if call.id not in kept]
    if undone:
        work.session.execute(sa.update(CallRow).where(CallRow.id.in_(undone)).values(undone_at=work.now))
    for call in after.calls:
        if call.id is None:
            work.session.add(_new(work, call, after.version))
        elif call != known[call.id]:
            work.session.execute(sa.update(CallRow).where(CallRow.id == call.id).values(_clock(call)))
    show.version = after.version
    show.chosen_cue_id = after.chosen
    show.ended_at = after.ended_at
    show.planned_end_at = after.planned_end_at
    show.last_go_at = after.last_go_at
    show.last_back_at = after.last_back_at
    work.session.flush()


def _new(work: Work, call: Call, version: int) -> CallRow:
    return CallRow(
        forum_id=work.forum.id,
        cue_id=call.cue_id,
        called_at=call.called_at,
        show_version=version,
        **_clock(call),
    )


def _clock(call: Call) -> dict[str, object]:
    return {
        "ended_at": call.ended_at,
        "held_ms": call.held // timedelta(milliseconds=1),
        "held_since": call.held_since,
        "adjust_s": round(call.adjust.total_seconds()),
    }

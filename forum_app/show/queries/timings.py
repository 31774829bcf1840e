"""The times of every cue of the rundown: as planned, and what lies before an hour of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from forum_app.forums.queries import Forum
from forum_app.show.queries.states import said, seconds
from forum_app.show.rules.cues import Cue, CueId
from forum_app.show.rules.plan import plan_on_paper, starts
from forum_app.show.rules.showing import Show
from forum_app.show.rules.timing import gaps

Times = dict[str, object]


def planned_times(show: Show, rundown: Sequence[Cue], forum: Forum) -> dict[CueId, datetime]:
    """Give when each cue is planned to start."""
    plan = plan_on_paper(show, rundown, forum.starts_at)
    return dict(zip((cue.id for cue in rundown), plan.starts(), strict=True))


def evening_times(rundown: Sequence[Cue], forum: Forum) -> dict[CueId, datetime]:
    """Give when each cue is planned to start on the evening of the invitation, whatever run is played."""
    return dict(zip((cue.id for cue in rundown), starts(rundown, forum.starts_at), strict=True))


def times(show: Show, rundown: Sequence[Cue], forum: Forum) -> dict[CueId, Times]:
    """Give the times of each cue that the clock does not change; screens foresee by themselves."""
    planned = planned_times(show, rundown, forum)
    between = gaps(plan_on_paper(show, rundown, forum.starts_at))
    return {
        cue_id: {
            "planned_at": said(planned_at, forum),
            "gap_s": seconds(between[cue_id]) if cue_id in between else None,
        }
        for cue_id, planned_at in planned.items()
    }

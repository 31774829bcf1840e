"""The rundown laid on the clock: when each cue of this run is planned to start.

Hours in the rundown are those of the evening of the invitation. A rehearsal, and a show on another day, keep
the evening's distances and begin with their first GO: a film that airs half an hour into the evening is
waited for half an hour into the rehearsal, not until the day of the evening.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from forum_app.show.rules.calling import Mode, Run
from forum_app.show.rules.cues import Cue
from forum_app.show.rules.showing import Show

# A show that begins so far from its hour is played on another day: a rehearsal, a demonstration.
ANOTHER_DAY = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Plan:
    """The cues with the hours they mean in this run, measured from `opens_at`.

    `floating`: nothing has begun and nobody waits for an hour, so it opens now, whenever now is.
    """

    cues: tuple[Cue, ...]
    opens_at: datetime
    floating: bool = False

    def starts(self) -> list[datetime]:
        """Give when each cue is planned to start."""
        return starts(self.cues, self.opens_at)


def plan_of(show: Show, cues: Sequence[Cue], starts_at: datetime, now: datetime) -> Plan:
    """Lay the rundown on the clock as it looks now; `starts_at` is the hour on the invitation."""
    floating = _floats(show, starts_at, now)
    opens_at = now if floating else opening(starts_at, show.run, show.mode)
    return Plan(shifted(cues, opens_at - starts_at), opens_at, floating)


def plan_on_paper(show: Show, cues: Sequence[Cue], starts_at: datetime) -> Plan:
    """Lay the rundown on the clock as it is printed: until the first GO by the hour on the invitation."""
    opens_at = opening(starts_at, show.run, show.mode)
    return Plan(shifted(cues, opens_at - starts_at), opens_at)


def opening(starts_at: datetime, run: Run, mode: Mode) -> datetime:
    """Give the hour the plan is measured from: the invitation's, elsewhere that of the first GO."""
    if not run.calls:
        return starts_at
    began = run.calls[0].called_at
    return began if mode == "rehearsal" or abs(began - starts_at) > ANOTHER_DAY else starts_at


def starts(cues: Sequence[Cue], first: datetime) -> list[datetime]:
    """Give when each cue starts if the first starts at `first`.

    A cue with a time of its own waits for it. A skipped cue takes no time.
    """
    found, at = [], first
    for cue in cues:
        start = at if cue.skipped or cue.starts_at is None else max(at, cue.starts_at)
        found.append(start)
        at = start if cue.skipped else start + cue.planned
    return found


def shifted(cues: Sequence[Cue], by: timedelta) -> tuple[Cue, ...]:
    """Give the cues with their hours moved."""
    return tuple(cues if not by else (_shifted(cue, by) for cue in cues))


def _shifted(cue: Cue, by: timedelta) -> Cue:
    return cue if cue.starts_at is None else replace(cue, starts_at=cue.starts_at + by)


def _floats(show: Show, starts_at: datetime, now: datetime) -> bool:
    """Say whether the show opens whenever its first GO comes: as a rehearsal, or days after its hour."""
    return not show.run.calls and (show.mode == "rehearsal" or now - starts_at > ANOTHER_DAY)

"""What those at work answer the stage manager: ready for the next cue, message read.

Neither raises the show's version: a GO is not refused because somebody answered in that moment.
"""

from __future__ import annotations

from forum_app.kernel.errors import N_, Stale
from forum_app.show.operations.calling import State, carry_out
from forum_app.show.operations.telling import Rundown
from forum_app.show.operations.work import Work
from forum_app.show.rules import showing
from forum_app.show.rules.calling import standby
from forum_app.show.rules.cues import Cue, CueId
from forum_app.show.rules.showing import Department, Show


def say_ready(work: Work, department: Department, ready: bool, cue_id: CueId | None) -> State:
    """Say that a department is ready for the standby cue, or no longer.

    `cue_id` is the cue they meant. Raises Stale where another one is on standby, or none.
    """

    def step(show: Show, rundown: Rundown) -> Show:
        cue = _meant(show, rundown, cue_id)
        return showing.say_ready(show, cue.id, department, ready, work.now)

    def told(_was: Show, show: Show, rundown: Rundown) -> tuple[str, dict[str, object]]:
        cue = _meant(show, rundown, cue_id)
        who = {"department": department, "ready": ready}
        return "show.readied", {"cue_id": cue.id, "number": cue.number, **who}

    return carry_out(work, step, told)


def acknowledge(work: Work, message_id: int) -> State:
    """Say that the actor has read a message. Raises Missing for one that no longer stands."""
    return carry_out(
        work,
        lambda show, _cues: showing.acknowledge(show, message_id, work.actor, work.now),
        lambda *_: ("show.message_read", {"message_id": message_id}),
    )


def _meant(show: Show, rundown: Rundown, cue_id: CueId | None) -> Cue:
    cue = standby(show.run, rundown)
    if cue is None:
        raise Stale(detail=N_("Không có tiết mục nào đang chờ gọi."))
    if cue_id not in (None, cue.id):
        raise Stale(detail=N_("Tiết mục chờ gọi đã đổi; hãy xem lại rồi báo sẵn sàng."))
    return cue

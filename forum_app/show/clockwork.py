"""The one who presses GO where the show asks for it: after an automatic cue, and in roll mode.

It holds one timer for each forum with something to come, set from the very state a command has made: GO pays
nothing for it. Nothing is asked of the database before the time is up, and then inside the forum's
transaction: of several processes that wake at the same moment one finds it due, the others find it done.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol, cast

from forum_app.forums.queries import forum_by_id
from forum_app.kernel.actors import Actor
from forum_app.kernel.clock import Clock
from forum_app.kernel.errors import Stale
from forum_app.show.operations import rolling
from forum_app.show.operations.work import Work
from forum_app.show.queries import show_state
from forum_app.show.queries.rows import automatic_forums
from forum_app.show.topics import SHOW
from forum_app.store import feed
from forum_app.store.feed import Committed, State
from forum_app.store.transaction import reading, transaction

# It acts for the show, beside whoever calls it.
CLOCK = Actor(id="clock", name="Tự động", role="stage", program=True)

# The computer's clock may be set meanwhile: a long wait looks at it again.
LONGEST_NAP_S = 30.0
SHORTEST_NAP_S = 0.005
AFTER_A_FAULT_S = 1.0

log = logging.getLogger(__name__)


class Timer(Protocol):
    """What is set for later, and may be called off."""

    def kill(self, *, block: bool) -> object: ...


Later = Callable[[float, Callable[[], object]], Timer]


@dataclass(slots=True)
class Clockwork:
    """Calls what is due, in the forums of one app. Without `later` it does so only when told: for tests."""

    in_app: Callable[[], AbstractContextManager[object]]
    clock: Clock
    later: Later | None
    _due: dict[int, datetime] = field(default_factory=dict)
    _timers: dict[int, Timer] = field(default_factory=dict)
    _seen: dict[int, int] = field(default_factory=dict)

    def start(self) -> None:
        """Take up what was left to the clock when the process before this one ended."""
        self._soon(0, self._take_up)

    def heard(self, committed: Committed) -> None:
        """Set the timer by what a command has made of the show; never waits."""
        facts = [fact for fact in committed.facts if SHOW.touched_by(fact.kind)]
        if not facts:
            return
        made = committed.states.get(SHOW.name)
        if made is None:
            self.noticed(facts[-1].forum_id)
        else:
            self._expect(facts[-1].forum_id, made)

    def noticed(self, forum_id: int) -> None:
        """Look again soon: the rundown was edited, or another process had a command."""
        self._soon(0, partial(self._guarded, forum_id, self._look))

    def advance(self, forum_id: int) -> None:
        """Call what is due now, if anything is."""
        with self.in_app():
            try:
                with transaction(forum_id) as session:
                    forum = forum_by_id(session, forum_id)
                    if forum is None:
                        return
                    state: State = rolling.advance(Work(session, forum, CLOCK, self.clock()))
            except Stale as early:
                state = cast(State, early.extra["current"])
        self._expect(forum_id, state)

    def due_at(self, forum_id: int) -> datetime | None:
        """Give when this process means to call the next cue of a forum."""
        return self._due.get(forum_id)

    def _take_up(self) -> None:
        try:
            with self.in_app(), reading() as session:
                found = automatic_forums(session)
        except Exception:  # the database may come later than the app
            log.exception("what is left to the clock could not be read")
            self._soon(AFTER_A_FAULT_S, self._take_up)
            return
        for forum_id in found:
            self.noticed(forum_id)

    def _look(self, forum_id: int) -> None:
        with self.in_app(), reading() as session:
            if automatic_forums(session, forum_id):
                state: State = show_state(session, forum_id, self.clock())
            else:
                state = {"seq": feed.head(session, forum_id), "advance_at": None}
        self._expect(forum_id, state)

    def _expect(self, forum_id: int, state: State) -> None:
        """Set the timer by a state, unless a newer one has set it: a look may come in late."""
        seq, at = cast("tuple[int, str | None]", (state["seq"], state["advance_at"]))
        if seq < self._seen.get(forum_id, 0):
            return
        self._seen[forum_id] = seq
        timer = self._timers.pop(forum_id, None)
        if timer is not None:
            timer.kill(block=False)
        if at is None:
            self._due.pop(forum_id, None)
        else:
            self._due[forum_id] = datetime.fromisoformat(at)
            self._set(forum_id)

    def _set(self, forum_id: int) -> None:
        wait_s = (self._due[forum_id] - self.clock()).total_seconds()
        self._nap(forum_id, min(max(wait_s, SHORTEST_NAP_S), LONGEST_NAP_S))

    def _nap(self, forum_id: int, seconds: float) -> None:
        if self.later is not None:
            self._timers[forum_id] = self.later(seconds, partial(self._ring, forum_id))

    def _ring(self, forum_id: int) -> None:
        self._timers.pop(forum_id, None)  # it is the one that rings: nobody may call it off any more
        if self._due[forum_id] > self.clock():
            self._set(forum_id)
        else:
            self._guarded(forum_id, self.advance)

    def _guarded(self, forum_id: int, work: Callable[[int], None]) -> None:
        try:
            work(forum_id)
        except Exception:  # a database away for a moment must not stop the clock for the evening
            log.exception("the clock could not call what is due in forum %s", forum_id)
            self._soon(AFTER_A_FAULT_S, partial(self._guarded, forum_id, self._look))

    def _soon(self, seconds: float, work: Callable[[], object]) -> None:
        if self.later is not None:
            self.later(seconds, work)
